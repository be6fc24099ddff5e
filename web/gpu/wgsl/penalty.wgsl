// out = l1 · sum |w| + l2 · sum w², w = a [n]. One workgroup; a fixed tree.

var<workgroup> partial: array<vec2f, 256>;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) me: u32) {
  var sum = vec2f();
  for (var i = me; i < place.n; i += 256u) {
    let w = arena[place.a + i];
    sum += vec2f(abs(w), w * w);
  }
  partial[me] = sum;
  for (var half = 128u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (me < half) { partial[me] += partial[me + half]; }
  }
  if (me == 0u) { arena[place.out] = record.l1 * partial[0].x + record.l2 * partial[0].y; }
}
