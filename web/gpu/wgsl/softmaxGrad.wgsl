// out = y (dy - mean), mean = sum of dy y along the row; a = dy and b = y are [rows, m]. An invocation owns a row.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var row = id.x; row < record.rows; row += groups.x * 64u) {
    let at = row * place.m;
    var mean = 0.0;
    for (var j = at; j < at + place.m; j++) { mean += arena[place.a + j] * arena[place.b + j]; }
    for (var j = at; j < at + place.m; j++) {
      arena[place.out + j] = arena[place.b + j] * (arena[place.a + j] - mean);
    }
  }
}
