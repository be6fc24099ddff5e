// A race as the worker walks it, on the real engine. Each lane is held, to the bit, against a plain session of the
// test's own with the same settings, walked in one go.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { DataSpec, ModelSpec, ParameterChange } from "../../../../web/shared/protocol.ts";
import type { Race, RaceLane, RaceWish } from "../../../../web/shared/race.ts";
import { materialOf, sessionData } from "../../../../web/worker/material.ts";
import { changed, flat } from "../../../../web/worker/numbers.ts";
import { Race as Work } from "../../../../web/worker/race.ts";
import { engineSpec } from "../../../../web/worker/spec.ts";
import { Walk } from "../../../../web/worker/walk.ts";
import { engine, lineData, lineSpec, networkSpec, spiral } from "./support.ts";

const ways: readonly ModelSpec[] = [
  { ...networkSpec, optimizer: { type: "sgd", momentum: 0 }, learningRate: 0.1 },
  { ...networkSpec, optimizer: { type: "sgd", momentum: 0.9 }, learningRate: 0.03 },
  { ...networkSpec, optimizer: { type: "adagrad" }, learningRate: 0.1 },
  { ...networkSpec, optimizer: { type: "rmsprop" }, learningRate: 0.01 },
  { ...networkSpec, optimizer: { type: "adam" }, learningRate: 0.03 },
];
const lanesOf = (specs: readonly ModelSpec[]): RaceLane[] => specs.map((spec) => ({ spec }));
const own = { seed: 7, changes: [] as ParameterChange[] };
const raceOf = (wish: Partial<RaceWish>): RaceWish => ({
  id: 1,
  lanes: lanesOf(ways),
  steps: 60,
  every: 3,
  starts: [own],
  ...wish,
});

/** The race beside a walk, asked like a page would: turns are taken when the test says so, some measures in each. */
function beside(walk: Walk) {
  const due = new Set<() => void>();
  let time = 0;
  let told: Race | null = null;
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
  const look = (wish: RaceWish, running = false): Race | null => {
    told = work.at(walk, wish, running) ?? told;
    return told;
  };
  const turn = (): boolean => {
    const [call] = due;
    if (call === undefined) return false;
    due.delete(call);
    call();
    return true;
  };
  const toTheEnd = (wish: RaceWish): Race => {
    look(wish);
    while (turn()) look(wish);
    const race = look(wish);
    assert.ok(race, "a race was told of");
    return race;
  };
  return { look, turn, toTheEnd, due, dispose: () => work.dispose() };
}

/** A session with a lane's settings, `steps` on, and its loss then. */
function plain(spec: ModelSpec, data: DataSpec, steps: number, changes: readonly ParameterChange[] = []) {
  const material = materialOf(engine, data);
  const session = engine.createSession(engineSpec(spec, data, Number(spec.learningRate)));
  session.setData(sessionData(material));
  if (changes.length > 0) session.setParameters(changed(session.parameters(), changes));
  session.run(steps);
  const answer = { weights: flat(session.parameters()), loss: session.evaluate("train").loss ?? Number.NaN };
  session.dispose();
  return answer;
}

const bits = (values: Float32Array): number[] => [...new Uint32Array(values.slice().buffer)];

test("each lane has the bits of a plain session with its settings, measured or not", () => {
  const data = spiral();
  const walk = new Walk(engine, networkSpec, data);
  walk.walk(25);
  const before = walk.session.checkpoint();
  const race = beside(walk).toTheEnd(raceOf({ field: { width: 6, height: 4 } }));
  assert.ok(race.over);
  race.runners.forEach((runner, lane) => {
    const spec = ways[lane] ?? networkSpec;
    const alone = plain(spec, data, 60);
    assert.deepEqual(bits(flat(runner.parameters)), bits(alone.weights), `lane ${lane}`);
    assert.equal(runner.step, 60);
    assert.equal(runner.losses.length, 21);
    for (const at of [0, 4, 20])
      assert.equal(
        runner.losses[at],
        Math.fround(plain(spec, data, 3 * at).loss),
        `lane ${lane}, measure ${at}`,
      );
    assert.equal(runner.field?.values.length, 24);
    assert.ok(runner.field?.values.every((p) => p > 0 && p < 1));
    assert.equal(runner.path, null, "a network has too many numbers for a way");
  });
  assert.deepEqual(walk.session.checkpoint(), before, "no bit of the walk has changed");
  walk.dispose();
});

test("lanes go on side by side, none more than a measure ahead", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  const race = beside(walk);
  race.look(raceOf({}));
  let seen = 0;
  while (race.turn()) {
    const steps = race.look(raceOf({}))?.runners.map(({ step }) => step) ?? [];
    assert.ok(Math.max(...steps) - Math.min(...steps) <= 3, String(steps));
    seen++;
  }
  assert.ok(seen > 5, `${seen} pieces`);
  walk.dispose();
});

test("a lane that diverges is out at its step, one that the engine refuses never starts; the others go on", () => {
  const data = lineData([
    [-2, -1],
    [0, 0.5],
    [2, 2],
  ]);
  const walk = new Walk(engine, lineSpec, data);
  const changes = [{ name: "dense_1/kernel", index: 0, value: 3 }];
  const rate = (learningRate: number): ModelSpec => ({ ...lineSpec, learningRate });
  const wish = raceOf({
    lanes: lanesOf([rate(0.1), rate(5), rate(Number.NaN), rate(0.01)]),
    steps: 100,
    every: 1,
    starts: [{ seed: 3, changes }],
  });
  const { runners } = beside(walk).toTheEnd(wish);
  const [good, wild, refused, slow] = runners;
  assert.equal(good?.divergedAt, null);
  assert.equal(good?.losses.length, 101);
  assert.ok(wild && wild.divergedAt !== null && wild.divergedAt < 100);
  assert.ok(wild.losses.length <= (wild.divergedAt ?? 0) + 1);
  assert.match(refused?.refused ?? "", /learningRate/);
  assert.equal(refused?.losses.length, 0);
  const alone = plain({ ...rate(0.01), seed: 3 }, data, 100, changes);
  assert.deepEqual(bits(flat(slow?.parameters ?? [])), bits(alone.weights));
  assert.equal(slow?.path?.length, 202, "w and b at each measure");
  assert.deepEqual(bits(slow?.path?.slice(-2) ?? new Float32Array()), bits(alone.weights));
  assert.equal(slow?.path?.[0], 3, "from the start that was given");
  walk.dispose();
});

test("further starts have weights and batches of their own, the same for all lanes", () => {
  const data = spiral();
  const walk = new Walk(engine, networkSpec, data);
  const starts = [own, { seed: 8, changes: [] }, { seed: 9, changes: [] }];
  const race = beside(walk);
  race.toTheEnd(raceOf({}));
  const told = race.toTheEnd(raceOf({ starts }));
  assert.equal(told.again.length, 2, "the race that was over grew by two");
  told.again.forEach((all, i) => {
    const seed = 8 + i;
    ways.forEach((spec, lane) => {
      assert.equal(
        all[21 * lane + 20],
        Math.fround(plain({ ...spec, seed }, data, 60).loss),
        `start ${seed}, lane ${lane}`,
      );
    });
    const first = ways.map((_, lane) => all[21 * lane]);
    assert.deepEqual(first, Array(ways.length).fill(first[0]), "one start for all");
  });
  walk.dispose();
});

test("another race drops the one under way; letting go leaves nothing to do", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  const race = beside(walk);
  race.look(raceOf({}));
  race.turn();
  const other = race.toTheEnd(raceOf({ id: 2, lanes: lanesOf(ways.slice(0, 2)) }));
  assert.equal(other.id, 2);
  assert.equal(other.runners.length, 2);
  race.look(raceOf({ id: 3 }));
  race.turn();
  race.dispose();
  assert.equal(race.due.size, 0);
  walk.dispose();
});

test("the ground under Boundary's ways has the loss of its weights, penalty included, and holds all ways", () => {
  const data: DataSpec = { ...spiral(), validation: 0 };
  const spec: ModelSpec = {
    layers: [{ type: "dense", units: 1, activation: "sigmoid" }],
    loss: "binaryCrossentropy",
    optimizer: { type: "sgd" },
    learningRate: 0.5,
    regularization: { l2: 0.01 },
    batchSize: "full",
    seed: 7,
  };
  const walk = new Walk(engine, spec, data);
  const lanes = lanesOf([spec, { ...spec, optimizer: { type: "adam" }, learningRate: 0.1 }]);
  const { hill, runners } = beside(walk).toTheEnd(raceOf({ lanes, every: 1, hill: true }));
  assert.ok(hill);
  for (const { path } of runners)
    path?.forEach((v, i) => {
      const [low, high] = i % 3 === 0 ? hill.x : i % 3 === 1 ? hill.y : [-1e9, 1e9];
      assert.ok(v > low && v < high);
    });
  const lowest = runners.reduce((a, b) => ((a.losses.at(-1) ?? 0) <= (b.losses.at(-1) ?? 0) ? a : b));
  const bias = lowest.parameters[1]?.data[0] ?? Number.NaN;
  const side = hill.width;
  const at = (k: number, [low, high]: readonly [number, number]): number =>
    low + ((k + 0.5) / side) * (high - low);
  for (const [column, row] of [
    [0, 0],
    [39, 0],
    [7, 31],
    [20, 20],
  ] as const) {
    const changes = [
      { name: "dense_1/kernel", index: 0, value: at(column, hill.x) },
      { name: "dense_1/kernel", index: 1, value: at(side - 1 - row, hill.y) },
      { name: "dense_1/bias", index: 0, value: bias },
    ];
    const squares = at(column, hill.x) ** 2 + at(side - 1 - row, hill.y) ** 2;
    const height = plain(spec, data, 0, changes).loss + 0.01 * squares;
    const shown = hill.values[row * side + column] ?? Number.NaN;
    assert.ok(Math.abs(shown - height) < 1e-5 * height, `${shown}, not ${height}`);
  }
  walk.dispose();
});

test("no points, no race", () => {
  const walk = new Walk(engine, lineSpec, lineData([]));
  const race = beside(walk);
  const told = race.look(raceOf({ lanes: lanesOf([{ ...lineSpec, learningRate: 0.1 }]) }));
  assert.deepEqual(told?.runners, []);
  assert.equal(race.due.size, 0);
  walk.dispose();
});
