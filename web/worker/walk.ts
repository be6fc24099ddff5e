// One walk downhill: a session of the engine, what is in force on it, and enough of its past to go back to any step
// bit by bit. Checkpoints lie at regular steps; edits by hand stand in a log; going back is the nearest checkpoint and
// the log replayed. Knows no time and no messages (loop.ts, worker.ts).

import type { Engine, History, Metrics, RunResult, Session } from "../engine/index.ts";
import type {
  Cursor,
  DataSpec,
  Divergence,
  Exact,
  ModelSpec,
  ParameterChange,
  PlanStep,
  Rate,
} from "../shared/protocol.ts";
import { ByOperation } from "./by-operation.ts";
import { tell } from "./divergence.ts";
import { ExactAnswer } from "./exact.ts";
import { materialOf, sessionData } from "./material.ts";
import { changed, flat, joined } from "./numbers.ts";
import { type Edit, type Mark, Past, type Setup } from "./past.ts";
import { autoRate, engineSpec, kUnknownRate, specUpdate } from "./spec.ts";
import { type Entry, Trail } from "./trail.ts";

const kMostStarts = 4096; // weights set by hand before the first step; more than any network of the labs has

export class Walk {
  readonly #engine: Engine;
  #session: Session;
  #setup: Setup;
  /** What the session really has: differs from #setup only inside a replay. */
  #inForce: Setup;
  #start: readonly ParameterChange[];
  readonly #past: Past;
  #trail: Trail<Float32Array> | null = null;
  /** Records all parameters too, for whoever sets it. */
  route: Trail<Float32Array> | null = null;
  #ahead: History | null = null;
  #walked = 0;
  #result: RunResult | null = null;
  readonly #exact = new ExactAnswer();
  #divergence: { readonly of: object; readonly told: Divergence } | null = null;
  readonly #byOperation = new ByOperation();

  /** Errors: the engine's for a spec or data it refuses; then nothing is left behind. */
  constructor(engine: Engine, spec: ModelSpec, data: DataSpec, start: readonly ParameterChange[] = []) {
    this.#engine = engine;
    const material = materialOf(engine, data);
    const rate = spec.learningRate === "auto" ? kUnknownRate : spec.learningRate;
    this.#setup = this.#inForce = { spec, material, rate };
    this.#session = engine.createSession(engineSpec(spec, material.spec, rate));
    try {
      if (material.learn) this.#session.setData(sessionData(material));
      this.#force(this.#withRate(this.#setup));
      this.#setup = this.#inForce;
      this.#start = start;
      this.#applyStart();
      this.#past = new Past({ step: 0, value: this.#mark(0) });
    } catch (error) {
      this.#session.dispose();
      throw error;
    }
  }

  get step(): number {
    return this.#session.step;
  }
  get epoch(): number {
    return this.#session.epoch;
  }
  /** The last step there is a way to, also after going back. */
  get walked(): number {
    return Math.max(this.#walked, this.step);
  }
  get setup(): Setup {
    return this.#setup;
  }
  get session(): Session {
    return this.#session;
  }
  get canWalk(): boolean {
    return this.#setup.material.learn !== null;
  }
  /** Of the last step: the layer whose gradient has died. */
  get saturated(): string | undefined {
    return this.#result?.saturated;
  }
  get hasDiverged(): boolean {
    return this.#result?.diverged !== undefined;
  }
  get batchLoss(): number | null {
    return this.step === 0 ? null : (this.#result?.loss ?? null);
  }
  get trail(): readonly Entry<Float32Array>[] | null {
    return this.#trail?.entries ?? null;
  }
  /** null: the last walk was by whole steps. */
  get cursor(): Cursor | null {
    return this.#byOperation.cursor;
  }
  /** The same list as long as it says the same. */
  get plan(): readonly PlanStep[] {
    return this.#byOperation.plan(this.#session);
  }
  /** States along the way, as kept for going back. */
  get marks(): readonly Entry<Mark>[] {
    return this.#past.marks;
  }
  get edits(): readonly number[] {
    const steps = this.#past.edits.map(({ step }) => step);
    return [...new Set(steps)].filter((step) => step > 0 && step <= this.walked);
  }

  score(part: "train" | "validation"): Metrics | null {
    const { learn, held } = this.#setup.material;
    return (part === "train" ? learn : held) === null || learn === null ? null : this.#session.evaluate(part);
  }

  /** Recorded checks, those beyond the present step too when it has gone back. */
  history(): History {
    const past = this.#session.history();
    return this.#ahead === null ? past : joined(past, this.#ahead);
  }

  diverged(): Divergence | undefined {
    const found = this.#result?.diverged;
    if (found === undefined) return undefined;
    if (this.#divergence?.of !== found) {
      const lastLoss = found.reason === "growing" ? (this.score("train")?.loss ?? null) : null;
      const told = tell({ ...found, lastLoss }, this.#engine, this.#session, this.#past);
      this.#divergence = { of: found, told };
    }
    return this.#divergence.told;
  }

  /** The exact answer for data, loss and L2 in force, or null where there is none. */
  exact(): Exact | null {
    return this.#exact.of(this.#session, this.#inForce);
  }

  /** Records all parameters at regular steps, at most so many times; undefined stops that. */
  keepTrail(most: number | undefined): void {
    this.#trail = most === undefined ? null : new Trail(most);
    this.#noteTrail();
  }

  /** Walks on; stops early when the run diverges. Does nothing without data. */
  walk(steps: number): void {
    if (!this.canWalk) return;
    this.#leavePast();
    this.#byOperation.leave();
    let left = steps;
    while (left > 0 && !this.hasDiverged) {
      const { step } = this;
      const trails = [this.#trail, this.route].map((trail) => trail?.untilNext(step) ?? left);
      const n = Math.min(left, this.#past.untilNextMark(step), ...trails);
      this.#result = this.#session.run(n);
      left -= n;
      this.#noteTrail();
      if (!this.hasDiverged) this.#past.offerMark(this.step, () => this.#mark());
    }
  }

  /** One operation, or by operations to the end of the phase or step; the cursor tells what the last one did. */
  advance(unit: "op" | "phase" | "step"): void {
    if (!this.canWalk || this.hasDiverged) return;
    this.#leavePast();
    const { done } = this.#byOperation.advance(this.#session, unit, this.#setup.material);
    if (!done) return;
    this.#result = this.#session.run(0);
    this.#noteTrail();
    if (!this.hasDiverged) this.#past.offerMark(this.step, () => this.#mark());
  }

  /** As walkEpoch, by operations. */
  advanceEpoch(): void {
    const { epoch } = this;
    do this.advance("step");
    while (this.canWalk && this.epoch === epoch && !this.hasDiverged);
  }

  /** To the end of the epoch under way. */
  walkEpoch(): void {
    const { epoch } = this;
    do this.walk(1);
    while (this.canWalk && this.epoch === epoch && !this.hasDiverged);
  }

  /** Other points; weights, moments and step stay. Errors: as the constructor; then nothing changes. */
  setData(data: DataSpec): void {
    const material = materialOf(this.#engine, data);
    this.#edit({ ...this.#setup, material });
  }

  /** Another spec; each weight that still has its place stays. The seed is the walk's own. */
  update(spec: ModelSpec): void {
    const rate = spec.learningRate === "auto" ? this.#setup.rate : spec.learningRate;
    this.#edit({ ...this.#setup, spec: { ...spec, seed: this.#setup.spec.seed }, rate });
  }

  setParameters(changes: readonly ParameterChange[]): void {
    this.#leavePast();
    this.#byOperation.leave();
    const weights = changed(this.#session.parameters(), changes);
    this.#session.setParameters(weights);
    if (this.step === 0) this.#start = [...this.#start, ...changes].slice(-kMostStarts);
    this.#result = this.#session.run(0);
    this.#note({ step: this.step, weights });
  }

  /** The same start, or another. Settings and points stay as they are. */
  reset(seed?: number, start?: readonly ParameterChange[]): void {
    if (seed !== undefined) this.#start = [];
    if (start !== undefined) this.#start = start;
    this.#session.reset(seed === undefined ? {} : { seed });
    if (seed !== undefined) {
      this.#setup = { ...this.#setup, spec: { ...this.#setup.spec, seed } };
      this.#inForce = this.#setup;
    }
    this.#applyStart();
    this.#forgetPast();
  }

  /** Weights as they were at a step walked; points and settings stay as they are now. */
  scrub(step: number): void {
    if (!this.canWalk) return;
    const target = Math.max(this.#past.earliest, Math.min(Math.round(step), this.walked));
    const mark = this.#past.markBefore(target);
    if (mark === undefined) return;
    this.#byOperation.leave();
    this.#walked = this.walked;
    this.#ahead = this.history();
    this.#force(mark.setup);
    this.#session.restore(mark.bytes);
    for (const edit of this.#past.editsAfter(mark)) {
      if (edit.step > target) break;
      this.#replay(edit.step);
      this.#apply(edit);
    }
    this.#replay(target);
    this.#force(this.#setup);
    this.#result = this.#session.run(0);
  }

  /** Out of a diverged run: a state before the trouble, on at another rate. */
  recover(to: "lastGood" | "best", learningRate: Rate): void {
    this.#session.recover(to);
    this.#byOperation.leave();
    this.#walked = this.step;
    this.#cut();
    const rate = learningRate === "auto" ? this.#setup.rate : learningRate;
    this.#edit({ ...this.#setup, spec: { ...this.#setup.spec, learningRate }, rate });
  }

  /** Keeps the present state as the one to come back to after a crash. */
  keep(): void {
    this.#past.latest = { step: this.step, value: this.#mark() };
  }

  /** The same walk on a fresh engine, from the last kept state; for when the old engine has crashed. */
  rescue(engine: Engine): Walk {
    const mark = this.#past.latest.value;
    const { setup, bytes } = mark;
    const walk = new Walk(engine, setup.spec, setup.material.spec, this.#start);
    walk.#force(setup);
    walk.#session.restore(bytes);
    walk.#setup = setup;
    for (const edit of this.#past.editsAfter(mark)) walk.#apply(edit);
    walk.#setup = walk.#inForce;
    walk.keepTrail(this.#trail?.most);
    walk.#forgetPast();
    return walk;
  }

  dispose(): void {
    this.#session.dispose();
  }

  #edit(wanted: Setup): void {
    this.#leavePast();
    // A step half done would go on under the old settings, and a replay could not know.
    if (this.#byOperation.isHalfWay) this.walk(1);
    this.#byOperation.leave();
    const before = this.#inForce;
    try {
      this.#force(wanted);
      this.#force(this.#withRate(wanted));
    } catch (error) {
      this.#force(before);
      throw error;
    }
    this.#setup = this.#inForce;
    this.#result = this.#session.run(0);
    this.#note({ step: this.step, setup: this.#setup });
  }

  #note(edit: Edit): void {
    this.#past.note(edit);
    if (this.#past.isLong) this.#forgetPast();
    this.#noteTrail();
  }

  /** Nothing before now can be gone back to any more, but for the start. */
  #forgetPast(): void {
    this.#byOperation.leave();
    this.#ahead = null;
    this.#walked = this.step;
    this.#result = this.#session.run(0);
    this.#past.beginAt({ step: this.step, value: this.#mark(0) });
    this.#trail?.clear();
    this.route?.clear();
    this.#noteTrail();
  }

  /** Walking on from an earlier step makes another future: the old one is dropped. */
  #leavePast(): void {
    if (this.step < this.#walked) this.#cut();
  }

  #cut(): void {
    const { step } = this;
    this.#past.cutAfter(step, this.#setup);
    this.#trail?.cutAfter(step);
    this.route?.cutAfter(step);
    this.#ahead = null;
    this.#walked = step;
    if (this.#past.latest.step > step) this.keep();
  }

  /** Brings the session to a setup. The engine leaves it as it was when it refuses. */
  #force(next: Setup): void {
    const now = this.#inForce;
    if (next === now) return;
    if (next.spec !== now.spec || next.rate !== now.rate || next.material !== now.material) {
      this.#session.update(specUpdate(next.spec, next.material.spec, next.rate));
    }
    if (next.material !== now.material && next.material.learn)
      this.#session.setData(sessionData(next.material));
    this.#inForce = next;
  }

  #withRate(setup: Setup): Setup {
    if (setup.spec.learningRate !== "auto") return setup;
    const stable = this.exact()?.maxStableRate;
    const rate = stable === undefined ? setup.rate : autoRate(stable);
    return rate === setup.rate ? setup : { ...setup, rate };
  }

  #applyStart(): void {
    if (this.#start.length > 0) this.#session.setParameters(changed(this.#session.parameters(), this.#start));
  }

  #mark(edits = this.#past.edits.length): Mark {
    return { bytes: this.#session.checkpoint(), setup: this.#inForce, edits };
  }

  #replay(step: number): void {
    if (step > this.step) this.#result = this.#session.run(step - this.step);
  }

  #apply(edit: Edit): void {
    if ("setup" in edit) this.#force(edit.setup);
    else this.#session.setParameters(edit.weights);
  }

  #noteTrail(): void {
    for (const trail of [this.#trail, this.route])
      trail?.offer(this.step, () => flat(this.#session.parameters()));
  }
}
