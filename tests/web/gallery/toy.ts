// Things to draw: a small network trained here and now in plain TypeScript, and a straight line walked by hand.
// For the gallery only. It shares nothing with the engine on purpose: pictures must not need one.

/** A counted pseudo-random stream in [0, 1): the gallery draws the same pictures every time. */
export function stream(seed: number): () => number {
  let state = BigInt(seed) + 0x9e3779b97f4a7c15n;
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 33n) / 2 ** 31;
  };
}

const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());

export interface ToyPoint {
  x: number;
  y: number;
  label: number;
  held?: boolean;
}

/** Two arms of a spiral within [-3, 3]; every fifth point is held back. */
export function spiral(rows: number, seed: number): ToyPoint[] {
  const random = stream(seed);
  return Array.from({ length: rows }, (_, i) => {
    const label = i % 2;
    const u = Math.sqrt((Math.floor(i / 2) + 0.6) / (rows / 2));
    const angle = u * 2.2 * Math.PI + label * Math.PI;
    return {
      x: 2.5 * u * Math.sin(angle) + 0.08 * normal(random),
      y: 2.5 * u * Math.cos(angle) + 0.08 * normal(random),
      label,
      held: i % 10 >= 8,
    };
  });
}

/** A disc of ones inside a ring of zeros. */
export function rings(rows: number, seed: number): ToyPoint[] {
  const random = stream(seed);
  return Array.from({ length: rows }, (_, i) => {
    const label = i % 2;
    const angle = random() * 2 * Math.PI;
    const radius = label ? 1.1 * Math.sqrt(random()) : 1.9 + 0.6 * random();
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), label };
  });
}

/** Like signs one, unlike signs zero. */
export function corners(rows: number, seed: number): ToyPoint[] {
  const random = stream(seed);
  return Array.from({ length: rows }, () => {
    const [x, y] = [random() * 5 - 2.5, random() * 5 - 2.5];
    return { x, y, label: x * y > 0 ? 1 : 0 };
  });
}

/** Two heaps that overlap a little. */
export function hills(rows: number, seed: number): ToyPoint[] {
  const random = stream(seed);
  return Array.from({ length: rows }, (_, i) => {
    const side = i % 2 ? 1 : -1;
    return { x: side + 0.65 * normal(random), y: 0.9 * side + 0.65 * normal(random), label: i % 2 };
  });
}

/** A tanh network with a sigmoid output, kernels [in, out] row-major. */
export class ToyNet {
  readonly kernels: Float32Array[] = [];
  readonly biases: Float32Array[] = [];

  constructor(
    readonly units: readonly number[],
    seed: number,
  ) {
    const random = stream(seed);
    for (let l = 1; l < units.length; l++) {
      const [m, n] = [units[l - 1], units[l]];
      const limit = Math.sqrt(6 / (m + n));
      this.kernels.push(Float32Array.from({ length: m * n }, () => (2 * random() - 1) * limit));
      this.biases.push(new Float32Array(n));
    }
  }

  /** Outputs of every layer, the inputs first. */
  forward(inputs: readonly number[]): number[][] {
    const layers = [[...inputs]];
    this.kernels.forEach((kernel, l) => {
      const before = layers[l] as number[];
      const bias = this.biases[l];
      const last = l === this.kernels.length - 1;
      layers.push(
        Array.from(bias, (b, j) => {
          const z = before.reduce((sum, a, i) => sum + a * kernel[i * bias.length + j], b);
          return last ? 1 / (1 + Math.exp(-z)) : Math.tanh(z);
        }),
      );
    });
    return layers;
  }

  step(batch: readonly { inputs: readonly number[]; label: number }[], rate: number): void {
    const slopes = this.kernels.map((k) => new Float32Array(k.length));
    const drift = this.biases.map((b) => new Float32Array(b.length));
    for (const { inputs, label } of batch)
      this.#backward(this.forward(inputs), label, batch.length, slopes, drift);
    const descend = (values: Float32Array, slope: Float32Array) => {
      for (let i = 0; i < values.length; i++) values[i] -= rate * slope[i];
    };
    for (const l of slopes.keys()) {
      descend(this.kernels[l], slopes[l]);
      descend(this.biases[l], drift[l]);
    }
  }

  #backward(
    layers: number[][],
    label: number,
    rows: number,
    slopes: Float32Array[],
    drift: Float32Array[],
  ): void {
    let delta = [((layers.at(-1) as number[])[0] - label) / rows];
    for (let l = this.kernels.length - 1; l >= 0; l--) {
      const before = layers[l] as number[];
      const kernel = this.kernels[l];
      const next = before.map((a, i) => {
        let sum = 0;
        delta.forEach((d, j) => {
          slopes[l][i * delta.length + j] += d * a;
          sum += d * kernel[i * delta.length + j];
        });
        return sum * (1 - a * a);
      });
      for (const [j, d] of delta.entries()) drift[l][j] += d;
      delta = next;
    }
  }

  loss(points: readonly ToyPoint[], features: (p: ToyPoint) => number[]): number {
    const each = points.map((p) => {
      const out = Math.min(1 - 1e-7, Math.max(1e-7, (this.forward(features(p)).at(-1) as number[])[0]));
      return p.label ? -Math.log(out) : -Math.log(1 - out);
    });
    return each.reduce((a, b) => a + b, 0) / each.length;
  }
}

export interface Walk {
  net: ToyNet;
  step: number[];
  train: number[];
  held: number[];
}

/** Trains on the points that are not held back, ten a step, noting both losses every `every` steps. */
export function walk(
  net: ToyNet,
  points: ToyPoint[],
  options: { steps: number; rate: number; every: number; features?: (p: ToyPoint) => number[] },
): Walk {
  const { steps, rate, every, features = (p) => [p.x, p.y] } = options;
  const random = stream(77);
  const learn = points.filter((p) => !p.held);
  const held = points.filter((p) => p.held);
  const result: Walk = { net, step: [], train: [], held: [] };
  for (let s = 0; s <= steps; s++) {
    if (s % every === 0) {
      result.step.push(s);
      result.train.push(net.loss(learn, features));
      result.held.push(held.length ? net.loss(held, features) : Number.NaN);
    }
    const batch = Array.from({ length: 10 }, () => learn[Math.floor(random() * learn.length)]);
    net.step(
      batch.map((p) => ({ inputs: features(p), label: p.label })),
      rate,
    );
  }
  return result;
}

/** Outputs of every unit of every layer over [-3, 3]², rows from the top: maps[layer] is [units][side][side]. */
export function responses(
  net: ToyNet,
  side: number,
  features: (p: ToyPoint) => number[] = (p) => [p.x, p.y],
): Float32Array[] {
  const maps = net.units.map((n) => new Float32Array(n * side * side));
  for (let r = 0; r < side; r++) {
    for (let c = 0; c < side; c++) {
      const point = { x: ((c + 0.5) / side) * 6 - 3, y: 3 - ((r + 0.5) / side) * 6, label: 0 };
      for (const [l, layer] of net.forward(features(point)).entries()) {
        for (const [u, v] of layer.entries()) maps[l][u * side * side + r * side + c] = v;
      }
    }
  }
  return maps;
}

export interface LineWalk {
  points: { x: number; y: number }[];
  path: { w: number; b: number }[];
  loss: number[];
  exact: { w: number; b: number };
}

/** Gradient descent on nine points for y = w x + b, mean of squares. */
export function lineWalk(rate: number, steps: number): LineWalk {
  const points = [
    [-2.1, -1],
    [-1.5, -1.25],
    [-0.9, 0.35],
    [-0.25, -0.1],
    [0.4, 0.75],
    [0.9, 0.35],
    [1.6, 1.75],
    [2.3, 1.5],
    [2.8, 2.6],
  ].map(([x = 0, y = 0]) => ({ x, y }));
  const mean = (f: (p: { x: number; y: number }) => number) =>
    points.reduce((sum, p) => sum + f(p), 0) / points.length;
  const path = [{ w: -0.75, b: 2.55 }];
  const loss: number[] = [];
  for (let s = 0; s <= steps; s++) {
    const { w, b } = path[s] as { w: number; b: number };
    loss.push(mean((p) => (w * p.x + b - p.y) ** 2));
    path.push({
      w: w - rate * mean((p) => 2 * (w * p.x + b - p.y) * p.x),
      b: b - rate * mean((p) => 2 * (w * p.x + b - p.y)),
    });
  }
  const [mx, my] = [mean((p) => p.x), mean((p) => p.y)];
  const w = mean((p) => (p.x - mx) * (p.y - my)) / mean((p) => (p.x - mx) ** 2);
  return { points, path, loss, exact: { w, b: my - w * mx } };
}
