// A dispatch as the executor takes it: a kernel, its constants, the place of its numbers, and how many workgroups. And the
// little that all who make one need.

import type { KernelName } from "./ops.ts";
import type { Operand, Step } from "./plan.ts";

/** A kernel's `place` (wgsl/common.wgsl); what is left out is 0. A size of 0 is the number of live rows. */
export interface Place {
  readonly out?: number;
  readonly a?: number;
  readonly b?: number;
  readonly c?: number;
  readonly d?: number;
  readonly sums?: number;
  readonly m?: number;
  readonly n?: number;
  readonly k?: number;
  readonly aRow?: number;
  readonly aColumn?: number;
  readonly bRow?: number;
  readonly bColumn?: number;
  readonly size?: number;
  readonly key?: number;
  readonly alpha?: number;
}

export interface Dispatch {
  readonly kernel: KernelName;
  /** Values of the kernel's overrides: with the kernel they are what a pipeline is made for. */
  readonly constants: Readonly<Record<string, number>>;
  readonly place: Place;
  /** Workgroups, across and down, for so many live rows. */
  groups(rows: number): readonly [number, number];
}

const kGroup = 64;
const kMostGroups = 32_768; // kernels go on in strides where that is not enough

/** Workgroups of 64 for so many invocations. */
export const across = (invocations: number): readonly [number, number] => [
  Math.max(1, Math.min(kMostGroups, Math.ceil(invocations / kGroup))),
  1,
];

const none: Operand = { offset: 0, size: 0, aRow: 0, last: 1 };
export const input = (step: Step, i: number): Operand => step.in[i] ?? none;
