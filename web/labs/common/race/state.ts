// The race of one lab: its lanes, what was raced, what has come of it, the goal. Kept while the page stands, so that a
// panel opened again shows the lanes as they were left.

import type { Point } from "../../../shared/protocol.ts";
import type { Race, RaceStart, RaceWish } from "../../../shared/race.ts";
import type { Settings } from "../../../shared/settings.ts";
import { minus } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { plain } from "../values.ts";
import {
  firstLength,
  goalFor,
  kMostLanes,
  kStarts,
  type Lane,
  type Ready,
  readyLanes,
  type Start,
  startAt,
  wishOf,
} from "./lanes.ts";
import { type Finish, finishes, type LaneRecord, records, type Worth, worthOf } from "./rank.ts";
import type { RaceWords } from "./words.ts";

/** What is asked for, and what it was made of. */
interface Asked {
  readonly wish: RaceWish;
  readonly lanes: readonly Lane[];
  readonly starts: readonly RaceStart[];
  readonly points: readonly Point[];
  readonly settings: Settings;
}

export interface Kept {
  /** null: no longer as it was made ready. */
  ready: Ready | null;
  lanes: readonly Lane[];
  steps: number;
  /** As the reader set it; null: as it suits the race. */
  goal: number | null;
  /** The lane whose controls are open. */
  editing: number | null;
  asked: Asked | null;
  /** What has come last, and of what: another race may be asked for already. */
  race: Race | null;
  raced: Asked | null;
  count: number;
}

export const raceOf = (context: Context): Kept =>
  context.memory<Kept>("race", () => ({
    ready: "ways",
    lanes: readyLanes(context, "ways"),
    steps: firstLength(context),
    goal: null,
    editing: null,
    asked: null,
    race: null,
    raced: null,
    count: 0,
  }));

/** Lets them go, from the lab's own start. */
export function go(context: Context): void {
  const kept = raceOf(context);
  const id = ++kept.count;
  const starts = Array.from({ length: kStarts }, (_, nth) => startAt(context, nth));
  const wish = wishOf(context, { id, lanes: kept.lanes, steps: kept.steps, starts: starts.slice(0, 1) });
  const points = context.snapshot?.points ?? [];
  kept.asked = { wish, lanes: kept.lanes, starts, points, settings: context.state.settings };
}

/** The same lanes from the other starts, too. */
export function goAgain(kept: Kept): void {
  if (kept.asked === null) return;
  const { asked } = kept;
  // One that was stopped is walked anew.
  const id = asked.wish.id || ++kept.count;
  kept.asked = { ...asked, wish: { ...asked.wish, id, starts: asked.starts } };
}

/** Nothing is computed any more; what has come of it stays. */
export function halt(kept: Kept): void {
  const { asked, race } = kept;
  if (asked === null) return;
  kept.asked = { ...asked, wish: { ...asked.wish, id: 0 } };
  if (race === null || race.id !== asked.wish.id) return;
  kept.raced = kept.asked;
  kept.race = { ...race, over: true };
}

/** As it is wished for now; null: nothing. */
export const wishNow = ({ asked }: Kept): RaceWish | null =>
  asked === null || asked.wish.id === 0 ? null : asked.wish;

/** Other lanes or another length: what has been raced is raced anew at once. */
export function change(context: Context, changes: Partial<Pick<Kept, "lanes" | "steps" | "ready">>): void {
  const kept = raceOf(context);
  Object.assign(kept, changes);
  if (kept.asked !== null) go(context);
  context.dispatch({ type: "ui", changes: {} });
}

export function changeLane(context: Context, at: number, changes: Partial<Lane>): void {
  const { lanes } = raceOf(context);
  change(context, {
    ready: null,
    lanes: lanes.map((lane, i) => (i === at ? { ...lane, ...changes } : lane)),
  });
}

export function addLane(context: Context): void {
  const kept = raceOf(context);
  const last = kept.lanes.at(-1);
  if (last === undefined || kept.lanes.length >= kMostLanes) return;
  kept.editing = kept.lanes.length;
  change(context, { ready: null, lanes: [...kept.lanes, last] });
}

export function removeLane(context: Context, at: number): void {
  const kept = raceOf(context);
  if (kept.lanes.length < 2) return;
  kept.editing = null;
  change(context, { ready: null, lanes: kept.lanes.filter((_, i) => i !== at) });
}

/** Takes what a snapshot brings of the race that is wished for. */
export function take(context: Context): void {
  const kept = raceOf(context);
  const race = context.snapshot?.race;
  const { asked } = kept;
  if (!race || asked === null || race.id !== asked.wish.id) return;
  kept.race = race;
  kept.raced = asked;
}

/** What stands is of the race before: nothing has come of the one asked for. */
export const isBefore = ({ asked, raced }: Kept): boolean => asked?.wish.id !== raced?.wish.id;

/** All lanes of the race asked for have come to their end. */
export const isOver = (kept: Kept): boolean => !isBefore(kept) && (kept.race?.over ?? false);

/** Every start that is wished for has been walked, or it was stopped. */
export const isDone = (kept: Kept): boolean => {
  const [wish, { race }] = [wishNow(kept), kept];
  return wish === null || (isOver(kept) && (race?.again.length ?? 0) >= wish.starts.length - 1);
};

/** What was raced is no longer what stands above. */
export function isStale(context: Context): boolean {
  const { asked } = raceOf(context);
  if (asked === null) return false;
  if (context.snapshot && context.snapshot.points !== asked.points) return true;
  if (context.state.settings === asked.settings) return false;
  const { lanes, wish, starts } = asked;
  const now = wishOf(context, { id: wish.id, lanes, steps: wish.steps, starts: [startAt(context, 0)] });
  return JSON.stringify([now.lanes, now.starts]) !== JSON.stringify([wish.lanes, starts.slice(0, 1)]);
}

/** The loss to get down to; NaN while nothing is known. */
export function goalOf(context: Context): number {
  const { goal, race } = raceOf(context);
  if (goal !== null) return goal;
  const first = race?.runners.find(({ losses }) => Number.isFinite(losses[0]))?.losses[0];
  return first === undefined ? Number.NaN : goalFor(context, first);
}

export interface Standing {
  readonly goal: number;
  readonly list: readonly Finish[];
  /** Who is first, several at once where they share the step. */
  readonly leaders: readonly Finish[];
}

export function standing(context: Context): Standing | null {
  const { race, raced } = raceOf(context);
  if (race === null || raced === null) return null;
  const goal = goalOf(context);
  const list = finishes(race.runners, goal, raced.wish.every);
  return { goal, list, leaders: list.filter(({ place }) => place === 1) };
}

export interface Luck {
  readonly starts: number;
  readonly records: readonly LaneRecord[];
  /** null: there is no lead to judge. */
  readonly worth: Worth | null;
}

/** Losses of all starts walked to the end, the race's own first: [start][lane]. */
export function allStarts({ race, raced }: Kept): readonly (readonly Float32Array[])[] {
  if (race === null || raced === null) return [];
  const known = starts.get(race);
  if (known) return known;
  const measures = raced.wish.steps / raced.wish.every + 1;
  const rows = race.again.map((all) =>
    race.runners.map((_, lane) => all.subarray(lane * measures, (lane + 1) * measures)),
  );
  const all = [race.runners.map(({ losses }) => losses), ...rows];
  starts.set(race, all);
  return all;
}

const starts = new WeakMap<Race, readonly (readonly Float32Array[])[]>();

/** Whether the lead of the first start is worth anything; null before other starts were walked. */
export function luckOf(context: Context): Luck | null {
  const kept = raceOf(context);
  const now = standing(context);
  if (now === null || kept.race === null || kept.raced === null || kept.race.again.length === 0) return null;
  const walked = allStarts(kept);
  const all = records(walked, now.goal, kept.raced.wish.every);
  const lead = now.leaders[0];
  return {
    starts: walked.length,
    records: all,
    worth: lead === undefined ? null : worthOf(all[lead.lane]?.led ?? 0, walked.length),
  };
}

/** Names of lanes by what tells them apart. */
export function namesOf(lanes: readonly Lane[], words: RaceWords): string[] {
  const differ = (look: (lane: Lane) => unknown): boolean =>
    new Set(lanes.map((lane) => JSON.stringify(look(lane)))).size > 1;
  const byWay = differ(({ optimizer, momentum }) => [optimizer, momentum]);
  const byStart = differ(({ start }) => start);
  const byRate = differ(({ rate }) => rate);
  return lanes.map((lane) => {
    const parts = [
      ...(byWay || !(byRate || byStart) ? [wayText(lane, words)] : []),
      ...(byRate || (byWay && !byStart) ? [words.rate(plain(lane.rate))] : []),
      ...(byStart ? [startText(lane.start, words)] : []),
    ];
    return parts.join(words.join);
  });
}

export const wayText = (
  { optimizer, momentum }: Pick<Lane, "optimizer" | "momentum">,
  words: RaceWords,
): string => (optimizer === "sgd" && momentum > 0 ? words.momentum(plain(momentum)) : words.ways[optimizer]);

export function startText(start: Start, words: RaceWords): string {
  if (typeof start !== "string") return words.from(start.map((v) => minus(String(v))).join(words.join));
  return start === "same" ? words.sameStart : words.draws[start];
}

/** A first letter as sentences begin with. */
export const begun = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
