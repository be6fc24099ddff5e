// Activations and the way back through them. A slope follows from the output alone, as the engine computes it.

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
  row,
  sign,
  sum,
  sup,
  word,
} from "../math.ts";
import { type Operation, sizeOf } from "../operation.ts";
import { setting } from "../rounding.ts";
import { type Entry, entry, equation, type Template } from "../template.ts";
import { asTerm } from "./algebra.ts";

/** As the engine's leakyRelu. */
const kSlope = 0.2;

/** A column whose symbol and number have the same form. */
function both(form: (x: Maths) => Maths, { symbol, value, ref }: Entry, inBrackets = false): Cell {
  return { symbol: form(symbol), number: form(inBrackets ? factor(value, ref) : num(value, ref)), ref };
}

const called =
  (name: string) =>
  (x: Maths): Maths =>
    row(id(name), braced(x));
const negative = (x: Maths): Maths => row(sign("−"), x);
const fixed = (text: string): Cell => cell(word(text), word(text));

const relu: Template = (o) => [
  equation(o, [both((x) => row(id("max"), braced(row(x, sign(","), word("0")))), entry(o, 0, o.at))]),
];

const tanh: Template = (o) => [equation(o, [both(called("tanh"), entry(o, 0, o.at))])];

const sigmoid: Template = (o) => [
  equation(o, [
    both(
      (x) => frac(word("1"), row(word("1"), sign("+"), sup(id("e"), negative(x)))),
      entry(o, 0, o.at),
      true,
    ),
  ]),
];

/** The branch that holds is written, and why. */
function branch(o: Operation, above: readonly Cell[], below: readonly Cell[], decides: Entry): Line[] {
  const isAbove = decides.value > 0;
  return [
    equation(o, isAbove ? above : below),
    {
      cells: [
        { symbol: decides.symbol, number: num(decides.value, decides.ref), ref: decides.ref },
        op(isAbove ? ">" : "≤"),
        fixed("0"),
      ],
      value: decides.value,
    },
  ];
}

const leakyRelu: Template = (o) => {
  const x = entry(o, 0, o.at);
  return branch(o, [asTerm(x)], [fixed(setting(kSlope)), op("·"), asTerm(x)], x);
};

const elu: Template = (o) => {
  const x = entry(o, 0, o.at);
  return branch(o, [asTerm(x)], [both((z) => sup(id("e"), z), x), op("−"), fixed("1")], x);
};

/** e^z over the sum of all; the engine takes the largest off first, which changes nothing but the range. */
const softmax: Template = (o) => {
  const { columns } = sizeOf(o.operand(0));
  const start = o.selection.row * columns;
  const power = (x: Maths): Maths => sup(id("e"), x);
  const parts = [...Array(columns).keys()].map((j) => entry(o, 0, start + j));
  const chosen = entry(o, 0, o.at);
  const all = (pick: (e: Entry) => Maths): Maths =>
    row(...parts.flatMap((e, j) => [...(j === 0 ? [] : [sign("+")]), power(pick(e))]));
  return [
    equation(o, [
      {
        symbol: frac(
          power(chosen.symbol),
          all(({ symbol }) => symbol),
        ),
        number: frac(
          power(num(chosen.value, chosen.ref)),
          all(({ value, ref }) => num(value, ref)),
        ),
        ref: chosen.ref,
      },
    ]),
  ];
};

/** Input 0 is what comes back, input 1 what the activation gave. */
const upstream = (o: Operation): Cell => asTerm(entry(o, 0, o.at));
const output = (o: Operation): Entry => entry(o, 1, o.at);

const reluGrad: Template = (o) => branch(o, [upstream(o)], [fixed("0")], output(o));

const leakyReluGrad: Template = (o) =>
  branch(o, [upstream(o)], [upstream(o), op("·"), fixed(setting(kSlope))], output(o));

const eluGrad: Template = (o) =>
  branch(
    o,
    [upstream(o)],
    [upstream(o), op("·"), both((y) => braced(row(y, sign("+"), word("1"))), output(o))],
    output(o),
  );

const sigmoidGrad: Template = (o) => [
  equation(o, [
    upstream(o),
    op("·"),
    asTerm(output(o)),
    op("·"),
    both((y) => braced(row(word("1"), sign("−"), y)), output(o), true),
  ]),
];

const tanhGrad: Template = (o) => [
  equation(o, [
    upstream(o),
    op("·"),
    both((y) => braced(row(word("1"), sign("−"), sup(y, word("2")))), output(o), true),
  ]),
];

const softmaxGrad: Template = (o) => {
  const { columns } = sizeOf(o.operand(0));
  const start = o.selection.row * columns;
  const inner = sum(columns, (j) => [
    asTerm(entry(o, 0, start + j)),
    op("·"),
    asTerm(entry(o, 1, start + j)),
  ]);
  return [
    equation(o, [
      asTerm(output(o)),
      op("·"),
      op("("),
      upstream(o),
      op("−"),
      op("("),
      ...inner,
      op(")"),
      op(")"),
    ]),
  ];
};

/** Kept numbers are scaled up, so that nothing needs to change when the layer is not training. */
const dropout: Template = (o) => {
  const x = entry(o, 0, o.at);
  const kept = o.made(o.at) !== 0;
  const rate = o.numbers.dropout;
  if (!kept) return [equation(o, [asTerm(x), op("·"), fixed("0")])];
  const below = row(word("1"), sign("−"));
  return [
    equation(o, [
      {
        symbol: frac(x.symbol, row(below, id("p"))),
        number: frac(num(x.value, x.ref), row(below, word(setting(rate)))),
        ref: x.ref,
      },
    ]),
  ];
};

export const activations = {
  relu,
  leakyRelu,
  elu,
  sigmoid,
  tanh,
  softmax,
  reluGrad,
  leakyReluGrad,
  eluGrad,
  sigmoidGrad,
  tanhGrad,
  softmaxGrad,
  dropout,
} satisfies Record<string, Template>;
