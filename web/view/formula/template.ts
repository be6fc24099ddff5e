// What a template is: how one operation is written, with letters and with the numbers of the moment. One an op, in ops/;
// the list of all is templates.ts. What an operation means in words and as code stands in words.*.ts and code.ts.

import { type Cell, type Line, type Maths, op, type Ref, result } from "./math.ts";
import type { Operation } from "./operation.ts";
import { sizeOf } from "./operation.ts";
import { symbolOf } from "./symbols.ts";

/** The equations of the selected entry: the result first, then what its parts are made of. */
export type Template = (o: Operation) => readonly Line[];

/** `result = right`, for the selected entry of the operation's own value. */
export function equation(o: Operation, right: readonly Cell[], arrow = "="): Line {
  const value = o.overInputs ? o.made(0) : o.made(o.at);
  return { cells: [madeCell(o, value), { ...op("="), symbol: op(arrow).symbol }, ...right], value };
}

function madeCell(o: Operation, value: number): Cell {
  const tensor = o.result();
  const index = o.overInputs ? 0 : o.at;
  const { columns } = sizeOf(tensor);
  const row = o.step.batched ? Math.floor(index / columns) : undefined;
  return result(symbolOf(o, o.step.name, index, columns), value, o.ref(o.step.name, index, row));
}

/** Entry `index` of input `i`: its symbol, its number, what it is. */
export interface Entry {
  readonly symbol: Maths;
  readonly value: number;
  readonly ref: Ref;
}

export function entry(o: Operation, i: number, index: number): Entry {
  const name = o.step.inputs[i] ?? "";
  const { columns } = sizeOf(o.operand(i));
  return { symbol: symbolOf(o, name, index, columns), value: o.read(i, index), ref: o.refOf(i, index) };
}
