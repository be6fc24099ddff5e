// Plans that no model made, for measuring and for tests: steps over regions laid out here, as the words that an executor
// reads. The other way is plan.ts.

import { type OpName, opNames } from "./ops.ts";
import type { Operand, Plan } from "./plan.ts";

export type Value = Operand;

/** A value's place; values follow each other at multiples of 16 bytes. */
export class Layout {
  #end = 0;

  get end(): number {
    return this.#end;
  }

  /** `last` numbers a live row, for `rows` rows. */
  rows(rows: number, last: number): Value {
    return this.#take({ size: rows * last, aRow: last, last });
  }

  /** `size` numbers, whatever the batch. */
  fixed(size: number, last = size): Value {
    return this.#take({ size, aRow: 0, last });
  }

  #take(value: Omit<Value, "offset">): Value {
    const offset = this.#end;
    this.#end += Math.ceil(value.size / 4) * 4;
    return { offset, ...value };
  }
}

export interface Made {
  readonly op: OpName;
  readonly out: Value;
  readonly in: readonly Value[];
}

const kOperands = 6;
const nowhere: Value = { offset: 0, size: 0, aRow: 0, last: 1 };

/** The words of a plan for at most `rows` rows, of which all of the arena comes back unless `state` says less. */
export function planWords(
  rows: number,
  layout: Layout,
  steps: readonly Made[],
  more: Partial<Plan> = {},
): Uint32Array {
  const { state = layout.end, loss = 0 } = more;
  const head = [layout.end, rows, state, loss, 0, steps.length, 0, 0];
  const body = steps.flatMap(({ op, out, in: inputs }) => {
    const operands = [out, ...inputs, ...Array<Value>(kOperands - 1 - inputs.length).fill(nowhere)];
    const words = operands.flatMap(({ offset, size, aRow, last }) => [offset, size, aRow, last]);
    return [opNames.indexOf(op), 0, 0, 0, ...words];
  });
  return Uint32Array.from([...head, ...body]);
}

/** `steps` records of `rows` rows each, with nothing in them but that. */
export function recordWords(rows: number, steps = 1): Uint32Array {
  const words = new Uint32Array(steps * (16 + rows));
  for (let i = 0; i < steps; i++) words[i * (16 + rows)] = rows;
  return words;
}
