// v = μ v + g, then w = w - rate · v, or with Nesterov w = w - rate · (g + μ v). w = a, g = b, v = c, all [n].

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (atomicLoad(&status.bad) != 0u) { return; }
  if (id.x == 0u) { atomicAdd(&status.made, 1u); }
  for (var i = id.x; i < place.n; i += groups.x * 64u) {
    let g = arena[place.b + i];
    let v = arena[place.c + i] * record.momentum + g;
    arena[place.c + i] = v;
    arena[place.a + i] -= select(v, g + v * record.momentum, record.nesterov != 0u) * record.rate;
  }
}
