// The next step as a picture over two numbers of a model: what the optimizer remembers as an arrow, and as an ellipse
// what it makes of every slope as long as the one it goes by. From what the worker tells of the step; nothing is guessed.

import type { Ahead } from "../../shared/ahead.ts";
import type { OptimizerType } from "../../shared/protocol.ts";
import type { MemoryPicture } from "../../view/pictures/hill/memory.ts";

type Pair = readonly [x: number, y: number];

/**
 * `now`: the two numbers; `at`: their places among all. Momentum: the step is −αμv, then −αg. Adam: −αm̂, divided by √v̂ + ε
 * along each axis; rmsprop and adagrad: −αg, by the root of what they remember. null where the numbers have run out.
 */
export function rememberedStep(
  type: OptimizerType,
  ahead: Ahead,
  now: Pair,
  at: readonly [number, number],
): MemoryPicture | null {
  const { weights, gradients, memory, after, rate, momentum, epsilon, corrections } = ahead;
  const pair = (values: Float32Array | undefined): Pair => [
    values?.[at[0]] ?? Number.NaN,
    values?.[at[1]] ?? Number.NaN,
  ];
  const both = (f: (axis: 0 | 1) => number): Pair => [f(0), f(1)];
  const [next, slope] = [pair(weights), pair(gradients)];
  const [first, second] = [pair(after[0]), pair(after[1])];
  const isAdam = type === "adam" || type === "adamw";
  if (type === "sgd") {
    const velocity = pair(memory[0]);
    return finite({
      now,
      next,
      carried: both((i) => now[i] - rate * momentum * velocity[i]),
      slope: next,
      ellipse: null,
    });
  }
  const by = isAdam ? both((i) => first[i] / corrections[0]) : slope;
  const divisor = isAdam
    ? both((i) => Math.sqrt(second[i] / corrections[1]) + epsilon)
    : both((i) => Math.sqrt(first[i] + epsilon));
  const length = Math.hypot(...by);
  const tip = both((i) => now[i] - rate * by[i]);
  return finite({
    now,
    next,
    carried: isAdam ? tip : null,
    slope: isAdam ? null : tip,
    ellipse: {
      // Where the step leads from: the ball, but for adamw's decay.
      centre: both((i) => next[i] + (rate * by[i]) / divisor[i]),
      halves: both((i) => (rate * length) / divisor[i]),
      divisor,
    },
  });
}

const finite = (picture: MemoryPicture): MemoryPicture | null =>
  [
    picture.now,
    picture.next,
    picture.carried,
    picture.slope,
    picture.ellipse?.centre,
    picture.ellipse?.halves,
  ].every((pair) => pair == null || pair.every(Number.isFinite))
    ? picture
    : null;
