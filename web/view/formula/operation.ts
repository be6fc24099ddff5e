// One operation of a step with its numbers, as the templates read it: which entry is selected, what it was made from.
// Matrices are rows x columns: a batched value has a row an example, a bias is one row, a loss one number.

import type { Cursor, PlanStep, StepNumbers, Tensor } from "../../shared/protocol.ts";
import type { Ref } from "./math.ts";

/** Which entry of the result is looked at: example (or input of a kernel), unit; of an update, which parameter. */
export interface Selection {
  readonly row: number;
  readonly column: number;
  /** Place of the parameter in its group. */
  readonly parameter: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export const sizeOf = ({ shape, data }: Tensor): Size => {
  const columns = shape.at(-1) ?? 1;
  return { rows: columns === 0 ? 0 : data.length / columns, columns };
};

const nothing: Tensor = { name: "", shape: [], data: new Float32Array(0) };

export class Operation {
  readonly step: PlanStep;
  readonly plan: readonly PlanStep[];
  readonly cursor: Cursor;
  readonly #wanted: Selection;

  /** `selection` is brought into the range there is. */
  constructor(plan: readonly PlanStep[], cursor: Cursor, selection: Selection) {
    this.plan = plan;
    this.cursor = cursor;
    this.step = plan[cursor.index] ?? {
      name: "",
      op: "",
      phase: "batch",
      shape: [],
      batched: false,
      inputs: [],
    };
    this.#wanted = selection;
  }

  get numbers(): StepNumbers {
    return this.cursor.numbers;
  }

  /** Updates and the check before them work on all parameters at once. */
  get isUpdate(): boolean {
    return this.step.inputs[0] === "parameters";
  }

  /** Losses are one number made of many: the entry looked at is one of theirs. */
  get overInputs(): boolean {
    return this.step.phase === "loss" && this.step.inputs.length > 0 && this.step.shape.length === 0;
  }

  /** What there is to select from. */
  get size(): Size {
    if (this.isUpdate) return sizeOf(this.operand(0, this.selection.parameter));
    return sizeOf(this.overInputs ? this.operand(0) : this.result());
  }

  get selection(): Selection {
    const group = this.isUpdate ? (this.cursor.operands[0] ?? []) : [nothing];
    const parameter = within(this.#wanted.parameter, group.length);
    const { rows, columns } = sizeOf(
      this.isUpdate ? (group[parameter] ?? nothing) : this.overInputs ? this.operand(0) : this.result(),
    );
    return {
      row: within(this.#wanted.row, rows),
      column: within(this.#wanted.column, columns),
      parameter,
    };
  }

  /** Entry of the result (or of what a loss is made of) that is selected. */
  get at(): number {
    const { row, column } = this.selection;
    return row * this.size.columns + column;
  }

  operand(i: number, parameter = 0): Tensor {
    return this.cursor.operands[i]?.[parameter] ?? nothing;
  }

  result(i = 0, parameter = 0): Tensor {
    return this.cursor.results[i]?.[parameter] ?? nothing;
  }

  /** A number that the operation read, of the selected parameter where it is an update. */
  read(i: number, index: number): number {
    return this.operand(i, this.isUpdate ? this.selection.parameter : 0).data[index] ?? Number.NaN;
  }

  made(index: number, i = 0): number {
    return this.result(i, this.isUpdate ? this.selection.parameter : 0).data[index] ?? Number.NaN;
  }

  ref(name: string, index: number, row?: number): Ref {
    return { name, index, ...(row !== undefined && { row }) };
  }

  /** The entry `index` of input `i`, and its row where there is one an example. */
  refOf(i: number, index: number): Ref {
    const tensor = this.operand(i);
    const batched = this.isBatched(tensor.name);
    return this.ref(tensor.name, index, batched ? Math.floor(index / sizeOf(tensor).columns) : undefined);
  }

  isBatched(name: string): boolean {
    return this.plan.find((step) => step.name === name)?.batched ?? false;
  }

  /** Names of the layers with weights, first to last. */
  get layers(): readonly string[] {
    const kernels = this.plan.flatMap(({ inputs, phase }) =>
      phase === "forward" ? inputs.filter((name) => name.endsWith("/kernel")) : [],
    );
    return [...new Set(kernels.map((name) => name.replace(/\/kernel$/, "")))];
  }
}

/** Brought into 0 to n - 1, going round: an arrow past the end comes back at the start. */
const within = (i: number, n: number): number => (n <= 0 ? 0 : ((i % n) + n) % n);
