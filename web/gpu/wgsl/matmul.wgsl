// out [m, n] = a [m, k] · b [k, n], of any sizes. Either operand may lie transposed: a number's place is its row times a
// stride plus its column times another. An invocation owns 4 x 4 neighbours of out and keeps them in registers; each is
// one sum with k ascending, as on the CPU.

/// Add c [n] to every row, and then go through this activation (see math.wgsl).
override BIAS: bool = false;
override THEN: u32 = 0;
/// Multiply by the slope of this activation, whose output lies at c [m, n].
override BACK: u32 = 0;
/// Also sum b over its k rows, into sums [n]: the bias's gradient beside the kernel's.
override SUMS: bool = false;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let m = live(place.m);
  let n = place.n;
  let k = live(place.k);
  let i = id.y * 4u;
  let j = id.x * 4u;
  if (i >= m || j >= n) { return; }
  // Rows and columns beyond the last repeat it and are not stored.
  let rows = place.a + min(vec4u(i, i + 1u, i + 2u, i + 3u), vec4u(m - 1u)) * place.aRow;
  let columns = place.b + min(vec4u(j, j + 1u, j + 2u, j + 3u), vec4u(n - 1u)) * place.bColumn;
  var sum = array<vec4f, 4>();
  for (var l = 0u; l < k; l++) {
    let x = rows + l * place.aColumn;
    let y = columns + l * place.bRow;
    let b = vec4f(arena[y.x], arena[y.y], arena[y.z], arena[y.w]);
    sum[0] += arena[x.x] * b;
    sum[1] += arena[x.y] * b;
    sum[2] += arena[x.z] * b;
    sum[3] += arena[x.w] * b;
  }
  for (var r = 0u; r < min(4u, m - i); r++) {
    for (var c = 0u; c < min(4u, n - j); c++) {
      let at = (i + r) * n + j + c;
      var z = sum[r][c];
      if (BIAS) { z += arena[place.c + j + c]; }
      if (BACK != 0u) { z = activateBack(BACK, z, arena[place.c + at], place.alpha); }
      arena[place.out + at] = activate(THEN, z, place.alpha);
    }
  }
  if (SUMS && i == 0u) {
    var total = vec4f();
    for (var l = 0u; l < k; l++) {
      let y = columns + l * place.bRow;
      total += vec4f(arena[y.x], arena[y.y], arena[y.z], arena[y.w]);
    }
    for (var c = 0u; c < min(4u, n - j); c++) { arena[place.sums + j + c] = total[c]; }
  }
}
