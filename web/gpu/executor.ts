// Walks a compiled plan on a GPU. Knows dispatches and numbers, nothing of training, layers or files, as CpuExecutor on
// the other side. Whole steps go in one submit, each its gather, forward, loss, backward and update; nothing is made for
// a step, and of a submit only its command encoder. Results come back through a ring of mapped buffers.

import type { Lent } from "../engine/lend.ts";
import type { Dispatch } from "./dispatch.ts";
import { dispatchesOf } from "./join.ts";
import { kStatusHead, kStatusStep, Memory, sizesOf, tooLargeFor } from "./memory.ts";
import { kSlot, type Pipelines } from "./pipelines.ts";
import { kRecordHead, type Plan, readPlan, readRecords } from "./plan.ts";
import * as usage from "./usage.ts";

/** What a submit has made. */
export interface Told {
  /** Updates made; less than the steps given where a number was not finite: the state is the one before that step. */
  readonly made: number;
  /** Data loss and penalty of every step, side by side. */
  readonly losses: Float32Array;
  /** Where training goes on from: Session's state, its flag apart. */
  readonly state: Float32Array;
}

/** A plan that this device can't hold. */
export class TooLarge extends Error {}

const kMostSteps = 128;
const kMostBatch = 1 << 20; // words
const kMostDropouts = 64;
const kRing = 2;
const kSlotWords = kSlot / 4;

interface Launch {
  readonly dispatch: Dispatch;
  readonly pipeline: GPUComputePipeline;
}

export class Executor {
  readonly plan: Plan;
  /** Records that one walk() takes. */
  readonly mostSteps: number;
  readonly launches: readonly Launch[];
  readonly #device: GPUDevice;
  readonly #memory: Memory;
  readonly #ring: GPUBuffer[];
  readonly #statusBytes: number;
  readonly #slots: Uint32Array<ArrayBuffer>;
  readonly #offsets = new Uint32Array(2);

  /** Errors: TooLarge; what the device says of a pipeline. */
  static async make(pipelines: Pipelines, lent: Lent): Promise<Executor> {
    const plan = readPlan(lent.words);
    const scratch = Math.ceil(plan.arena / 4) * 4;
    const aStep = kRecordHead + 3 * kMostDropouts + plan.capacity;
    const steps = Math.max(1, Math.min(kMostSteps, Math.floor(kMostBatch / aStep)));
    const sizes = sizesOf(plan, scratch, lent, steps, steps * aStep);
    const over = tooLargeFor(sizes, pipelines.device.limits);
    if (over !== "") throw new TooLarge(over);
    const dispatches = dispatchesOf(plan, scratch, pipelines.tuning);
    const made = await Promise.all(dispatches.map((dispatch) => pipelines.of(dispatch)));
    const launches = dispatches.map((dispatch, i) => ({ dispatch, pipeline: made[i] as GPUComputePipeline }));
    const memory = new Memory(pipelines, sizes, steps, dispatches);
    return new Executor(pipelines.device, plan, launches, memory, steps, lent);
  }

  private constructor(
    device: GPUDevice,
    plan: Plan,
    launches: readonly Launch[],
    memory: Memory,
    steps: number,
    lent: Lent,
  ) {
    this.#device = device;
    this.plan = plan;
    this.launches = launches;
    this.#memory = memory;
    this.mostSteps = steps;
    this.#slots = new Uint32Array(kSlotWords * steps);
    this.#statusBytes = kStatusHead + kStatusStep * steps;
    const size = this.#statusBytes + 4 * plan.state;
    this.#ring = Array.from({ length: kRing }, () =>
      device.createBuffer({ label: "read back", size, usage: usage.mapRead | usage.copyDst }),
    );
    this.#write(memory.features, lent.features);
    this.#write(memory.targets, lent.targets);
  }

  /** Puts the numbers in place that a walk begins with. */
  begin(state: Float32Array): void {
    this.#write(this.#memory.arena, state);
    const one = new Float32Array([1]);
    for (const { op, out } of this.plan.steps) {
      if (op === "one") this.#device.queue.writeBuffer(this.#memory.arena, 4 * out.offset, one);
    }
  }

  /**
   * The steps of these records, at most `mostSteps`, in one submit. Two may be under way at a time. Errors: RangeError for
   * too many; what the device says once it is lost.
   */
  async walk(words: Uint32Array): Promise<Told> {
    const records = readRecords(words);
    const back = this.#ring.shift();
    if (records.length > this.mostSteps || back === undefined)
      throw new RangeError(
        `walk: ${records.length} steps, ${this.mostSteps} at a time and two walks are taken`,
      );
    try {
      this.#write(this.#memory.batch, words);
      records.forEach(({ head, dropouts, indices }, i) => {
        const at = kSlotWords * i;
        this.#slots.set(words.subarray(head, head + kRecordHead), at);
        this.#slots[at + 2] = dropouts;
        this.#slots[at + kRecordHead] = indices;
        this.#slots[at + kRecordHead + 1] = i;
      });
      this.#device.queue.writeBuffer(this.#memory.records, 0, this.#slots, 0, kSlotWords * records.length);
      this.#submit(
        records.map(({ rows }) => rows),
        back,
      );
      return await this.#read(back, records.length);
    } finally {
      this.#ring.push(back);
    }
  }

  destroy(): void {
    this.#memory.destroy();
    for (const buffer of this.#ring) buffer.destroy();
  }

  #submit(rows: readonly number[], back: GPUBuffer): void {
    const { status, arena, group } = this.#memory;
    const encoder = this.#device.createCommandEncoder();
    encoder.clearBuffer(status, 0, kStatusHead);
    const pass = encoder.beginComputePass();
    for (let step = 0; step < rows.length; step++) this.#encode(pass, group, step, rows[step] ?? 0);
    pass.end();
    encoder.copyBufferToBuffer(status, 0, back, 0, this.#statusBytes);
    encoder.copyBufferToBuffer(arena, 0, back, this.#statusBytes, 4 * this.plan.state);
    this.#device.queue.submit([encoder.finish()]);
  }

  #encode(pass: GPUComputePassEncoder, group: GPUBindGroup, step: number, rows: number): void {
    this.#offsets[0] = kSlot * step;
    for (let i = 0; i < this.launches.length; i++) {
      const { dispatch, pipeline } = this.launches[i] as Launch;
      const [x, y] = dispatch.groups(rows);
      this.#offsets[1] = kSlot * i;
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group, this.#offsets, 0, 2);
      pass.dispatchWorkgroups(x, y);
    }
  }

  async #read(back: GPUBuffer, steps: number): Promise<Told> {
    await back.mapAsync(usage.mapModeRead);
    const bytes = back.getMappedRange();
    const made = new Uint32Array(bytes, 0, 2)[1] ?? 0;
    const losses = new Float32Array(bytes, kStatusHead, 2 * steps).slice();
    const state = new Float32Array(bytes, this.#statusBytes, this.plan.state).slice();
    back.unmap();
    return { made, losses, state };
  }

  #write(buffer: GPUBuffer, data: Uint8Array | Uint32Array | Float32Array): void {
    const bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
    const whole = bytes.length - (bytes.length % 4);
    this.#device.queue.writeBuffer(buffer, 0, bytes, 0, whole);
    if (whole === bytes.length) return;
    const rest = new Uint8Array(4); // the last bytes of an odd number of them
    rest.set(bytes.subarray(whole));
    this.#device.queue.writeBuffer(buffer, whole, rest);
  }
}
