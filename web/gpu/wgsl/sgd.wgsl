// w = w - rate · g over a whole block of parameters: w = a [n], g = b [n].

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (atomicLoad(&status.bad) != 0u) { return; }
  if (id.x == 0u) { atomicAdd(&status.made, 1u); }
  for (var i = id.x; i < place.n; i += groups.x * 64u) {
    arena[place.a + i] -= arena[place.b + i] * record.rate;
  }
}
