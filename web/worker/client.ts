// The page's side of the worker: every request has an id and a time limit, a worker that dies or hangs is replaced, and
// snapshots arrive whole. Promises: nothing here ever waits for ever, and every failure has words.

import type { Delta, Failure, Intent, Point, Reply, Request, Snapshot } from "../shared/protocol.ts";
import { type WorkerLike as AnyWorker, startWorker } from "./start.ts";
import workerUrl from "./worker.ts?worker&url";

export interface ClientOptions {
  /** A new state. Its large arrays are lent: they are empty once the next state has been `seen()`. */
  onSnapshot(snapshot: Snapshot): void;
  /** Training stopped by itself. `kept`: it can go on from that step; null: build anew. */
  onBroken(failure: Failure, kept: number | null): void;
  /** ms a request may take; loading the engine may take four times as long. Default 10,000. */
  readonly patience?: number;
  /** For tests: another worker. */
  readonly makeWorker?: () => WorkerLike;
}

/** The labs' own worker, as a client sees it. */
export type WorkerLike = AnyWorker<Request, Reply>;

export class ClientError extends Error {
  override readonly name = "ClientError";
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

interface Waiting {
  done(points: readonly Point[]): void;
  failed(failure: Failure): void;
  readonly timer: ReturnType<typeof setTimeout>;
}

const kPatience = 10_000;

export class Client {
  readonly #options: ClientOptions;
  #worker: WorkerLike | null = null;
  #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #opened: Promise<void> | null = null;
  #isOpen = false;
  #last: Snapshot | null = null;
  /** Buffers of the snapshot in view, and of the one before it. */
  #lent: ArrayBuffer[] = [];
  #done: ArrayBuffer[] = [];
  #closed = false;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Starts the worker and loads the engine; once, however often it is asked. Errors: ClientError. */
  open(): Promise<void> {
    this.#opened ??= this.#start();
    return this.#opened;
  }

  /**
   * Does it, in the order asked; what is asked before the engine has come waits for it in the worker, so that nothing
   * comes back here in between. Errors: ClientError with the engine's words, or "timeout", "worker-failed", "closed".
   */
  async send(intent: Intent): Promise<readonly Point[]> {
    const opened = this.open();
    const patience = this.#isOpen ? this.#patience : 4 * this.#patience;
    const done = this.#request({ kind: "intent", id: this.#nextId++, intent }, patience);
    done.catch(() => {}); // where nothing opens, that is what went wrong
    await opened;
    return done;
  }

  /** The last snapshot has been drawn: the buffers of the one before go back, the next one may come. */
  seen(): void {
    const buffers = this.#done;
    this.#done = [];
    this.#worker?.postMessage({ kind: "seen", buffers }, buffers);
  }

  /** Stops everything; requests under way fail. */
  close(): void {
    this.#closed = true;
    this.#stop({ code: "closed", message: "the lab was closed", where: "" });
  }

  get #patience(): number {
    return this.#options.patience ?? kPatience;
  }

  async #start(): Promise<void> {
    if (this.#closed) throw new ClientError({ code: "closed", message: "the lab was closed", where: "" });
    try {
      const worker = (this.#options.makeWorker ?? (() => startWorker("downhill", workerUrl)))();
      this.#worker = worker;
      worker.onmessage = ({ data }) => this.#receive(data);
      worker.onerror = (event) => this.#fail(event.message || "its script could not be loaded");
      worker.onmessageerror = () => this.#fail("a message could not be read");
    } catch (error) {
      this.#opened = null;
      const reason = error instanceof Error ? error.message : String(error);
      throw new ClientError(workerFailed(reason));
    }
    await this.#request({ kind: "open", id: this.#nextId++ }, 4 * this.#patience).catch(
      (error: ClientError) => {
        this.#stop(error.failure);
        throw error;
      },
    );
    this.#isOpen = true;
  }

  #request(request: Exclude<Request, { kind: "seen" }>, patience: number): Promise<readonly Point[]> {
    return new Promise((done, fail) => {
      const failed = (failure: Failure): void => fail(new ClientError(failure));
      const worker = this.#worker;
      if (worker === null) {
        failed(workerFailed("it has stopped"));
        return;
      }
      const timer = setTimeout(() => this.#hung(patience), patience);
      this.#waiting.set(request.id, { done, failed, timer });
      worker.postMessage(request, []);
    });
  }

  #receive(reply: Reply): void {
    switch (reply.kind) {
      case "done":
        this.#settle(reply.id)?.done(reply.points ?? []);
        break;
      case "failed":
        this.#settle(reply.id)?.failed(reply.failure);
        break;
      case "snapshot":
        this.#show(reply.delta);
        break;
      case "broken":
        this.#options.onBroken(reply.failure, reply.kept);
        break;
      default:
        reply satisfies never;
    }
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timer);
    return waiting;
  }

  #show(delta: Delta): void {
    const snapshot = whole(delta, this.#last);
    this.#last = snapshot;
    const { field, enlarged, tiles, predictions, trail } = delta;
    const arrays = [
      field?.values,
      enlarged?.values,
      predictions,
      trail?.values,
      ...(tiles ?? []).map(({ values }) => values),
    ];
    this.#done.push(...this.#lent);
    this.#lent = [...new Set(arrays.flatMap((array) => (array ? [array.buffer as ArrayBuffer] : [])))];
    this.#options.onSnapshot(snapshot);
  }

  #fail(reason: string): void {
    const failure = workerFailed(reason);
    this.#stop(failure);
    this.#options.onBroken(failure, null);
  }

  #hung(patience: number): void {
    const seconds = patience / 1000;
    const failure = { code: "timeout", message: `the engine did not answer for ${seconds} s`, where: "" };
    this.#stop(failure);
    this.#options.onBroken(failure, null);
  }

  /** The worker is gone; the next open() starts another. */
  #stop(failure: Failure): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#opened = null;
    this.#isOpen = false;
    this.#last = null;
    this.#lent = [];
    this.#done = [];
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { failed, timer } of waiting) {
      clearTimeout(timer);
      failed(failure);
    }
  }
}

const workerFailed = (reason: string): Failure => ({
  code: "worker-failed",
  message: `the engine's worker failed: ${reason}`,
  where: "",
});

const noHistory = { step: new Float64Array(0), loss: new Float64Array(0), heldLoss: new Float64Array(0) };

/** Fills in what a delta left out from the snapshot before it. */
export function whole(delta: Delta, before: Snapshot | null): Snapshot {
  const { exact = before?.exact ?? null, plan = before?.plan, facts = before?.facts, hill, ...rest } = delta;
  return {
    ...rest,
    points: delta.points ?? before?.points ?? [],
    split: delta.split ?? before?.split ?? new Uint8Array(0),
    history: delta.history ?? before?.history ?? noHistory,
    branches: delta.branches ?? before?.branches ?? [],
    ...(plan && { plan }),
    ...(facts && { facts }),
    ...(exact && { exact }),
    ...(hill && { hill: { slice: before?.hill?.slice ?? null, ...hill } }),
  };
}
