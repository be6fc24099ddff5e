// out = f(a), number by number.

/// See math.wgsl; 0 copies.
override THEN: u32 = 0;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = id.x; i < count(); i += groups.x * 64u) {
    arena[place.out + i] = activate(THEN, arena[place.a + i], place.alpha);
  }
}
