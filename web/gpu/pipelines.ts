// Pipelines of one device, made once for each kernel and set of overrides and shared by all plans. They all have one
// layout, so that a bind group serves every one of them.

import type { Dispatch } from "./dispatch.ts";
import type { KernelName } from "./ops.ts";
import { moduleText } from "./shaders.ts";
import { compute } from "./usage.ts";
import { type Tuning, untuned } from "./variants.ts";

const kStorage = [
  "storage",
  "read-only-storage",
  "read-only-storage",
  "read-only-storage",
  "storage",
] as const;
const kUniforms = 2;
/** Bytes of a record and of a place: what dynamic offsets are multiples of. */
export const kSlot = 256;

export class Pipelines {
  readonly device: GPUDevice;
  /** How plans made from here on share out their products (tune.ts measures what suits the device). */
  tuning: Tuning = untuned;
  readonly groupLayout: GPUBindGroupLayout;
  readonly #layout: GPUPipelineLayout;
  readonly #modules = new Map<KernelName, GPUShaderModule>();
  readonly #made = new Map<string, Promise<GPUComputePipeline>>();

  constructor(device: GPUDevice) {
    this.device = device;
    const storage = kStorage.map((type, binding) => ({ binding, visibility: compute, buffer: { type } }));
    const uniforms = Array.from({ length: kUniforms }, (_, i) => ({
      binding: kStorage.length + i,
      visibility: compute,
      buffer: { type: "uniform" as const, hasDynamicOffset: true },
    }));
    this.groupLayout = device.createBindGroupLayout({ entries: [...storage, ...uniforms] });
    this.#layout = device.createPipelineLayout({ bindGroupLayouts: [this.groupLayout] });
  }

  /** Errors: GPUPipelineError, or whatever a lost device says. */
  of({ kernel, constants }: Dispatch): Promise<GPUComputePipeline> {
    const key = `${kernel} ${JSON.stringify(constants)}`;
    const before = this.#made.get(key);
    if (before !== undefined) return before;
    const made = this.device.createComputePipelineAsync({
      label: key,
      layout: this.#layout,
      compute: { module: this.#module(kernel), constants: { ...constants } },
    });
    this.#made.set(key, made);
    return made;
  }

  #module(kernel: KernelName): GPUShaderModule {
    const before = this.#modules.get(kernel);
    if (before !== undefined) return before;
    const module = this.device.createShaderModule({ label: kernel, code: moduleText(kernel) });
    this.#modules.set(kernel, module);
    return module;
  }
}
