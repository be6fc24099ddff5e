// The hill as the worker computes it, on the real engine. Heights are held against weights set by hand on a session of
// the test's own; directions against the definition in Li et al. 2018.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hill, HillAxes, HillProbe, ModelSpec } from "../../../../web/shared/protocol.ts";
import { Hill as Work } from "../../../../web/worker/hill.ts";
import { seenFrom, windowOf } from "../../../../web/worker/hill-frame.ts";
import { sessionData } from "../../../../web/worker/material.ts";
import { flat } from "../../../../web/worker/numbers.ts";
import { engineSpec } from "../../../../web/worker/spec.ts";
import { Walk } from "../../../../web/worker/walk.ts";
import { engine, networkSpec, spiral } from "./support.ts";

const spec: ModelSpec = { ...networkSpec, regularization: { l2: 0.01 } };
const pair: HillAxes = {
  kind: "pair",
  x: { name: "dense_1/kernel", index: 3 },
  y: { name: "dense_2/bias", index: 0 },
};

/** The hill of a walk, asked like a page would: each turn is taken when the test says so. */
function hillOf(walk: Walk) {
  const due = new Set<() => void>();
  let time = 0;
  let told: Hill | null = null;
  const work = new Work({
    engine,
    turns: {
      now: () => time++,
      after(_ms, call) {
        due.add(call);
        return () => due.delete(call);
      },
    },
    changed: () => {},
    failed: (error) => {
      throw error;
    },
  });
  const look = (probe: HillProbe, running = false): Hill => {
    const now = work.at(walk, probe, running);
    told = { slice: told?.slice ?? null, ...now };
    return told;
  };
  const turns = (most = Number.POSITIVE_INFINITY): number => {
    let taken = 0;
    for (; taken < most && due.size > 0; taken++) {
      const [call] = due;
      if (call === undefined) break;
      due.delete(call);
      call();
    }
    return taken;
  };
  const whole = (probe: HillProbe): Hill => {
    do look(probe);
    while (turns() > 0);
    return look(probe);
  };
  return { look, turns, whole, dispose: () => work.dispose() };
}

/** Loss and penalty with the weights moved by (a, b) along the slice's directions. */
function heightAt(walk: Walk, { directions }: NonNullable<Hill["slice"]>, a: number, b: number): number {
  const { material, rate } = walk.setup;
  const session = engine.createSession(engineSpec(walk.setup.spec, material.spec, rate));
  session.setData(sessionData(material));
  let at = 0;
  const moved = walk.session.parameters().map((tensor) => {
    const data = tensor.data.map(
      (v, i) => v + a * (directions[0][at + i] ?? 0) + b * (directions[1][at + i] ?? 0),
    );
    at += data.length;
    return { ...tensor, data };
  });
  session.setParameters(moved);
  const { loss, penalty } = session.evaluate("train");
  session.dispose();
  return (loss ?? Number.NaN) + (penalty ?? Number.NaN);
}

for (const axes of [pair, { kind: "random", seed: 5 }, { kind: "walk" }] as const) {
  test(`heights over ${axes.kind} are the loss and penalty with the weights set there`, () => {
    const walk = new Walk(engine, spec, spiral());
    const hill = hillOf(walk);
    hill.look({ axes, zoom: 1 });
    for (let i = 0; i < 40; i++) {
      walk.walk(1);
      hill.look({ axes, zoom: 1 }, true);
    }
    const { slice, here, state } = hill.whole({ axes, zoom: 1 });
    assert.equal(state, "ready");
    assert.ok(slice);
    for (let k = 0; k < 100; k++) {
      const [column, row] = [(k * 7) % slice.width, (k * 13) % slice.height];
      const x = slice.x[0] + ((column + 0.5) / slice.width) * (slice.x[1] - slice.x[0]);
      const y = slice.y[1] - ((row + 0.5) / slice.height) * (slice.y[1] - slice.y[0]);
      const expected = heightAt(walk, slice, x - here[0], y - here[1]);
      const got = slice.values[row * slice.width + column] ?? Number.NaN;
      assert.ok(
        Math.abs(got - expected) <= 1e-4 * expected,
        `(${column}, ${row}): ${got} against ${expected}`,
      );
    }
    hill.dispose();
    walk.dispose();
  });
}

test("the ball of a pair stands at the two weights, and the path where they were", () => {
  const walk = new Walk(engine, spec, spiral());
  const hill = hillOf(walk);
  const seen: number[] = [];
  for (let i = 0; i < 5; i++) {
    hill.whole({ axes: pair, zoom: 1 });
    const [kernel, , , bias] = walk.session.parameters();
    seen.push(kernel?.data[3] ?? 0, bias?.data[0] ?? 0);
    walk.walk(1);
  }
  const { here, path } = hill.whole({ axes: pair, zoom: 1 });
  const [kernel, , , bias] = walk.session.parameters();
  assert.deepEqual(here.map(Math.fround), [kernel?.data[3], bias?.data[0]]);
  assert.deepEqual(
    [...path.subarray(0, 10)].map((v) => v.toFixed(5)),
    seen.map((v) => v.toFixed(5)),
  );
  hill.dispose();
  walk.dispose();
});

test("looking at the hill changes no bit of the walk", () => {
  const [looked, alone] = [new Walk(engine, spec, spiral()), new Walk(engine, spec, spiral())];
  const hill = hillOf(looked);
  for (let i = 0; i < 30; i++) {
    looked.walk(3);
    alone.walk(3);
    hill.look({ axes: { kind: "random", seed: i }, zoom: 1 }, true);
    hill.turns(2);
  }
  assert.deepEqual(flat(looked.session.parameters()), flat(alone.session.parameters()));
  assert.deepEqual(looked.session.checkpoint(), alone.session.checkpoint());
  hill.dispose();
  looked.dispose();
  alone.dispose();
});

test("the work comes in pieces; a new wish drops the one under way; what stands is not computed again", () => {
  const walk = new Walk(engine, spec, spiral());
  const hill = hillOf(walk);
  hill.look({ axes: pair, zoom: 1 });
  assert.equal(hill.turns(3), 3);
  const random: HillProbe = { axes: { kind: "random", seed: 1 }, zoom: 1 };
  const { slice } = hill.whole(random);
  assert.deepEqual(slice?.x, [-1, 1], "the first wish never came to stand");
  hill.look(random);
  assert.equal(hill.turns(), 0, "nothing has changed");
  walk.walk(1);
  hill.look(random);
  assert.ok(hill.turns() > 10, "other weights, another slice");
  hill.dispose();
  walk.dispose();
});

test("a hill opened late knows the way so far; a walk that has gone nowhere spans no plane; lost weights are told", () => {
  const walk = new Walk(engine, spec, spiral());
  const first = hillOf(walk);
  assert.equal(first.whole({ axes: { kind: "walk" }, zoom: 1 }).state, "still");
  const gone: HillAxes = {
    kind: "pair",
    x: { name: "dense_9/kernel", index: 0 },
    y: { name: "dense_2/bias", index: 0 },
  };
  assert.equal(first.whole({ axes: gone, zoom: 1 }).state, "gone");
  first.dispose();
  walk.walk(400);
  const late = hillOf(walk);
  const { path } = late.whole({ axes: { kind: "walk" }, zoom: 1 });
  assert.ok(path.length >= 2 * 8, `${path.length / 2} steps of the path`);
  late.dispose();
  walk.dispose();
});

test("directions that are not square to each other still say where weights are", () => {
  const frame = {
    centre: Float32Array.of(1, 1, 1),
    directions: [Float32Array.of(1, 0, 0), Float32Array.of(1, 1, 0)] as const,
    origin: [10, 20] as const,
  };
  const { at, off } = seenFrom(frame, Float32Array.of(1 + 2 + 3, 1 + 3, 1.5));
  assert.deepEqual(
    at.map((v) => v.toFixed(5)),
    ["12.00000", "23.00000"],
  );
  assert.ok(Math.abs(off - 0.5) < 1e-6);
});

test("the window holds the walk, stays while it serves, and follows the ball once it is narrowed", () => {
  const probe: HillProbe = { axes: pair, zoom: 1 };
  const spots = [
    [0, 0],
    [3, 1],
  ] as const;
  const first = windowOf(probe, spots, null);
  assert.ok(first.x[0] < 0 && first.x[1] > 3 && first.y[0] < 0 && first.y[1] > 1);
  assert.deepEqual(windowOf(probe, [...spots, [3.1, 1.1]], first), first);
  assert.notDeepEqual(windowOf(probe, [...spots, [30, 1]], first).x, first.x);
  const near = windowOf({ ...probe, zoom: 0.25 }, spots, null);
  assert.ok(near.x[0] > 0 && near.x[1] - near.x[0] < 1.1);
});
