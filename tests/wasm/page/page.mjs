// Runs the scenarios in a browser, on the page and in a module worker, and leaves what came out in globalThis.result.

import { loadEngine } from "./npm/index.js";
import { runScenarios } from "./run_scenarios.mjs";

const violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.violatedDirective} ${event.blockedURI}`),
);

/** The strict policy wants even the URL of a worker from a named policy. */
const trusted = globalThis.trustedTypes?.createPolicy("test-worker", { createScriptURL: (url) => url });

function inWorker() {
  const url = new URL("./worker.mjs", import.meta.url).href;
  const worker = new Worker(trusted ? trusted.createScriptURL(url) : url, { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
}

/** What came of asking for turbo, beside what this browser says of its binary. */
async function turbo() {
  const response = await fetch(new URL("./npm/downhill-turbo.wasm", import.meta.url));
  const possible = WebAssembly.validate(await response.arrayBuffer());
  const { variant, variantNote } = await loadEngine({ variant: "turbo" });
  return { possible, variant, explained: variantNote !== "" };
}

try {
  const [page, worker] = [await runScenarios(), await inWorker()];
  globalThis.result = { page, worker, turbo: await turbo(), violations };
} catch (error) {
  globalThis.result = { error: String(error), violations };
}
