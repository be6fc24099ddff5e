// out [m, n] = a [m, k] · b [k, n], four numbers at a time (product.wgsl stands in front). An invocation owns 4 x 4 neighbours
// of out, or 8 x 8, and keeps them in registers: each is one sum with k ascending, as on the CPU. The more it owns, the
// fewer numbers it reads for each that it makes, and the fewer invocations share the work: what is best is measured (tune.ts).

/// 8 x 8: two blocks down and two across.
override WIDE: bool = false;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let blocks = select(1u, 2u, WIDE);
  let i = id.y * blocks;
  let j = id.x * blocks;
  if (4u * i >= live(place.m) || 4u * j >= place.n) { return; }
  let a0 = leftAt(i);
  let a1 = leftAt(i + 1u);
  let b0 = rightAt(j);
  let b1 = rightAt(j + 1u);
  var sum = array<mat4x4f, 4>();
  var total = array<vec4f, 2>();
  let k = live(place.k);
  for (var l = 0u; l < k; l++) {
    let x0 = left(a0, l);
    let y0 = right(b0, l);
    sum[0] += outer(x0, y0);
    if (SUMS) { total[0] += y0; }
    if (WIDE) {
      let x1 = left(a1, l);
      let y1 = right(b1, l);
      sum[1] += outer(x0, y1);
      sum[2] += outer(x1, y0);
      sum[3] += outer(x1, y1);
      if (SUMS) { total[1] += y1; }
    }
  }
  store(4u * i, j, sum[0]);
  if (SUMS && i == 0u) { storeSums(j, total[0]); }
  if (WIDE) {
    store(4u * i, j + 1u, sum[1]);
    store(4u * i + 4u, j, sum[2]);
    store(4u * i + 4u, j + 1u, sum[3]);
    if (SUMS && i == 0u) { storeSums(j + 1u, total[1]); }
  }
}

/// Where block row i of a begins: four rows, or a column of the transposed. Beyond the last it is the last again.
fn leftAt(i: u32) -> vec4u {
  let m = live(place.m);
  if (FORM == 1u) { return vec4u(place.a / 4u + min(i, m / 4u - 1u)); }
  return place.a / 4u + min(4u * i + kFour, vec4u(m - 1u)) * (place.k / 4u);
}

/// Where block column j of b begins.
fn rightAt(j: u32) -> vec4u {
  let column = min(j, place.n / 4u - 1u);
  if (FORM == 2u) { return place.b / 4u + (4u * column + kFour) * (place.k / 4u); }
  return vec4u(place.b / 4u + column);
}

/// Term l of four rows of a.
fn left(at: vec4u, l: u32) -> vec4f {
  if (FORM == 1u) { return arena4[at.x + l * (place.m / 4u)]; }
  return apart(at + l / 4u, l % 4u);
}

/// Term l of four columns of b.
fn right(at: vec4u, l: u32) -> vec4f {
  if (FORM == 2u) { return apart(at + l / 4u, l % 4u); }
  return arena4[at.x + l * (place.n / 4u)];
}

fn apart(at: vec4u, c: u32) -> vec4f {
  return vec4f(arena4[at.x][c], arena4[at.y][c], arena4[at.z][c], arena4[at.w][c]);
}
