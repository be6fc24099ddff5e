// matmul.wgsl for operands that can be read four numbers at a time: every offset and every dimension but the batch's is
// a multiple of 4. The same sums in the same order, with a quarter of the loads.

/// How the operands lie: 0 a · b, 1 aᵀ · b (a is [k, m]), 2 a · bᵀ (b is [n, k]).
override FORM: u32 = 0;
override BIAS: bool = false;
override THEN: u32 = 0;
override BACK: u32 = 0;
override SUMS: bool = false;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let m = live(place.m);
  let n4 = place.n / 4u;
  let k = live(place.k);
  let i = id.y * 4u;
  let j4 = id.x;
  if (i >= m || j4 >= n4) { return; }
  let a = place.a / 4u;
  let b = place.b / 4u;
  var sum = array<vec4f, 4>();
  if (FORM == 1u) {
    let m4 = m / 4u;
    for (var l = 0u; l < k; l++) {
      let x = arena4[a + l * m4 + id.y];
      let y = arena4[b + l * n4 + j4];
      sum[0] += x.x * y;
      sum[1] += x.y * y;
      sum[2] += x.z * y;
      sum[3] += x.w * y;
    }
  } else {
    let k4 = k / 4u;
    let rows = a + min(vec4u(i, i + 1u, i + 2u, i + 3u), vec4u(m - 1u)) * k4;
    for (var l = 0u; l < k4; l++) {
      let x0 = arena4[rows.x + l];
      let x1 = arena4[rows.y + l];
      let x2 = arena4[rows.z + l];
      let x3 = arena4[rows.w + l];
      var y: mat4x4f;
      if (FORM == 2u) {
        let at = b + j4 * 4u * k4 + l;
        y = transpose(mat4x4f(arena4[at], arena4[at + k4], arena4[at + 2u * k4], arena4[at + 3u * k4]));
      } else {
        let at = b + l * 4u * n4 + j4;
        y = mat4x4f(arena4[at], arena4[at + n4], arena4[at + 2u * n4], arena4[at + 3u * n4]);
      }
      sum[0] = (((sum[0] + x0.x * y[0]) + x0.y * y[1]) + x0.z * y[2]) + x0.w * y[3];
      sum[1] = (((sum[1] + x1.x * y[0]) + x1.y * y[1]) + x1.z * y[2]) + x1.w * y[3];
      sum[2] = (((sum[2] + x2.x * y[0]) + x2.y * y[1]) + x2.z * y[2]) + x2.w * y[3];
      sum[3] = (((sum[3] + x3.x * y[0]) + x3.y * y[1]) + x3.z * y[2]) + x3.w * y[3];
    }
  }
  for (var r = 0u; r < min(4u, m - i); r++) {
    let at = (i + r) * n4 + j4;
    var z = sum[r];
    if (BIAS) { z += arena4[place.c / 4u + j4]; }
    if (BACK != 0u) { z = activateBack4(BACK, z, arena4[place.c / 4u + at], place.alpha); }
    arena4[place.out / 4u + at] = activate4(THEN, z, place.alpha);
  }
  if (SUMS && i == 0u) {
    var total = vec4f();
    for (var l = 0u; l < k; l++) { total += arena4[b + l * n4 + j4]; }
    arena4[place.sums / 4u + j4] = total;
  }
}
