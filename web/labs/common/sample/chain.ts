// One point's own chain of numbers, out of a snapshot's sample: each unit with what it takes and gives, each weight with
// the two factors of its gradient, and the pull of the point on it. Pure; the engine has done the arithmetic, but for the
// local slope f′(z), which it never makes by itself, and the pull.

import type { Activation, Sample, Snapshot, Tensor } from "../../../shared/protocol.ts";

/** A unit of a dense layer. Layers count from 1, units from 0. */
export interface Unit {
  readonly layer: number;
  readonly unit: number;
  readonly activation: Activation;
  readonly z: number;
  readonly a: number;
  /** f′(z). */
  readonly slope: number;
  /** ∂L/∂a; null at the output of a cross-entropy, which is differentiated in z at once. */
  readonly upstream: number | null;
  /** ∂L/∂z. */
  readonly delta: number;
}

/** A weight, or a bias (`from` null). */
export interface Edge {
  readonly layer: number;
  readonly from: number | null;
  readonly to: number;
  readonly value: number;
  /** ∂z/∂w: what the weight is multiplied by; 1 for a bias. */
  readonly local: number;
  /** ∂L/∂z of the unit it leads to. */
  readonly upstream: number;
  /** ∂L/∂w = local × upstream. */
  readonly gradient: number;
  /** What a plain step adds to the weight because of this point: −α / B × gradient. */
  readonly pull: number;
}

export interface Chain {
  readonly inputs: Float32Array;
  readonly target: number;
  readonly answer: number;
  readonly loss: number;
  readonly units: readonly (readonly Unit[])[];
  readonly edges: readonly Edge[];
}

const kNone = new Float32Array(0);

/** f′ at z, where f(z) = a. leakyRelu's slope below zero is 0.2 (core/DESIGN.md, section 9); softmax has no single one. */
export function slopeOf(activation: Activation, z: number, a: number): number {
  switch (activation) {
    case "linear":
      return 1;
    case "tanh":
      return 1 - a * a;
    case "sigmoid":
      return a * (1 - a);
    case "relu":
      return z > 0 ? 1 : 0;
    case "leakyRelu":
      return z > 0 ? 1 : 0.2;
    case "elu":
      return z > 0 ? 1 : a + 1;
    case "softmax":
      return Number.NaN;
    default:
      return activation satisfies never;
  }
}

/** null: weights and sample are not of the same network (it has just been changed). */
export function chainOf({ parameters, learningRate }: Snapshot, sample: Sample): Chain | null {
  const values = new Map(sample.values.map(({ name, data }) => [name, data]));
  const read = (name: string): Float32Array | undefined => values.get(name);
  const units = sample.layers.map(({ name, activation }, at): Unit[] => {
    const a = read(name) ?? kNone;
    const z = read(`${name}/z`) ?? a;
    const upstream = read(`d_${name}`);
    const delta = read(`d_${name}/z`) ?? upstream ?? kNone;
    return Array.from(a, (value, unit) => ({
      layer: at + 1,
      unit,
      activation,
      z: z[unit] ?? value,
      a: value,
      slope: slopeOf(activation, z[unit] ?? value, value),
      upstream: upstream?.[unit] ?? null,
      delta: delta[unit] ?? Number.NaN,
    }));
  });
  const inputs = read("input") ?? kNone;
  const edges = sample.layers.flatMap(({ name }, at) => {
    const before = at === 0 ? Array.from(inputs) : (units[at - 1] ?? []).map(({ a }) => a);
    const named = (part: string): Tensor | undefined =>
      parameters.find((tensor) => tensor.name === `${name}/${part}`);
    const factor = -learningRate / sample.rows;
    return edgesOf(at + 1, before, units[at] ?? [], named("kernel"), named("bias"), factor, {
      kernel: read(`d_${name}/kernel`),
      bias: read(`d_${name}/bias`),
    });
  });
  const output = units.at(-1)?.[0];
  if (output === undefined || edges.some(({ value, gradient }) => Number.isNaN(value + gradient)))
    return null;
  return {
    inputs,
    target: read("target")?.[0] ?? Number.NaN,
    answer: output.a,
    loss: read("loss")?.[0] ?? Number.NaN,
    units,
    edges,
  };
}

function edgesOf(
  layer: number,
  before: readonly number[],
  units: readonly Unit[],
  kernel: Tensor | undefined,
  bias: Tensor | undefined,
  factor: number,
  slopes: { readonly kernel: Float32Array | undefined; readonly bias: Float32Array | undefined },
): Edge[] {
  const edge = (from: number | null, to: number, value = Number.NaN, gradient = Number.NaN): Edge => ({
    layer,
    from,
    to,
    value,
    local: from === null ? 1 : (before[from] ?? Number.NaN),
    upstream: units[to]?.delta ?? Number.NaN,
    gradient,
    pull: factor * gradient,
  });
  return units.flatMap((_, to) => [
    ...before.map((_, from) => {
      const at = from * units.length + to;
      return edge(from, to, kernel?.data[at], slopes.kernel?.[at]);
    }),
    edge(null, to, bias?.data[to], slopes.bias?.[to]),
  ]);
}

/** The weight this point pulls most. */
export const strongest = ({ edges }: Chain): Edge | null =>
  edges.reduce<Edge | null>(
    (best, edge) => (best === null || Math.abs(edge.pull) > Math.abs(best.pull) ? edge : best),
    null,
  );

export const isSame = (a: Edge | null, b: Edge | null): boolean =>
  a !== null && b !== null && a.layer === b.layer && a.from === b.from && a.to === b.to;
