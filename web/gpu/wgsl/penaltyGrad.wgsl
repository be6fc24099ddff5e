// out = (l1 · sign(w) + 2 l2 · w) · d, w = a [n], d the gradient by the penalty itself.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = id.x; i < place.n; i += groups.x * 64u) {
    let w = arena[place.a + i];
    arena[place.out + i] = (sign(w) * record.l1 + w * (2.0 * record.l2)) * arena[place.d];
  }
}
