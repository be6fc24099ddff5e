// The page's side of the digits worker: a worker that goes silent, asked or while it trains, is given up and told of once.

import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import type { DigitsReply, DigitsRequest, DigitsState } from "../../../../web/shared/digits.ts";
import { DigitsClient, DigitsError } from "../../../../web/worker/digits/client.ts";
import type { WorkerLike } from "../../../../web/worker/start.ts";

const training = { running: true, step: 7 } as DigitsState;

const kPatience = 20_000;

/** A client of a worker that says only what the test makes it say, and time that passes when the test says so. */
function start(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const worker = {
    terminated: 0,
    asked: [] as DigitsRequest[],
    postMessage: (request: DigitsRequest) => void worker.asked.push(request),
    terminate: () => {
      worker.terminated++;
    },
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  } as WorkerLike<DigitsRequest, DigitsReply> & { terminated: number; asked: DigitsRequest[] };
  const steps: number[] = [];
  let client: DigitsClient | undefined;
  const broken = new Promise<string>((done) => {
    client = new DigitsClient({
      onState: ({ step }) => void steps.push(step),
      onProgress: () => undefined,
      onBroken: ({ code }) => done(code),
      makeWorker: () => worker,
      patience: kPatience,
    });
  });
  const says = (reply: DigitsReply): void => worker.onmessage?.({ data: reply } as MessageEvent<DigitsReply>);
  return { client: client as DigitsClient, worker, steps, broken, says };
}

test("a worker that falls silent while it trains is given up", async (t) => {
  const { client, worker, steps, broken, says } = start(t);
  const begun = client.ask({ kind: "train", epochs: 5 });
  says({ kind: "state", state: training });
  says({ kind: "answer", id: worker.asked[0]?.id ?? 0, answer: null });
  await begun;
  t.mock.timers.tick(kPatience - 1);
  assert.equal(worker.terminated, 0);
  t.mock.timers.tick(1);
  assert.equal(await broken, "timeout");
  assert.deepEqual([steps, worker.terminated], [[7], 1]);
});

test("one that has ended its run may be silent", async (t) => {
  const { client, worker, says } = start(t);
  const begun = client.ask({ kind: "train", epochs: 5 });
  says({ kind: "state", state: training });
  says({ kind: "state", state: { ...training, running: false } });
  says({ kind: "answer", id: worker.asked[0]?.id ?? 0, answer: null });
  await begun;
  t.mock.timers.tick(10 * kPatience);
  assert.equal(worker.terminated, 0);
});

test("a wish that nobody answers fails with the rest of them", async (t) => {
  const { client, broken } = start(t);
  const wishes = [client.ask({ kind: "report" }), client.ask({ kind: "pause" })];
  t.mock.timers.tick(kPatience);
  const ends = await Promise.allSettled(wishes);
  for (const end of ends)
    assert.ok(
      end.status === "rejected" && end.reason instanceof DigitsError && end.reason.failure.code === "timeout",
    );
  assert.equal(await broken, "timeout");
});
