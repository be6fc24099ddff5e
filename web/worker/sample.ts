// One point under the microscope: which row of the engine's data it is, and what the engine makes of that row alone. The
// walk does not notice (core/train/session_sample.cpp).

import type { Session } from "../engine/index.ts";
import type { Sample } from "../shared/protocol.ts";
import type { Material } from "./material.ts";
import type { Setup } from "./past.ts";

/** Nothing without such a point, or while there is nothing to learn. */
export function sampleOf(session: Session, { material, spec }: Setup, point: number): { sample?: Sample } {
  const row = rowOf(material, point);
  if (row === null) return {};
  const { learn } = material;
  const all = learn?.rows ?? 1;
  const layers = session.spec.layers
    .filter((layer) => layer.type === "dense")
    .map(({ name, activation = "linear" }, i) => ({ name: name ?? `dense_${i + 1}`, activation }));
  return {
    sample: {
      point,
      // Parts of sums ("d_dense_1/kernel:matmulTN") say nothing that the sums don't, where there is no penalty.
      values: session.sample(row).filter(({ name }) => !/:|penalty|total/.test(name)),
      layers,
      loss: spec.loss,
      rows: spec.batchSize === "full" ? all : Math.min(spec.batchSize, all),
    },
  };
}

/** The engine counts the rows it learns from first, then those held back. */
function rowOf({ split, learn }: Material, point: number): number | null {
  const part = split[point];
  if (part === undefined || learn === null) return null;
  const before = split.subarray(0, point).reduce((n, other) => n + (other === part ? 1 : 0), 0);
  return part === 0 ? before : learn.rows + before;
}
