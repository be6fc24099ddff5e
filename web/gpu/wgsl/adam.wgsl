// m = β₁ m + (1 - β₁) g, v = β₂ v + (1 - β₂) g², then w = w - rate · m̂ / (√v̂ + ε) with m̂ = m / (1 - β₁ᵗ) and
// v̂ = v / (1 - β₂ᵗ). With DECAY (adamw) w shrinks by rate times weight decay first. w = a, g = b, m = c, v = d, all [n].

override DECAY: bool = false;

/// A mean that fades ends at 0, as on the CPU.
fn faded(mean: f32) -> f32 { return select(mean, 0.0, abs(mean) < 0x1p-126); }

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  if (atomicLoad(&status.bad) != 0u) { return; }
  if (id.x == 0u) { atomicAdd(&status.made, 1u); }
  for (var i = id.x; i < place.n; i += groups.x * 64u) {
    let g = arena[place.b + i];
    let mean = faded(arena[place.c + i] * record.beta1 + g * record.rest1);
    let square = faded(arena[place.d + i] * record.beta2 + g * g * record.rest2);
    arena[place.c + i] = mean;
    arena[place.d + i] = square;
    var w = arena[place.a + i];
    if (DECAY) { w -= w * record.decay; }
    let down = sqrt(square / record.correction2) + record.epsilon;
    arena[place.a + i] = w - mean / record.correction1 * record.rate / down;
  }
}
