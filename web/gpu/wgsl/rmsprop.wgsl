// s = ρ s + (1 - ρ) g², then w = w - rate · g / √(s + ε). w = a, g = b, s = c, all [n].

/// A mean that fades ends at 0, as on the CPU.
fn faded(mean: f32) -> f32 { return select(mean, 0.0, abs(mean) < 0x1p-126); }

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (atomicLoad(&status.bad) != 0u) { return; }
  if (id.x == 0u) { atomicAdd(&status.made, 1u); }
  for (var i = id.x; i < place.n; i += groups.x * 64u) {
    let g = arena[place.b + i];
    let s = faded(arena[place.c + i] * record.rho + g * g * (1.0 - record.rho));
    arena[place.c + i] = s;
    arena[place.a + i] -= g * record.rate / sqrt(s + record.epsilon);
  }
}
