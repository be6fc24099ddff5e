// What matmul4.wgsl and matmulShared.wgsl have in common; it stands in front of them. Both read and write four numbers at
// a time, and count in blocks of 4 x 4: every offset and every dimension but the batch's is a multiple of 4.

/// How the operands lie: 0 a · b, 1 aᵀ · b (a is [k, m]), 2 a · bᵀ (b is [n, k]).
override FORM: u32 = 0;
/// Add c [n] to every row, and then go through this activation (see math.wgsl).
override BIAS: bool = false;
override THEN: u32 = 0;
/// Multiply by the slope of this activation, whose output lies at c [m, n].
override BACK: u32 = 0;
/// Also sum b over its k rows, into sums [n]: the bias's gradient beside the kernel's.
override SUMS: bool = false;

const kFour = vec4u(0u, 1u, 2u, 3u);

/// A column of the matrix is a row of out.
fn outer(x: vec4f, y: vec4f) -> mat4x4f { return mat4x4f(x.x * y, x.y * y, x.z * y, x.w * y); }

/// A block, to where its first row begins and in this column of blocks, with all that follows on the sums. Rows and columns
/// beyond the last are not stored.
fn store(row: u32, column: u32, sum: mat4x4f) {
  keep(row, column, sum[0]);
  keep(row + 1u, column, sum[1]);
  keep(row + 2u, column, sum[2]);
  keep(row + 3u, column, sum[3]);
  // Written once, in a loop over what is stored: four times as text it would take a driver ten times as long to compile.
  if (BIAS || THEN != 0u || BACK != 0u) {
    for (var r = row; r < row + 4u; r++) { finish(r, column); }
  }
}

fn isInside(row: u32, column: u32) -> bool { return row < live(place.m) && column < place.n / 4u; }

fn keep(row: u32, column: u32, sum: vec4f) {
  if (isInside(row, column)) { arena4[place.out / 4u + row * (place.n / 4u) + column] = sum; }
}

fn finish(row: u32, column: u32) {
  if (!isInside(row, column)) { return; }
  let at = row * (place.n / 4u) + column;
  var z = arena4[place.out / 4u + at];
  if (BIAS) { z += arena4[place.c / 4u + column]; }
  if (BACK != 0u) { z = activateBack4(BACK, z, arena4[place.c / 4u + at], place.alpha); }
  arena4[place.out / 4u + at] = activate4(THEN, z, place.alpha);
}

fn storeSums(column: u32, total: vec4f) {
  if (column < place.n / 4u) { arena4[place.sums / 4u + column] = total; }
}
