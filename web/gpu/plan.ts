// The engine's compiled plan and its step records, read from the words in which they cross (core/exec/words.hpp and
// core/train/session.hpp say what they mean). Nothing is decided here.

import { type OpName, opNames } from "./ops.ts";

/** Where one value of a step lies. */
export interface Operand {
  /** In the arena, in numbers. */
  readonly offset: number;
  /** Numbers at capacity; 0: there is no such operand. */
  readonly size: number;
  /** Numbers a live row; 0 where the value has nothing to do with the batch. */
  readonly aRow: number;
  readonly last: number;
}

export interface Step {
  readonly op: OpName;
  /** What dense does with its sums. */
  readonly activation: OpName;
  readonly key: number;
  readonly alpha: number;
  readonly out: Operand;
  readonly in: readonly Operand[];
}

export interface Plan {
  /** Numbers in the arena. */
  readonly arena: number;
  /** Most rows a step may have. */
  readonly capacity: number;
  /** Numbers, from the arena's first on, that training goes on from. */
  readonly state: number;
  readonly loss: number;
  /** 0: there is none. */
  readonly penalty: number;
  readonly bytes: boolean;
  readonly scale: number;
  readonly steps: readonly Step[];
}

const kHeader = 8;
const kOperand = 4;
const kOperands = 6;
const kStep = 4 + kOperand * kOperands;

const at = (words: ArrayLike<number>, i: number): number => words[i] ?? 0;

export function readPlan(words: Uint32Array): Plan {
  const floats = new Float32Array(words.buffer, words.byteOffset, words.length);
  const operand = (from: number): Operand => ({
    offset: at(words, from),
    size: at(words, from + 1),
    aRow: at(words, from + 2),
    last: at(words, from + 3),
  });
  const op = (i: number): OpName => opNames[at(words, i)] ?? "parameter";
  const steps = Array.from({ length: at(words, 5) }, (_, i): Step => {
    const from = kHeader + kStep * i;
    const operands = Array.from({ length: kOperands }, (_, o) => operand(from + 4 + kOperand * o));
    const [out = operand(from), ...inputs] = operands;
    return {
      op: op(from),
      activation: op(from + 1),
      key: at(words, from + 2),
      alpha: at(floats, from + 3),
      out,
      in: inputs.filter(({ size }) => size > 0),
    };
  });
  return {
    arena: at(words, 0),
    capacity: at(words, 1),
    state: at(words, 2),
    loss: at(words, 3),
    penalty: at(words, 4),
    bytes: at(words, 6) !== 0,
    scale: at(floats, 7),
    steps,
  };
}

/** Words at the head of a record, which a kernel's `record` begins with. */
export const kRecordHead = 16;
const kDropout = 3;

/** One step's record within the words of many. */
export interface RecordPlace {
  readonly rows: number;
  readonly head: number;
  readonly dropouts: number;
  readonly indices: number;
}

/** Where each record begins and what it holds, to the end of the words. */
export function readRecords(words: Uint32Array): RecordPlace[] {
  const places: RecordPlace[] = [];
  for (let head = 0; head < words.length; ) {
    const rows = at(words, head);
    const dropouts = head + kRecordHead;
    const indices = dropouts + kDropout * at(words, head + 2);
    places.push({ rows, head, dropouts, indices });
    head = indices + rows;
  }
  return places;
}
