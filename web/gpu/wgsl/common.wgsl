// What every kernel sees. All numbers of a step lie in one arena, bound once; where a kernel's own lie is in `place`,
// what differs from step to step in `record`. This text and math.wgsl stand in front of each kernel's own.

/// Of one training step (core/exec/words.hpp); `indices` and `dropouts` are places in `batch`.
struct Record {
  rows: u32, nesterov: u32, dropouts: u32, rate: f32,
  momentum: f32, rho: f32, beta1: f32, beta2: f32,
  rest1: f32, rest2: f32, correction1: f32, correction2: f32,
  epsilon: f32, decay: f32, l1: f32, l2: f32,
  indices: u32, index: u32,
}

/// Of one kernel of the plan: offsets in the arena and sizes. A size of 0 is the number of live rows.
struct Place {
  out: u32, a: u32, b: u32, c: u32,
  d: u32, sums: u32, m: u32, n: u32,
  k: u32, aRow: u32, aColumn: u32, bRow: u32,
  bColumn: u32, size: u32, key: u32, alpha: f32,
}

/// What a run tells: whether a number that is not finite was met, updates made, and each step's loss and penalty.
struct Status {
  bad: atomic<u32>,
  made: atomic<u32>,
  losses: array<vec2f>,
}

// One arena under two names; a kernel uses one of them.
@group(0) @binding(0) var<storage, read_write> arena: array<f32>;
@group(0) @binding(0) var<storage, read_write> arena4: array<vec4f>;
@group(0) @binding(1) var<storage, read> features: array<u32>;
@group(0) @binding(2) var<storage, read> targets: array<u32>;
@group(0) @binding(3) var<storage, read> batch: array<u32>;
@group(0) @binding(4) var<storage, read_write> status: Status;
@group(0) @binding(5) var<uniform> record: Record;
@group(0) @binding(6) var<uniform> place: Place;

fn live(size: u32) -> u32 { return select(size, record.rows, size == 0u); }

/// Numbers an elementwise kernel has to make: of `size` numbers a live row, or of n in all.
fn count() -> u32 { return select(place.n, record.rows * place.size, place.size > 0u); }
