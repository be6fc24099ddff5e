// What the page about products asks its worker for, and what it is told: how fast each way of multiplying two square
// matrices is on this machine. One question at a time; who wants no answer any more ends the worker.

/** Three loops; the engine's own product; a GPU. */
export type ProductWay = "naive" | "simd" | "gpu";

/** How a GPU shares out a product: blocks of 4 x 4 or 8 x 8 in an invocation's registers, or in shared memory. */
export const gpuVariants = ["tiles4", "tiles8", "shared"] as const;
export type GpuVariant = (typeof gpuVariants)[number];

/** Why no GPU was measured. */
export type WithoutGpu =
  | "no-webgpu"
  | "no-adapter"
  | "software"
  | "too-small"
  | "too-large"
  | "lost"
  | "failed";

export interface ProductsQuestion {
  /** Rows and columns of both, a multiple of 4. */
  readonly size: number;
  /** Whether a GPU that is a program will do. */
  readonly software: boolean;
}

export interface Measured {
  readonly way: ProductWay;
  /** On a GPU: which one, and as the kernel's file is called; else "". */
  readonly variant: GpuVariant | "";
  readonly kernel: string;
  /** As the adapter calls itself; else "". */
  readonly device: string;
  readonly software: boolean;
  /** Of one product. */
  readonly ms: number;
  /** Products made in one go, and how often that was done. */
  readonly times: number;
  readonly rounds: number;
  /** The largest difference from the engine's product, as a share of its largest number. */
  readonly off: number;
}

export type ProductsReply =
  | { readonly kind: "under-way"; readonly way: ProductWay }
  | { readonly kind: "measured"; readonly size: number; readonly measured: Measured }
  | { readonly kind: "without"; readonly why: WithoutGpu }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly message: string };

/** 10⁹ multiplications and additions a second: a product of n x n takes 2 n³ of them. */
export const gflops = (size: number, ms: number): number => (2 * size * size * size) / (ms * 1e6);
