// One adapter for everybody, and what they ask of it: dispatches, submits and objects made, counted at the device's own
// classes, so that all libraries are counted alike. What libraries look for in a browser is put in place first.

import { create, globals } from "webgpu";

const counts = { dispatches: 0, submits: 0, objects: 0 };

function count(type, method, what) {
  const original = type.prototype[method];
  type.prototype[method] = function counted(...args) {
    counts[what] += 1;
    return original.apply(this, args);
  };
}

/** null where this machine has no Vulkan; else the adapter's name and whether it is software. */
export async function openGpu() {
  Object.assign(globalThis, globals);
  const gpu = create([]);
  const adapter = await gpu.requestAdapter();
  if (adapter === null) return null;
  count(GPUQueue, "submit", "submits");
  count(GPUComputePassEncoder, "dispatchWorkgroups", "dispatches");
  for (const method of ["createBuffer", "createBindGroup", "createCommandEncoder", "createComputePipeline"])
    count(GPUDevice, method, "objects");
  // TensorFlow.js asks whether it is in a page or a worker, jax-js which browser it is in.
  globalThis.WorkerGlobalScope ??= class {};
  globalThis.navigator ??= {};
  Object.defineProperty(globalThis.navigator, "userAgent", { value: "node", configurable: true });
  Object.defineProperty(globalThis.navigator, "gpu", { value: plain(gpu), configurable: true });
  return { gpu: plain(gpu), name: adapter.info.description || adapter.info.device || "GPU" };
}

/** Without the features that TensorFlow.js asks for in a way that only browsers forgive, or that time for it. */
function plain(gpu) {
  const requestAdapter = async (options) => {
    const adapter = await gpu.requestAdapter(options);
    const { info, limits } = adapter;
    return { info, limits, features: new Set(), requestDevice: (wish) => adapter.requestDevice(wish) };
  };
  return { requestAdapter, getPreferredCanvasFormat: () => "bgra8unorm" };
}

/** What `work` asks of the device: { dispatches, submits, objects }. */
export async function counted(work) {
  const before = { ...counts };
  await work();
  return Object.fromEntries(Object.keys(counts).map((what) => [what, counts[what] - before[what]]));
}
