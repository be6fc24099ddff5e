// A session of the engine with what is in force on it. Spec, points and rate are brought to it as one setup; where the
// engine refuses, it stays as it was. Any state of a walk can be brought back to it by a mark and the edits since. Keeps
// nothing of the past itself (way.ts).

import type { Engine, RunResult, Session, Tensor } from "../engine/index.ts";
import type { DataSpec, Exact, ModelSpec, ParameterChange } from "../shared/protocol.ts";
import type { Settings } from "../shared/settings.ts";
import { ExactAnswer } from "./exact.ts";
import { materialOf, sessionData } from "./material.ts";
import { changed } from "./numbers.ts";
import type { Edit, Mark, Setup } from "./past.ts";
import { autoRate, engineSpec, kUnknownRate, specUpdate } from "./spec.ts";

export class Rig {
  readonly session: Session;
  #inForce: Setup;
  readonly #exact = new ExactAnswer();

  /** Errors: the engine's for a spec or data it refuses; then nothing is left behind. */
  constructor(engine: Engine, spec: ModelSpec, data: DataSpec, settings: Settings | null) {
    const material = materialOf(engine, data);
    const rate = spec.learningRate === "auto" ? kUnknownRate : spec.learningRate;
    this.#inForce = { spec, material, rate, settings };
    this.session = engine.createSession(engineSpec(spec, material.spec, rate));
    try {
      if (material.learn) this.session.setData(sessionData(material));
      this.force(this.#withRate(this.#inForce));
    } catch (error) {
      this.session.dispose();
      throw error;
    }
  }

  get inForce(): Setup {
    return this.#inForce;
  }

  /** The exact answer for data, loss and L2 in force, or null where there is none. */
  exact(): Exact | null {
    return this.#exact.of(this.session, this.#inForce);
  }

  /** Brings the session to a setup as it is. Errors: the engine's. */
  force(next: Setup): void {
    const now = this.#inForce;
    if (next === now) return;
    if (next.spec !== now.spec || next.rate !== now.rate || next.material !== now.material) {
      this.session.update(specUpdate(next.spec, next.material.spec, next.rate));
    }
    if (next.material !== now.material && next.material.learn)
      this.session.setData(sessionData(next.material));
    this.#inForce = next;
  }

  /** As force, with the rate that "auto" means there. Errors: the engine's, and the setup before is in force again. */
  change(wanted: Setup): void {
    const before = this.#inForce;
    try {
      this.force(wanted);
      this.force(this.#withRate(wanted));
    } catch (error) {
      this.force(before);
      throw error;
    }
  }

  /** The start again, with a seed another one. */
  reset(seed?: number): void {
    this.session.reset(seed === undefined ? {} : { seed });
    if (seed !== undefined) this.#inForce = { ...this.#inForce, spec: { ...this.#inForce.spec, seed } };
  }

  /** Weights by hand; returns them all. Errors: RangeError by name. */
  set(changes: readonly ParameterChange[]): readonly Tensor[] {
    const weights = changed(this.session.parameters(), changes);
    this.session.setParameters(weights);
    return weights;
  }

  /** `edits`: how much of the log lies before. */
  mark(edits: number): Mark {
    return { bytes: this.session.checkpoint(), setup: this.#inForce, edits };
  }

  /** To `target`, walked again from a mark at or before it and through the edits that followed the mark. */
  replay(mark: Mark, edits: readonly Edit[], target: number): void {
    this.force(mark.setup);
    this.session.restore(mark.bytes);
    for (const edit of edits) {
      if (edit.step > target) break;
      this.#runTo(edit.step);
      this.apply(edit);
    }
    this.#runTo(target);
  }

  apply(edit: Edit): void {
    if ("setup" in edit) this.force(edit.setup);
    else this.session.setParameters(edit.weights);
  }

  /** What the last step said, without another one; null without data, as other features of no points leave it. */
  look(): RunResult | null {
    return this.session.hasData ? this.session.run(0) : null;
  }

  #runTo(step: number): void {
    if (step > this.session.step) this.session.run(step - this.session.step);
  }

  #withRate(setup: Setup): Setup {
    if (setup.spec.learningRate !== "auto") return setup;
    const stable = this.exact()?.maxStableRate;
    const rate = stable === undefined ? setup.rate : autoRate(stable);
    return rate === setup.rate ? setup : { ...setup, rate };
  }
}
