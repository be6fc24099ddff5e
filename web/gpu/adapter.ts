// Which GPU a page gets, if any. A software adapter is slower than wasm and is only taken when it is asked for (G2);
// limits are read, not assumed. Where there is none, the answer says why in a word.

/** What a reader may ask for: "auto" takes a GPU where there is a real one, "gpu" also a software one. */
export type Wish = "auto" | "gpu";

/** Why there is none: the browser has no WebGPU; no adapter; one in software, unasked for; one that lacks what kernels need. */
export type Refusal = "no-webgpu" | "no-adapter" | "software" | "too-small";

export interface Found {
  readonly device: GPUDevice;
  /** As the adapter calls itself; browsers tell little. */
  readonly name: string;
  readonly software: boolean;
}

/** What is there before it is opened. Dawn and older browsers say "fallback" in two places. */
type AnyAdapter = GPUAdapter & { readonly isFallbackAdapter?: boolean };

const kSoftware = /swiftshader|llvmpipe|lavapipe|softpipe|warp|basic render/i;
const kStorageBuffers = 5;
const kInvocations = 256;

function isSoftware({ info, isFallbackAdapter }: AnyAdapter): boolean {
  const words = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return isFallbackAdapter === true || info.isFallbackAdapter || kSoftware.test(words);
}

/** Errors: what requestDevice says. */
export async function openAdapter(gpu: GPU | undefined, wish: Wish): Promise<Found | Refusal> {
  if (gpu === undefined) return "no-webgpu";
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (adapter === null) return "no-adapter";
  const software = isSoftware(adapter);
  if (software && wish === "auto") return "software";
  const { limits, info } = adapter;
  const { maxBufferSize, maxStorageBufferBindingSize } = limits;
  if (
    limits.maxStorageBuffersPerShaderStage < kStorageBuffers ||
    limits.maxComputeInvocationsPerWorkgroup < kInvocations
  )
    return "too-small";
  const device = await adapter.requestDevice({
    requiredLimits: { maxBufferSize, maxStorageBufferBindingSize },
  });
  const name = info.description || [info.vendor, info.architecture].filter(Boolean).join(" ") || "GPU";
  return { device, name, software };
}
