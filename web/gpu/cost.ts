// What a training step would take on either device: a few sums over its plan, against speeds that were measured once
// (measure.ts). Pure. A GPU pays for every launch and for long sums that few invocations share; wasm for every number.

import type { Dispatch } from "./dispatch.ts";
import type { Plan, Step } from "./plan.ts";

/** What a step asks for. */
export interface Work {
  /** Launches on the GPU. */
  readonly dispatches: number;
  /** Multiplications and additions of the products. */
  readonly flops: number;
  /** Terms that one invocation after the other must add: the longest sum of each product. */
  readonly chain: number;
  /** Numbers read and written by everything else. */
  readonly numbers: number;
  /** Operations on the CPU. */
  readonly operations: number;
}

/** Times in ms: of a launch; of a million of each. */
export interface Speeds {
  readonly submit: number;
  readonly dispatch: number;
  readonly gpuFlops: number;
  readonly gpuChain: number;
  readonly gpuNumbers: number;
  readonly operation: number;
  readonly cpuFlops: number;
  readonly cpuNumbers: number;
}

export interface Costs {
  /** ms a step. */
  readonly cpu: number;
  readonly gpu: number;
}

const kMillion = 1e6;

const isProduct = ({ op }: Step): boolean => op === "dense" || op.startsWith("matmul");

const sizeOf = ({ aRow, size }: Step["out"], rows: number): number => (aRow > 0 ? aRow * rows : size);

/** Terms of each of a product's sums. */
const termsOf = ({ op, in: [a] }: Step, rows: number): number => (op === "matmulTN" ? rows : (a?.last ?? 0));

export function workOf({ steps }: Plan, dispatches: readonly Dispatch[], rows: number): Work {
  const products = steps.filter(isProduct);
  const others = steps.filter((step) => !isProduct(step));
  const sum = (list: readonly Step[], of: (step: Step) => number): number =>
    list.reduce((total, step) => total + of(step), 0);
  return {
    dispatches: dispatches.length,
    flops: sum(products, (step) => 2 * sizeOf(step.out, rows) * termsOf(step, rows)),
    chain: sum(products, (step) => termsOf(step, rows)),
    numbers: sum(others, ({ out, in: inputs }) =>
      [out, ...inputs].reduce((total, value) => total + sizeOf(value, rows), 0),
    ),
    operations: steps.length,
  };
}

/** `stepsASubmit`: over how many steps a submit's cost is spread. */
export function costsOf(work: Work, speeds: Speeds, stepsASubmit: number): Costs {
  const flops = work.flops / kMillion;
  const numbers = work.numbers / kMillion;
  const busy = Math.max(flops * speeds.gpuFlops, (work.chain / kMillion) * speeds.gpuChain);
  return {
    cpu: work.operations * speeds.operation + flops * speeds.cpuFlops + numbers * speeds.cpuNumbers,
    gpu:
      speeds.submit / stepsASubmit + work.dispatches * speeds.dispatch + busy + numbers * speeds.gpuNumbers,
  };
}

/** The GPU has to be clearly faster: what it computes is not bit for bit what everybody else gets. */
const kClearly = 1.5;

export const prefersGpu = ({ cpu, gpu }: Costs): boolean => gpu * kClearly < cpu;
