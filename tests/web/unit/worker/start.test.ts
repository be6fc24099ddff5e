// A worker that a page's head has started is taken by the first who asks for its script, and by nobody twice.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { startWorker } from "../../../../web/worker/start.ts";

const kScript = "https://site.example/assets/worker-1.js";
const started: string[] = [];
class Own {
  constructor(script: string | URL) {
    started.push(String(script));
  }
}
const page = globalThis as { location?: { href: string }; Worker?: unknown };
page.location = { href: "https://site.example/line/" };
page.Worker = Own;

afterEach(() => {
  started.length = 0;
  globalThis.downhillAhead = undefined;
});

test("the one that runs already is taken once; the next is a new one", () => {
  const worker = {} as Worker;
  globalThis.downhillAhead = { script: kScript, worker };
  assert.equal(startWorker("downhill", kScript), worker);
  assert.deepEqual(started, []);
  assert.ok(startWorker("downhill", kScript) instanceof Own);
  assert.deepEqual(started, [kScript]);
});

test("one that runs another script is left alone, and where none runs, one is started", () => {
  globalThis.downhillAhead = { script: kScript, worker: {} as Worker };
  const other = "https://site.example/assets/worker-2.js";
  assert.ok(startWorker("another", other) instanceof Own);
  globalThis.downhillAhead = undefined;
  assert.ok(startWorker("downhill", kScript) instanceof Own);
  assert.deepEqual(started, [other, kScript]);
});
