// A walk with changes by hand, made in one worker, told by its log as a link, and walked again from that text in another
// worker: the same bits, whatever was changed after which step.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boundary } from "../../../../web/labs/boundary/boundary.ts";
import type { Lab } from "../../../../web/labs/common/lab.ts";
import { endOf, linkOf, replayOf } from "../../../../web/labs/common/link/replay.ts";
import { type Action, initialState, type LabState, reduce } from "../../../../web/labs/common/store.ts";
import { line } from "../../../../web/labs/line/line.ts";
import { network } from "../../../../web/labs/network/network.ts";
import { readLink, writeLink } from "../../../../web/shared/link.ts";
import type { Intent } from "../../../../web/shared/protocol.ts";
import { logOf } from "../../../../web/worker/log.ts";
import { flat } from "../../../../web/worker/numbers.ts";
import { Walk } from "../../../../web/worker/walk.ts";
import { bringBranches } from "../../../../web/worker/way.ts";
import { engine } from "../worker/support.ts";

await bringBranches();

/** What the worker's host does with the intents of these tests. */
class Bench {
  walk: Walk | null = null;
  do(intent: Intent): void {
    if (intent.type === "build") {
      this.walk?.dispose();
      this.walk = new Walk(engine, intent.spec, intent.data, intent.start, intent.settings);
      return;
    }
    const walk = this.walk as Walk;
    if (intent.type === "data") walk.setData(intent.data, intent.settings);
    else if (intent.type === "update") walk.update(intent.spec, intent.settings);
    else if (intent.type === "setParameters") walk.setParameters(intent.changes);
    else if (intent.type === "reset") walk.reset(intent.seed, intent.start);
    else if (intent.type === "scrub") walk.scrub(intent.step);
    else if (intent.type === "advance") walk.walk(intent.count);
    else assert.ok(intent.type === "probe" || intent.type === "pause" || intent.type === "run", intent.type);
  }
  get bits(): number[] {
    return Array.from(new Uint32Array(flat((this.walk as Walk).session.parameters()).buffer));
  }
}

/** The page: a state, its reducer, and settings sent along as the element sends them. */
class Page extends Bench {
  state: LabState;
  readonly lab: Lab;
  constructor(lab: Lab) {
    super();
    this.lab = lab;
    this.state = initialState(lab);
    this.act({ type: "open" });
  }
  act(...actions: readonly Action[]): void {
    for (const action of actions) {
      const { state, intents } = reduce(this.lab, this.state, action);
      this.state = state;
      for (const intent of intents)
        this.do("spec" in intent || "data" in intent ? { ...intent, settings: state.settings } : intent);
      const points = this.walk?.setup.material.points ?? [];
      this.state = reduce(this.lab, this.state, { type: "shown", points }).state;
    }
  }
  link(): string {
    const walk = this.walk as Walk;
    const snapshot = { step: walk.step, parameters: walk.session.parameters() } as never;
    const link = linkOf(this.lab, this.state, snapshot, logOf(walk), "walk");
    assert.ok(link, "the walk can be told");
    return writeLink(this.lab, link);
  }
}

function assertReplays(page: Page): string {
  const text = page.link();
  const link = readLink(page.lab, text);
  assert.ok(link);
  const other = new Bench();
  for (const intent of replayOf(page.lab, initialState(page.lab), link)) other.do(intent);
  assert.equal(other.walk?.step, page.walk?.step);
  assert.deepEqual(other.bits, page.bits, text);
  const { settings, points } = endOf(link);
  assert.deepEqual(settings, page.state.settings);
  assert.deepEqual(points?.length, page.state.points?.length);
  page.walk?.dispose();
  other.walk?.dispose();
  return text;
}

const step = (count: number): Action => ({ type: "step", count, unit: "step" });
const add = (x: number, y: number, label = 0): Action => ({ type: "add", point: { x, y, label } });
const set = (changes: object): Action => ({ type: "set", changes });
const drag = (index: number, x: number, y: number): Action[] => [
  { type: "move", index, x, y, phase: "start" },
  { type: "move", index, x: x / 2, y, phase: "move" },
  { type: "move", index, x, y, phase: "end" },
];

test("Line: a rate that follows the points, points added and dragged, weights set by hand", () => {
  const page = new Page(line);
  page.act(step(7), add(0.123456789, -2.9), step(5), ...drag(3, -1.1, 2.2), step(3));
  page.act(set({ learningRate: 0.05 }), step(2), {
    type: "weights",
    changes: [{ name: "dense_1/bias", index: 0, value: 1.5 }],
  });
  page.act(
    step(11),
    set({ learningRate: "auto", momentum: 0.9 }),
    step(20),
    { type: "remove", index: 0 },
    step(4),
  );
  assert.ok(assertReplays(page).length < 2000);
});

test("Line: another start, and weights set before the first step", () => {
  const page = new Page(line);
  page.act(
    step(3),
    { type: "newStart", chance: 123456 },
    { type: "weights", changes: [{ name: "dense_1/kernel", index: 0, value: -2 }] },
  );
  page.act(step(9));
  assertReplays(page);
});

test("Boundary: points of both kinds clicked from nothing", () => {
  const page = new Page(boundary);
  page.act(
    { type: "clear" },
    add(-1, -1),
    add(1, 1.3, 1),
    step(5),
    add(0.2, -0.4, 1),
    add(-0.3, 0.9),
    step(30),
  );
  page.act({ type: "undo" }, step(3), { type: "redo" }, step(1));
  assertReplays(page);
});

test("Network: layers there and back at one step, way of walking, batches, features, dropout", () => {
  const page = new Page(network);
  const hidden = page.state.settings.hidden;
  page.act(step(50), set({ hidden: [{ units: 3, activation: "tanh" }] }), set({ hidden }), step(33));
  page.act(
    set({ optimizer: "adam" }),
    step(7),
    set({ optimizer: "sgd", momentum: 0.9 }),
    set({ momentum: 0 }),
    set({ momentum: 0.9 }),
  );
  page.act(
    step(40),
    set({ batchSize: 3 }),
    step(15),
    set({ features: ["x1", "x2", "sinX1"] }),
    step(12),
    set({ dropout: 0.3 }),
  );
  page.act(step(100), set({ held: 0.5 }), step(31), set({ l1: 0.001, learningRate: 0.03 }), step(1));
  const text = assertReplays(page);
  assert.ok(text.length < 400, text);
});

test("gone back: the link leads to the step in view with what is set now", () => {
  const page = new Page(network);
  page.act(step(60), set({ learningRate: 0.3 }), step(60), { type: "scrub", step: 40 });
  assertReplays(page);
});

test("four hundred changes at random, replayed", () => {
  let state = 20261122;
  const chance = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const place = (): number => chance(6000) / 1000 - 3;
  const units = (): { units: number; activation: "tanh" | "relu" } => ({
    units: 1 + chance(5),
    activation: chance(2) ? "tanh" : "relu",
  });
  for (let round = 0; round < 20; round++) {
    const page = new Page([line, boundary, network][round % 3] as Lab);
    const classes = page.lab.id === "line" ? 1 : 2;
    for (let i = 0; i < 20; i++) {
      const kinds: (() => Action[])[] = [
        () => [add(place(), place(), chance(classes))],
        () => drag(chance(page.state.shown.length), place(), place()),
        () => [set({ learningRate: (1 + chance(50)) / 500 })],
        () => [set({ l2: chance(10) / 1000 })],
        () => [set({ batchSize: 1 + chance(20) })],
        () => [set({ hidden: [units(), units()].slice(chance(2)) })],
        () => [{ type: "undo" }],
        () => [{ type: "scrub", step: chance((page.walk?.step ?? 0) + 1) }],
        () => [{ type: "remove", index: chance(page.state.shown.length) }],
      ];
      page.act(...(kinds[chance(kinds.length)]?.() ?? []));
      if (chance(3)) page.act(step(chance(40)));
    }
    assertReplays(page);
  }
});

test("every step of a rescue out of a diverged walk replays, too", () => {
  const page = new Page(line);
  page.act(step(5), set({ learningRate: 3 }), step(400));
  assert.ok(page.walk?.hasDiverged);
  assertReplays(page);
});
