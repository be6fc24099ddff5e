// Training on a GPU in a session's stead: asks for the records of the next steps, has them walked in whole submits, and
// hands the state back, so that history, checks and the divergence watch stay the session's own. Whatever the GPU can't
// do, it leaves to the session: a step that would bring in a NaN is walked again there and told of there.

import type { Session } from "../engine/index.ts";
import { adopt, lentPlan, lentRecords, lentState } from "../engine/lend.ts";
import type { RunResult } from "../engine/results.ts";
import { Executor, type Told } from "./executor.ts";
import type { Pipelines } from "./pipelines.ts";
import { readRecords } from "./plan.ts";

const nothing: Told = { made: 0, losses: new Float32Array(0), state: new Float32Array(0) };

const isOver = ({ diverged, stopped }: RunResult): boolean => diverged !== undefined || stopped !== undefined;

export class GpuWalk {
  readonly executor: Executor;
  readonly #session: Session;

  /** For the plan in force: make another one after update() or setData(). Errors: as Executor.make. */
  static async make(session: Session, pipelines: Pipelines): Promise<GpuWalk> {
    return new GpuWalk(session, await Executor.make(pipelines, lentPlan(session)));
  }

  private constructor(session: Session, executor: Executor) {
    this.#session = session;
    this.executor = executor;
  }

  /**
   * As Session.run, from wherever the session stands. Nobody may change the session until it has answered. `onLosses`
   * gets the data loss of every step. Errors: what the device says once it is lost; the session is then where the last
   * whole submit left it, and walks on by itself or with another device.
   */
  async run(steps: number, onLosses?: (losses: Float32Array) => void): Promise<RunResult> {
    let result = this.#session.run(0);
    let over = result.diverged !== undefined;
    let begun = false;
    for (let left = steps; left > 0 && !over; ) {
      const from = this.#session.step;
      const records = lentRecords(this.#session, Math.min(left, this.executor.mostSteps));
      if (!begun) this.executor.begin(lentState(this.#session));
      begun = records.length > 0;
      const told = begun ? await this.executor.walk(records) : nothing;
      if (told.made > 0) result = this.#adopt(told);
      onLosses?.(told.losses.filter((_, i) => i % 2 === 0 && i < 2 * told.made));
      left -= told.made;
      // A step that was begun by operations, or that a GPU may not make: the session's own.
      if (told.made < readRecords(records).length || !begun) {
        result = this.#session.run(1);
        left -= 1;
        begun = false;
      }
      over = isOver(result) || this.#session.step === from;
    }
    return result;
  }

  destroy(): void {
    this.executor.destroy();
  }

  #adopt({ made, losses, state }: Told): RunResult {
    const told = new Float32Array(state.length + 2);
    told.set(state);
    told[state.length - 1] = 1; // the flag: all was finite
    told.set(losses.subarray(2 * made - 2, 2 * made), state.length);
    return adopt(this.#session, told, made);
  }
}
