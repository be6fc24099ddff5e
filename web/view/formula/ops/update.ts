// The last operations of a step: is every number finite, and the optimizer's rule for the selected weight, its memory
// before the weight itself. Sources of the rules: core/kernels/update.hpp.

import {
  type Cell,
  cell,
  frac,
  id,
  type Line,
  num,
  op,
  result,
  root,
  row,
  sign,
  sub,
  sup,
  term,
  word,
} from "../math.ts";
import { type Operation, sizeOf } from "../operation.ts";
import { setting } from "../rounding.ts";
import { symbolOf } from "../symbols.ts";
import type { Template } from "../template.ts";

const fixed = (text: string): Cell => cell(word(text), word(text));
const given = (letter: Cell["symbol"], value: number): Cell => cell(letter, word(setting(value)));

/** The selected weight, before and after, its gradient, and the optimizer's memory of it. */
function parts(o: Operation) {
  const { at } = o;
  const { parameter } = o.selection;
  const tensor = o.operand(0, parameter);
  const { columns } = sizeOf(tensor);
  const ref = o.ref(tensor.name, at);
  const w = symbolOf(o, tensor.name, at, columns);
  const slope = symbolOf(o, `d_${tensor.name}`, at, columns);
  const memory = (k: number, letter: string) => {
    const own = o.ref(`memory_${k}/${tensor.name}`, at);
    return {
      before: term(id(letter), o.read(k + 1, at), own),
      after: term(id(letter), o.made(at, k), own),
      line: (right: readonly Cell[]): Line => ({
        cells: [result(id(letter), o.made(at, k), own), goesTo, ...right],
        value: o.made(at, k),
      }),
    };
  };
  return {
    w: term(w, o.read(0, at), ref),
    g: term(slope, o.read(1, at), o.ref(`d_${tensor.name}`, at)),
    memory,
    /** w ← w − … */
    line: (right: readonly Cell[]): Line => ({
      cells: [result(w, o.made(at), ref), goesTo, term(w, o.read(0, at), ref), ...right],
      value: o.made(at),
    }),
  };
}

const goesTo: Cell = { symbol: sign("←"), number: sign("=") };
const rate = (o: Operation): Cell => given(id("α"), o.numbers.rate);
const square = ({ symbol, number, ref }: Cell): Cell => ({
  symbol: sup(symbol, word("2")),
  number: sup(number, word("2")),
  ...(ref && { ref }),
});

/** A number that is not finite stops the update: the weight stays. */
const unlessHeld =
  (template: Template): Template =>
  (o) => {
    const flag = o.operand(o.step.inputs.length - 1).data[0];
    return flag === 0 ? [parts(o).line([])] : template(o);
  };

const allFinite: Template = (o) => {
  const all = o.cursor.operands.flat();
  const wrong = all.reduce((n, { data }) => n + data.filter((x) => !Number.isFinite(x)).length, 0);
  const count = all.reduce((n, { data }) => n + data.length, 0);
  const value = o.result().data[0] ?? Number.NaN;
  return [
    {
      cells: [
        result(id("finite"), value, o.ref("finite", 0)),
        op("="),
        op("["),
        cell(word("0"), num(wrong)),
        op("="),
        fixed("0"),
        op("]"),
      ],
      value,
    },
    {
      cells: [
        result(id("n"), count),
        op("="),
        ...o.cursor.operands.flatMap((group, i) => [
          ...(i === 0 ? [] : [op("+")]),
          cell(
            [id("w"), id("∂J"), id("J")][i] ?? id("?"),
            num(group.reduce((n, { data }) => n + data.length, 0)),
          ),
        ]),
      ],
      value: count,
    },
  ];
};

const sgd: Template = (o) => {
  const { g, line } = parts(o);
  return [line([op("−"), rate(o), op("·"), g])];
};

const momentum: Template = (o) => {
  const { g, memory, line } = parts(o);
  const v = memory(1, "v");
  const mu = given(id("μ"), o.numbers.momentum);
  const ahead = [op("("), g, op("+"), mu, op("·"), v.after, op(")")];
  return [
    v.line([mu, op("·"), v.before, op("+"), g]),
    line([op("−"), rate(o), op("·"), ...(o.numbers.nesterov ? ahead : [v.after])]),
  ];
};

/** g / √(sum + ε) */
function scaled(o: Operation, above: Cell, below: Cell): Cell {
  const form = (a: Cell["symbol"], b: Cell["symbol"], e: Cell["symbol"]) =>
    frac(a, root(row(b, sign("+"), e)));
  return {
    symbol: form(above.symbol, below.symbol, id("ε")),
    number: form(above.number, below.number, word(small(o))),
    ...(above.ref && { ref: above.ref }),
  };
}
const small = (o: Operation): string =>
  o.numbers.epsilon.toExponential(0).replace(/^1e-(\d+)$/, (_, n) => `10⁻${raised(n)}`);
const raised = (digits: string): string => [...digits].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)] ?? d).join("");

const adagrad: Template = (o) => {
  const { g, memory, line } = parts(o);
  const s = memory(1, "s");
  return [s.line([s.before, op("+"), square(g)]), line([op("−"), rate(o), op("·"), scaled(o, g, s.after)])];
};

const rmsprop: Template = (o) => {
  const { g, memory, line } = parts(o);
  const s = memory(1, "s");
  const { rho } = o.numbers;
  return [
    s.line([given(id("ρ"), rho), op("·"), s.before, op("+"), oneLess(id("ρ"), rho), op("·"), square(g)]),
    line([op("−"), rate(o), op("·"), scaled(o, g, s.after)]),
  ];
};

const oneLess = (letter: Cell["symbol"], value: number): Cell =>
  cell(
    row(sign("("), word("1"), sign("−"), letter, sign(")")),
    row(sign("("), word("1"), sign("−"), word(setting(value)), sign(")")),
  );

const beta = (k: 1 | 2): Cell["symbol"] => sub(id("β"), word(String(k)));

function adamLines(o: Operation, decay: readonly Cell[]): Line[] {
  const { g, memory, line } = parts(o);
  const [m, v] = [memory(1, "m"), memory(2, "v")];
  const { beta1, beta2, corrections } = o.numbers;
  const [c1, c2] = corrections;
  const upright = (k: 1 | 2): Cell["symbol"] =>
    row(word("1"), sign("−"), { tag: "msubsup", parts: [id("β"), word(String(k)), id("t")] });
  const form = (above: Cell["symbol"], below: Cell["symbol"], e: Cell["symbol"]) =>
    frac(above, row(root(below), sign("+"), e));
  const move: Cell = {
    symbol: form(frac(m.after.symbol, upright(1)), frac(v.after.symbol, upright(2)), id("ε")),
    number: form(frac(m.after.number, num(c1)), frac(v.after.number, num(c2)), word(small(o))),
    ...(m.after.ref && { ref: m.after.ref }),
  };
  return [
    m.line([given(beta(1), beta1), op("·"), m.before, op("+"), oneLess(beta(1), beta1), op("·"), g]),
    v.line([given(beta(2), beta2), op("·"), v.before, op("+"), oneLess(beta(2), beta2), op("·"), square(g)]),
    line([...decay, op("−"), rate(o), op("·"), move]),
  ];
}

const adam: Template = (o) => adamLines(o, []);

/** The weight shrinks by itself before the step. */
const adamw: Template = (o) =>
  adamLines(o, [op("−"), rate(o), op("·"), given(id("λ"), o.numbers.weightDecay), op("·"), parts(o).w]);

export const update = {
  allFinite,
  sgd: unlessHeld(sgd),
  momentum: unlessHeld(momentum),
  adagrad: unlessHeld(adagrad),
  rmsprop: unlessHeld(rmsprop),
  adam: unlessHeld(adam),
  adamw: unlessHeld(adamw),
} satisfies Record<string, Template>;
