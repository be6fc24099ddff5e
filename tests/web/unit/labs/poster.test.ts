import assert from "node:assert/strict";
import { test } from "node:test";
import { initialState, isOpening } from "../../../../web/labs/common/store.ts";
import { line } from "../../../../web/labs/line/line.ts";
import { flat } from "../../../../web/worker/numbers.ts";
import { Walk } from "../../../../web/worker/walk.ts";
import { engine } from "../worker/support.ts";

const close = (a: number | null | undefined, b: number | null | undefined, what: string): void =>
  assert.ok(
    Math.abs((a ?? Number.NaN) - (b ?? Number.NaN)) <= 1e-6 * Math.abs(b ?? 1),
    `${what}: ${a} and ${b}`,
  );

test("Line's poster is the first snapshot of the engine: the same points, weights, losses and rates", async () => {
  const state = initialState(line);
  const poster = await line.poster?.();
  assert.ok(poster);
  const walk = new Walk(engine, line.spec(state), line.data(state), line.start?.(state.settings));
  assert.deepEqual(
    poster.points.map(({ x, y }) => [Math.fround(x), Math.fround(y)]),
    walk.setup.material.points.map(({ x, y }) => [x, y]),
  );
  assert.deepEqual(flat(poster.parameters), flat(walk.session.parameters()));
  assert.deepEqual(
    poster.parameters.map(({ name, shape }) => [name, shape]),
    walk.session.parameters().map(({ name, shape }) => [name, shape]),
  );
  const [score, exact] = [walk.score("train"), walk.exact()];
  close(poster.train?.loss, score?.loss, "loss");
  close(poster.train?.r2, score?.r2, "r2");
  close(poster.exact?.loss, exact?.loss, "exact loss");
  close(poster.exact?.r2, exact?.r2, "exact r2");
  close(poster.exact?.maxStableRate, exact?.maxStableRate, "largest stable rate");
  close(poster.exact?.conditionNumber, exact?.conditionNumber, "condition number");
  assert.deepEqual(flat(poster.exact?.parameters ?? []), flat(exact?.parameters ?? []));
  assert.equal(poster.learningRate, walk.setup.rate);
});

test("no poster stands for settings it was not taken at", () => {
  assert.equal(isOpening(line, initialState(line, { noise: 0.5 })), false);
  assert.equal(isOpening(line, { ...initialState(line), points: [] }), false);
  assert.equal(isOpening(line, initialState(line, { speed: 30 })), true);
});
