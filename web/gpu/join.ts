// Which steps of a plan share a dispatch. A launch costs about as much as a small product, so a training step should
// have few: batch and targets, a loss and its gradient, the gradients of a kernel and its bias, a product going back and
// the activation's slope. Looks at steps alone: who writes a place, who reads it.

import { type Dispatch, input } from "./dispatch.ts";
import { gather, loss, lowered } from "./lower.ts";
import { activationOf, lossOf } from "./ops.ts";
import type { Plan, Step } from "./plan.ts";
import { product } from "./product.ts";
import type { Tuning } from "./variants.ts";

/** The dispatches of a whole step, in order. `scratch`: where a number a row may be put. */
export function dispatchesOf(plan: Plan, scratch: number, tuning: Tuning): Dispatch[] {
  const left = [...plan.steps];
  const take = (step: Step | undefined): Step | null => {
    if (step === undefined) return null;
    left.splice(left.indexOf(step), 1);
    return step;
  };
  const dispatches: Dispatch[] = [];
  for (let step = left.shift(); step !== undefined; step = left.shift()) {
    dispatches.push(...joined(step, { plan, scratch, tuning }, left, take));
  }
  return dispatches;
}

type Take = (step: Step | undefined) => Step | null;

interface Setting {
  readonly plan: Plan;
  readonly scratch: number;
  readonly tuning: Tuning;
}

function joined(
  step: Step,
  { plan, scratch, tuning }: Setting,
  left: readonly Step[],
  take: Take,
): Dispatch[] {
  switch (step.op) {
    case "gatherFeatures": {
      const targets = left.find(({ op }) => op === "gatherTargets" || op === "gatherOneHot");
      return [gather(step, take(targets), plan)];
    }
    case "matmulTN":
    case "sumRows": {
      const other = take(left.find((beside) => sharesColumns(step, beside)));
      if (other === null) return lowered(step, plan, scratch, tuning);
      const [kernel, bias] = step.op === "sumRows" ? [other, step] : [step, other];
      return [product(kernel, tuning, { sums: bias.out })];
    }
    case "matmulNT": {
      const slope = slopeAfter(step, plan, left);
      if (slope === undefined) return lowered(step, plan, scratch, tuning);
      take(slope);
      const made = { ...step, out: slope.out, alpha: slope.alpha };
      return [product(made, tuning, { back: activationOf(slope.op), output: input(slope, 1) })];
    }
    default:
      if (lossOf(step.op) >= 0 && !step.op.endsWith("Grad"))
        return loss(step, take(left.find((other) => isGradientOf(other, step, plan))), scratch);
      return lowered(step, plan, scratch, tuning);
  }
}

const sameAs = (step: Step, other: Step, inputs: number): boolean =>
  Array.from({ length: inputs }, (_, i) => i).every((i) => input(step, i).offset === input(other, i).offset);

/** The gradient of a bias sums the rows of what the gradient of its kernel has for a right operand. */
function sharesColumns(step: Step, other: Step): boolean {
  const [product, sums] = step.op === "sumRows" ? [other, step] : [step, other];
  const match = product.op === "matmulTN" && sums.op === "sumRows";
  return match && input(product, 1).offset === input(sums, 0).offset;
}

/** The slope of an activation that alone reads what `step` makes. */
function slopeAfter(step: Step, plan: Plan, left: readonly Step[]): Step | undefined {
  const readers = left.filter((other) => other.in.some(({ offset }) => offset === step.out.offset));
  const [slope] = readers;
  if (slope === undefined || readers.length > 1 || step.out.offset < plan.state) return undefined;
  return slope.op.endsWith("Grad") && activationOf(slope.op) > 0 ? slope : undefined;
}

/** The gradient of a loss can be had with it where what it is multiplied by is constant. */
function isGradientOf(other: Step, step: Step, plan: Plan): boolean {
  const constant = plan.steps.some(({ op, out }) => op === "one" && out.offset === input(other, 2).offset);
  return other.op === `${step.op}Grad` && sameAs(other, step, 2) && constant;
}
