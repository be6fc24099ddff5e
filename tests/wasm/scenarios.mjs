// Runs the scenarios of tests/golden/scenarios.json and prints `name<TAB>hash` a line. The tests call it in processes of
// their own, under several flags of V8; tests/core/train runs the same file natively. Run by hand with --write, it puts
// the hashes into the file: only when a meaning was changed on purpose.

import { readFileSync, writeFileSync } from "node:fs";
import { engine, weightsHash } from "./support.mjs";

const file = new URL("../golden/scenarios.json", import.meta.url);
const scenarios = JSON.parse(readFileSync(file, "utf8"));

/** "floats" as generated, "classes" as ids, "oneHot" as rows of two. */
function targetsOf(kind, targets) {
  if (kind === "classes") return Int32Array.from(targets);
  if (kind === "oneHot") return Float32Array.from([...targets].flatMap((id) => [1 - id, id]));
  return targets;
}

function run({ spec, data, features, targets, validation, standardize, steps }) {
  const made = engine.generate(data);
  const session = engine.createSession(spec);
  session.setData({
    features: features.length === 0 ? made.features : engine.expandFeatures(made.features, features),
    targets: targetsOf(targets, made.targets),
    rows: made.rows,
    validation,
    standardize,
  });
  const result = session.run(steps);
  if (result.step !== steps) throw new Error(`stopped at step ${result.step}`);
  const hash = weightsHash(session);
  session.dispose();
  return hash;
}

const lines = scenarios.map((scenario) => {
  const hash = run(scenario);
  console.log(`${scenario.name}\t${hash}`);
  return `  ${JSON.stringify({ ...scenario, hash })}`;
});
if (process.argv.includes("--write")) writeFileSync(file, `[\n${lines.join(",\n")}\n]\n`);
