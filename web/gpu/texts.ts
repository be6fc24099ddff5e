// The kernels as texts to be read: which file runs an op on a GPU, and what stands in it. For pages; nothing here runs.

import { type KernelName, opNames, runsAs } from "./ops.ts";
import { kernels } from "./shaders.ts";

export interface ShaderText {
  /** As the file in ./wgsl is called. */
  readonly file: string;
  readonly text: string;
}

const isOp = (name: string): name is keyof typeof runsAs => (opNames as readonly string[]).includes(name);

/**
 * The files that may run an op, the fullest first: its own and those named after it that are no other op's (matmul4 beside
 * matmul). None for an op that no kernel runs.
 */
export function textsOf(op: string): readonly ShaderText[] {
  const own = isOp(op) ? runsAs[op] : "none";
  const others = new Set<string>(Object.values(runsAs));
  return (Object.keys(kernels) as KernelName[])
    .filter((name) => name === own || (name.startsWith(own) && !others.has(name)))
    .map((name) => ({ file: `${name}.wgsl`, text: kernels[name].trimEnd() }));
}
