// From the steps of a plan to dispatches: one line an op, each only unpacking a step into a kernel's place, its
// constants and the number of invocations it takes. What is joined into one dispatch is join.ts's.

import { across, type Dispatch, input, type Place } from "./dispatch.ts";
import { activationOf, type KernelName, lossOf, runsAs } from "./ops.ts";
import type { Operand, Plan, Step } from "./plan.ts";
import { product } from "./product.ts";
import type { Tuning } from "./variants.ts";

const one = (): readonly [number, number] => [1, 1];

const numbers = ({ aRow, size }: Operand, rows: number): number => (aRow > 0 ? aRow * rows : size);

/** A kernel that makes its output number by number. */
function elementwise(
  kernel: KernelName,
  step: Step,
  more: Place = {},
  constants: Record<string, number> = {},
): Dispatch {
  const { out, alpha } = step;
  const place = { out: out.offset, a: input(step, 0).offset, b: input(step, 1).offset, alpha };
  const size = out.aRow > 0 ? { size: out.aRow } : { n: out.size };
  return {
    kernel,
    constants,
    place: { ...place, ...size, ...more },
    groups: (rows) => across(numbers(out, rows)),
  };
}

/** A kernel in which an invocation owns a row of its first input. */
const byRow = (kernel: KernelName, place: Place, constants: Record<string, number> = {}): Dispatch => ({
  kernel,
  constants,
  place,
  groups: across,
});

/** The product with its bias and activation; a softmax follows by itself. */
function dense(step: Step, tuning: Tuning): Dispatch[] {
  const first = product(step, tuning, { bias: input(step, 2), activation: activationOf(step.activation) });
  if (step.activation !== "softmax") return [first];
  return [first, byRow("softmax", { out: step.out.offset, a: step.out.offset, m: step.out.last })];
}

/** A loss and its gradient, or one of them. `sums`: room for a number a row. */
export function loss(value: Step | null, grad: Step | null, sums: number): Dispatch[] {
  const step = value ?? grad;
  if (step === null) return [];
  const [a, b] = [input(step, 0), input(step, 1)];
  const m = a.last;
  const place = {
    out: grad?.out.offset ?? 0,
    a: a.offset,
    b: b.offset,
    d: grad === null ? a.offset : input(grad, 2).offset,
    sums,
    m,
  };
  const constants = { KIND: lossOf(step.op), LOSS: value === null ? 0 : 1, GRAD: grad === null ? 0 : 1 };
  const rows = byRow("loss", place, constants);
  if (value === null) return [rows];
  const mean = lossOf(step.op) > 2 ? 1 : m; // the categorical ones are means over rows alone
  const sum: Dispatch = {
    kernel: "lossSum",
    constants: {},
    place: { out: value.out.offset, sums, m: mean },
    groups: one,
  };
  return [rows, sum];
}

/** The batch's rows of features and targets, or of one of them. */
export function gather(features: Step | null, targets: Step | null, plan: Plan): Dispatch {
  const [m, n] = [features?.out.aRow ?? 0, targets?.out.aRow ?? 0];
  return {
    kernel: "gather",
    constants: {
      FEATURES: features === null ? 0 : plan.bytes ? 2 : 1,
      TARGETS: targets === null ? 0 : targets.op === "gatherOneHot" ? 2 : 1,
    },
    place: { out: features?.out.offset ?? 0, c: targets?.out.offset ?? 0, m, n, alpha: plan.scale },
    groups: (rows) => across(rows * (m + n)),
  };
}

function update(kernel: KernelName, step: Step): Dispatch {
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => input(step, i).offset);
  const n = input(step, 0).size;
  return {
    kernel,
    constants: kernel === "adam" ? { DECAY: step.op === "adamw" ? 1 : 0 } : {},
    place: { a: a ?? 0, b: b ?? 0, c: c ?? 0, d: d ?? 0, n },
    groups: () => across(n),
  };
}

function allFinite(step: Step, plan: Plan): Dispatch {
  const [a, b, c] = [input(step, 0), input(step, 1), input(step, 2)];
  const place = { a: a.offset, n: a.size, b: b.offset, m: b.size, c: c.offset };
  return {
    kernel: "allFinite",
    constants: {},
    place: { ...place, d: plan.loss, sums: plan.penalty },
    groups: () => across(Math.max(a.size, b.size) / 4),
  };
}

/** One step by itself. `scratch`: where a number a row may be put. */
export function lowered(step: Step, plan: Plan, scratch: number, tuning: Tuning): Dispatch[] {
  const { op, out } = step;
  const [a, b] = [input(step, 0), input(step, 1)];
  const kernel = runsAs[op];
  switch (kernel) {
    case "none":
    case "constant":
      return [];
    case "gather":
      return [op === "gatherFeatures" ? gather(step, null, plan) : gather(null, step, plan)];
    case "matmul":
    case "matmul4":
    case "matmulDeep":
    case "matmulShared":
    case "matvec":
      return op === "dense" ? dense(step, tuning) : [product(step, tuning)];
    case "addBias":
      return [elementwise(kernel, step, { m: out.last })];
    case "sumRows":
      return [
        { ...byRow(kernel, { out: out.offset, a: a.offset, m: out.last }), groups: () => across(out.last) },
      ];
    case "activation":
      return [elementwise(kernel, step, {}, { THEN: activationOf(op) })];
    case "activationGrad":
      return [elementwise(kernel, step, {}, { BACK: activationOf(op) })];
    case "add":
      return [elementwise(kernel, step)];
    case "dropout":
    case "reluDropoutGrad":
      return [elementwise(kernel, step, { key: step.key })];
    case "softmax":
    case "softmaxGrad":
      return [byRow(kernel, { out: out.offset, a: a.offset, b: b.offset, m: out.last })];
    case "loss":
    case "lossSum":
      return op.endsWith("Grad") ? loss(null, step, scratch) : loss(step, null, scratch);
    case "penalty":
      return [{ kernel, constants: {}, place: { out: out.offset, a: a.offset, n: a.size }, groups: one }];
    case "penaltyGrad":
      return [elementwise(kernel, step, { d: b.offset })];
    case "allFinite":
      return [allFinite(step, plan)];
    case "sgd":
    case "momentum":
    case "adagrad":
    case "rmsprop":
    case "adam":
      return [update(kernel, step)];
    default:
      return kernel satisfies never;
  }
}
