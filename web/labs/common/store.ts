// The page's own state and the one way to change it: reduce(lab, state, action) gives the next state and the intents
// for the worker. Pure, so it is tested without a browser. The model's numbers are not here: they come in snapshots.

import type { Rate } from "../../shared/protocol.ts";
import { defaultsOf, type Settings, settings as table } from "../../shared/settings.ts";
import { changedSettings, type Doc, noPast, remember } from "./doc.ts";
import {
  buildIntents,
  choosePreset,
  edit,
  editPoints,
  goTo,
  keepView,
  move,
  type Reduced,
  speedOf,
  still,
  withChanges,
  without,
  withProbes,
} from "./edits.ts";
import type { Lab } from "./lab.ts";
import type { Action, LabState, Ui } from "./state.ts";

export type { Action, LabState, Tool, Ui } from "./state.ts";

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
    shown: [],
    layout: "wide",
  };
}

/** Whether the lab's poster shows what would be walked with: nothing has been changed that it depends on. */
export function isOpening({ id }: Lab, { settings, points }: Doc): boolean {
  const changed = changedSettings(settings, defaultsOf(id)).filter((one) => table[one].touches !== "view");
  return points === null && changed.length === 0;
}

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
