// The checks of a way put together from stretches of it.

import type { History } from "../engine/index.ts";

const kMostChecks = 4096;

/** The first, and of the second what lies beyond it; beyond 4,096 checks every second one goes. */
export function joined(known: History, more: History): History {
  const last = known.step.at(-1) ?? -1;
  const from = more.step.findIndex((step) => step > last);
  if (from < 0) return known;
  const thin = known.step.length + more.step.length - from > kMostChecks;
  return each(known, (values, key) => {
    const both = Float64Array.from([...values, ...more[key].subarray(from)]);
    return thin ? both.filter((_, i) => i % 2 === 0) : both;
  });
}

/** Checks up to a step. */
export function until(history: History, step: number): History {
  const end = history.step.findIndex((at) => at > step);
  return end < 0 ? history : each(history, (values) => values.subarray(0, end));
}

function each(history: History, change: (values: Float64Array, key: keyof History) => Float64Array): History {
  const keys = Object.keys(history) as (keyof History)[];
  return Object.fromEntries(keys.map((key) => [key, change(history[key], key)])) as unknown as History;
}
