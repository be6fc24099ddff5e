// Which way of sharing out a product suits a device: each kind of product in the ways that may suit it, timed on the device
// itself, once. A software device is not timed: there barriers cost a thousand times what they save, on every one of them.

import { Executor } from "./executor.ts";
import type { Opened } from "./gpu.ts";
import type { Pipelines } from "./pipelines.ts";
import type { Keeper } from "./remember.ts";
import { always, type Kind, kinds, type Tuning, type Variant } from "./variants.ts";
import { Layout, planWords, recordWords } from "./write.ts";

interface Trial {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** In this order, and the first of equals. */
  readonly ways: readonly Variant[];
}

/** One product of each kind; aᵀ · b, as kernels' gradients are. */
export const trials: Readonly<Record<Kind, Trial>> = {
  large: { m: 1024, n: 1024, k: 64, ways: ["tiles8", "tiles4", "shared"] },
  middle: { m: 128, n: 128, k: 128, ways: ["tiles4", "tiles8", "shared"] },
  small: { m: 32, n: 32, k: 64, ways: ["tiles4", "tiles8"] },
  long: { m: 32, n: 12, k: 2048, ways: ["deep", "tiles4"] },
};

export const onSoftware: Tuning = { large: "tiles8", middle: "tiles8", small: "tiles4", long: "tiles4" };

/** Another way must be this much faster than the first in the list, so that chance does not choose. */
const kClearly = 0.9;

/** `time`: ms that one product takes this way. */
export async function tune(time: (trial: Trial, way: Variant) => Promise<number>): Promise<Tuning> {
  const chosen = {} as Record<Kind, Variant>;
  for (const kind of kinds) {
    const trial = trials[kind];
    let least = Number.POSITIVE_INFINITY;
    for (const way of trial.ways) {
      const ms = await time(trial, way);
      if (ms >= least * kClearly) continue;
      least = ms;
      chosen[kind] = way;
    }
  }
  return chosen;
}

const kRounds = 3;
const kEnough = 4; // ms of work, well above a submit
const kMostSteps = 128;

/** On this device; `now` in ms. */
export const timingOn = (pipelines: Pipelines, now: () => number) => async (trial: Trial, way: Variant) => {
  const { m, n, k } = trial;
  const layout = new Layout();
  const [a, b, out] = [layout.rows(k, m), layout.rows(k, n), layout.fixed(m * n, n)];
  const words = planWords(k, layout, [{ op: "matmulTN", out, in: [a, b] }], { state: 4 });
  const none = new Uint8Array(0);
  const before = pipelines.tuning;
  pipelines.tuning = always(way);
  const making = Executor.make(pipelines, { words, features: none, targets: none });
  pipelines.tuning = before;
  const executor = await making;
  const walk = async (steps: number): Promise<number> => {
    const begin = now();
    await executor.walk(recordWords(k, steps));
    return now() - begin;
  };
  try {
    let steps = 1;
    await walk(1); // a driver may still be compiling
    while (steps < kMostSteps && (await walk(steps)) < kEnough) steps = Math.min(kMostSteps, 4 * steps);
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < kRounds; round++) least = Math.min(least, await walk(steps));
    return least / steps;
  } finally {
    executor.destroy();
  }
};

/** What was remembered, if it still means something. */
export function tuningFrom(told: unknown): Tuning | null {
  if (typeof told !== "object" || told === null) return null;
  const ways = new Map(Object.entries(told));
  const isKnown = (kind: Kind): boolean => trials[kind].ways.includes(ways.get(kind) as Variant);
  return kinds.every(isKnown)
    ? (Object.fromEntries(kinds.map((kind) => [kind, ways.get(kind)])) as Tuning)
    : null;
}

/** Before the first plan is made for a device: sets how it shares out products, by what was kept of it or by timing it. */
export async function suit({ found, pipelines }: Opened, keeper: Keeper, now: () => number): Promise<void> {
  const known = found.software ? onSoftware : tuningFrom(await keeper.recall(found.name));
  pipelines.tuning = known ?? (await tune(timingOn(pipelines, now)));
  if (known === null) await keeper.keep(found.name, pipelines.tuning);
}
