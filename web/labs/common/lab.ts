// What a lab is: pure functions from settings to a model and to data, and one `render` from state and snapshot to a
// template. `<downhill-lab>` owns everything that lives (worker, store, timers, sizes) and calls a lab with a Context.
//
// To write a lab: a folder web/labs/<id> with a file that exports a Lab, its words beside it, and a line in
// web/element/registry.ts. What it renders sends actions (store.ts) through ctx.dispatch; nothing else changes state.

import type { CSSResult, TemplateResult } from "lit";
import type { Presets } from "../../shared/presets.ts";
import type { DataSpec, ModelSpec, ParameterChange, Probes, Snapshot } from "../../shared/protocol.ts";
import type { LabId, Settings } from "../../shared/settings.ts";
import type { Colours } from "../../view/colour/colours.ts";
import type { Lang, ViewWords } from "../../view/words.ts";
import type { Action, LabState } from "./store.ts";

/** By the width of the element, as LOOK's grid table counts it: from 1136, 836, 568 px (page margins taken off). */
export type Layout = "wide" | "medium" | "narrow" | "phone";

/** How far the engine has come; why it "failed" is told above the lab. */
export type Stage = "poster" | "starting" | "ready" | "failed";

/** Everything a lab may look at while it renders. */
export interface Context {
  readonly lab: Lab;
  readonly state: LabState;
  /** null until the first one has arrived. */
  readonly snapshot: Snapshot | null;
  readonly stage: Stage;
  readonly lang: Lang;
  readonly words: ViewWords;
  /** Inner width of the element in px, and what it means. */
  readonly width: number;
  readonly layout: Layout;
  readonly colours: Colours;
  readonly dpr: number;
  readonly touch: boolean;
  readonly reducedMotion: boolean;
  dispatch(action: Action): void;
  /** Whatever a picture must remember between renders (a calm window, a canvas's scale): made once a key and element. */
  memory<T extends object>(key: string, make: () => T): T;
}

export interface Lab {
  readonly id: LabId;
  readonly presets: Presets;
  /** Adopted after tokens, controls and pictures. */
  readonly styles: readonly CSSResult[];
  spec(state: LabState): ModelSpec;
  data(state: LabState): DataSpec;
  /** Which pictures need what; asked again after every action and change of layout. */
  probes(state: LabState, layout: Layout): Probes;
  /** What stands where the engine is late, while all settings are the lab's defaults: the very first snapshot. */
  poster?(): Promise<Snapshot>;
  /** Weights the walk starts from where they are settings. */
  start?(settings: Settings): readonly ParameterChange[];
  /** What "New start" sets, given a fresh 32-bit number. Default: the seed. */
  newStart?(settings: Settings, chance: number): Partial<Settings>;
  /** Whether there is anything to learn; else why not, for Play's reason. */
  whyNot?(snapshot: Snapshot, lang: Lang): string;
  render(context: Context): TemplateResult;
  /** One sentence for screen readers, spoken at pauses. */
  says(context: Context): string;
}
