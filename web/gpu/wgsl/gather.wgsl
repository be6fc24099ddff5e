// out [rows, m] = the batch's rows of the features; c [rows, n] = those of the targets. Data keeps its own type in its
// own buffers and becomes numbers here: bytes times their scale, class ids as rows with a single 1.

/// 0: none, 1: floats, 2: bytes, to be multiplied by alpha.
override FEATURES: u32 = 1;
/// 0: none, 1: floats, 2: class ids.
override TARGETS: u32 = 1;

fn feature(at: u32) -> f32 {
  if (FEATURES == 1u) { return bitcast<f32>(features[at]); }
  return place.alpha * f32((features[at / 4u] >> (8u * (at % 4u))) & 0xffu);
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let m = select(0u, place.m, FEATURES != 0u);
  let n = select(0u, place.n, TARGETS != 0u);
  for (var i = id.x; i < record.rows * (m + n); i += groups.x * 64u) {
    let row = i / (m + n);
    let column = i % (m + n);
    let example = batch[record.indices + row];
    if (column < m) {
      arena[place.out + row * m + column] = feature(example * m + column);
    } else if (TARGETS == 1u) {
      arena[place.c + row * n + column - m] = bitcast<f32>(targets[example * n + column - m]);
    } else {
      arena[place.c + row * n + column - m] = select(0.0, 1.0, targets[example] == column - m);
    }
  }
}
