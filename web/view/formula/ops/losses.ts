// Losses: the mean over the batch first, then the part of the selected example; and their gradients. Penalties too, which
// are losses of the weights alone. Sources of the forms: core/kernels/losses.hpp.

import {
  braced,
  type Cell,
  cell,
  factor,
  frac,
  id,
  type Line,
  type Maths,
  num,
  op,
  result,
  row,
  sign,
  sub,
  sum,
  sup,
  term,
  word,
} from "../math.ts";
import { type Operation, sizeOf } from "../operation.ts";
import { setting } from "../rounding.ts";
import { type Entry, entry, equation, type Template } from "../template.ts";
import { asTerm } from "./algebra.ts";

const fixed = (text: string): Cell => cell(word(text), word(text));
const clip = (p: number): number => Math.min(Math.max(p, 1e-7), 1 - 1e-7);
const part = (i: number): Maths => sup(id("ℓ"), word(`(${i + 1})`));

/** L = (ℓ⁽¹⁾ + ℓ⁽²⁾ + ⋯) / n, and ℓ of the selected example from its numbers. */
function mean(
  o: Operation,
  n: number,
  each: (i: number) => number,
  chosen: number,
  right: readonly Cell[],
): Line[] {
  const terms = sum(n, (i) => [term(part(i), each(i), o.refOf(0, i * sizeOf(o.operand(0)).columns))]);
  return [
    equation(o, [op("("), ...terms, op(")"), op("/"), fixed(String(n))]),
    { cells: [result(part(chosen), each(chosen)), op("="), ...right], value: each(chosen) },
  ];
}

/** One number an entry: examples x outputs. */
function overEntries(
  o: Operation,
  each: (p: number, y: number) => number,
  right: (p: Entry, y: Entry) => readonly Cell[],
): Line[] {
  const { rows, columns } = sizeOf(o.operand(0));
  const at = (i: number): number => each(o.read(0, i), o.read(1, i));
  return mean(o, rows * columns, at, o.at, right(entry(o, 0, o.at), entry(o, 1, o.at)));
}

const meanSquaredError: Template = (o) =>
  overEntries(
    o,
    (p, y) => (p - y) ** 2,
    (p, y) => [
      cell(
        sup(braced(row(p.symbol, sign("−"), y.symbol)), word("2")),
        sup(braced(row(num(p.value, p.ref), sign("−"), factor(y.value, y.ref))), word("2")),
      ),
    ],
  );

const log = (x: Maths): Maths => row(id("ln"), braced(x));
const rest = (x: Maths): Maths => row(word("1"), sign("−"), x);

const binaryCrossentropy: Template = (o) =>
  overEntries(
    o,
    (p, y) => -(y * Math.log(clip(p)) + (1 - y) * Math.log(1 - clip(p))),
    (p, y) => [
      op("−"),
      op("("),
      asTerm(y),
      op("·"),
      { symbol: log(p.symbol), number: log(num(p.value, p.ref)), ref: p.ref },
      op("+"),
      cell(braced(rest(y.symbol)), braced(rest(num(y.value, y.ref)))),
      op("·"),
      { symbol: log(rest(p.symbol)), number: log(rest(num(p.value, p.ref))), ref: p.ref },
      op(")"),
    ],
  );

const softplus = (size: Maths): Maths =>
  row(id("ln"), braced(row(word("1"), sign("+"), sup(id("e"), row(sign("−"), sign("|"), size, sign("|"))))));

const binaryCrossentropyFromLogits: Template = (o) =>
  overEntries(
    o,
    (z, y) => Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z))),
    (z, y) => {
      const most = (x: Maths): Maths => row(id("max"), braced(row(x, sign(","), word("0"))));
      return [
        { symbol: most(z.symbol), number: most(num(z.value, z.ref)), ref: z.ref },
        op("−"),
        asTerm(z),
        op("·"),
        asTerm(y),
        op("+"),
        { symbol: softplus(z.symbol), number: softplus(num(z.value, z.ref)), ref: z.ref },
      ];
    },
  );

/** Probabilities of row r: of logits, or numbers that are made to sum to 1. */
function shares(o: Operation, r: number, fromLogits: boolean): number[] {
  const { columns } = sizeOf(o.operand(0));
  const values = [...Array(columns).keys()].map((j) => o.read(0, r * columns + j));
  const most = Math.max(...values);
  const parts = fromLogits ? values.map((z) => Math.exp(z - most)) : values;
  const total = parts.reduce((all, x) => all + x, 0);
  return parts.map((x) => (fromLogits ? x / total : clip(x / total)));
}

/** p_c: what softmax makes of the logits, or the answer itself. */
const share = (c: number): Maths => sub(id("p"), word(String(c + 1)));

const categorical =
  (fromLogits: boolean): Template =>
  (o) => {
    const { rows, columns } = sizeOf(o.operand(0));
    const target = (r: number, j: number): number => o.read(1, r * columns + j);
    const each = (r: number): number =>
      -shares(o, r, fromLogits).reduce(
        (all, p, j) => (target(r, j) === 0 ? all : all + target(r, j) * Math.log(p)),
        0,
      );
    const { row: r } = o.selection;
    const ps = shares(o, r, fromLogits);
    const right = sum(columns, (j) => [
      asTerm(entry(o, 1, r * columns + j)),
      op("·"),
      { symbol: log(share(j)), number: log(num(ps[j] ?? Number.NaN)), ref: o.refOf(0, r * columns + j) },
    ]);
    return mean(o, rows, each, r, [op("−"), op("("), ...right, op(")")]);
  };

/** "· ∂J/∂L": 1 wherever the loss itself is walked down. */
const upstream = (o: Operation): Cell[] => [op("·"), asTerm(entry(o, 2, 0))];
const entries = (o: Operation): number => sizeOf(o.operand(0)).rows * sizeOf(o.operand(0)).columns;

/** (p − y) / n, with a factor of 2 for squares. */
const meanSquaredErrorGrad: Template = (o) => [
  equation(o, [
    fixed("2"),
    op("·"),
    op("("),
    asTerm(entry(o, 0, o.at)),
    op("−"),
    asTerm(entry(o, 1, o.at)),
    op(")"),
    op("/"),
    fixed(String(entries(o))),
    ...upstream(o),
  ]),
];

const binaryCrossentropyFromLogitsGrad: Template = (o) => {
  const z = entry(o, 0, o.at);
  const squash = (x: Maths): Maths => row(id("σ"), braced(x));
  return [
    equation(o, [
      op("("),
      { symbol: squash(z.symbol), number: squash(num(z.value, z.ref)), ref: z.ref },
      op("−"),
      asTerm(entry(o, 1, o.at)),
      op(")"),
      op("/"),
      fixed(String(entries(o))),
      ...upstream(o),
    ]),
  ];
};

/** 0 where the answer was so sure that it was clipped. */
const binaryCrossentropyGrad: Template = (o) => {
  const [p, y] = [entry(o, 0, o.at), entry(o, 1, o.at)];
  if (clip(p.value) !== p.value) return [equation(o, [fixed("0")])];
  const form = (a: Maths, b: Maths): Maths => frac(row(a, sign("−"), b), row(a, sign("·"), braced(rest(a))));
  return [
    equation(o, [
      {
        symbol: form(p.symbol, y.symbol),
        number: form(num(p.value, p.ref), factor(y.value, y.ref)),
        ref: p.ref,
      },
      op("/"),
      fixed(String(entries(o))),
      ...upstream(o),
    ]),
  ];
};

const categoricalCrossentropyFromLogitsGrad: Template = (o) => {
  const { rows, columns } = sizeOf(o.operand(0));
  const { row: r, column: c } = o.selection;
  const total = [...Array(columns).keys()].reduce((all, j) => all + o.read(1, r * columns + j), 0);
  const p = shares(o, r, true)[c] ?? Number.NaN;
  return [
    equation(o, [
      op("("),
      term(share(c), p, o.refOf(0, o.at)),
      ...(total === 1 ? [] : [op("·"), fixed(setting(total))]),
      op("−"),
      asTerm(entry(o, 1, o.at)),
      op(")"),
      op("/"),
      fixed(String(rows)),
      ...upstream(o),
    ]),
  ];
};

/** (g − Σ g q) / Σ p, with g = −t / q and q the answers made to sum to 1. */
const categoricalCrossentropyGrad: Template = (o) => {
  const { rows, columns } = sizeOf(o.operand(0));
  const { row: r, column: c } = o.selection;
  const answers = [...Array(columns).keys()].map((j) => o.read(0, r * columns + j));
  const total = answers.reduce((all, p) => all + p, 0);
  const q = answers.map((p) => p / total);
  const g = q.map((x, j) => (clip(x) === x ? -o.read(1, r * columns + j) / x : 0));
  const pulled = g.reduce((all, x, j) => all + x * (q[j] ?? 0), 0);
  const slope = (j: number): Maths => sub(id("g"), word(String(j + 1)));
  const own = g[c] ?? Number.NaN;
  return [
    equation(o, [
      op("("),
      term(slope(c), own),
      op("−"),
      term(row(sign("∑"), id("g"), share(c)), pulled),
      op(")"),
      op("/"),
      op("("),
      term(row(sign("∑"), id("p")), total),
      op("·"),
      fixed(String(rows)),
      op(")"),
      ...upstream(o),
    ]),
    {
      cells: [
        result(slope(c), own),
        op("="),
        op("−"),
        asTerm(entry(o, 1, o.at)),
        op("/"),
        term(share(c), q[c] ?? Number.NaN, o.refOf(0, o.at)),
      ],
      value: own,
    },
  ];
};

/** A penalty whose factor is 0 is left out, as the engine leaves it out. */
const penalty: Template = (o) => {
  const { l1, l2 } = o.numbers;
  const weights = [...o.operand(0).data];
  const of = (form: (w: Maths) => Maths): Maths => row(sign("∑"), form(id("w")));
  const size = weights.reduce((all, w) => all + Math.abs(w), 0);
  const square = weights.reduce((all, w) => all + w * w, 0);
  const first =
    l1 === 0 ? [] : [cell(sub(id("λ"), word("1")), word(setting(l1))), op("·"), term(of(bars), size)];
  const second =
    l2 === 0 ? [] : [cell(sub(id("λ"), word("2")), word(setting(l2))), op("·"), term(of(squared), square)];
  const both = first.length > 0 && second.length > 0 ? [...first, op("+"), ...second] : [...first, ...second];
  return [equation(o, both.length > 0 ? both : [fixed("0")])];
};
const bars = (x: Maths): Maths => row(sign("|"), x, sign("|"));
const squared = (x: Maths): Maths => sup(x, word("2"));

const penaltyGrad: Template = (o) => {
  const { l1, l2 } = o.numbers;
  const w = entry(o, 0, o.at);
  const side = w.value > 0 ? 1 : w.value < 0 ? -1 : 0;
  const first =
    l1 === 0
      ? []
      : [
          cell(sub(id("λ"), word("1")), word(setting(l1))),
          op("·"),
          cell(row(id("sign"), braced(w.symbol)), num(side)),
        ];
  const second =
    l2 === 0
      ? []
      : [fixed("2"), op("·"), cell(sub(id("λ"), word("2")), word(setting(l2))), op("·"), asTerm(w)];
  const both = first.length > 0 && second.length > 0 ? [...first, op("+"), ...second] : [...first, ...second];
  if (both.length === 0) return [equation(o, [fixed("0")])];
  return [
    equation(o, [...(both.length > 5 ? [op("("), ...both, op(")")] : both), op("·"), asTerm(entry(o, 1, 0))]),
  ];
};

export const losses = {
  meanSquaredError,
  binaryCrossentropy,
  binaryCrossentropyFromLogits,
  categoricalCrossentropy: categorical(false),
  categoricalCrossentropyFromLogits: categorical(true),
  meanSquaredErrorGrad,
  binaryCrossentropyGrad,
  binaryCrossentropyFromLogitsGrad,
  categoricalCrossentropyGrad,
  categoricalCrossentropyFromLogitsGrad,
  penalty,
  penaltyGrad,
} satisfies Record<string, Template>;
