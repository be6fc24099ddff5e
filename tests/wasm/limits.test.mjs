// I2 and M2: what is as large as allowed works, one more is refused by name before anything is allocated, and the engine
// lives on. A model of a billion parameters is refused at once, and the one before trains on.

import assert from "node:assert/strict";
import test from "node:test";
import { classifier, dense, engine, line, refuses, trained, weightsHash } from "./support.mjs";

const build = (spec) => engine.createSession(spec).dispose();
const wide = (inputs, units) => line({ inputShape: [inputs], layers: [dense(units)] });

test("64 layers are a model, 65 are not", () => {
  const layers = (count) => [
    ...Array.from({ length: count - 1 }, () => dense(2, "tanh")),
    dense(1, "sigmoid"),
  ];
  build(classifier({ layers: layers(64) }));
  refuses(() => build(classifier({ layers: layers(65) })), "invalid-spec", /layers.*64.*65/);
});

test("ten million parameters are a model, more are not", () => {
  build(wide(999, 10_000));
  const one = (useBias) => [dense(10_000, "linear", { useBias }), dense(1, "linear", { useBias: false })];
  refuses(
    () => build(line({ inputShape: [999], layers: one(true) })),
    "too-large",
    /10000000 parameters.*10010000/,
  );
  build(line({ inputShape: [999], layers: one(false) })); // 9,990,000 + 10,000
});

test("a million rows are data, one more is not", (t) => {
  const session = engine.createSession(line());
  t.after(() => session.dispose());
  const rows = 1_000_000;
  session.setData({ ...engine.generate({ type: "line", rows }), validation: 0.5 });
  assert.equal(session.evaluate("validation").rows, rows / 2);
  const many = { features: new Float32Array(rows + 1), targets: new Float32Array(rows + 1), rows: rows + 1 };
  assert.throws(() => session.setData(many), { name: "RangeError", message: /rows.*1000000.*1000001/ });
  assert.throws(() => engine.generate({ type: "line", rows: rows + 1 }), {
    name: "RangeError",
    message: /rows/,
  });
});

test("ten million cells are data, one more row is not", (t) => {
  const session = engine.createSession(wide(10_000, 1));
  t.after(() => session.dispose());
  const data = (rows) => ({
    features: new Float32Array(rows * 10_000),
    targets: new Float32Array(rows),
    rows,
  });
  session.setData(data(1000));
  assert.equal(session.run(1).step, 1);
  refuses(() => session.setData(data(1001)), "too-large", /10000000|10,000,000/);
  assert.equal(session.run(1).step, 2);
});

test("64 MB of bytes are data, one more row is not", (t) => {
  const session = engine.createSession(wide(1024, 1));
  t.after(() => session.dispose());
  const data = (rows) => ({ features: new Uint8Array(rows * 1024), targets: new Float32Array(rows), rows });
  session.setData(data(65_536));
  assert.equal(session.run(1).step, 1);
  refuses(() => session.setData(data(65_537)), "too-large", /67108864 bytes/);
  assert.equal(session.run(1).step, 2);
});

test("a model of a billion parameters is refused, and the one before trains on", (t) => {
  const session = trained(t, 10);
  const huge = [dense(31_000, "relu"), dense(31_000, "relu"), dense(1, "sigmoid")];
  refuses(() => build(classifier({ layers: huge })), "too-large", /parameters/);
  refuses(() => session.update({ layers: huge }), "too-large", /parameters/);
  refuses(() => build(classifier({ layers: [dense(1_000_000_000)] })), "too-large", /parameters/);
  session.run(10);
  assert.equal(weightsHash(session), weightsHash(trained(t, 20)));
});
