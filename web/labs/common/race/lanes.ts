// What is raced: up to eight lanes, each a way of walking, a rate and a start; three races that are ready to go; and what
// the worker is asked for. A lane is the lab's own model but for these three.

import type { ModelSpec, OptimizerType, ParameterChange, Tensor } from "../../../shared/protocol.ts";
import type { RaceLane, RaceStart, RaceWish } from "../../../shared/race.ts";
import { initializers, type Settings } from "../../../shared/settings.ts";
import type { Context } from "../lab.ts";
import { rateNow } from "../values.ts";

export interface Lane {
  readonly optimizer: OptimizerType;
  /** For sgd only. */
  readonly momentum: number;
  readonly rate: number;
  readonly start: Start;
}

/** "same": as the lab's own; weights drawn another way; or every number given, in the order of the parameters. */
export type Start = "same" | Settings["initializer"] | readonly number[];

export type Ready = "ways" | "rates" | "starts";
export const readyRaces: readonly Ready[] = ["ways", "rates", "starts"];

export const kMostLanes = 8;
export const kStarts = 16;

/** Ways a lane may take; momentum is plain descent with a memory. */
export const ways: readonly Pick<Lane, "optimizer" | "momentum">[] = [
  { optimizer: "sgd", momentum: 0 },
  { optimizer: "sgd", momentum: 0.9 },
  { optimizer: "adagrad", momentum: 0 },
  { optimizer: "rmsprop", momentum: 0 },
  { optimizer: "adam", momentum: 0 },
  { optimizer: "adamw", momentum: 0 },
];

const kCells = 48; // of a lane's answer over the plane

/** Whether weights are drawn, and rates those that networks mostly like. */
export const isDrawn = ({ lab }: Context): boolean => lab.id === "network" || lab.id === "titanic";
/** Whether a model answers over the plane, so that a lane has a picture of its own. */
export const hasPlane = ({ lab }: Context): boolean => lab.id !== "titanic";

/** Starts a lane may have here. */
export function startsOf({ lab }: Context): readonly Start[] {
  switch (lab.id) {
    case "network":
    case "titanic":
      return ["same", ...initializers];
    case "line":
      return ["same", [0, 0], [2, -2], [-2, -2], [2, 3]];
    case "boundary":
      return ["same", [0, 0, 0], [3, -3, 0], [-3, 3, 0], [-3, -3, 0]];
    default:
      return lab.id satisfies never;
  }
}

/** How long a race is at first, in steps. */
export const firstLength = ({ lab }: Context): number =>
  ({ line: 100, boundary: 200, network: 1000, titanic: 1000 })[lab.id];

export const lengths: readonly number[] = [50, 100, 200, 500, 1000, 2000, 5000];

/** At most some five hundred measures a lane. */
export const everyOf = (steps: number): number => Math.ceil(steps / 500);

const short = (value: number): number => Number(value.toPrecision(2));

/** Lanes of a race that is ready to go: for the first, rates that each of the ways is known to walk well with here. */
export function readyLanes(context: Context, which: Ready): readonly Lane[] {
  const { optimizer, momentum } = context.state.settings;
  const rate = rateNow(context);
  const own: Lane = { optimizer, momentum: optimizer === "sgd" ? momentum : 0, rate, start: "same" };
  if (which === "rates") return ratesOf(context, own).map((each) => ({ ...own, rate: short(each) }));
  if (which === "starts") {
    const starts = startsOf(context);
    const five: readonly Start[] = ["zeros", "glorotUniform", "glorotNormal", "heNormal", "lecunNormal"];
    return (isDrawn(context) ? five : starts.slice(0, 4)).map((start) => ({ ...own, start }));
  }
  const plain = optimizer === "sgd" ? rate : isDrawn(context) ? 0.1 : (context.snapshot?.learningRate ?? 0.1);
  const rates = isDrawn(context) ? [plain, 0.3 * plain, 0.1, 0.01, 0.03] : [plain, plain, 0.5, 0.05, 0.1];
  return ways.slice(0, 5).map((way, i) => ({ ...way, rate: short(rates[i] ?? plain), start: "same" }));
}

/** Where there is a largest stable rate the last of them is just beyond it. */
function ratesOf({ lab, snapshot, state }: Context, { optimizer, momentum, rate }: Lane): number[] {
  const stable = snapshot?.exact?.maxStableRate;
  const known = lab.id === "line" && optimizer === "sgd" && state.settings.batchSize === "full";
  if (known && stable !== undefined && Number.isFinite(stable))
    return [0.05, 0.3, 0.9, 1.1].map((part) => part * stable * (1 + momentum));
  return [0.1, 0.3, 1, 3].map((times) => times * rate);
}

/** The lab's model with a lane's way, rate and start. The spec's seed is the lab's. */
export function specOf({ lab, state }: Context, { optimizer, momentum, rate, start }: Lane): ModelSpec {
  const initializer = typeof start === "string" && start !== "same" ? { initializer: start } : {};
  const settings: Settings = { ...state.settings, optimizer, momentum, learningRate: rate, ...initializer };
  return lab.spec({ ...state, settings });
}

/** The same seed and batches for every lane: first the lab's own start, then others, drawn from its seed. */
export function startAt({ lab, state: { settings } }: Context, nth: number): RaceStart {
  const seed = chance(settings.seed, nth);
  const now = nth === 0 ? settings : { ...settings, ...(lab.newStart?.(settings, seed) ?? { seed }) };
  return { seed: now.seed, changes: lab.start?.(now) ?? [] };
}

/** A whole number below 2^32 from two others (Steele et al. 2014, the finalizer of SplitMix32). */
function chance(seed: number, nth: number): number {
  let x = (seed + Math.imul(nth, 0x9e3779b9)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

const placed = (parameters: readonly Tensor[], place: readonly number[]): ParameterChange[] => {
  let at = 0;
  return parameters.flatMap(({ name, data }) =>
    Array.from(data, (_, index) => ({ name, index, value: place[at++] ?? 0 })),
  );
};

/** What the worker is asked to walk. */
export function wishOf(
  context: Context,
  race: Pick<RaceWish, "id" | "steps" | "starts"> & { readonly lanes: readonly Lane[] },
): RaceWish {
  const parameters = context.snapshot?.parameters ?? [];
  const lane = (one: Lane): RaceLane => ({
    spec: specOf(context, one),
    ...(typeof one.start !== "string" && { from: placed(parameters, one.start) }),
  });
  return {
    ...race,
    lanes: race.lanes.map(lane),
    every: everyOf(race.steps),
    ...(context.lab.id !== "line" && hasPlane(context) && { field: { width: kCells, height: kCells } }),
    ...(context.lab.id === "boundary" && { hill: true }),
  };
}

/** Other starts would walk the very same steps: each lane has its own, and every step looks at all points. */
export const isWithoutChance = ({ state: { settings } }: Context, lanes: readonly Lane[]): boolean =>
  settings.batchSize === "full" && lanes.every(({ start }) => typeof start !== "string");

/** A goal to begin with: near the exact answer where there is one (1 % of the way left), else half the first loss. */
export function goalFor({ snapshot }: Context, first: number): number {
  const least = snapshot?.exact?.loss;
  const goal = least !== undefined && least < first ? least + 0.01 * (first - least) : 0.5 * first;
  const power = 10 ** (Math.floor(Math.log10(goal)) - 1);
  return Number((Math.ceil(goal / power) * power).toPrecision(2));
}
