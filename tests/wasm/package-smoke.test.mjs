// The package as a stranger gets it: packed, installed into an empty folder, imported by its
// name, type-checked by a consumer, its README's example run. No network is used.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

const root = path.resolve(import.meta.dirname, "../..");
const built = path.join(root, "build/npm");
let folder;

const run = (command, ...args) =>
  execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: "pipe" });

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "downhill-consumer-"));
  writeFileSync(
    path.join(folder, "package.json"),
    '{ "name": "consumer", "private": true, "type": "module" }\n',
  );
  const [{ filename }] = JSON.parse(run("npm", "pack", built, "--json", "--ignore-scripts"));
  run("npm", "install", `./${filename}`, "--offline", "--no-audit", "--no-fund", "--ignore-scripts");
});
after(() => rmSync(folder, { recursive: true, force: true }));

const installed = (...parts) => path.join(folder, "node_modules/downhill", ...parts);

test("the packed package holds its code, wasm, types, licence and README, and depends on nothing", () => {
  const manifest = JSON.parse(readFileSync(installed("package.json"), "utf8"));
  assert.equal(manifest.name, "downhill");
  assert.equal(manifest.license, "MIT");
  assert.equal(manifest.dependencies, undefined);
  for (const name of [
    "index.js",
    "downhill.mjs",
    "downhill.wasm",
    "downhill-turbo.wasm",
    "LICENSE",
    "README.md",
    "formats.js",
    "types/engine/index.d.ts",
    "types/formats/index.d.ts",
  ]) {
    assert.ok(existsSync(installed(name)), `${name} is missing from the package`);
  }
  const targets = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === "string" ? entry : Object.values(entry),
  );
  for (const target of targets)
    assert.ok(existsSync(installed(target)), `exports name ${target}, which is not there`);
});

test("its code asks for no eval", () => {
  for (const name of readdirSync(installed()).filter((file) => /\.m?js$/.test(file))) {
    assert.doesNotMatch(
      readFileSync(installed(name), "utf8"),
      /\beval\s*\(|new Function\b|\bFunction\s*\(/,
      name,
    );
  }
});

test("the README's examples run as they are printed", () => {
  const readme = readFileSync(installed("README.md"), "utf8");
  const [walk, leave] = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, example]) => example);
  writeFileSync(path.join(folder, "example.mjs"), walk);
  assert.match(run(process.execPath, "example.mjs"), /step: 1000/);
  writeFileSync(path.join(folder, "leave.mjs"), leave);
  assert.equal(run(process.execPath, "leave.mjs").trim(), "100");
  const onnx = readFileSync(path.join(folder, "model.onnx"));
  assert.equal(onnx[1], 8, "IR 8");
  assert.match(readFileSync(path.join(folder, "model.py"), "utf8"), /STEP, EPOCH, CURSOR, UPDATES = 100,/);
});

test("a model that leaves comes back to the bit, and a file that is none is refused by the engine's own error", () => {
  writeFileSync(
    path.join(folder, "back.mjs"),
    `import assert from "node:assert/strict";
     import { DownhillError, loadEngine } from "downhill";
     import { fromSafetensors, fromTensorflow, modelFrom, toSafetensors, toTensorflow } from "downhill/formats";
     const engine = await loadEngine();
     const session = engine.createSession({
       inputShape: [2],
       layers: [{ type: "dense", units: 3, activation: "relu" }, { type: "dense", units: 1 }],
       loss: "meanSquaredError",
       optimizer: { type: "adam", learningRate: 0.01 },
     });
     const model = modelFrom(session);
     const { json, weights } = toTensorflow(model);
     for (const back of [fromSafetensors(toSafetensors(model)), fromTensorflow(json, weights)]) {
       const other = engine.createSession({ ...session.spec, layers: back.spec.layers, seed: 9 });
       other.setParameters(back.parameters);
       assert.deepEqual(other.parameters(), session.parameters());
     }
     assert.throws(() => fromSafetensors(new Uint8Array(4)), (error) => error instanceof DownhillError);
     console.log("back");`,
  );
  assert.equal(run(process.execPath, "back.mjs").trim(), "back");
});

test("the wasm file is found by its exported name", () => {
  writeFileSync(
    path.join(folder, "binary.mjs"),
    `import { readFileSync } from "node:fs";
     import { loadEngine } from "downhill";
     const wasmBinary = readFileSync(new URL(import.meta.resolve("downhill/downhill.wasm")));
     const engine = await loadEngine({ wasmBinary });
     console.log(engine.generate({ type: "xor", rows: 8, noise: 0, seed: 1 }).rows);`,
  );
  assert.equal(run(process.execPath, "binary.mjs").trim(), "8");
});

test("a consumer's types check under bundler and node16 resolution, and a wrong word is an error", () => {
  const source = (activation) => `import { loadEngine, type ModelSpec } from "downhill";
import { modelFrom, toOnnx } from "downhill/formats";
export const spec: ModelSpec = {
  inputShape: [2],
  layers: [{ type: "dense", units: 1, activation: "${activation}" }],
  loss: "binaryCrossentropy",
  optimizer: { type: "sgd", learningRate: 0.1 },
};
export const steps = async (): Promise<number> => (await loadEngine()).createSession(spec).run(1).step;
export const leave = async (): Promise<Uint8Array> =>
  toOnnx(modelFrom((await loadEngine()).createSession(spec), { inputs: ["x", "y"] }));
`;
  writeFileSync(path.join(folder, "right.ts"), source("sigmoid"));
  writeFileSync(path.join(folder, "wrong.ts"), source("sigmoyd"));
  const tsc = path.join(root, "node_modules/.bin/tsc");
  const check = (file, module, resolution) =>
    run(
      tsc,
      "--noEmit",
      "--strict",
      "--target",
      "es2022",
      "--lib",
      "es2022,dom",
      "--module",
      module,
      "--moduleResolution",
      resolution,
      file,
    );
  check("right.ts", "esnext", "bundler");
  check("right.ts", "node16", "node16");
  assert.throws(
    () => check("wrong.ts", "esnext", "bundler"),
    ({ stdout }) => stdout.includes("sigmoyd"),
  );
});

test("every file the types name is in the package", () => {
  const types = readdirSync(installed("types"), { recursive: true }).filter((name) => name.endsWith(".d.ts"));
  assert.ok(types.length > 10, `${types}`);
  for (const name of types) {
    for (const [, target] of readFileSync(installed("types", name), "utf8").matchAll(/from "(\.[^"]+)"/g)) {
      assert.match(target, /\.js$/, `${name} names ${target}`);
      assert.ok(
        types.includes(path.join(path.dirname(name), target).replace(/\.js$/, ".d.ts")),
        `${name} names ${target}, which is not there`,
      );
    }
  }
});
