// Who computes the digits lab's steps. Fetched where there may be a GPU: opens it, measures it against wasm once, and lets
// it walk where it is clearly faster, or where the reader wants it to.

import type { Engine, RunResult, Session } from "../../engine/index.ts";
import { lentWords } from "../../engine/lend.ts";
import { type Costs, costsOf, prefersGpu, type Speeds, workOf } from "../../gpu/cost.ts";
import { Gpu, type Opened } from "../../gpu/gpu.ts";
import { dispatchesOf } from "../../gpu/join.ts";
import { measureCpu, measureGpu } from "../../gpu/measure.ts";
import type { Pipelines } from "../../gpu/pipelines.ts";
import { readPlan } from "../../gpu/plan.ts";
import { browserKeeper, type Keeper } from "../../gpu/remember.ts";
import { Trainer } from "../../gpu/trainer.ts";
import { suit } from "../../gpu/tune.ts";
import type { DeviceWish, DigitsDevice } from "../../shared/digits.ts";

const kStepsASubmit = 64; // of an epoch of some hundred, told as it goes

export class Device {
  readonly #gpu: Gpu;
  readonly #engine: Engine;
  readonly #now: () => number;
  readonly #keeper: Keeper;
  #suited: Opened | null = null;
  #speeds: Speeds | null = null;
  #trainer: { readonly of: Session; readonly by: Trainer } | null = null;

  /** `keeper`: where what was measured of a device outlasts the page. */
  constructor(gpu: GPU, engine: Engine, now: () => number, keeper: Keeper = browserKeeper) {
    this.#keeper = keeper;
    this.#gpu = new Gpu(gpu, now);
    this.#engine = engine;
    this.#now = now;
  }

  /** For the plan in force. Errors: what a device says that can't be opened. */
  async choose(session: Session, wish: Exclude<DeviceWish, "cpu">): Promise<DigitsDevice> {
    const opened = await this.#gpu.open(wish);
    if (typeof opened === "string") return { wish, gpu: null, why: opened, costs: null };
    const { name } = opened.found;
    if (this.#suited !== opened) await suit(opened, this.#keeper, this.#now);
    this.#suited = opened;
    if (wish === "gpu") return { wish, gpu: name, why: "", costs: null };
    const costs = await this.#costs(session, opened.pipelines);
    const chosen = prefersGpu(costs);
    return { wish, gpu: chosen ? name : null, why: chosen ? "" : "slower", costs };
  }

  /** As Session.run; `why`: "", or why the GPU did not walk to the end. */
  async run(
    session: Session,
    steps: number,
    wish: DeviceWish,
  ): Promise<{ readonly result: RunResult; readonly why: DigitsDevice["why"] }> {
    if (this.#trainer?.of !== session) {
      this.leave();
      this.#trainer = { of: session, by: new Trainer(this.#gpu, session) };
    }
    const { result, absence } = await this.#trainer.by.run(steps, wish === "gpu" ? "gpu" : "auto");
    return { result, why: absence };
  }

  /** Another session, or other data, comes. */
  leave(): void {
    this.#trainer?.by.dispose();
    this.#trainer = null;
  }

  async #costs(session: Session, pipelines: Pipelines): Promise<Costs> {
    this.#speeds ??= { ...(await measureGpu(pipelines, this.#now)), ...measureCpu(this.#engine, this.#now) };
    const plan = readPlan(lentWords(session));
    return costsOf(
      workOf(plan, dispatchesOf(plan, plan.arena, pipelines.tuning), plan.capacity),
      this.#speeds,
      kStepsASubmit,
    );
  }
}
