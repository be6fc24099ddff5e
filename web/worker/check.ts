// The gradient check: backprop's slope beside one measured by nudging, on a session of its own, so that the walk keeps
// every bit. It measures for a few milliseconds a look; while the walk goes on it stays with the moment it began with
// until that is measured. Fetched with the first wish for it.

import type { Engine, Session, Tensor } from "../engine/index.ts";
import type { Check, CheckWish, Nudge, Whole } from "../shared/check.ts";
import { sessionData } from "./material.ts";
import { flat } from "./numbers.ts";
import type { Setup } from "./past.ts";
import { engineSpec } from "./spec.ts";
import type { Walk } from "./walk.ts";

const kSlice = 4; // ms a look
const kBatch = 8; // nudges between two looks at the clock

/** Four a decade, from where a weight no longer moves to where the hill has turned. */
export const kEpsilons: readonly number[] = Array.from({ length: 33 }, (_, i) => 10 ** (i / 4 - 8));

interface Side {
  readonly session: Session;
  readonly setup: Setup;
}

interface Moment {
  readonly wish: CheckWish;
  readonly step: number;
  readonly weights: readonly Tensor[];
  readonly gradients: readonly Tensor[];
  readonly loss: number;
  /** Only for every number. */
  readonly whole: Omit<Whole, "measured"> | null;
  nudge: Nudge | null;
  readonly measured: Nudge[];
}

export class GradientCheck {
  readonly #engine: Engine;
  #side: Side | null = null;
  #moment: Moment | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  get isUnfinished(): boolean {
    return this.#moment !== null && this.#moment.measured.length < countOf(this.#moment);
  }

  /** What a snapshot has of it; no wish lets everything go. */
  told(walk: Walk, wish: CheckWish | undefined, running: boolean): { check?: Check } {
    if (wish === undefined) this.#drop();
    const check = wish && this.look(walk, wish, running);
    return check ? { check } : {};
  }

  #drop(): void {
    this.#side?.session.dispose();
    this.#side = this.#moment = null;
  }

  /** Measures on; null without data, or where the model has no such number. Never changes the walk. */
  look(walk: Walk, wish: CheckWish, running: boolean): Check | null {
    const session = this.#sideOf(walk);
    const found = session && this.#at(session, walk, wish, running);
    if (session === null || found === null) return null;
    this.#moment = found;
    if (wish.of && found.nudge?.epsilon !== wish.epsilon)
      found.nudge = nudged(session, found.weights, wish.of, wish.epsilon);
    const until = performance.now() + kSlice;
    while (this.isUnfinished && performance.now() < until)
      for (let i = 0; i < kBatch && this.isUnfinished; i++) measureNext(session, found);
    return told(found, wish);
  }

  /** As the walk's model, but for dropout: J has none, and takes all rows at once. */
  #sideOf({ setup }: Walk): Session | null {
    if (this.#side?.setup === setup) return this.#side.session;
    this.#drop();
    if (setup.material.learn === null) return null;
    const layers = setup.spec.layers.filter(({ type }) => type !== "dropout");
    const spec = { ...setup.spec, layers, batchSize: "full" as const };
    const session = this.#engine.createSession(engineSpec(spec, setup.material.spec, setup.rate));
    session.setData(sessionData(setup.material));
    this.#side = { session, setup };
    return session;
  }

  #at(session: Session, walk: Walk, wish: CheckWish, running: boolean): Moment | null {
    const { of } = wish;
    const weights = walk.session.parameters();
    if (of && weights.find(({ name }) => name === of.name)?.data[of.index] === undefined) return null;
    const old = this.#moment;
    const same =
      old !== null &&
      old.wish.of?.name === of?.name &&
      old.wish.of?.index === of?.index &&
      (of !== null || old.wish.epsilon === wish.epsilon);
    if (same && ((running && this.isUnfinished) || isEqual(old.weights, weights))) return old;
    return momentOf(session, walk, wish, weights);
  }
}

const isEqual = (a: readonly Tensor[], b: readonly Tensor[]): boolean => {
  const [x, y] = [flat(a), flat(b)];
  return x.length === y.length && x.every((value, i) => Object.is(value, y[i]));
};

function momentOf(session: Session, walk: Walk, wish: CheckWish, weights: readonly Tensor[]): Moment {
  session.reset();
  session.setParameters(weights);
  // The step's update comes after its gradients, and the weights are set again before each nudge.
  session.advance("step");
  const gradients = session.gradients();
  const whole = wish.of === null ? wholeOf(session, walk, weights, gradients) : null;
  session.setParameters(weights);
  const loss = lossOf(session);
  return { wish, step: walk.step, weights, gradients, loss, whole, nudge: null, measured: [] };
}

function wholeOf(
  session: Session,
  walk: Walk,
  parameters: readonly Tensor[],
  gradients: readonly Tensor[],
): Omit<Whole, "measured"> {
  const { spec, rate } = walk.setup;
  const momentum = spec.optimizer.type === "sgd" && (spec.optimizer.momentum ?? 0) > 0;
  const kernels = parameters.filter(({ name }) => name.endsWith("/kernel"));
  return {
    spec: { ...spec, layers: spec.layers.filter(({ type }) => type !== "dropout") },
    rate,
    parameters,
    gradients,
    answers: ["input", ...kernels.map(({ name }) => name.replace(/\/kernel$/, ""))].map((name) =>
      session.value(name),
    ),
    targets: session.value("target"),
    memory: momentum ? parameters.map(({ name }) => walk.session.value(`memory_1/${name}`)) : [],
  };
}

const countOf = ({ wish, weights }: Moment): number =>
  wish.of ? kEpsilons.length : weights.reduce((sum, { data }) => sum + data.length, 0);

function measureNext(session: Session, { wish, weights, measured }: Moment): void {
  const at = measured.length;
  const place = wish.of ?? placeOf(weights, at);
  measured.push(nudged(session, weights, place, wish.of ? (kEpsilons[at] ?? 1) : wish.epsilon));
}

function placeOf(weights: readonly Tensor[], flatIndex: number): { name: string; index: number } {
  let index = flatIndex;
  for (const { name, data } of weights) {
    if (index < data.length) return { name, index };
    index -= data.length;
  }
  throw new RangeError(`the model has no number ${flatIndex}`);
}

/** w + ε and w − ε are rounded to float32 as any weight is. */
function nudged(
  session: Session,
  weights: readonly Tensor[],
  { name, index }: { readonly name: string; readonly index: number },
  epsilon: number,
): Nudge {
  const at = (by: number): number => {
    const moved = weights.map((tensor) => {
      if (tensor.name !== name) return tensor;
      const data = tensor.data.slice();
      data[index] = (data[index] ?? 0) + by;
      return { ...tensor, data };
    });
    session.setParameters(moved);
    return lossOf(session);
  };
  return { epsilon, up: at(epsilon), down: at(-epsilon) };
}

/** J as one float32; NaN where it has no value. */
function lossOf(session: Session): number {
  const { loss, penalty } = session.evaluate("train");
  return Math.fround((loss ?? Number.NaN) + (penalty ?? Number.NaN));
}

function told(moment: Moment, wish: CheckWish): Check {
  const { weights, gradients, measured, step, loss, whole, nudge } = moment;
  const count = countOf(moment);
  const base = { wish, step, loss, done: measured.length, count };
  const { of } = wish;
  if (of && nudge) {
    const value = (tensors: readonly Tensor[]): number =>
      tensors.find(({ name }) => name === of.name)?.data[of.index] ?? Number.NaN;
    return {
      ...base,
      one: { value: value(weights), gradient: value(gradients), nudge, curve: [...measured] },
    };
  }
  return whole && measured.length === count
    ? { ...base, whole: { ...whole, measured: slopes(moment) } }
    : base;
}

function slopes({ weights, measured }: Moment): Tensor[] {
  let at = 0;
  return weights.map((tensor) => ({
    ...tensor,
    data: tensor.data.map(() => {
      const { up, down, epsilon } = measured[at++] ?? { up: Number.NaN, down: 0, epsilon: 1 };
      return (up - down) / (2 * epsilon);
    }),
  }));
}
