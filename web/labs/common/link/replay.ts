// A lab's state and its worker's log to a link, and a link to what the worker is to do: the same build, the same changes
// after the same steps, so the same bits. Pure.

import type { Link, LinkDoc, LinkEdit, LinkWalk } from "../../../shared/link.ts";
import type { WalkLog } from "../../../shared/log.ts";
import type { Intent, ModelSpec, ParameterChange, Snapshot } from "../../../shared/protocol.ts";
import { type SettingId, type Settings, settings as table } from "../../../shared/settings.ts";
import { probesOf } from "../edits.ts";
import type { Lab } from "../lab.ts";
import type { LabState } from "../store.ts";
import type { LinkKind } from "../take/source.ts";

const ids = Object.keys(table) as SettingId[];

/** Settings that are only drawn, and those that begin a new walk when they change: as the page has them now. */
function asNow(settings: Settings, now: Settings): Settings {
  const kept = ids.filter((id) => table[id].touches === "view" || table[id].touches === "start");
  return { ...settings, ...Object.fromEntries(kept.map((id) => [id, now[id]])) };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** null: the walk can't be replayed from its start. */
export function walkOf(
  lab: Lab,
  now: LinkDoc,
  step: number,
  log: WalkLog,
): { readonly doc: LinkDoc; readonly walk: LinkWalk } | null {
  if (!log.whole || (now.settings.dataset === "points") !== (now.points !== null)) return null;
  const pinned = (doc: LinkDoc): LinkDoc => ({
    settings: asNow(doc.settings, now.settings),
    points: doc.points,
  });
  const doc = pinned(log.first);
  const start = startOf(lab, doc, log.start);
  const before = log.edits.filter((edit) => edit.step <= step);
  const edits = before.map((edit) => ("weights" in edit ? edit : { ...edit, ...pinned(edit) }));
  const last = edits.findLast((edit) => "settings" in edit);
  const end: LinkDoc = last && "settings" in last ? last : doc;
  const gone = isSame(end.settings, now.settings) && isSame(end.points, now.points);
  const rate = log.edits.findLast((edit) => "settings" in edit);
  const tail: readonly LinkEdit[] = gone
    ? []
    : [{ step, ...now, rate: rate && "settings" in rate ? rate.rate : log.first.rate }];
  return { doc, walk: { step, rate: log.first.rate, edits: [...start, ...edits, ...tail] } };
}

/** Weights that the settings don't say already. */
function startOf(lab: Lab, doc: LinkDoc, start: readonly ParameterChange[]): readonly LinkEdit[] {
  if (start.length === 0 || isSame(start, lab.start?.(doc.settings) ?? [])) return [];
  return [{ step: 0, weights: start }];
}

/** null: it can't be had, or holds what no link can (a file). */
export function linkOf(
  lab: Lab,
  { settings, points }: LinkDoc,
  snapshot: Snapshot | null,
  log: WalkLog | null,
  kind: LinkKind,
): Link | null {
  const doc: LinkDoc = { settings, points };
  if (settings.dataset === "points" && points === null) return null;
  if (kind === "start") return { doc };
  if (snapshot === null) return null;
  if (kind === "walk") return log && walkOf(lab, doc, snapshot.step, log);
  return { doc, weights: snapshot.parameters.flatMap(({ data }) => [...data]) };
}

/** What the worker is to do, in this order; a walk's steps stand in one piece between its changes. */
export function replayOf(lab: Lab, state: LabState, { doc, walk }: Link): readonly Intent[] {
  const at = (here: LinkDoc): LabState => ({ ...state, ...here });
  const intents: Intent[] = [
    {
      type: "build",
      spec: pinned(lab.spec(at(doc)), walk?.rate ?? null),
      data: lab.data(at(doc)),
      probes: probesOf(lab, at(doc)),
      settings: doc.settings,
      ...(lab.start && { start: lab.start(doc.settings) }),
    },
  ];
  let [step, before] = [0, doc];
  const walkTo = (to: number): void => {
    if (to > step) intents.push({ type: "advance", count: to - step, unit: "step" });
    step = to;
  };
  for (const edit of walk?.edits ?? []) {
    walkTo(edit.step);
    if ("weights" in edit) intents.push({ type: "setParameters", changes: edit.weights });
    else {
      const { settings } = edit;
      const data = lab.data(at(edit));
      if (edit.again || !isSame(data, lab.data(at(before)))) intents.push({ type: "data", data, settings });
      intents.push({ type: "update", spec: pinned(lab.spec(at(edit)), edit.rate), settings });
      before = edit;
    }
  }
  walkTo(walk?.step ?? 0);
  return intents;
}

/** A rate that was worked out is not worked out again. */
const pinned = (spec: ModelSpec, rate: number | null): ModelSpec =>
  spec.learningRate === "auto" && rate !== null ? { ...spec, learningRate: rate } : spec;

/** What is in force at its end. */
export function endOf({ doc, walk }: Link): LinkDoc {
  const last = walk?.edits.findLast((edit) => "settings" in edit);
  return last && "settings" in last ? { settings: last.settings, points: last.points } : doc;
}

/** All weights of a link, by their names. Those that have no place in the model are left out. */
export function weightsOf(
  { weights = [] }: Link,
  parameters: Snapshot["parameters"],
): readonly ParameterChange[] {
  const places = parameters.flatMap(({ name, data }) => Array.from(data, (_, index) => ({ name, index })));
  return weights.length === places.length
    ? places.map((place, i) => ({ ...place, value: weights[i] ?? 0 }))
    : [];
}
