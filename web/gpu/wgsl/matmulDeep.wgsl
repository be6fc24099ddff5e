// out [m, n] = a [m, k] · b [k, n] for long sums and few of them, of any sizes, as matmul.wgsl reads them. The 64
// invocations of a workgroup share 4 x 4 neighbours of out: each adds up every 64th term, then 16 of them add what all have,
// a number each. So few rows, or the gradient of a small kernel over a large batch, still keep a GPU busy.

override BIAS: bool = false;
override THEN: u32 = 0;
override BACK: u32 = 0;
override SUMS: bool = false;

var<workgroup> sums: array<mat4x4f, 64>;
var<workgroup> totals: array<vec4f, 64>;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) tile: vec3u, @builtin(local_invocation_index) me: u32) {
  let m = live(place.m);
  let n = place.n;
  let k = live(place.k);
  let i = tile.y * 4u;
  let j = tile.x * 4u;
  let rows = place.a + min(vec4u(i, i + 1u, i + 2u, i + 3u), vec4u(m - 1u)) * place.aRow;
  let columns = place.b + min(vec4u(j, j + 1u, j + 2u, j + 3u), vec4u(n - 1u)) * place.bColumn;
  var sum = mat4x4f();
  var total = vec4f();
  for (var l = me; l < k; l += 64u) {
    let x = rows + l * place.aColumn;
    let y = columns + l * place.bRow;
    let b = vec4f(arena[y.x], arena[y.y], arena[y.z], arena[y.w]);
    sum += mat4x4f(arena[x.x] * b, arena[x.y] * b, arena[x.z] * b, arena[x.w] * b);
    if (SUMS) { total += b; }
  }
  sums[me] = sum;
  if (SUMS) { totals[me] = total; }
  workgroupBarrier();
  let row = i + me / 4u;
  let column = j + me % 4u;
  if (me >= 16u || row >= m || column >= n) { return; }
  let at = row * n + column;
  var z = 0.0;
  for (var l = 0u; l < 64u; l++) { z += sums[l][me / 4u][me % 4u]; }
  if (BIAS) { z += arena[place.c + column]; }
  if (BACK != 0u) { z = activateBack(BACK, z, arena[place.c + at], place.alpha); }
  arena[place.out + at] = activate(THEN, z, place.alpha);
  if (SUMS && row == 0u) {
    var all = 0.0;
    for (var l = 0u; l < 64u; l++) { all += totals[l][me % 4u]; }
    arena[place.sums + column] = all;
  }
}
