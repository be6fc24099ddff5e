// What changes settings and points: an edit, a preset, undo and redo, each with the least that the worker must be told to
// follow. Pure; who asks for it is store.ts.

import { presetOf } from "../../shared/presets.ts";
import type { Intent, ParameterChange, Point, Probes, Speed } from "../../shared/protocol.ts";
import { clean, hasSetting, isSettingId, type SettingId, type Settings } from "../../shared/settings.ts";
import { type Change, changesBetween, type Doc, type Past, remember, settle, travel } from "./doc.ts";
import type { Lab } from "./lab.ts";
import type { Action, LabState } from "./state.ts";

export interface Reduced {
  readonly state: LabState;
  readonly intents: readonly Intent[];
}

/** Steps a second for the worker: the slider's right end is as fast as it goes. */
export const speedOf = (settings: Settings): Speed => (settings.speed >= 1000 ? "max" : settings.speed);

export const still = (state: LabState): Reduced => ({ state, intents: [] });
export const without = <T>(list: readonly T[], index: number): readonly T[] =>
  list.filter((_, i) => i !== index);

/** Only ids the lab has, only values the table allows. */
export function withChanges(lab: Lab, settings: Settings, changes: Partial<Settings>): Settings {
  const allowed = Object.entries(changes).flatMap(([id, value]) => {
    if (!isSettingId(id) || !hasSetting(lab.id, id)) return [];
    const cleaned = clean(lab.id, id, value);
    return cleaned === undefined ? [] : [[id, cleaned] as [SettingId, unknown]];
  });
  return allowed.length === 0 ? settings : ({ ...settings, ...Object.fromEntries(allowed) } as Settings);
}

export function choosePreset(lab: Lab, state: LabState, id: string): Reduced {
  const preset = presetOf(lab.presets, id);
  if (preset === undefined) return still(state);
  const settings = withChanges(lab, state.settings, {
    ...preset.settings,
    dataset: id as Settings["dataset"],
  });
  const next: Doc = { settings, points: null };
  return apply(lab, state, next, remember(state.past, state, null), new Set<Change>(["preset"]));
}

export function editPoints(
  lab: Lab,
  state: LabState,
  points: readonly Point[],
  gesture: string | null,
): Reduced {
  if (points.length === 0 && state.shown.length === 0) return still(state);
  const settings: Settings = { ...state.settings, dataset: "points" };
  const reduced = edit(lab, state, { settings, points }, gesture);
  return { ...reduced, state: { ...reduced.state, shown: points } };
}

type Move = Extract<Action, { type: "move" }>;

export function move(lab: Lab, state: LabState, { index, x, y, phase }: Move): Reduced {
  const point = state.shown[index];
  if (point === undefined) return still(state);
  if (phase === "start")
    return still({ ...state, past: settle(state.past), ui: { ...state.ui, picked: index } });
  const moved = state.shown.map((old, i) => (i === index ? { ...old, x, y } : old));
  const gesture = `move ${index}`;
  if (phase === "cancel") return goBackTo(lab, state, gesture);
  const edited = editPoints(lab, state, moved, gesture);
  const reduced = { ...edited, state: { ...edited.state, ui: state.ui } }; // it is still the same point
  return phase === "end"
    ? { ...reduced, state: { ...reduced.state, past: settle(reduced.state.past) } }
    : reduced;
}

/** Takes back the gesture under way, and leaves nothing to redo. */
function goBackTo(lab: Lab, state: LabState, gesture: string): Reduced {
  if (state.past.mark !== gesture) return still(state);
  const reduced = goTo(lab, state, "undo");
  return { ...reduced, state: { ...reduced.state, past: { ...reduced.state.past, after: [] } } };
}

export function edit(lab: Lab, state: LabState, change: Partial<Doc>, gesture: string | null): Reduced {
  const next: Doc = {
    settings: change.settings ?? state.settings,
    points: change.points === undefined ? state.points : change.points,
  };
  const changes = changesBetween(state, next);
  if (changes.size === 0) return still(state);
  const onlyView = changes.size === 1 && changes.has("view");
  return apply(lab, state, next, onlyView ? state.past : remember(state.past, state, gesture), changes);
}

export function goTo(lab: Lab, state: LabState, way: "undo" | "redo"): Reduced {
  const found = travel(state.past, { settings: state.settings, points: state.points }, way);
  if (found === null) return still(state);
  const doc = { ...found.doc, settings: keepView(found.doc.settings, state.settings) };
  const reduced = apply(lab, state, doc, found.past, changesBetween(state, doc));
  return { ...reduced, state: { ...reduced.state, shown: doc.points ?? reduced.state.shown } };
}

/** Undo never touches what is only drawn. */
export function keepView(settings: Settings, now: Settings): Settings {
  const { threshold, showHeld, discrete, speed, stepUnit } = now;
  return { ...settings, threshold, showHeld, discrete, speed, stepUnit };
}

/** The next state with a document in force, and the least the worker must be told to follow. */
function apply(lab: Lab, state: LabState, doc: Doc, past: Past, changes: ReadonlySet<Change>): Reduced {
  const ui =
    changes.has("points") || changes.has("preset") || changes.has("data")
      ? { ...state.ui, picked: null }
      : state.ui;
  const next: LabState = { ...state, settings: doc.settings, points: doc.points, past, ui };
  const intents: Intent[] = [];
  if (changes.has("preset")) intents.push(...buildIntents(lab, next));
  else {
    if (changes.has("data") || changes.has("points")) intents.push({ type: "data", data: lab.data(next) });
    if (changes.has("model")) intents.push({ type: "update", spec: lab.spec(next) });
    if (changes.has("start"))
      intents.push({ type: "reset", seed: next.settings.seed, ...startOf(lab, next) });
    if (changes.has("view") && next.running && next.settings.speed !== state.settings.speed)
      intents.push({ type: "run", speed: speedOf(next.settings) });
  }
  return joined(withProbes(lab, state, next), intents);
}

const joined = ({ state, intents }: Reduced, first: readonly Intent[]): Reduced => ({
  state,
  intents: [...first, ...intents],
});

const startOf = (lab: Lab, state: LabState): { start?: readonly ParameterChange[] } =>
  lab.start === undefined ? {} : { start: lab.start(state.settings) };

export function buildIntents(lab: Lab, state: LabState): Intent[] {
  const probes = probesOf(lab, state);
  const build: Intent = {
    type: "build",
    spec: lab.spec(state),
    data: lab.data(state),
    probes,
    ...startOf(lab, state),
  };
  return state.running ? [build, { type: "run", speed: speedOf(state.settings) }] : [build];
}

export function probesOf(lab: Lab, state: LabState): Probes {
  const { byOperation, guessing, panel, picked, hill, check, race, log, take } = state.ui;
  return {
    ...lab.probes(state, state.layout),
    ...(byOperation && { plan: true }),
    ...(guessing && { exact: false }),
    ...(panel === "sample" && picked !== null && { sample: picked }),
    ...(hill && { hill }),
    ...(panel === "check" && check && { check }),
    ...(race && { race }),
    ...(log && { log }),
    ...(take && { take }),
  };
}

/** Asks the worker for other pictures if the lab now wants others. */
export function withProbes(lab: Lab, before: LabState, next: LabState): Reduced {
  const [old, probes] = [probesOf(lab, before), probesOf(lab, next)];
  return {
    state: next,
    intents: JSON.stringify(old) === JSON.stringify(probes) ? [] : [{ type: "probe", probes }],
  };
}
