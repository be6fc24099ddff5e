// A GPU for the tests, or null where there is none; and the few lines that run a plan on it.

import { create, globals } from "webgpu";
import type { Lent } from "../../web/engine/lend.ts";
import { Executor, type Told } from "../../web/gpu/executor.ts";
import { Pipelines } from "../../web/gpu/pipelines.ts";
import { onSoftware } from "../../web/gpu/tune.ts";

Object.assign(globalThis, globals);

export const gpu = create([]) as unknown as GPU;
const adapter = await gpu.requestAdapter();

/** For a test's options: why it is skipped, or false. */
export const skip = adapter === null ? "no Vulkan on this machine" : false;

/** A device with the adapter's limits; any error it reports that nobody waited for fails the process. */
export async function openDevice(): Promise<GPUDevice> {
  const own = await gpu.requestAdapter();
  if (own === null) throw new Error("the adapter is gone");
  const { maxBufferSize, maxStorageBufferBindingSize } = own.limits;
  const device = await own.requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } });
  device.onuncapturederror = ({ error }) => {
    throw new Error(`WebGPU: ${error.message}`);
  };
  return device;
}

let shared: Promise<Pipelines> | null = null;
/** One device for all tests of a file, with products shared out as on a software device, which it mostly is. */
export function pipelines(): Promise<Pipelines> {
  shared ??= openDevice().then((device) => Object.assign(new Pipelines(device), { tuning: onSoftware }));
  return shared;
}

/** Runs a plan's records from `state` once. */
export async function runOnce(lent: Lent, state: Float32Array, records: Uint32Array): Promise<Told> {
  const executor = await Executor.make(await pipelines(), lent);
  executor.begin(state);
  const told = await executor.walk(records);
  executor.destroy();
  return told;
}

/** The same GPU, with every device it opens kept in `devices`. */
export function watched(devices: GPUDevice[]): GPU {
  return {
    requestAdapter: async () => {
      const adapter = await gpu.requestAdapter();
      if (adapter === null) return null;
      const { info, limits } = adapter;
      const requestDevice = async (descriptor: GPUDeviceDescriptor): Promise<GPUDevice> => {
        const device = await adapter.requestDevice(descriptor);
        devices.push(device);
        return device;
      };
      return { info, limits, requestDevice } as unknown as GPUAdapter;
    },
  } as unknown as GPU;
}
