// out [m] = a [m, k] · b [k]: a product with a single column. An invocation owns a row; strides as in matmul.wgsl.

override BIAS: bool = false;
override THEN: u32 = 0;
override BACK: u32 = 0;
override SUMS: bool = false;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let k = live(place.k);
  for (var i = id.x; i < live(place.m); i += groups.x * 64u) {
    var sum = 0.0;
    var total = 0.0;
    for (var l = 0u; l < k; l++) {
      let b = arena[place.b + l * place.bRow];
      sum += arena[place.a + i * place.aRow + l * place.aColumn] * b;
      total += b;
    }
    if (BIAS) { sum += arena[place.c]; }
    if (BACK != 0u) { sum = activateBack(BACK, sum, arena[place.c + i], place.alpha); }
    arena[place.out + i] = activate(THEN, sum, place.alpha);
    if (SUMS && i == 0u) { arena[place.sums] = total; }
  }
}
