// s = s + g², then w = w - rate · g / √(s + ε). w = a, g = b, s = c, all [n].

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (atomicLoad(&status.bad) != 0u) { return; }
  if (id.x == 0u) { atomicAdd(&status.made, 1u); }
  for (var i = id.x; i < place.n; i += groups.x * 64u) {
    let g = arena[place.b + i];
    let s = arena[place.c + i] + g * g;
    arena[place.c + i] = s;
    arena[place.a + i] -= g * record.rate / sqrt(s + record.epsilon);
  }
}
