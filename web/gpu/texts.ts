// The kernels as texts to be read: which file runs an op on a GPU, and what stands in it. For pages; nothing here runs.

import { type KernelName, opNames, runsAs } from "./ops.ts";
import { kernels } from "./shaders.ts";
import product from "./wgsl/product.wgsl?raw";

export interface ShaderText {
  /** As the file in ./wgsl is called. */
  readonly file: string;
  readonly text: string;
}

const isOp = (name: string): name is keyof typeof runsAs => (opNames as readonly string[]).includes(name);

/** What products have besides files of their name: for one column, and the text that stands before those in blocks. */
const ofProducts: readonly ShaderText[] = [
  { file: "matvec.wgsl", text: kernels.matvec.trimEnd() },
  { file: "product.wgsl", text: product.trimEnd() },
];

/**
 * The files that may run an op: its own first, then those named after it that are no other op's (matmul4 beside matmul).
 * None for an op that no kernel runs.
 */
export function textsOf(op: string): readonly ShaderText[] {
  const own = isOp(op) ? runsAs[op] : "none";
  const others = new Set<string>(Object.values(runsAs));
  const texts = (Object.keys(kernels) as KernelName[])
    .filter((name) => name === own || (name.startsWith(own) && !others.has(name)))
    .map((name) => ({ file: `${name}.wgsl`, text: kernels[name].trimEnd() }));
  return own === "matmul" ? [...texts, ...ofProducts] : texts;
}
