// out = a / (1 - rate) where a counted random number is at least `rate`, else 0. The same numbers as on the CPU
// (core/base/random.hpp): a hash of the step's key and of the position in the batch, so the mask is the same one.

fn mixed(word: u32) -> u32 {
  var x = (word ^ (word >> 16u)) * 0x7feb352du;
  x = (x ^ (x >> 15u)) * 0x846ca68bu;
  return x ^ (x >> 16u);
}

fn uniform01(low: u32, high: u32, position: u32) -> f32 {
  return f32(mixed(mixed(position * 0x9e3779b9u + low) ^ high) >> 8u) * 0x1p-24;
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let at = record.dropouts + 3u * place.key;
  let low = batch[at];
  let high = batch[at + 1u];
  let rate = bitcast<f32>(batch[at + 2u]);
  for (var i = id.x; i < count(); i += groups.x * 64u) {
    let x = arena[place.a + i];
    let kept = select(0.0, x * (1.0 / (1.0 - rate)), uniform01(low, high, i) >= rate);
    arena[place.out + i] = select(kept, x, rate == 0.0);
  }
}
