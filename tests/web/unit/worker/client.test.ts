import assert from "node:assert/strict";
import { mock, test } from "node:test";
import type { Delta, Intent, Reply, Request, Snapshot } from "../../../../web/shared/protocol.ts";
import { Client, ClientError, type WorkerLike } from "../../../../web/worker/client.ts";

/** A worker that answers as the test says. */
class Fake implements WorkerLike {
  onmessage: ((event: MessageEvent<Reply>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  readonly got: Request[] = [];
  ended = false;
  constructor(
    readonly answer: (request: Request, fake: Fake) => void = (request, fake) => fake.done(request),
  ) {}
  postMessage(message: Request): void {
    this.got.push(message);
    queueMicrotask(() => this.answer(message, this));
  }
  terminate(): void {
    this.ended = true;
  }
  say(reply: Reply): void {
    if (!this.ended) this.onmessage?.({ data: reply } as MessageEvent<Reply>);
  }
  done(request: Request): void {
    if (request.kind !== "seen") this.say({ kind: "done", id: request.id });
  }
}

const pause: Intent = { type: "pause" };
function clientOf(makeWorker: () => WorkerLike, patience = 1000) {
  const seen = { snapshots: [] as Snapshot[], broken: [] as string[] };
  const client = new Client({
    onSnapshot: (snapshot) => seen.snapshots.push(snapshot),
    onBroken: ({ code }) => seen.broken.push(code),
    patience,
    makeWorker,
  });
  return { client, seen };
}
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ClientError, String(error));
  return error.failure.code;
};

const delta = (more: Partial<Delta>): Delta => ({
  step: 0,
  epoch: 0,
  running: false,
  walked: 0,
  batchLoss: null,
  penalty: null,
  train: null,
  held: null,
  learningRate: 0.1,
  parameters: [],
  edits: [],
  ...more,
});

test("the worker is opened once, before the first intent, and answers arrive by id", async () => {
  const fake = new Fake();
  const { client } = clientOf(() => fake);
  await Promise.all([client.send(pause), client.send(pause), client.open()]);
  assert.deepEqual(
    fake.got.map(({ kind }) => kind),
    ["open", "intent", "intent"],
  );
  const ids = fake.got.flatMap((request) => (request.kind === "seen" ? [] : [request.id]));
  assert.equal(new Set(ids).size, 3);
});

test("what is asked before the engine has come waits in the worker, and fails with the engine's own words", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const late = new Fake(() => {});
    const { client, seen } = clientOf(() => late);
    const [opened, built] = [codeOf(client.open()), codeOf(client.send(pause))];
    assert.deepEqual(
      late.got.map(({ kind }) => kind),
      ["open", "intent"],
    );
    // As long as the engine may take to load.
    mock.timers.tick(3999);
    const [open] = late.got;
    const failure = { code: "load-failed", message: "no file", where: "" };
    if (open?.kind === "open") late.say({ kind: "failed", id: open.id, failure });
    assert.deepEqual(await Promise.all([opened, built]), ["load-failed", "load-failed"]);
    assert.equal(late.ended, true);
    mock.timers.tick(10_000);
    assert.deepEqual(seen.broken, [], "nothing waits any more");
  } finally {
    mock.timers.reset();
  }
});

test("a worker that never answers is ended after the time limit, and the next send starts another", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const deaf = new Fake((request, fake) => request.kind === "open" && fake.done(request));
    const workers = [deaf, new Fake()];
    const { client, seen } = clientOf(() => workers.shift() as Fake);
    await client.open();
    const waiting = codeOf(client.send(pause));
    await Promise.resolve();
    await new Promise((done) => setImmediate(done));
    mock.timers.tick(1001);
    assert.equal(await waiting, "timeout");
    assert.equal(deaf.ended, true);
    assert.deepEqual(seen.broken, ["timeout"]);
    await client.send(pause);
    assert.equal(workers.length, 0);
  } finally {
    mock.timers.reset();
  }
});

test("a script that can't be loaded fails whoever waits, with words, and can be tried again", async () => {
  const broken = new Fake((_request, fake) => fake.onerror?.({ message: "" } as ErrorEvent));
  const workers = [broken, new Fake()];
  const { client, seen } = clientOf(() => workers.shift() as Fake);
  assert.equal(await codeOf(client.open()), "worker-failed");
  assert.deepEqual(seen.broken, ["worker-failed"]);
  await client.open();
});

test("a browser that forbids workers is told apart from nothing: the constructor's words arrive", async () => {
  const { client } = clientOf(() => {
    throw new Error("blocked by the page's policy");
  });
  const error = await client.open().catch((reason: unknown) => reason);
  assert.match((error as Error).message, /blocked by the page's policy/);
});

test("a killed worker fails requests under way", async () => {
  const fake = new Fake((request, self) => {
    if (request.kind === "open") self.done(request);
    else self.onerror?.({ message: "terminated" } as ErrorEvent);
  });
  const { client } = clientOf(() => fake);
  assert.equal(await codeOf(client.send(pause)), "worker-failed");
});

test("closing fails what waits, and nothing starts after it", async () => {
  const { client } = clientOf(
    () => new Fake((request, fake) => request.kind === "open" && fake.done(request)),
  );
  await client.open();
  const waiting = codeOf(client.send(pause));
  await new Promise((done) => setImmediate(done));
  client.close();
  assert.equal(await waiting, "closed");
  assert.equal(await codeOf(client.send(pause)), "closed");
});

test("what a snapshot leaves out is taken from the one before; an exact answer can be taken back", async () => {
  const fake = new Fake();
  const { client, seen } = clientOf(() => fake);
  await client.open();
  const points = [{ x: 1, y: 2, label: 0 }];
  const exact = { kind: "newton", parameters: [], loss: 1, note: "unique" } as const;
  fake.say({ kind: "snapshot", delta: delta({ points, split: new Uint8Array(1), exact }) });
  fake.say({ kind: "snapshot", delta: delta({ step: 5 }) });
  fake.say({ kind: "snapshot", delta: delta({ step: 6, exact: null }) });
  const [, second, third] = seen.snapshots;
  assert.equal(second?.points, points);
  assert.equal(second?.exact, exact);
  assert.equal(second?.step, 5);
  assert.equal(third?.exact, undefined);
});

test("buffers go home once the snapshot after theirs has been drawn, never while it is in view", async () => {
  const fake = new Fake();
  const { client } = clientOf(() => fake);
  await client.open();
  const field = (value: number) => ({ width: 1, height: 1, values: new Float32Array([value]) });
  const [first, second] = [field(1), field(2)];
  fake.say({ kind: "snapshot", delta: delta({ field: first }) });
  client.seen();
  fake.say({ kind: "snapshot", delta: delta({ field: second }) });
  client.seen();
  const home = fake.got.flatMap((request) => (request.kind === "seen" ? [request.buffers] : []));
  assert.deepEqual(home, [[], [first.values.buffer]]);
});
