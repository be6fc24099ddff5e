// What the page itself remembers of a lab, and everything that can happen to it. Types only; store.ts does it.

import type { CheckWish } from "../../shared/check.ts";
import type {
  AdvanceUnit,
  Branch,
  HillProbe,
  Intent,
  ParameterChange,
  Point,
  Rate,
} from "../../shared/protocol.ts";
import type { RaceWish } from "../../shared/race.ts";
import type { Settings } from "../../shared/settings.ts";
import type { TableProbe } from "../../shared/table.ts";
import type { TakeWish } from "../../shared/take.ts";
import type { Doc, Past } from "./doc.ts";
import type { Layout } from "./lab.ts";

/** What a click on the plot does. "point" is Line's only kind. */
export type Tool = "pos" | "neg" | "point" | "move" | "erase";

export type Panel = "sample" | "hill" | "check" | "predict" | "race" | "take";

/** What is only looked at; forgotten with the page. */
export interface Ui {
  readonly tool: Tool;
  /** A point circled in every picture, by its place in the snapshot's points. */
  readonly picked: number | null;
  /** A neuron or feature tile under the pointer; layer -1 is the features. */
  readonly tile: { readonly layer: number; readonly unit: number } | null;
  /** A weight or bias chosen for editing. */
  readonly weight: { readonly name: string; readonly index: number } | null;
  /** Phones show the sentence's first clause until asked for the rest. */
  readonly more: boolean;
  /** The walk is watched operation by operation: the plan and its numbers are asked for. */
  readonly byOperation: boolean;
  /** What is open under the lab: one point under the microscope, the hill, the gradient check, a guess, a race, what leaves it. */
  readonly panel: Panel | null;
  /** The exact answer stays out of sight while the reader guesses. */
  readonly guessing: boolean;
  /** The hill in view, if one is. */
  readonly hill: HillProbe | null;
  /** What the gradient check asks for while it is open. */
  readonly check: CheckWish | null;
  /** What is raced while the race is open. */
  readonly race?: RaceWish | null;
  /** The model is asked for, to be taken away. */
  readonly take?: TakeWish | null;
  /** Of a table: what is looked at. */
  readonly table?: TableUi;
  /** What was changed by hand is asked for, for a link. */
  readonly log?: boolean;
}

/** Which part is told of, what was looked for, and the row under the glass (as in TableProbe). */
export type TableUi = Partial<Pick<TableProbe, "part" | "find" | "row">>;

export interface LabState extends Doc {
  readonly past: Past;
  readonly ui: Ui;
  /** The picture is on its way back to the start. */
  readonly rewinding: boolean;
  /** What the reader wants; the worker may have stopped by itself (divergence), which sets it back. */
  readonly running: boolean;
  /** The points the worker has in force: what an edit of a preset starts from. */
  readonly shown: readonly Point[];
  readonly layout: Layout;
}

export type Action =
  /** `gesture` joins the changes of one drag into one level of undo. Values the table forbids are left out. */
  | { readonly type: "set"; readonly changes: Partial<Settings>; readonly gesture?: string }
  | { readonly type: "preset"; readonly id: string }
  | { readonly type: "points"; readonly points: readonly Point[] }
  | { readonly type: "add"; readonly point: Point }
  | {
      readonly type: "move";
      readonly index: number;
      readonly x: number;
      readonly y: number;
      readonly phase: "start" | "move" | "end" | "cancel";
    }
  | { readonly type: "remove"; readonly index: number }
  | { readonly type: "clear" }
  | { readonly type: "undo" }
  | { readonly type: "redo" }
  | { readonly type: "play" }
  | { readonly type: "pause" }
  | { readonly type: "step"; readonly count: number; readonly unit: AdvanceUnit }
  /** `walking`: back through the steps walked, where there is motion; the element sees to it. */
  | { readonly type: "rewind"; readonly walking?: true }
  /** `chance`: a fresh whole number below 2^32, so that the reducer stays pure. */
  | { readonly type: "newStart"; readonly chance: number }
  | { readonly type: "scrub"; readonly step: number }
  /** Back to a way that was left, and to what was set there. */
  | { readonly type: "takeBranch"; readonly branch: Branch; readonly step?: number }
  | { readonly type: "dropBranch"; readonly id: number }
  | { readonly type: "recover"; readonly to: "lastGood" | "best"; readonly learningRate: Rate }
  | { readonly type: "weights"; readonly changes: readonly ParameterChange[] }
  | { readonly type: "ui"; readonly changes: Partial<Ui> }
  | { readonly type: "file"; readonly file: File | null }
  /** Straight to the worker; the run stops. */
  | { readonly type: "send"; readonly intent: Extract<Intent, { type: "resume" }> }
  /** From the element: a snapshot's points, a stop of the worker's, a resize, the engine's arrival. */
  | { readonly type: "shown"; readonly points: readonly Point[] }
  | { readonly type: "stopped" }
  | { readonly type: "rewinding" }
  | { readonly type: "layout"; readonly layout: Layout }
  | { readonly type: "open" };
