// The buffers of one plan on one device, and the one bind group over them. All are made when the plan is, none later.

import type { Dispatch, Place } from "./dispatch.ts";
import { kSlot, type Pipelines } from "./pipelines.ts";
import type { Plan } from "./plan.ts";
import * as usage from "./usage.ts";

/** Bytes in front of the losses, and of one step's. */
export const kStatusHead = 8;
export const kStatusStep = 8;
const kLeast = 16;

/** Sizes in bytes that a plan asks of a device, the largest of them bound as one storage buffer. */
export interface Sizes {
  readonly arena: number;
  readonly features: number;
  readonly targets: number;
  readonly batch: number;
  readonly status: number;
}

/** Names in the order of `place` in wgsl/common.wgsl; `alpha` alone is a float. */
const fields = [
  ["out", "a", "b", "c", "d", "sums", "m", "n", "k"],
  ["aRow", "aColumn", "bRow", "bColumn", "size", "key"],
].flat() as readonly Exclude<keyof Place, "alpha">[];

function placeWords(dispatches: readonly Dispatch[]): Uint32Array<ArrayBuffer> {
  const slot = kSlot / 4;
  const words = new Uint32Array(slot * dispatches.length);
  const floats = new Float32Array(words.buffer);
  dispatches.forEach(({ place }, i) => {
    fields.forEach((name, at) => {
      words[slot * i + at] = place[name] ?? 0;
    });
    floats[slot * i + fields.length] = place.alpha ?? 0;
  });
  return words;
}

export class Memory {
  readonly arena: GPUBuffer;
  readonly features: GPUBuffer;
  readonly targets: GPUBuffer;
  readonly batch: GPUBuffer;
  readonly status: GPUBuffer;
  readonly records: GPUBuffer;
  readonly places: GPUBuffer;
  readonly group: GPUBindGroup;

  constructor(
    { device, groupLayout }: Pipelines,
    sizes: Sizes,
    steps: number,
    dispatches: readonly Dispatch[],
  ) {
    const make = (label: string, size: number, uses: number): GPUBuffer =>
      device.createBuffer({ label, size: Math.max(kLeast, Math.ceil(size / 4) * 4), usage: uses });
    this.arena = make("arena", sizes.arena, usage.storage | usage.copySrc | usage.copyDst);
    this.features = make("features", sizes.features, usage.storage | usage.copyDst);
    this.targets = make("targets", sizes.targets, usage.storage | usage.copyDst);
    this.batch = make("batch", sizes.batch, usage.storage | usage.copyDst);
    this.status = make("status", sizes.status, usage.storage | usage.copySrc | usage.copyDst);
    this.records = make("records", kSlot * steps, usage.uniform | usage.copyDst);
    this.places = make("places", kSlot * Math.max(1, dispatches.length), usage.uniform | usage.copyDst);
    device.queue.writeBuffer(this.places, 0, placeWords(dispatches));
    const storage = [this.arena, this.features, this.targets, this.batch, this.status];
    const entries = storage.map((buffer, binding) => ({ binding, resource: { buffer } as GPUBufferBinding }));
    [this.records, this.places].forEach((buffer) => {
      entries.push({ binding: entries.length, resource: { buffer, size: kSlot } });
    });
    this.group = device.createBindGroup({ layout: groupLayout, entries });
  }

  destroy(): void {
    for (const buffer of [this.arena, this.features, this.targets, this.batch, this.status]) buffer.destroy();
    this.records.destroy();
    this.places.destroy();
  }
}

/** Why a plan can't run within a device's limits, or "". */
export function tooLargeFor(sizes: Sizes, limits: GPUSupportedLimits): string {
  const most = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
  const over = Object.entries(sizes).find(([, bytes]) => bytes > most);
  return over === undefined ? "" : `${over[0]}: ${over[1]} bytes, this GPU binds ${most} at most`;
}

export const sizesOf = (
  plan: Plan,
  scratch: number,
  data: { features: Uint8Array; targets: Uint8Array },
  steps: number,
  batchWords: number,
): Sizes => ({
  arena: 4 * (scratch + plan.capacity),
  features: data.features.byteLength,
  targets: data.targets.byteLength,
  batch: 4 * batchWords,
  status: kStatusHead + kStatusStep * steps,
});
