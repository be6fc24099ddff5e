// A loss of a [rows, m], predictions or logits, and b [rows, m], targets; formulas and meanings: core/kernels/losses.hpp.
// An invocation owns a row: what the row adds to the loss goes to sums [rows] (lossSum.wgsl adds those up), the gradient,
// times the number at d, to out [rows, m].

/// 0 mean squared error, 1 binary crossentropy, 2 from logits, 3 categorical crossentropy, 4 from logits.
override KIND: u32 = 0;
override LOSS: bool = true;
override GRAD: bool = true;

const kLow = 1e-7;
const kHigh = 1.0 - 1e-7;

fn clipped(p: f32) -> f32 { return select(select(p, kHigh, p > kHigh), kLow, p < kLow); }
/// value where p was not held, else 0
fn whereFree(p: f32, value: f32) -> f32 { return select(select(value, 0.0, p > kHigh), 0.0, p < kLow); }

fn lossOf(p: f32, t: f32) -> f32 {
  switch KIND {
    case 0u: { return (p - t) * (p - t); }
    case 1u: { return -(t * logOf(clipped(p)) + (1.0 - t) * log1pOf(-clipped(p))); }
    default: { return (select(p, 0.0, p <= 0.0) - p * t) + log1pOf(expOf(-abs(p))); }
  }
}

fn slopeOf(p: f32, t: f32) -> f32 {
  switch KIND {
    case 0u: { return 2.0 * (p - t); }
    case 1u: {
      let q = clipped(p);
      return whereFree(p, (q - t) / (q * (1.0 - q)));
    }
    default: {
      let tail = sigmoidOf(-abs(p));
      return select(tail - t, (1.0 - t) - tail, p > 0.0);
    }
  }
}

fn numberByNumber(row: u32, m: u32) {
  var sum = 0.0;
  let factor = arena[place.d] / f32(record.rows * m);
  for (var i = row * m; i < (row + 1u) * m; i++) {
    let p = arena[place.a + i];
    let t = arena[place.b + i];
    if (LOSS) { sum += lossOf(p, t); }
    if (GRAD) { arena[place.out + i] = slopeOf(p, t) * factor; }
  }
  if (LOSS) { arena[place.sums + row] = sum; }
}

/// -sum t log q, q = p / sum(p)
fn ofProbabilities(row: u32, m: u32) {
  var mass = 0.0;
  for (var i = row * m; i < (row + 1u) * m; i++) { mass += arena[place.a + i]; }
  var sum = 0.0;
  var mean = 0.0;
  for (var i = row * m; i < (row + 1u) * m; i++) {
    let q = arena[place.a + i] / mass;
    let t = arena[place.b + i];
    sum -= t * logOf(clipped(q));
    mean += whereFree(q, -t / q) * q;
  }
  if (LOSS) { arena[place.sums + row] = sum; }
  if (!GRAD) { return; }
  let factor = arena[place.d] / f32(record.rows);
  for (var i = row * m; i < (row + 1u) * m; i++) {
    let q = arena[place.a + i] / mass;
    arena[place.out + i] = (whereFree(q, -arena[place.b + i] / q) - mean) / mass * factor;
  }
}

/// -sum t log softmax(z)
fn ofLogits(row: u32, m: u32) {
  let at = row * m;
  var top = arena[place.a + at];
  for (var i = at + 1u; i < at + m; i++) { top = max(top, arena[place.a + i]); }
  var powers = 0.0;
  var mass = 0.0;
  for (var i = at; i < at + m; i++) {
    powers += expOf(arena[place.a + i] - top);
    mass += arena[place.b + i];
  }
  let logSum = logOf(powers);
  let factor = arena[place.d] / f32(record.rows);
  var sum = 0.0;
  for (var i = at; i < at + m; i++) {
    let z = arena[place.a + i] - top;
    let t = arena[place.b + i];
    sum += t * (logSum - z);
    if (GRAD) { arena[place.out + i] = (expOf(z) / powers * mass - t) * factor; }
  }
  if (LOSS) { arena[place.sums + row] = sum; }
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var row = id.x; row < record.rows; row += groups.x * 64u) {
    if (KIND == 3u) {
      ofProbabilities(row, place.m);
    } else if (KIND == 4u) {
      ofLogits(row, place.m);
    } else {
      numberByNumber(row, place.m);
    }
  }
}
