// The page's own state and the one way to change it: reduce(lab, state, action) gives the next state and the intents
// for the worker. Pure, so it is tested without a browser. The model's numbers are not here: they come in snapshots.

import { presetOf } from "../../shared/presets.ts";
import type { Intent, ParameterChange, Point, Probes, Rate, Snapshot, Speed } from "../../shared/protocol.ts";
import {
  clean,
  defaultsOf,
  hasSetting,
  isSettingId,
  type SettingId,
  type Settings,
  settings as table,
} from "../../shared/settings.ts";
import {
  type Change,
  changedSettings,
  changesBetween,
  type Doc,
  noPast,
  type Past,
  remember,
  settle,
  travel,
} from "./doc.ts";
import type { Lab } from "./lab.ts";
import type { Action, LabState, Ui } from "./state.ts";

export type { Action, LabState, Tool, Ui } from "./state.ts";

export interface Reduced {
  readonly state: LabState;
  readonly intents: readonly Intent[];
}

const kMostPoints = 1000;

export function initialState(lab: Lab, given: Partial<Settings> = {}): LabState {
  const settings = withChanges(lab, defaultsOf(lab.id), given);
  const ui: Ui = {
    tool: lab.id === "line" ? "point" : "pos",
    picked: null,
    tile: null,
    weight: null,
    more: false,
    byOperation: false,
    panel: null,
    guessing: false,
    hill: null,
    check: null,
  };
  return {
    settings,
    points: null,
    past: noPast,
    ui,
    running: false,
    rewinding: false,
    shown: posterOf(lab, { settings, points: null })?.points ?? [],
    layout: "wide",
  };
}

/** The lab's own first snapshot, where nothing has been changed that it depends on. */
export function posterOf(lab: Lab, { settings, points }: Doc): Snapshot | null {
  const changed = changedSettings(settings, defaultsOf(lab.id)).filter((id) => table[id].touches !== "view");
  return points === null && changed.length === 0 ? (lab.poster ?? null) : null;
}

/** Steps a second for the worker: the slider's right end is as fast as it goes. */
export const speedOf = (settings: Settings): Speed => (settings.speed >= 1000 ? "max" : settings.speed);

export function reduce(lab: Lab, state: LabState, action: Action): Reduced {
  switch (action.type) {
    case "set":
      return edit(
        lab,
        state,
        { settings: withChanges(lab, state.settings, action.changes) },
        action.gesture ?? null,
      );
    case "preset":
      return choosePreset(lab, state, action.id);
    case "points":
      return editPoints(lab, state, action.points.slice(0, kMostPoints), null);
    case "add":
      return state.shown.length >= kMostPoints
        ? still(state)
        : editPoints(lab, state, [...state.shown, action.point], null);
    case "move":
      return move(lab, state, action);
    case "remove":
      return editPoints(lab, state, without(state.shown, action.index), null);
    case "clear":
      return editPoints(lab, state, [], null);
    case "undo":
    case "redo":
      return goTo(lab, state, action.type);
    case "ui":
      return withProbes(lab, state, { ...state, ui: { ...state.ui, ...action.changes } });
    case "shown":
      // The reader's own points are ahead of the worker's, which may still answer an earlier edit.
      return still(state.points === null ? { ...state, shown: action.points } : state);
    case "rewinding":
      return { state: { ...state, running: false, rewinding: true }, intents: [{ type: "pause" }] };
    case "file":
      return { state, intents: [action] };
    case "send":
      return { state: { ...state, running: false }, intents: [action.intent] };
    case "stopped":
      return still({ ...state, running: false });
    case "layout":
      return withProbes(lab, state, { ...state, layout: action.layout });
    case "open":
      return { state, intents: buildIntents(lab, state) };
    default:
      return walk(lab, state, action);
  }
}

type WalkAction = Extract<
  Action,
  {
    type:
      | "play"
      | "pause"
      | "step"
      | "rewind"
      | "newStart"
      | "scrub"
      | "takeBranch"
      | "dropBranch"
      | "recover"
      | "weights";
  }
>;

/** Actions that leave settings and points as they are (but for what a new start or a rescue sets). */
function walk(lab: Lab, state: LabState, action: WalkAction): Reduced {
  const halted = { ...state, running: false, rewinding: false };
  switch (action.type) {
    case "play":
      return {
        state: { ...state, running: true },
        intents: [{ type: "run", speed: speedOf(state.settings) }],
      };
    case "pause":
      return { state: halted, intents: [{ type: "pause" }] };
    case "step":
      return stepped(lab, state, action);
    case "rewind":
      return { state: halted, intents: [{ type: "reset" }] };
    case "scrub":
      return { state: halted, intents: [{ type: "scrub", step: action.step }] };
    case "takeBranch":
      return takeBranch(halted, action);
    case "dropBranch":
      return { state, intents: [{ type: "dropBranch", id: action.id }] };
    case "weights":
      return { state, intents: [{ type: "setParameters", changes: action.changes }] };
    case "newStart": {
      const changes = lab.newStart?.(state.settings, action.chance) ?? { seed: action.chance };
      return edit(lab, halted, { settings: withChanges(lab, state.settings, changes) }, null);
    }
    case "recover":
      return recover(lab, state, action.to, action.learningRate);
    default:
      return action satisfies never;
  }
}

/** The first operation asked for opens the plan: what it read and made is wanted at once. */
function stepped(lab: Lab, state: LabState, { count, unit }: Extract<Action, { type: "step" }>): Reduced {
  const byOperation = state.ui.byOperation || unit === "op" || unit === "phase";
  const halted = { ...state, running: false, rewinding: false, ui: { ...state.ui, byOperation } };
  const { state: next, intents } = withProbes(lab, state, halted);
  return { state: next, intents: [...intents, { type: "advance", count, unit }] };
}

const still = (state: LabState): Reduced => ({ state, intents: [] });
const without = <T>(list: readonly T[], index: number): readonly T[] => list.filter((_, i) => i !== index);

/** Only ids the lab has, only values the table allows. */
function withChanges(lab: Lab, settings: Settings, changes: Partial<Settings>): Settings {
  const allowed = Object.entries(changes).flatMap(([id, value]) => {
    if (!isSettingId(id) || !hasSetting(lab.id, id)) return [];
    const cleaned = clean(lab.id, id, value);
    return cleaned === undefined ? [] : [[id, cleaned] as [SettingId, unknown]];
  });
  return allowed.length === 0 ? settings : ({ ...settings, ...Object.fromEntries(allowed) } as Settings);
}

function choosePreset(lab: Lab, state: LabState, id: string): Reduced {
  const preset = presetOf(lab.presets, id);
  if (preset === undefined) return still(state);
  const settings = withChanges(lab, state.settings, {
    ...preset.settings,
    dataset: id as Settings["dataset"],
  });
  const next: Doc = { settings, points: null };
  return apply(lab, state, next, remember(state.past, state, null), new Set<Change>(["preset"]));
}

function editPoints(lab: Lab, state: LabState, points: readonly Point[], gesture: string | null): Reduced {
  if (points.length === 0 && state.shown.length === 0) return still(state);
  const settings: Settings = { ...state.settings, dataset: "points" };
  const reduced = edit(lab, state, { settings, points }, gesture);
  return { ...reduced, state: { ...reduced.state, shown: points } };
}

type Move = Extract<Action, { type: "move" }>;

function move(lab: Lab, state: LabState, { index, x, y, phase }: Move): Reduced {
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

function edit(lab: Lab, state: LabState, change: Partial<Doc>, gesture: string | null): Reduced {
  const next: Doc = {
    settings: change.settings ?? state.settings,
    points: change.points === undefined ? state.points : change.points,
  };
  const changes = changesBetween(state, next);
  if (changes.size === 0) return still(state);
  const onlyView = changes.size === 1 && changes.has("view");
  return apply(lab, state, next, onlyView ? state.past : remember(state.past, state, gesture), changes);
}

function goTo(lab: Lab, state: LabState, way: "undo" | "redo"): Reduced {
  const found = travel(state.past, { settings: state.settings, points: state.points }, way);
  if (found === null) return still(state);
  const doc = { ...found.doc, settings: keepView(found.doc.settings, state.settings) };
  const reduced = apply(lab, state, doc, found.past, changesBetween(state, doc));
  return { ...reduced, state: { ...reduced.state, shown: doc.points ?? reduced.state.shown } };
}

/** Undo never touches what is only drawn. */
function keepView(settings: Settings, now: Settings): Settings {
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

function buildIntents(lab: Lab, state: LabState): Intent[] {
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

function recover(lab: Lab, state: LabState, to: "lastGood" | "best", learningRate: Rate): Reduced {
  const settings = withChanges(lab, state.settings, { learningRate } as Partial<Settings>);
  const past = remember(state.past, state, null);
  return {
    state: { ...state, settings, past, running: false },
    intents: [{ type: "recover", to, learningRate }],
  };
}

/** What was set there is in force at once. Undo takes back changes of one way, so it begins anew. */
function takeBranch(
  state: LabState,
  { branch: { id, settings, points }, step }: Extract<Action, { type: "takeBranch" }>,
): Reduced {
  const doc = settings && { settings: keepView(settings, state.settings), points };
  return {
    state: { ...state, ...doc, past: noPast, shown: points ?? state.shown },
    intents: [{ type: "takeBranch", id, ...(step !== undefined && { step }) }],
  };
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
function withProbes(lab: Lab, before: LabState, next: LabState): Reduced {
  const [old, probes] = [probesOf(lab, before), probesOf(lab, next)];
  return {
    state: next,
    intents: JSON.stringify(old) === JSON.stringify(probes) ? [] : [{ type: "probe", probes }],
  };
}
