// out [m] = the sum of a [rows, m] over its rows. An invocation owns a column.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var j = id.x; j < place.m; j += groups.x * 64u) {
    var sum = 0.0;
    for (var row = 0u; row < record.rows; row++) { sum += arena[place.a + row * place.m + j]; }
    arena[place.out + j] = sum;
  }
}
