// out [rows, m] = softmax of each row of a. An invocation owns a row. out may be a.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var row = id.x; row < record.rows; row += groups.x * 64u) {
    let a = place.a + row * place.m;
    let out = place.out + row * place.m;
    var top = arena[a];
    for (var j = 1u; j < place.m; j++) { top = max(top, arena[a + j]); }
    var sum = 0.0;
    for (var j = 0u; j < place.m; j++) {
      let e = expOf(arena[a + j] - top);
      arena[out + j] = e;
      sum += e;
    }
    for (var j = 0u; j < place.m; j++) { arena[out + j] /= sum; }
  }
}
