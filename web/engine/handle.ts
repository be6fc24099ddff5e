// Holds the wasm side of one session: makes it, calls it while it lives, frees it. Knows how specs are lent and failures
// told, and nothing of what a session is for.

import { DownhillError, fromWasm } from "./errors.ts";
import type { RawFailure, RawFloats, RawSession, RawSpec } from "./raw.ts";
import type { Runtime } from "./runtime.ts";
import type { CompleteSpec } from "./spec.ts";
import { toRawLayer, toRawOptimizer } from "./wire.ts";

/** Throws the failure, if it is one. */
export function succeed(failure: RawFailure): void {
  if (failure.code !== "") throw fromWasm(failure);
}

export class Handle {
  readonly #runtime: Runtime;
  #raw: RawSession | null;

  /** Errors: DownhillError "invalid-spec", "too-large". */
  constructor(runtime: Runtime, spec: CompleteSpec) {
    this.#runtime = runtime;
    this.#raw = runtime.call((module) => new module.Session());
    try {
      this.call((raw) => this.lendSpec(spec, (rawSpec) => succeed(raw.build(rawSpec))));
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /** Errors: "disposed". */
  alive(): RawSession {
    if (this.#raw === null)
      throw new DownhillError("disposed", "this session has been disposed; create a new one");
    return this.#raw;
  }

  /** Errors: "disposed", "crashed", and what `use` throws. */
  call<T>(use: (raw: RawSession, runtime: Runtime) => T): T {
    const raw = this.alive();
    return this.#runtime.call(() => use(raw, this.#runtime));
  }

  /** A copy of the floats that `use` answers. */
  floats(use: (raw: RawSession) => RawFloats): Float32Array {
    return this.call((raw) => {
      const { failure, data } = use(raw);
      succeed(failure);
      return this.#runtime.heap.floats(data);
    });
  }

  lendSpec<T>(spec: CompleteSpec, use: (rawSpec: RawSpec) => T): T {
    const { module, withList } = this.#runtime;
    const { loss, batchSize, shuffle, seed } = spec;
    const { l1, l2 } = spec.regularization;
    const { patience, minDelta } = spec.earlyStopping;
    const optimizer = toRawOptimizer(spec.optimizer);
    return withList(new module.SizeList(), spec.inputShape, (inputShape) =>
      withList(new module.LayerList(), spec.layers.map(toRawLayer), (layers) =>
        use({ inputShape, layers, loss, optimizer, l1, l2, batchSize, shuffle, seed, patience, minDelta }),
      ),
    );
  }

  dispose(): void {
    const raw = this.#raw;
    this.#raw = null;
    if (raw !== null && !this.#runtime.hasCrashed) this.#runtime.call(() => raw.delete());
  }
}
