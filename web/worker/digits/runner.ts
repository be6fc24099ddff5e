// Walks the lab's session to a goal on whichever device it is to be: wasm in slices (../loop.ts), or stretch after stretch
// on the GPU. Knows no pictures and no wishes.

import type { Engine, RunResult, Session } from "../../engine/index.ts";
import type { DeviceWish, DigitsDevice } from "../../shared/digits.ts";
import { Loop, type Turns } from "../loop.ts";
import type { Device } from "./device.ts";

export interface RunnerOptions {
  readonly turns: Turns;
  /** navigator.gpu, where there is one. */
  readonly gpu: GPU | undefined;
  session(): Session;
  engine(): Engine;
  /** The step that the present run ends at. */
  goal(): number;
  /** What so many ms came to. */
  walked(ms: number, result: RunResult): void;
  changed(now: boolean): void;
}

const kStretch = 60; // ms that the GPU walks between two looks
const kMostSteps = 4096;

export class Runner {
  readonly #options: RunnerOptions;
  readonly #loop: Loop;
  #device: Device | null = null;
  #chosen: DigitsDevice = { wish: "auto", gpu: null, why: "", costs: null };
  /** While the GPU walks: whether it shall go on, and when it has stopped. */
  #stretch: { on: boolean; over: Promise<void> } | null = null;

  constructor(options: RunnerOptions) {
    this.#options = options;
    const walk = (steps: number): boolean => this.#slice(steps);
    this.#loop = new Loop({ walk, changed: () => options.changed(false) }, options.turns);
  }

  get running(): boolean {
    return this.#loop.running || this.#stretch?.on === true;
  }

  /** Who computes, as far as is known. */
  get device(): DigitsDevice {
    return this.#chosen;
  }

  /** From the next go() on. */
  wants(wish: DeviceWish): void {
    this.#chosen = { wish, gpu: null, why: wish === "cpu" ? "asked" : "", costs: null };
  }

  async go(): Promise<void> {
    const device = await this.#choose();
    if (device === null) return this.#loop.run("max");
    const stretch = { on: true, over: Promise.resolve() };
    this.#stretch = stretch;
    stretch.over = this.#walkThere(device, stretch);
  }

  /** Answers when nobody touches the session any more. */
  async halt(): Promise<void> {
    this.#loop.pause();
    if (this.#stretch === null) return;
    this.#stretch.on = false;
    await this.#stretch.over;
  }

  /** Another session, or other data, comes: what lies on the GPU is let go. */
  leave(): void {
    this.#device?.leave();
  }

  /** The GPU, if it is to walk. Its code is fetched where there may be one. */
  async #choose(): Promise<Device | null> {
    const { wish } = this.#chosen;
    const { gpu, turns, engine, session } = this.#options;
    const without = (why: DigitsDevice["why"]): null => {
      this.#chosen = { wish, gpu: null, why, costs: null };
      return null;
    };
    if (wish === "cpu") return without("asked");
    if (gpu === undefined) return without("no-webgpu");
    try {
      const { Device } = await import("./device.ts");
      this.#device ??= new Device(gpu, engine(), turns.now);
      this.#chosen = await this.#device.choose(session(), wish);
    } catch {
      return without("failed");
    }
    return this.#chosen.gpu === null ? null : this.#device;
  }

  /** As the loop's slices, but that each is waited for. Where the GPU is lost for good, the loop goes on. */
  async #walkThere(device: Device, stretch: { on: boolean }): Promise<void> {
    const { session, goal, turns, walked, changed } = this.#options;
    let why: DigitsDevice["why"] = "";
    for (let chunk = 1; stretch.on && why === "" && session().step < goal(); ) {
      const before = turns.now();
      try {
        const told = await device.run(session(), Math.min(chunk, goal() - session().step), this.#chosen.wish);
        walked(turns.now() - before, told.result);
        why = told.why;
        if (told.result.diverged !== undefined) break;
      } catch {
        why = "failed";
      }
      const ms = turns.now() - before;
      if (ms < kStretch / 2) chunk = Math.min(kMostSteps, 2 * chunk);
      else if (ms > kStretch) chunk = Math.ceil(chunk / 2);
      changed(false);
    }
    const goesOn = stretch.on && why !== "" && session().step < goal();
    if (why !== "") this.#chosen = { ...this.#chosen, gpu: null, why };
    stretch.on = false;
    this.#stretch = null;
    if (goesOn) this.#loop.run("max");
    changed(true);
  }

  #slice(steps: number): boolean {
    const { session, goal, turns, walked } = this.#options;
    const before = turns.now();
    const result = session().run(Math.min(steps, goal() - session().step));
    walked(turns.now() - before, result);
    return result.diverged === undefined && session().step < goal();
  }
}
