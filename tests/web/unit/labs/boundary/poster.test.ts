// What Boundary shows before the engine has come is what the engine then shows. Where a default has changed, the first
// test prints what poster.ts should say.

import assert from "node:assert/strict";
import test from "node:test";
import { boundary } from "../../../../../web/labs/boundary/boundary.ts";
import { type Opening, opening, poster } from "../../../../../web/labs/boundary/poster.ts";
import { initialState } from "../../../../../web/labs/common/store.ts";
import { Walk } from "../../../../../web/worker/walk.ts";
import { engine } from "../../worker/support.ts";

const state = initialState(boundary);
const walk = new Walk(engine, boundary.spec(state), boundary.data(state));
const exact = walk.exact();

function fresh(): Opening {
  const rounded = (x: number | null | undefined): number => Number((x ?? Number.NaN).toPrecision(5));
  const numbers = (tensors: readonly { readonly data: Float32Array }[]): number[] =>
    tensors.flatMap(({ data }) => Array.from(data, rounded));
  return {
    coordinates: walk.setup.material.points.flatMap(({ x, y }) => [Math.round(100 * x), Math.round(100 * y)]),
    start: numbers(walk.session.parameters()),
    loss: rounded(walk.score("train")?.loss),
    exact: {
      parameters: numbers(exact?.parameters ?? []),
      loss: rounded(exact?.loss),
      maxStableRate: rounded(exact?.maxStableRate),
    },
  };
}

test("the opening state written down is the engine's first", () => {
  const now = fresh();
  assert.deepEqual(opening, now, `poster.ts should say: ${JSON.stringify(now)}`);
  assert.deepEqual(
    poster.points.map(({ label }) => label),
    walk.setup.material.points.map(({ label }) => label),
  );
  assert.equal(poster.learningRate, walk.setup.rate);
  assert.equal(exact?.note, poster.exact?.note);
});

test("the field drawn from it is the engine's", () => {
  const { width, height, values } = poster.field ?? { width: 0, height: 0, values: [] };
  const { maps } = walk.session.field({ x: [-3, 3], y: [-3, 3], width, height });
  const engines = maps[0]?.values ?? new Float32Array(0);
  assert.ok(width > 0 && engines.length === width * height);
  values.forEach((value, i) => {
    const turned = (height - 1 - Math.floor(i / width)) * width + (i % width);
    assert.ok(Math.abs(value - (engines[turned] ?? Number.NaN)) < 1e-4, `cell ${i}`);
  });
});

test("it counts the same points right as the engine", () => {
  const right = poster.points.filter(
    ({ label }, i) => (poster.predictions?.[i] ?? 0) >= 0.5 === (label === 1),
  );
  assert.equal(right.length, Math.round((walk.score("train")?.accuracy ?? 0) * poster.points.length));
});
