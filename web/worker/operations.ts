// A training step taken apart: its operations as a list, and what one of them reads and makes. Values keep their place
// until the next step, so all can be read afterwards; only an update overwrites what it reads, and that is copied before
// it runs. Knows one advance at a time; how far the step has come is by-operation.ts's.

import type { NodeInfo, Session, Tensor } from "../engine/index.ts";
import type { Cursor, PlanStep, StepNumbers } from "../shared/protocol.ts";
import type { Material } from "./material.ts";

export { sampleOf } from "./sample.ts";

type Advanced = ReturnType<Session["advance"]>;

/** `session` has data, and `start` is the next operation. To the end of what is under way: one operation, its phase, its step. */
export function advanced(
  session: Session,
  plan: readonly PlanStep[],
  start: number,
  unit: "op" | "phase" | "step",
  material: Material,
): Cursor {
  const until = lastOf(plan, start, unit);
  const step = plan[until];
  for (let at = start; at < until; at++) session.advance("op");
  const before = isUpdate(step) ? read(session, step?.inputs ?? []) : null;
  const result = session.advance("op");
  const operands = before ?? read(session, step?.inputs ?? []);
  return {
    index: until,
    count: plan.length,
    phase: result.phase,
    op: result.op,
    node: result.node,
    done: result.done,
    operands,
    results: resultsOf(session, step),
    numbers: numbersOf(session, plan, step, result),
    batch: pointsOf(session, material),
  };
}

/** What the page needs to know of one. */
export const stepOf = ({ name, op, phase, shape, batched, inputs }: NodeInfo): PlanStep => ({
  name,
  op,
  phase,
  shape,
  batched,
  inputs,
});

/** Updates work on whole groups; all else makes one value. */
const isUpdate = (step: PlanStep | undefined): boolean => step?.inputs[0] === "parameters";

function lastOf(plan: readonly PlanStep[], start: number, unit: "op" | "phase" | "step"): number {
  if (unit === "op") return start;
  if (unit === "step") return plan.length - 1;
  let at = start;
  while (plan[at + 1]?.phase === plan[start]?.phase && at + 1 < plan.length) at++;
  return at;
}

function read(session: Session, names: readonly string[]): Tensor[][] {
  return names.map((name) => {
    if (name === "parameters") return session.parameters();
    if (name === "gradients") return session.gradients();
    if (name.startsWith("memory_")) {
      return session.parameters().map((tensor) => session.value(`${name}/${tensor.name}`));
    }
    return [session.value(name)];
  });
}

/** What an update leaves behind: the groups it read, but for gradients and flag. */
function resultsOf(session: Session, step: PlanStep | undefined): Tensor[][] {
  if (step === undefined) return [];
  if (step.op === "allFinite" || !isUpdate(step))
    return read(session, [step.op === "allFinite" ? "finite" : step.name]);
  return read(
    session,
    step.inputs.filter((name) => name === "parameters" || name.startsWith("memory_")),
  );
}

/** As the engine's float32 has them. */
function numbersOf(
  { spec }: Session,
  plan: readonly PlanStep[],
  step: PlanStep | undefined,
  { rate, corrections }: Advanced,
): StepNumbers {
  const { optimizer, regularization } = spec;
  const f = (x: number | undefined): number => Math.fround(x ?? 0);
  return {
    rate: f(rate),
    momentum: f(optimizer.momentum),
    nesterov: optimizer.nesterov ?? false,
    rho: f(optimizer.rho),
    beta1: f(optimizer.beta1),
    beta2: f(optimizer.beta2),
    corrections: [f(corrections[0]), f(corrections[1])],
    epsilon: f(optimizer.epsilon),
    weightDecay: f(optimizer.weightDecay),
    l1: f(regularization.l1),
    l2: f(regularization.l2),
    dropout: f(dropoutOf(spec, plan, step)),
  };
}

/** Backward a step is called after what its layer read; forward steps stand in the order of the layers. */
function dropoutOf(spec: Session["spec"], plan: readonly PlanStep[], step: PlanStep | undefined): number {
  if (step?.op !== "dropout") return 0;
  const forward = plan.filter(({ op, phase }) => op === "dropout" && phase === "forward");
  const at = forward.findIndex(({ name, inputs }) => name === step.name || `d_${inputs[0]}` === step.name);
  const layer = spec.layers.filter(({ type }) => type === "dropout")[at];
  return layer?.type === "dropout" ? layer.rate : 0;
}

/** The engine counts the rows it learns from; the page knows points, or the rows of a table. */
function pointsOf(session: Session, { split, table }: Material): Uint32Array {
  const { rows, parts } = table?.prepared ?? {};
  if (rows && parts)
    return Uint32Array.from(session.value("batch").data, (row) => rows[parts.train[row] ?? 0] ?? 0);
  const learnt = [...split.keys()].filter((i) => split[i] === 0);
  return Uint32Array.from(session.value("batch").data, (row) => learnt[row] ?? 0);
}
