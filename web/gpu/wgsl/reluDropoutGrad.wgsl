// What flows back through dropout(relu(z)): a / (1 - rate) where b, its output, is above 0, else 0.

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let rate = bitcast<f32>(batch[record.dropouts + 3u * place.key + 2u]);
  for (var i = id.x; i < count(); i += groups.x * 64u) {
    arena[place.out + i] = select(arena[place.a + i] * (1.0 / (1.0 - rate)), 0.0, arena[place.b + i] <= 0.0);
  }
}
