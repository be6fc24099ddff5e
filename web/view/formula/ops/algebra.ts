// Where numbers come from, and the sums and products between them.

import { type Cell, cell, id, type Line, num, op, row, sign, sub, sum, term, word } from "../math.ts";
import { type Operation, sizeOf } from "../operation.ts";
import { type Entry, entry, equation, type Template } from "../template.ts";

export const asTerm = ({ symbol, value, ref }: Entry): Cell => term(symbol, value, ref);

/** From the data: the number stands as it is. */
const given: Template = (o) => [equation(o, [fromData(o)])];

/** "point 12" above, the number itself below. */
function fromData(o: Operation): Cell {
  const { row: example } = o.selection;
  const point = (o.cursor.batch[example] ?? 0) + 1;
  const ref = o.ref(o.step.name, o.at, example);
  return { symbol: sub(word("data"), word(String(point))), number: num(o.made(o.at), ref), ref };
}

/** Σ over k of left(k) · right(k). */
function products(n: number, left: (k: number) => Entry, right: (k: number) => Entry): Cell[] {
  return sum(n, (k) => [asTerm(left(k)), op("·"), asTerm(right(k))]);
}

/** [B, K] · [K, N] */
const matmul: Template = (o) => {
  const { row: r, column: c } = o.selection;
  const inner = sizeOf(o.operand(0)).columns;
  const { columns } = sizeOf(o.operand(1));
  return [
    equation(
      o,
      products(
        inner,
        (k) => entry(o, 0, r * inner + k),
        (k) => entry(o, 1, k * columns + c),
      ),
    ),
  ];
};

/** X [B, K], dY [B, N] → Xᵀ · dY [K, N]: a sum over the batch */
const matmulTN: Template = (o) => {
  const { row: r, column: c } = o.selection;
  const { rows, columns } = sizeOf(o.operand(0));
  const width = sizeOf(o.operand(1)).columns;
  return [
    equation(
      o,
      products(
        rows,
        (i) => entry(o, 0, i * columns + r),
        (i) => entry(o, 1, i * width + c),
      ),
    ),
  ];
};

/** dY [B, N], W [K, N] → dY · Wᵀ [B, K] */
const matmulNT: Template = (o) => {
  const { row: r, column: c } = o.selection;
  const { columns } = sizeOf(o.operand(0));
  return [
    equation(
      o,
      products(
        columns,
        (j) => entry(o, 0, r * columns + j),
        (j) => entry(o, 1, c * columns + j),
      ),
    ),
  ];
};

const addBias: Template = (o) => [
  equation(o, [asTerm(entry(o, 0, o.at)), op("+"), asTerm(entry(o, 1, o.selection.column))]),
];

const sumRows: Template = (o) => {
  const { rows, columns } = sizeOf(o.operand(0));
  return [
    equation(
      o,
      sum(rows, (i) => [asTerm(entry(o, 0, i * columns + o.selection.column))]),
    ),
  ];
};

const reshape: Template = (o) => [equation(o, [asTerm(entry(o, 0, o.at))])];

/** Also of single numbers: loss + penalty. */
const add: Template = (o) => [equation(o, [asTerm(entry(o, 0, o.at)), op("+"), asTerm(entry(o, 1, o.at))])];

const one: Template = (o) => [equation(o, [cell(num(1), num(1))])];

/** A parameter is read where it lies. */
const parameter: Template = (o): Line[] => [
  { cells: [cell(row(id("w"), sign("")), num(o.made(o.at)))], value: o.made(o.at) },
];

export const algebra = {
  parameter,
  gatherFeatures: given,
  gatherTargets: given,
  gatherOneHot: given,
  one,
  matmul,
  matmulTN,
  matmulNT,
  addBias,
  sumRows,
  reshape,
  add,
} satisfies Record<string, Template>;
