// The innermost loops of a wasm function, and how many vectors are alive in them at once: those that a compiler must
// keep in registers or spill. Vectors lie in locals and on the operand stack; one that was only copied from a local
// counts once, and one that merely outlives the loop without being used in it doesn't count.

import { effect, simd, v128 } from "./module.mjs";

/** Opcodes whose effect the code here follows by hand; all others take and give what `effect` says. */
export const is = {
  ...{ unreachable: 0, nop: 1, block: 2, loop: 3, if: 4, else: 5, end: 11, br: 12, brIf: 13, brTable: 14 },
  ...{ return: 15, call: 16, callIndirect: 17, drop: 26, select: 27 },
  ...{ get: 32, set: 33, tee: 34, globalGet: 35, globalSet: 36 },
};

/** Follows the control structure: for each instruction where it may go on, and the ranges of all loops. */
function flow({ code }) {
  const open = [{ start: -1, exits: [] }];
  const next = code.map((_, i) => [i + 1]);
  const loops = [];
  const jump = (i, depth) => {
    const target = open[open.length - 1 - depth];
    if (target.loop) next[i].push(target.start);
    else target.exits.push(i);
  };
  code.forEach(({ op, to }, i) => {
    if (op === is.block || op === is.loop || op === is.if) {
      open.push({ start: i, loop: op === is.loop, exits: [], otherwise: op === is.if ? i : -1 });
    } else if (op === is.else) {
      const top = open.at(-1);
      next[top.otherwise].push(i + 1);
      top.otherwise = -1;
      next[i] = [];
      top.exits.push(i);
    } else if (op === is.end) {
      const top = open.pop();
      if (top.otherwise >= 0) next[top.otherwise].push(i);
      for (const exit of top.exits) next[exit].push(i);
      if (top.loop) loops.push([top.start, i]);
    } else if (op === is.br || op === is.brTable || op === is.return || op === is.unreachable) {
      next[i] = [];
      if (op === is.br) jump(i, to);
      if (op === is.brTable) for (const depth of new Set(to)) jump(i, depth);
    } else if (op === is.brIf) jump(i, to);
  });
  next[code.length - 1] = [];
  return { next, loops };
}

/** The instructions from which a loop's start is reached again: what follows the last round lies outside. */
function roundOf([start, stop], next) {
  const inside = new Set([start]);
  for (let grown = true; grown; ) {
    grown = false;
    for (let i = stop; i > start; i--) {
      if (inside.has(i) || !next[i].some((j) => inside.has(j) && j >= start && j <= stop)) continue;
      inside.add(i);
      grown = true;
    }
  }
  return [...inside].sort((a, b) => a - b);
}

/** Before each instruction, the vector locals whose value is still wanted, as bits. Backward, to a fixed point. */
function wanted({ code, locals }, next) {
  const bit = (local) => (locals[local] === v128 ? 1n << BigInt(local) : 0n);
  const before = new Array(code.length + 1).fill(0n);
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = code.length - 1; i >= 0; i--) {
      const { op, to } = code[i];
      let live = next[i].reduce((all, j) => all | before[j], 0n);
      if (op === is.set || op === is.tee) live &= ~bit(to);
      if (op === is.get) live |= bit(to);
      if (live !== before[i]) {
        before[i] = live;
        changed = true;
      }
    }
  }
  return before;
}

/** Takes and gives of the instructions whose effect hangs on types. */
function typedEffect({ op, to }, { types, functions }) {
  const signature = op === is.call ? functions[to].type : types[to];
  const taken = signature.params.length + (op === is.callIndirect ? 1 : 0);
  return [taken, signature.results.map((type) => ({ vector: type === v128, local: -1 }))];
}

/** Before each instruction, the operand stack: for each value whether it is a vector and which local it copies. */
function stacks({ code, locals }, module) {
  const before = [];
  const stack = [];
  const open = [];
  const take = (count) => stack.splice(stack.length - count, count);
  const give = (vector, local = -1) => stack.push({ vector, local });
  const results = (to) => (to === 0x40 ? [] : to > 0x40 ? [to] : module.types[to].results);
  const reset = ({ height, to }, withResults) => {
    stack.length = Math.min(stack.length, height);
    while (stack.length < height) give(false);
    if (withResults) for (const type of results(to)) give(type === v128);
  };
  const overwrite = (local) => {
    for (const value of stack) if (value.local === local) value.local = -1;
  };
  for (const instruction of code) {
    const { op, to } = instruction;
    before.push(stack.map((value) => ({ ...value })));
    if (op === is.block || op === is.loop || op === is.if) {
      if (op === is.if) take(1);
      open.push({ height: stack.length, to });
    } else if (op === is.else) reset(open.at(-1), false);
    else if (op === is.end) {
      if (open.length > 0) reset(open.pop(), true);
    } else if (op === is.brIf || op === is.brTable || op === is.drop || op === is.globalSet) take(1);
    else if (op === is.get) give(locals[to] === v128, to);
    else if (op === is.globalGet) give(false);
    else if (op === is.set || op === is.tee) {
      const [{ vector }] = take(1);
      overwrite(to);
      if (op === is.tee) give(vector, to);
    } else if (op === is.select) give(take(3)[0].vector);
    else if (op === is.call || op === is.callIndirect) {
      const [taken, given] = typedEffect(instruction, module);
      take(taken);
      stack.push(...given);
    } else if (op > is.return || op >= simd(0)) {
      const [taken, given, vector = false] = effect(op);
      take(taken);
      if (given === 1) give(vector);
    }
  }
  return before;
}

/**
 * { code, vectors } of each innermost loop of a body: the instructions of one round, and the most vectors alive at once.
 */
export function innermostLoops(func, module) {
  const { next, loops } = flow(func);
  const innermost = loops.filter(([start, stop]) => !loops.some(([a, b]) => a > start && b < stop));
  if (innermost.length === 0) return [];
  const live = wanted(func, next);
  const stack = stacks(func, module);
  return innermost.map((range) => {
    const round = roundOf(range, next);
    const code = round.map((i) => func.code[i]);
    const used = code
      .filter(({ op, to }) => op >= is.get && op <= is.tee && func.locals[to] === v128)
      .reduce((all, { to }) => all | (1n << BigInt(to)), 0n);
    return { code, vectors: Math.max(...round.map((i) => alive(live[i] & used, stack[i]))) };
  });
}

/** Vectors in wanted locals, and those on the stack that are not copies of one. */
function alive(locals, stack) {
  let count = 0;
  for (let rest = locals; rest > 0n; rest &= rest - 1n) count++;
  const copies = ({ local }) => local >= 0 && (locals >> BigInt(local)) & 1n;
  const others = stack.filter((value) => value.vector && !copies(value));
  const named = new Set(others.filter(({ local }) => local >= 0).map(({ local }) => local));
  return count + named.size + others.filter(({ local }) => local < 0).length;
}
