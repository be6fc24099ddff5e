// What Network shows before the engine has come is what the engine then shows. Where a default has changed, the first
// test prints what opening.ts should say.

import assert from "node:assert/strict";
import { test } from "node:test";
import { initialState } from "../../../../../web/labs/common/store.ts";
import { network } from "../../../../../web/labs/network/network.ts";
import { opening } from "../../../../../web/labs/network/opening.ts";
import { poster } from "../../../../../web/labs/network/poster.ts";
import { Walk } from "../../../../../web/worker/walk.ts";
import { engine } from "../../worker/support.ts";

const state = initialState(network);
const walk = new Walk(engine, network.spec(state), network.data(state));

function fresh(): typeof opening {
  const { points, split } = walk.setup.material;
  const [train, held] = [walk.score("train"), walk.score("validation")];
  const rounded = (x: number | null | undefined) => Number((x ?? Number.NaN).toPrecision(4));
  return {
    coordinates: points.flatMap(({ x, y }) => [Math.round(100 * x), Math.round(100 * y)]),
    held: points.flatMap((_, i) => (split[i] === 1 ? [i] : [])),
    kernels: walk.session
      .parameters()
      .filter(({ name }) => name.endsWith("kernel"))
      .map(({ shape, data }) => ({
        inputs: shape[0] ?? 0,
        values: Array.from(data, (v) => Math.round(1e4 * v)),
      })),
    score: {
      loss: rounded(train?.loss),
      heldLoss: rounded(held?.loss),
      penalty: rounded(train?.penalty),
    },
  };
}

/** As opening.ts writes numbers down. */
const packed = (values: readonly number[], digits: number): string =>
  values.map((v) => (v + 32 ** digits / 2).toString(32).padStart(digits, "0")).join("");

test("the opening state written down is the engine's first", () => {
  const now = fresh();
  const said = [
    ...[now.coordinates, now.held].map((values) => packed(values, 2)),
    ...now.kernels.map(({ values }) => packed(values, 3)),
    now.score,
  ];
  assert.deepEqual(opening, now, `opening.ts should say, in this order: ${JSON.stringify(said)}`);
  const { points } = walk.setup.material;
  assert.ok(
    points.every(({ label }, i) => label === i % 2),
    "◆ and ● in turn",
  );
  const biases = walk.session.parameters().filter(({ name }) => name.endsWith("bias"));
  assert.ok(
    biases.every(({ data }) => data.every((b) => b === 0)),
    "biases start at 0",
  );
});

test("the maps drawn from it are the engine's, within what rounding does", () => {
  const size = poster.field?.width ?? 0;
  const { maps } = walk.session.field({ x: [-3, 3], y: [-3, 3], width: size, height: size });
  const engines = maps[0]?.values ?? new Float32Array(0);
  assert.equal(engines.length, size * size);
  poster.field?.values.forEach((value, i) => {
    const turned = (size - 1 - Math.floor(i / size)) * size + (i % size);
    assert.ok(Math.abs(value - (engines[turned] ?? Number.NaN)) < 2e-3, `cell ${i}`);
  });
  assert.deepEqual(
    poster.tiles?.map(({ name, units }) => `${name} ${units}`),
    ["features 2", "dense_1 8", "dense_2 6", "dense_3 1"],
  );
});

test("it counts the same points right as the engine", () => {
  const right = poster.points.filter(
    ({ label }, i) => poster.split[i] === 0 && (poster.predictions?.[i] ?? 0) > 0.5 === (label === 1),
  );
  const train = walk.score("train");
  assert.equal(right.length, Math.round((train?.accuracy ?? 0) * (train?.rows ?? 0)));
});
