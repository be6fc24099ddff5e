// Whether all of a [n], b [m] and the number at c are finite: an update that would bring in a NaN is not made, nor any
// after it in the same run. Read from the bits, because a compiler may take x != x for false. It also notes the step's
// loss (at d) and, where there is one, its penalty (at sums).

fn isBad(x: f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u; }

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  var bad = false;
  for (var i = id.x; i < place.n; i += groups.x * 64u) { bad = bad || isBad(arena[place.a + i]); }
  for (var i = id.x; i < place.m; i += groups.x * 64u) { bad = bad || isBad(arena[place.b + i]); }
  if (id.x == 0u) {
    bad = bad || isBad(arena[place.c]);
    status.losses[record.index] = vec2f(arena[place.d], select(0.0, arena[place.sums], place.sums != 0u));
  }
  if (bad) { atomicStore(&status.bad, 1u); }
}
