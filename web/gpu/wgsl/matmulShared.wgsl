// out [m, n] = a [m, k] · b [k, n], four numbers at a time (product.wgsl stands in front). A workgroup makes a tile of 64 x 64:
// it fetches 16 terms of its rows and columns into memory that its 64 invocations share, and each of those then makes four
// blocks of 4 x 4 from there. So a number of a or b is read from far away once a tile.

// A term's 64 rows, or 64 columns, in 16 fours.
var<workgroup> lefts: array<vec4f, 256>;
var<workgroup> rights: array<vec4f, 256>;

@compute @workgroup_size(8, 8)
fn main(@builtin(workgroup_id) tile: vec3u, @builtin(local_invocation_id) id: vec3u,
        @builtin(local_invocation_index) me: u32) {
  var sum = array<mat4x4f, 4>();
  var total = array<vec4f, 2>();
  let k = live(place.k);
  for (var first = 0u; first < k; first += 16u) {
    for (var i = me; i < 256u; i += 64u) {
      fetchLeft(tile.y, first, i);
      fetchRight(tile.x, first, i);
    }
    workgroupBarrier();
    for (var l = 0u; l < 16u; l++) {
      let x0 = lefts[16u * l + id.y];
      let x1 = lefts[16u * l + id.y + 8u];
      let y0 = rights[16u * l + id.x];
      let y1 = rights[16u * l + id.x + 8u];
      sum[0] += outer(x0, y0);
      sum[1] += outer(x0, y1);
      sum[2] += outer(x1, y0);
      sum[3] += outer(x1, y1);
      if (SUMS) { total[0] += y0; total[1] += y1; }
    }
    workgroupBarrier();
  }
  let row = 64u * tile.y + 4u * id.y;
  let column = 16u * tile.x + id.x;
  store(row, column, sum[0]);
  store(row, column + 8u, sum[1]);
  store(row + 32u, column, sum[2]);
  store(row + 32u, column + 8u, sum[3]);
  if (SUMS && tile.y == 0u && id.y == 0u) {
    storeSums(column, total[0]);
    storeSums(column + 8u, total[1]);
  }
}

/// Four i of 256. Terms beyond the last are 0; rows and columns beyond the last repeat it and are not stored.
fn fetchLeft(tile: u32, first: u32, i: u32) {
  if (FORM == 1u) {
    lefts[i] = along(place.a / 4u, live(place.m), first + i / 16u, 16u * tile + i % 16u);
  } else {
    let row = i / 4u;
    let four = across(place.a / 4u, live(place.m), 64u * tile + row, first / 4u + i % 4u);
    let at = 64u * (i % 4u) + row / 4u;
    for (var l = 0u; l < 4u; l++) { lefts[at + 16u * l][row % 4u] = four[l]; }
  }
}

fn fetchRight(tile: u32, first: u32, i: u32) {
  if (FORM != 2u) {
    rights[i] = along(place.b / 4u, place.n, first + i / 16u, 16u * tile + i % 16u);
  } else {
    let column = i / 4u;
    let four = across(place.b / 4u, place.n, 64u * tile + column, first / 4u + i % 4u);
    let at = 64u * (i % 4u) + column / 4u;
    for (var l = 0u; l < 4u; l++) { rights[at + 16u * l][column % 4u] = four[l]; }
  }
}

/// A term of four rows that lie side by side, `size` rows in all.
fn along(start: u32, size: u32, term: u32, rows: u32) -> vec4f {
  let k = live(place.k);
  let at = start + min(term, k - 1u) * (size / 4u) + min(rows, size / 4u - 1u);
  return select(vec4f(), arena4[at], term < k);
}

/// Four terms of one row.
fn across(start: u32, size: u32, row: u32, terms: u32) -> vec4f {
  let k4 = live(place.k) / 4u;
  let at = start + min(row, size - 1u) * k4 + min(terms, k4 - 1u);
  return select(vec4f(), arena4[at], terms < k4);
}
