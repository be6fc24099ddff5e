// The scenarios off the main thread.

import { runScenarios } from "./run_scenarios.mjs";

postMessage(await runScenarios());
