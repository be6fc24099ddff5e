// The page's side of the worker that times products: one question at a time. To stop is to end the worker, whatever it is in
// the middle of; the next question starts another.

import type { ProductsQuestion, ProductsReply } from "../../shared/products.ts";
import { startWorker, type WorkerLike } from "../start.ts";
import workerUrl from "./worker.ts?worker&url";

type OwnWorker = WorkerLike<ProductsQuestion, ProductsReply>;

export interface ProductsClientOptions {
  onReply(reply: ProductsReply): void;
  /** For tests. */
  readonly makeWorker?: () => OwnWorker;
}

export class ProductsClient {
  readonly #options: ProductsClientOptions;
  #worker: OwnWorker | null = null;

  constructor(options: ProductsClientOptions) {
    this.#options = options;
  }

  /** What was under way is stopped. The last reply is "done" or "failed". */
  ask(question: ProductsQuestion): void {
    this.stop();
    try {
      const worker = (this.#options.makeWorker ?? (() => startWorker("downhill-products", workerUrl)))();
      this.#worker = worker;
      worker.onmessage = ({ data }) => this.#receive(data);
      worker.onerror = (event) => this.#fail(event.message || "the worker's script could not be loaded");
      worker.onmessageerror = () => this.#fail("a message could not be read");
      worker.postMessage(question, []);
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
    }
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #receive(reply: ProductsReply): void {
    if (reply.kind === "done" || reply.kind === "failed") this.stop();
    this.#options.onReply(reply);
  }

  #fail(message: string): void {
    this.stop();
    this.#options.onReply({ kind: "failed", message });
  }
}
