// One walk downhill: steps taken on a session (rig.ts), with enough kept of its way (way.ts) to go back to any step bit
// by bit. Checkpoints lie at regular steps; edits by hand stand in a log; going back is the nearest checkpoint and the
// log replayed. Knows no time and no messages (loop.ts, worker.ts).

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
import type { Settings } from "../shared/settings.ts";
import { ByOperation } from "./by-operation.ts";
import { Diagnosis } from "./divergence.ts";
import { materialOf } from "./material.ts";
import { flat } from "./numbers.ts";
import type { Edit, Mark, Setup } from "./past.ts";
import { Rig } from "./rig.ts";
import { Way } from "./way.ts";

const kMostStarts = 4096; // weights set by hand before the first step; more than any network of the labs has

export class Walk {
  readonly #engine: Engine;
  readonly #rig: Rig;
  /** What can be gone back to; to be looked at. */
  readonly way: Way;
  /** What the page wants; the rig has something else only inside a replay. */
  #setup: Setup;
  #start: readonly ParameterChange[];
  #result: RunResult | null = null;
  readonly #diagnosis: Diagnosis;
  readonly #byOperation = new ByOperation();

  /** Errors: the engine's for a spec or data it refuses; then nothing is left behind. */
  constructor(
    engine: Engine,
    spec: ModelSpec,
    data: DataSpec,
    start: readonly ParameterChange[] = [],
    settings: Settings | null = null,
  ) {
    this.#engine = engine;
    this.#diagnosis = new Diagnosis(engine);
    this.#rig = new Rig(engine, spec, data, settings);
    this.#setup = this.#rig.inForce;
    this.#start = start;
    try {
      this.#applyStart();
      this.way = new Way({ step: 0, value: this.#rig.mark(0) });
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  get step(): number {
    return this.session.step;
  }
  get epoch(): number {
    return this.session.epoch;
  }
  /** The last step there is a way to, also after going back. */
  get walked(): number {
    return this.way.walked(this.step);
  }
  get setup(): Setup {
    return this.#setup;
  }
  get session(): Session {
    return this.#rig.session;
  }
  get canWalk(): boolean {
    return this.#setup.material.learn !== null;
  }
  /** Of the last step: the layer whose gradient has died. */
  get saturated(): string | undefined {
    return this.#result?.saturated;
  }
  /** Weights set by hand before the first step, oldest first. */
  get start(): readonly ParameterChange[] {
    return this.#start;
  }
  get hasDiverged(): boolean {
    return this.#result?.diverged !== undefined;
  }
  get batchLoss(): number | null {
    return this.step === 0 ? null : (this.#result?.loss ?? null);
  }
  /** null: the last walk was by whole steps. */
  get cursor(): Cursor | null {
    return this.#byOperation.cursor;
  }
  /** The same list as long as it says the same. */
  get plan(): readonly PlanStep[] {
    return this.#byOperation.plan(this.session);
  }

  score(part: "train" | "validation"): Metrics | null {
    const { learn, held } = this.#setup.material;
    return (part === "train" ? learn : held) === null || learn === null ? null : this.session.evaluate(part);
  }

  /** Recorded checks, those beyond the present step too when it has gone back. */
  history(): History {
    return this.way.history(this.session.history());
  }

  diverged(): Divergence | undefined {
    return this.#diagnosis.of(this, this.#result?.diverged);
  }

  /** The exact answer for data, loss and L2 in force, or null where there is none. */
  exact(): Exact | null {
    return this.#rig.exact();
  }

  /** Records all parameters at regular steps, at most so many times; undefined stops that. */
  keepTrail(most: number | undefined): void {
    this.way.keepTrail(most);
    this.#noteWeights();
  }

  /** Walks on; stops early when the run diverges. Does nothing without data. */
  walk(steps: number): void {
    if (!this.canWalk) return;
    this.#goOn();
    this.#byOperation.leave();
    let left = steps;
    while (left > 0 && !this.hasDiverged) {
      const n = this.way.untilNext(this.step, left);
      this.#result = this.session.run(n);
      left -= n;
      this.#noteStep();
    }
  }

  /** One operation, or by operations to the end of the phase or step; the cursor tells what the last one did. */
  advance(unit: "op" | "phase" | "step"): void {
    if (!this.canWalk || this.hasDiverged) return;
    this.#goOn();
    const { done } = this.#byOperation.advance(this.session, unit, this.#setup.material);
    if (!done) return;
    this.#result = this.#rig.look();
    this.#noteStep();
  }

  /** To the end of the epoch under way, if need be by operations. */
  walkEpoch(byOperation = false): void {
    const { epoch } = this;
    do byOperation ? this.advance("step") : this.walk(1);
    while (this.canWalk && this.epoch === epoch && !this.hasDiverged);
  }

  /** Other points; weights, moments and step stay. Errors: as the constructor; then nothing changes. */
  setData(data: DataSpec, settings = this.#setup.settings): void {
    const material = materialOf(this.#engine, data);
    this.#edit({ ...this.#setup, material, settings });
  }

  /** Another spec; each weight that still has its place stays. The seed is the walk's own. */
  update(spec: ModelSpec, settings = this.#setup.settings): void {
    const rate = spec.learningRate === "auto" ? this.#setup.rate : spec.learningRate;
    this.#edit({ ...this.#setup, spec: { ...spec, seed: this.#setup.spec.seed }, rate, settings });
  }

  setParameters(changes: readonly ParameterChange[]): void {
    this.#leavePast();
    this.#byOperation.leave();
    const weights = this.#rig.set(changes);
    if (this.step === 0) this.#start = [...this.#start, ...changes].slice(-kMostStarts);
    this.#result = this.#rig.look();
    this.#noteEdit({ step: this.step, weights, changes });
  }

  /** The same start, or another. Settings and points stay as they are. */
  reset(seed?: number, start?: readonly ParameterChange[]): void {
    if (seed !== undefined) this.#start = [];
    if (start !== undefined) this.#start = start;
    this.#rig.reset(seed);
    this.#setup = this.#rig.inForce;
    this.#applyStart();
    this.#forgetPast();
  }

  /** On from a checkpoint of this model on this data; where it is none, from these weights, at step 0. Errors: the engine's. */
  resume(checkpoint: Uint8Array, start: readonly ParameterChange[]): void {
    try {
      this.session.restore(checkpoint);
      if (this.step === 0) this.reset(undefined, start);
      else this.#forgetPast();
    } catch {
      this.reset(undefined, start);
    }
  }

  /** Weights as they were at a step walked; points and settings stay as they are now. */
  scrub(step: number): void {
    if (!this.canWalk) return;
    this.way.lookBack(this.step, this.session.history());
    this.#return(step);
  }

  /** Back to a way that was left, at its end or at one of its steps. Errors: RangeError, and nothing changes. */
  takeBranch(id: number, step = Number.POSITIVE_INFINITY): void {
    this.#setup = this.way.take(id, this.step, this.session.history()) ?? this.#setup;
    this.#return(Math.min(step, this.way.walked(0)));
  }

  /** To a step of the way under way: the mark before it, and on from there. */
  #return(step: number): void {
    const { past } = this.way;
    const target = Math.max(past.earliest, Math.min(Math.round(step), this.walked));
    const mark = past.markBefore(target);
    if (mark === undefined) return;
    this.#byOperation.leave();
    this.#rig.replay(mark, past.editsAfter(mark), target);
    this.#rig.force(this.#setup);
    this.#result = this.#rig.look();
  }

  /** Out of a diverged run: a state before the trouble, on at another rate. */
  recover(to: "lastGood" | "best", learningRate: Rate, settings = this.#setup.settings): void {
    this.session.recover(to);
    this.#byOperation.leave();
    this.way.cutAfter(this.step, this.#setup);
    this.#keepUp();
    const rate = learningRate === "auto" ? this.#setup.rate : learningRate;
    this.#edit({ ...this.#setup, spec: { ...this.#setup.spec, learningRate }, rate, settings });
  }

  /** Keeps the present state as the one to come back to after a crash. */
  keep(): void {
    this.way.past.latest = { step: this.step, value: this.#mark() };
  }

  /** The same walk on a fresh engine, from the last kept state; for when the old engine has crashed. */
  rescue(engine: Engine): Walk {
    const { past, trail } = this.way;
    const mark = past.latest.value;
    const { setup } = mark;
    const walk = new Walk(engine, setup.spec, setup.material.spec, this.#start, setup.settings);
    walk.#rig.replay(mark, [], 0);
    for (const edit of past.editsAfter(mark)) walk.#rig.apply(edit);
    walk.#setup = walk.#rig.inForce;
    walk.keepTrail(trail?.most);
    walk.#forgetPast();
    return walk;
  }

  dispose(): void {
    this.session.dispose();
  }

  #edit(wanted: Setup): void {
    this.#leavePast();
    // A step half done would go on under the old settings, and a replay could not know.
    if (this.#byOperation.isHalfWay) this.walk(1);
    this.#byOperation.leave();
    this.#rig.change(wanted);
    this.#setup = this.#rig.inForce;
    this.#result = this.#rig.look();
    this.#noteEdit({ step: this.step, setup: this.#setup });
  }

  #noteEdit(edit: Edit): void {
    this.way.past.note(edit);
    if (this.way.past.isLong) this.#forgetPast();
    this.#noteWeights();
  }

  #noteStep(): void {
    this.#noteWeights();
    if (!this.hasDiverged) this.way.past.offerMark(this.step, () => this.#mark());
  }

  #noteWeights(): void {
    this.way.note(this.step, () => flat(this.session.parameters()));
  }

  #mark(): Mark {
    return this.#rig.mark(this.way.past.edits.length);
  }

  #applyStart(): void {
    if (this.#start.length > 0) this.#rig.set(this.#start);
  }

  /** Nothing before now can be gone back to any more, but for the start. */
  #forgetPast(): void {
    this.#byOperation.leave();
    this.#result = this.#rig.look();
    this.way.beginAt({ step: this.step, value: this.#rig.mark(0) });
    this.#noteWeights();
  }

  /** Walking on from an earlier step comes to what was walked before, or leaves it. */
  #goOn(): void {
    if (!this.way.past.leadsOn(this.step, this.#setup)) this.#leavePast();
  }

  #leavePast(): void {
    if (this.way.leave(this.step, () => this.session.history(), this.#setup)) this.#keepUp();
  }

  /** The state for a crash is never one of a future that was left. */
  #keepUp(): void {
    if (this.way.past.latest.step > this.step) this.keep();
  }
}
