// Runs the scenarios in a browser, on the page and in a module worker, and leaves what came out in globalThis.result.

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

try {
  globalThis.result = { page: await runScenarios(), worker: await inWorker(), violations };
} catch (error) {
  globalThis.result = { error: String(error), violations };
}
