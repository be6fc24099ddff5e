// Which way of sharing out products a device gets: by times, by what was kept of an earlier visit, and without either.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Pipelines } from "../../web/gpu/pipelines.ts";
import type { Keeper } from "../../web/gpu/remember.ts";
import { onSoftware, suit, timingOn, trials, tune, tuningFrom } from "../../web/gpu/tune.ts";
import { kindOf, kinds, untuned, type Variant } from "../../web/gpu/variants.ts";
import { openDevice, pipelines, skip } from "./support.ts";

test("Every trial is a product of its kind", () => {
  for (const kind of kinds) {
    const { m, n, k } = trials[kind];
    assert.equal(kindOf(m, n, k), kind);
  }
});

test("The clearly fastest way is taken, and of near equals the first in the list", async () => {
  const times: Record<Variant, number> = { tiles4: 1, tiles8: 0.95, shared: 0.5, deep: 2 };
  const asked: string[] = [];
  const tuning = await tune(async ({ m, k }, way) => {
    asked.push(`${m} ${k} ${way}`);
    return times[way];
  });
  assert.deepEqual(tuning, { large: "shared", middle: "shared", small: "tiles4", long: "tiles4" });
  assert.equal(new Set(asked).size, asked.length, "each once");
  const slowBarriers = await tune(async (_, way) => (way === "shared" || way === "deep" ? 99 : 1));
  assert.deepEqual(slowBarriers, { large: "tiles8", middle: "tiles4", small: "tiles4", long: "tiles4" });
});

test("What was kept is taken back only where every kind has a way that is tried for it", () => {
  assert.deepEqual(tuningFrom({ ...untuned, more: 1 }), untuned);
  assert.deepEqual(tuningFrom(onSoftware), onSoftware);
  for (const told of [undefined, null, 3, {}, { ...untuned, large: "deep" }, { ...untuned, long: "new" }])
    assert.equal(tuningFrom(told), null);
});

test("A way is timed on the device, and the device is left as it was", { skip }, async () => {
  const on = await pipelines();
  const { tuning } = on;
  let clock = 0;
  const ms = await timingOn(on, () => clock++)(trials.small, "tiles8");
  assert.ok(ms > 0 && ms <= 1, `${ms}`);
  assert.equal(on.tuning, tuning);
});

test("A device that was timed before is not timed again, a software device never, a new one is and is remembered", {
  skip,
}, async () => {
  const device = await openDevice();
  const kept = new Map<string, unknown>([["a card", { ...untuned, large: "shared" }]]);
  const keeper: Keeper = {
    recall: async (name) => kept.get(name),
    keep: async (name, value) => void kept.set(name, value),
  };
  const neverAsked = (): number => assert.fail("timed");
  const on = async (name: string, software: boolean, now: () => number) => {
    const pipelines = new Pipelines(device);
    await suit({ found: { device, name, software }, pipelines }, keeper, now);
    return pipelines.tuning;
  };
  assert.deepEqual(await on("a card", false, neverAsked), { ...untuned, large: "shared" });
  assert.deepEqual(await on("a card", true, neverAsked), onSoftware);
  assert.ok(!kept.has("another"));
  let clock = 0;
  const tuning = await on("another", false, () => (clock += 10));
  assert.deepEqual(tuning, untuned, "of equals the first");
  assert.deepEqual(kept.get("another"), untuned);
});
