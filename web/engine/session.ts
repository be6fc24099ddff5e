// A session: one model on its data, as a user of the package holds it. Every argument is checked here, before wasm;
// every answer is a copy. The work itself is core's (core/train/session.hpp), reached through wasm/bindings.cpp.

import { finiteFloats, integer, own, record, string, wholes, word } from "./check.ts";
import { checkData, rowShapeOf, rowsOf } from "./data.ts";
import { DownhillError } from "./errors.ts";
import { Handle, succeed } from "./handle.ts";
import { along, bytesOf, checkField, checkHistoryRange, checkSurface, checkTensors } from "./options.ts";
import type {
  AdvanceResult,
  ClassReport,
  ExactAnswer,
  Field,
  FieldOptions,
  History,
  HistoryRange,
  Metrics,
  NodeInfo,
  RunResult,
  Surface,
  SurfaceOptions,
  Tensor,
  Unit,
  UpdateReport,
} from "./results.ts";
import type { Runtime } from "./runtime.ts";
import { type CompleteSpec, maxSeed, mergeSpec } from "./spec.ts";
import type { PartName, Rows, SessionData, SpecUpdate } from "./types.ts";
import * as wire from "./wire.ts";

const maxSteps = 1e9;
const maxRow = 2 ** 32 - 1;

/** A session's wasm side, for lend.ts alone. @internal */
export let handleOf: (session: Session) => Handle;

export class Session {
  static {
    handleOf = (session) => session.#handle;
  }

  readonly #runtime: Runtime;
  readonly #handle: Handle;
  #spec: CompleteSpec;

  /** For Engine.createSession. */
  constructor(runtime: Runtime, spec: CompleteSpec) {
    this.#runtime = runtime;
    this.#spec = spec;
    this.#handle = new Handle(runtime, spec);
  }

  /** The spec in force, with nothing left out. */
  get spec(): CompleteSpec {
    return this.#spec;
  }

  /** Optimizer steps finished. */
  get step(): number {
    return this.#handle.call((raw) => raw.step());
  }

  /** Epochs finished. */
  get epoch(): number {
    return this.#handle.call((raw) => raw.epoch());
  }

  /** Whether there is data to train on. */
  get hasData(): boolean {
    return this.#handle.call((raw) => raw.hasData());
  }

  /** Keeps weights, moments and step. Errors: TypeError, RangeError; DownhillError "invalid-data", "too-large". */
  setData(data: SessionData): void {
    this.#handle.alive();
    const checked = checkData(data, rowShapeOf(this.#spec), this.#spec.seed);
    this.#handle.call((raw) => {
      this.#runtime.heap.lend(wire.dataArrays(checked), (offsets) => {
        succeed(raw.setData(wire.toRawData(checked, offsets)));
      });
    });
  }

  /** `steps` optimizer steps in one crossing (0: only look). Stops early when the run diverges. Errors: "no-data". */
  run(steps: number): RunResult {
    const count = integer(steps, "steps", 0, maxSteps);
    return this.#handle.call((raw) => {
      if (!raw.hasData()) throw new DownhillError("no-data", "run needs data: call setData first");
      return wire.toRunResult(raw.run(count));
    });
  }

  /** One op, phase, step or epoch. Errors: "no-data". */
  advance(unit: Unit): AdvanceResult {
    const checked = word(unit, "unit", ["op", "phase", "step", "epoch"]);
    return this.#handle.call((raw) => {
      const advanced = raw.advance(checked);
      succeed(advanced.failure);
      return wire.toAdvanced(advanced);
    });
  }

  /**
   * Changes hyperparameters at once; changed layers are rebuilt, and every weight that still has its place is kept.
   * Data that no longer fits the first or last layer is let go (`hasData` tells). Errors: "invalid-spec", "too-large";
   * the session then stays as it was.
   */
  update(change: SpecUpdate): UpdateReport {
    this.#handle.alive();
    const spec = mergeSpec(this.#spec, change);
    return this.#handle.call((raw) => {
      const { failure, kept, fresh } = this.#handle.lendSpec(spec, (rawSpec) => raw.update(rawSpec));
      succeed(failure);
      this.#spec = spec;
      return { kept, fresh };
    });
  }

  /** The same start again, or with a seed another one. */
  reset(options: { readonly seed?: number } = {}): void {
    const given = own(record(options, "options", ["seed"]), "seed");
    const seed = given === undefined ? undefined : integer(given, "seed", 0, maxSeed);
    this.#handle.call((raw) => raw.reset(seed !== undefined, seed ?? 0));
    if (seed !== undefined) this.#spec = { ...this.#spec, seed };
  }

  /**
   * Back to the last good state before a divergence, to the lowest full training loss so far, or, where the spec stops
   * early, to the lowest validation loss.
   */
  recover(where: "lastGood" | "best" | "bestValidation"): void {
    const checked = word(where, "where", ["lastGood", "best", "bestValidation"]);
    this.#handle.call((raw) => succeed(raw.recover(checked)));
  }

  /** Over a whole part, without dropout. Errors: "no-data". */
  evaluate(part: PartName): Metrics {
    const checked = word(part, "part", ["train", "validation", "test"]);
    return this.#handle.call((raw) => {
      const metrics = raw.evaluate(checked);
      succeed(metrics.failure);
      return wire.toMetrics(metrics);
    });
  }

  /** Who is taken for whom, and how sure. Errors: "no-data"; "unsupported" for meanSquaredError. */
  report(part: PartName): ClassReport {
    const checked = word(part, "part", ["train", "validation", "test"]);
    return this.#handle.call((raw) => {
      const report = raw.report(checked);
      succeed(report.failure);
      return wire.toReport(this.#runtime.heap, report);
    });
  }

  /**
   * Copies of the data's rows by their numbers (as in `sample`): bytes as bytes, standardized features standardized.
   * Errors: "no-data", "invalid-argument", "too-large".
   */
  examples(rows: Uint32Array): Rows {
    const checked = wholes(rows, "rows");
    const ids = this.#spec.loss === "sparseCategoricalCrossentropy";
    return this.#handle.call((raw) =>
      this.#runtime.heap.lend([checked], ([offset = 0]) => {
        const examples = raw.examples(offset, checked.length);
        succeed(examples.failure);
        return wire.toExamples(this.#runtime.heap, examples, checked.length, ids);
      }),
    );
  }

  /** What every layer but dropouts answers to `features` (rows x inputShape): [rows, units] each, by the layers' names. */
  layers(features: Float32Array): Tensor[] {
    this.#handle.alive();
    const checked = finiteFloats(features, "features");
    const rows = rowsOf(checked, rowShapeOf(this.#spec));
    const { take, heap } = this.#runtime;
    return this.#handle.call((raw) =>
      heap.lend([checked], ([offset = 0]) => {
        succeed(raw.layers(offset, rows));
        return take(raw.sampled(), (tensor) => wire.toTensor(heap, tensor));
      }),
    );
  }

  /**
   * How each number of one input moves each unit of a layer at the present weights: units x inputs, d unit / d input.
   * Without `layer` the units are the last layer's before its activation (the logits); with it, that layer's outputs.
   * Errors: "not-found", "too-large".
   */
  jacobian(features: Float32Array, options: { readonly layer?: string } = {}): Float32Array {
    this.#handle.alive();
    const checked = finiteFloats(features, "features", rowShapeOf(this.#spec).inputs);
    const layer = string(own(record(options, "options", ["layer"]), "layer", ""), "layer");
    return this.#handle.floats((raw) =>
      this.#runtime.heap.lend([checked], ([offset = 0]) => raw.jacobian(offset, layer)),
    );
  }

  /** `features`: rows x inputShape; the answer is rows x units, after the last activation. */
  predict(features: Float32Array): Float32Array {
    this.#handle.alive();
    const checked = finiteFloats(features, "features");
    const rows = rowsOf(checked, rowShapeOf(this.#spec));
    return this.#handle.floats((raw) =>
      this.#runtime.heap.lend([checked], ([offset = 0]) => raw.predict(offset, rows)),
    );
  }

  /** The model's answers, and those of layers asked for, over a rectangle. Errors: "not-found", "too-large". */
  field(options: FieldOptions): Field {
    const { x, y, width, height, features, nodes } = checkField(options);
    const box = { x0: x[0], x1: x[1], y0: y[0], y1: y[1], width, height };
    return this.#handle.call((raw) => {
      const { withWords, heap, take } = this.#runtime;
      withWords(features, (f) =>
        withWords(nodes, (n) => succeed(raw.field({ ...box, features: f, nodes: n }))),
      );
      const maps = take(raw.maps(), ({ node, units, data }) => ({ node, units, values: heap.floats(data) }));
      return { width, height, maps };
    });
  }

  /** The full training loss over two directions; the weights stay as they are. Errors: "no-data", "not-found". */
  surface(options: SurfaceOptions): Surface {
    const { axes, width, height } = checkSurface(options);
    const tensors = this.parameters();
    const [first, second] = [along(axes[0], tensors, "axes[0]"), along(axes[1], tensors, "axes[1]")];
    const box = { x0: first.from, x1: first.to, y0: second.from, y1: second.to, width, height };
    const values = this.#handle.floats((raw) =>
      this.#runtime.heap.lend([first.direction, second.direction], ([directionX = 0, directionY = 0]) =>
        raw.surface({ ...box, directionX, directionY, parameters: first.direction.length }),
      ),
    );
    return { width, height, values };
  }

  /**
   * Largest eigenvalue of the Hessian of the full training loss, penalty included, at the present weights or at the
   * lowest ones walked: an estimate by power iteration, good to about 1 %. Plain descent above 2 / it can't settle
   * there. Errors: "no-data", "unsupported" where it is not finite.
   */
  curvature(where: "now" | "best"): number {
    const checked = word(where, "where", ["now", "best"]);
    return this.#handle.floats((raw) => raw.curvature(checked))[0] ?? Number.NaN;
  }

  /** Two directions to cut the loss along: random ones, each unit's as long as its kernel (Li et al. 2018); biases 0. */
  randomDirections(seed: number): [Float32Array, Float32Array] {
    const checked = integer(seed, "seed", 0, maxSeed);
    return wire.halves(this.#handle.floats((raw) => raw.randomDirections(checked)));
  }

  /**
   * The two directions in which a walk spreads most around the present weights: unit vectors, zeros where it has no such
   * spread. `walk`: 1 to 64 rows of all parameters. Errors: "invalid-argument".
   */
  walkDirections(walk: Float32Array): [Float32Array, Float32Array] {
    this.#handle.alive();
    const checked = finiteFloats(walk, "walk");
    return wire.halves(
      this.#handle.floats((raw) =>
        this.#runtime.heap.lend([checked], ([offset = 0]) => raw.walkDirections(offset, checked.length)),
      ),
    );
  }

  /** The answer descent walks toward. Errors: "unsupported" unless one dense layer with mse or logistic; "no-data". */
  exact(): ExactAnswer {
    const tensors = this.parameters();
    return this.#handle.call((raw) => {
      const answer = raw.exact();
      succeed(answer.failure);
      return wire.toExact(this.#runtime.heap, answer, tensors);
    });
  }

  /** What was measured at checks, oldest first. */
  history(range: HistoryRange = {}): History {
    const { from, to } = checkHistoryRange(range);
    const all = this.#handle.call((raw) => this.#runtime.heap.doubles(raw.history()));
    return wire.toHistory(all, from, to);
  }

  /** Copies of all weights: layers in order, kernel before bias. */
  parameters(): Tensor[] {
    const { take, heap } = this.#runtime;
    return this.#handle.call((raw) => take(raw.parameters(), (tensor) => wire.toTensor(heap, tensor)));
  }

  /** Strict: missing, extra, misshapen or non-finite tensors are errors by name, and then nothing changes. */
  setParameters(tensors: readonly Tensor[]): void {
    const checked = checkTensors(tensors);
    const { heap, module, withList } = this.#runtime;
    const arrays = checked.map(({ data }) => data);
    this.#handle.call((raw) => {
      heap.lend(arrays, (offsets) => {
        withList(new module.TensorList(), wire.toRawTensors(checked, offsets), (rawList) =>
          succeed(raw.setParameters(rawList)),
        );
      });
    });
  }

  /** Of the last step, penalty included; zero before the first. Named and shaped as parameters(). */
  gradients(): Tensor[] {
    const { take, heap } = this.#runtime;
    return this.#handle.call((raw) => take(raw.gradients(), (tensor) => wire.toTensor(heap, tensor)));
  }

  /** Every value of a training step, in the order it is computed. */
  nodes(): NodeInfo[] {
    return this.#handle.call((raw) =>
      this.#runtime.take(raw.nodes(), (node) =>
        wire.toNode(
          node,
          this.#runtime.take(node.inputs, (input) => input),
        ),
      ),
    );
  }

  /**
   * The last value of a node, batched ones with the rows of the last batch in front; a parameter; what the optimizer
   * remembers of one ("memory_1/dense_1/kernel"); "finite", the last check's flag; "batch", the training rows of the last
   * batch. Errors: "not-found", "no-data".
   */
  value(name: string): Tensor {
    const checked = string(name, "name");
    return this.#handle.call((raw) => {
      const { failure, tensor } = raw.value(checked);
      succeed(failure);
      return wire.toTensor(this.#runtime.heap, tensor);
    });
  }

  /**
   * Every value of a training step, update apart, as row `row` of the data alone would make it, without dropout and
   * penalties: "dense_1/z", "d_dense_1/kernel"... Rows of validation or test that were given apart follow those of the
   * main table. Nothing else changes, `value` and `gradients` included. Errors: "no-data", "invalid-argument".
   */
  sample(row: number): Tensor[] {
    const checked = integer(row, "row", 0, maxRow);
    const { take, heap } = this.#runtime;
    return this.#handle.call((raw) => {
      succeed(raw.sample(checked));
      return take(raw.sampled(), (tensor) => wire.toTensor(heap, tensor));
    });
  }

  /** Everything that training goes on from, as bytes. */
  checkpoint(): Uint8Array {
    return this.#handle.call((raw) => this.#runtime.heap.bytes(raw.checkpoint()));
  }

  /** Errors: "bad-checkpoint", naming what differs; then nothing changes. */
  restore(bytes: Uint8Array): void {
    const checked = bytesOf(bytes, "bytes");
    this.#handle.call((raw) => {
      this.#runtime.heap.lend([checked], ([offset = 0]) => succeed(raw.restore(offset, checked.length)));
      this.#spec = { ...this.#spec, seed: raw.seed() };
    });
  }

  /** Frees the model's memory. Any call after it throws "disposed"; a second dispose does nothing. */
  dispose(): void {
    this.#handle.dispose();
  }
}
