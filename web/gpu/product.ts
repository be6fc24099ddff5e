// The three products as dispatches: which kernel makes one, where its operands lie, and how many workgroups it takes.

import { across, type Dispatch, input, type Place } from "./dispatch.ts";
import type { KernelName } from "./ops.ts";
import type { Operand, Step } from "./plan.ts";
import { kindOf, type Tuning, type Variant } from "./variants.ts";

export interface ProductMore {
  /** Added to every row. */
  readonly bias?: Operand;
  /** Activation of the sums. */
  readonly activation?: number;
  /** Multiplies by this activation's slope, whose output lies there. */
  readonly back?: number;
  readonly output?: Operand;
  /** Where the columns' sums of b go. */
  readonly sums?: Operand;
}

/** How the operands lie, as product.wgsl numbers it. */
type Form = 0 | 1 | 2;
const formOf = ({ op }: Step): Form => (op === "matmulTN" ? 1 : op === "matmulNT" ? 2 : 0);

const capacityOf = ({ size, aRow, last }: Operand): number => size / Math.max(1, aRow > 0 ? aRow : last);

/** A product: [m, n] sums over k. In its place 0 stands for the live rows. */
export function product(step: Step, tuning: Tuning, more: ProductMore = {}): Dispatch {
  const [a, b] = [input(step, 0), input(step, 1)];
  const form = formOf(step);
  const sizes = form === 1 ? { m: a.last, n: b.last, k: 0 } : { m: 0, n: step.out.last, k: a.last };
  const places = {
    out: step.out.offset,
    a: a.offset,
    b: b.offset,
    c: (more.bias ?? more.output)?.offset ?? 0,
    sums: more.sums?.offset ?? 0,
    ...sizes,
  };
  const rows = capacityOf(a);
  const variant = tuning[kindOf(sizes.m || rows, sizes.n, sizes.k || rows)];
  const inFours = Object.values(places).every((value) => value % 4 === 0);
  const { kernel, tile, constants } = shared(variant, inFours, sizes.n);
  const inBlocks = kernel === "matmul4" || kernel === "matmulShared";
  return {
    kernel,
    constants: {
      ...(inBlocks && { FORM: form }),
      ...constants,
      BIAS: more.bias === undefined ? 0 : 1,
      THEN: more.activation ?? 0,
      BACK: more.back ?? 0,
      SUMS: more.sums === undefined ? 0 : 1,
    },
    place: { ...places, ...strides(form, a.last, sizes.n), alpha: step.alpha },
    groups: (live) => {
      const m = sizes.m || live;
      return tile === 0 ? across(m) : [Math.ceil(sizes.n / tile), Math.ceil(m / tile)];
    },
  };
}

/** `columns`: of a as it lies, `n`: of out. */
function strides(form: Form, columns: number, n: number): Place {
  if (form === 1) return { aRow: 1, aColumn: columns, bRow: n, bColumn: 1 };
  if (form === 2) return { aRow: columns, aColumn: 1, bRow: 1, bColumn: columns };
  return { aRow: columns, aColumn: 1, bRow: n, bColumn: 1 };
}

interface Share {
  readonly kernel: KernelName;
  /** Numbers of out a workgroup makes, across and down; 0: 64 rows of one column. */
  readonly tile: number;
  readonly constants?: Readonly<Record<string, number>>;
}

const kSide = 8; // invocations of a workgroup, across and down

/** What makes it in this way, or as nearly so as its sizes allow. */
function shared(variant: Variant, inFours: boolean, columns: number): Share {
  if (variant === "deep") return { kernel: "matmulDeep", tile: 4 };
  if (columns === 1) return { kernel: "matvec", tile: 0 };
  if (!inFours) return { kernel: "matmul", tile: 4 * kSide };
  if (variant === "shared") return { kernel: "matmulShared", tile: 64 };
  const wide = variant === "tiles8";
  return { kernel: "matmul4", tile: (wide ? 8 : 4) * kSide, constants: { WIDE: wide ? 1 : 0 } };
}
