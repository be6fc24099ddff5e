// Every operation that a plan of the debugger can hold, and how it is written. A test walks the engine's list and fails
// where one is missing here.

import type { Line } from "./math.ts";
import type { Operation } from "./operation.ts";
import { activations } from "./ops/activations.ts";
import { algebra } from "./ops/algebra.ts";
import { losses } from "./ops/losses.ts";
import { update } from "./ops/update.ts";

export const templates = { ...algebra, ...activations, ...losses, ...update };

export type OpName = keyof typeof templates;

export const isOpName = (name: string): name is OpName => Object.hasOwn(templates, name);

/** The equations of the selected entry; none for an operation that is not known. */
export const linesOf = (o: Operation): readonly Line[] =>
  isOpName(o.step.op) ? templates[o.step.op](o) : [];
