// The page's side of the digits worker: every wish is a promise with a time limit; a worker that breaks or hangs fails
// all of them and says so once. The other labs' client is ../client.ts.

import type {
  DigitsAnswers,
  DigitsReply,
  DigitsRequest,
  DigitsState,
  DigitsWish,
} from "../../shared/digits.ts";
import type { Failure } from "../../shared/protocol.ts";
import { startWorker, type WorkerLike } from "../start.ts";
import workerUrl from "./worker.ts?worker&url";

export interface DigitsClientOptions {
  onState(state: DigitsState): void;
  onProgress(done: number, total: number): void;
  onBroken(failure: Failure): void;
  /** For tests. */
  readonly makeWorker?: () => WorkerLike<DigitsRequest, DigitsReply>;
  /** ms a wish may take. */
  readonly patience?: number;
}

export class DigitsError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

interface Waiting {
  done(answer: never): void;
  failed(error: DigitsError): void;
  readonly timer: ReturnType<typeof setTimeout>;
}

const kPatience = 20_000;
const kLoading = 180_000; // files take as long as the line does

export class DigitsClient {
  readonly #options: DigitsClientOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: WorkerLike<DigitsRequest, DigitsReply> | null = null;
  #next = 1;
  /** Runs out when a worker that trains says nothing any more. */
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DigitsClientOptions) {
    this.#options = options;
  }

  /** Errors: DigitsError with the engine's words, or "timeout", "worker-failed", "closed". */
  ask<Kind extends DigitsWish["kind"]>(
    wish: Extract<DigitsWish, { kind: Kind }>,
  ): Promise<DigitsAnswers[Kind]> {
    const id = this.#next++;
    const slow = wish.kind === "load" || wish.kind === "files" || wish.kind === "open";
    const limit = slow ? kLoading : (this.#options.patience ?? kPatience);
    return new Promise((done, failed) => {
      const timer = setTimeout(() => this.#hung(limit), limit);
      this.#waiting.set(id, { done, failed, timer });
      try {
        this.#worker ??= this.#start();
        this.#worker.postMessage({ id, wish }, []);
      } catch (error) {
        this.#break("worker-failed", error instanceof Error ? error.message : String(error));
      }
    });
  }

  /** Stops everything; wishes under way fail. */
  close(): void {
    this.#stop({ code: "closed", message: "the lab was closed", where: "" });
  }

  #start(): WorkerLike<DigitsRequest, DigitsReply> {
    const worker = (this.#options.makeWorker ?? (() => startWorker("downhill-digits", workerUrl)))();
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) =>
      this.#break("worker-failed", event.message || "its script could not be loaded");
    worker.onmessageerror = () => this.#break("worker-failed", "a message could not be read");
    return worker;
  }

  #receive(reply: DigitsReply): void {
    switch (reply.kind) {
      case "answer":
        this.#settle(reply.id)?.done(reply.answer as never);
        break;
      case "failed":
        this.#settle(reply.id)?.failed(new DigitsError(reply.failure));
        break;
      case "state":
        this.#listen(reply.state);
        this.#options.onState(reply.state);
        break;
      case "progress":
        this.#options.onProgress(reply.done, reply.total);
        break;
      default:
        reply satisfies never;
    }
  }

  /** While it trains, it tells of it many times a second. */
  #listen({ running, resting }: DigitsState): void {
    clearTimeout(this.#silence);
    const limit = this.#options.patience ?? kPatience;
    if (running && !resting) this.#silence = setTimeout(() => this.#hung(limit), limit);
  }

  #hung(limit: number): void {
    this.#break("timeout", `the engine did not answer for ${limit / 1000} s`);
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timer);
    return waiting;
  }

  #break(code: string, message: string): void {
    const failure = { code, message, where: "" };
    this.#stop(failure);
    this.#options.onBroken(failure);
  }

  #stop(failure: Failure): void {
    clearTimeout(this.#silence);
    this.#worker?.terminate();
    this.#worker = null;
    for (const id of [...this.#waiting.keys()]) this.#settle(id)?.failed(new DigitsError(failure));
  }
}
