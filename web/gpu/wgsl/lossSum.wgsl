// out = the sum of sums [rows], over rows times m: the mean that a loss is. One workgroup; a fixed tree.

var<workgroup> partial: array<f32, 64>;

@compute @workgroup_size(64)
fn main(@builtin(local_invocation_index) me: u32) {
  var sum = 0.0;
  for (var row = me; row < record.rows; row += 64u) { sum += arena[place.sums + row]; }
  partial[me] = sum;
  for (var half = 32u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (me < half) { partial[me] += partial[me + half]; }
  }
  if (me == 0u) { arena[place.out] = partial[0] / f32(record.rows * place.m); }
}
