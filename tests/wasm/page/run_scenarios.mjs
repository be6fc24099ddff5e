// Loads the package as a page does and gives the hash of every scenario by name.

import { loadEngine } from "./npm/index.js";
import { runScenario } from "./scenario.mjs";

export async function runScenarios() {
  const engine = await loadEngine();
  const response = await fetch(new URL("./scenarios.json", import.meta.url));
  return Object.fromEntries(
    (await response.json()).map((scenario) => [scenario.name, runScenario(engine, scenario)]),
  );
}
