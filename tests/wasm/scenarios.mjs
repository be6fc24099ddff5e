// Runs the scenarios of tests/golden/scenarios.json and prints `name<TAB>hash` a line. The tests call it in processes of
// their own, under several flags of V8; tests/core/train runs the same file natively. Run by hand with --write, it puts
// the hashes into the file: only when a meaning was changed on purpose.

import { readFileSync, writeFileSync } from "node:fs";
import { runScenario } from "./scenario.mjs";
import { engine } from "./support.mjs";

const file = new URL("../golden/scenarios.json", import.meta.url);
const scenarios = JSON.parse(readFileSync(file, "utf8"));

const lines = scenarios.map((scenario) => {
  const hash = runScenario(engine, scenario);
  console.log(`${scenario.name}\t${hash}`);
  return `  ${JSON.stringify({ ...scenario, hash })}`;
});
if (process.argv.includes("--write")) writeFileSync(file, `[\n${lines.join(",\n")}\n]\n`);
