// What a page sees of a lab: its attributes and its methods. How they are answered is downhill-lab.ts.

import { LitElement, type PropertyDeclarations } from "lit";
import type { Action, LabState } from "../labs/common/state.ts";
import type { AdvanceUnit, Point } from "../shared/protocol.ts";
import { isSettingId, type Settings } from "../shared/settings.ts";

/** What getState gives and setState takes: any part of it. */
export interface SharedState {
  readonly settings?: Partial<Settings>;
  readonly points?: readonly Point[] | null;
}

export abstract class LabElement extends LitElement {
  static override properties: PropertyDeclarations = {
    lab: {},
    preset: {},
    seed: { type: Number },
    learningRate: { type: Number, attribute: "learning-rate" },
    hiddenLayers: { attribute: "hidden" },
    lang: {},
    theme: { reflect: true },
    loading: {},
    reveal: {},
    controls: { type: Boolean },
  };
  lab = "line";
  preset = "";
  seed: number | undefined;
  learningRate: number | undefined;
  hiddenLayers: string | undefined;
  override lang = "auto";
  theme: "auto" | "light" | "dark" = "auto";
  loading: "lazy" | "eager" = "lazy";
  reveal: "visible" | "interaction" = "visible";
  controls = false;

  /** null until the lab's own code has come. */
  abstract labState: LabState | null;
  abstract dispatch(action: Action): void;

  /** The points in force, in data units. */
  get points(): readonly Point[] {
    return this.labState?.shown ?? [];
  }
  set points(points: readonly Point[]) {
    this.dispatch({ type: "points", points });
  }
  addPoint(point: Point): void {
    this.dispatch({ type: "add", point });
  }
  play(): void {
    this.dispatch({ type: "play" });
  }
  pause(): void {
    this.dispatch({ type: "pause" });
  }
  step(n = 1): void {
    this.dispatch({ type: "step", count: n, unit: "step" });
  }
  /** With "op" or "phase" the lab opens its step by operations. */
  advance(unit: AdvanceUnit): void {
    this.dispatch({ type: "step", count: 1, unit });
  }
  reset(): void {
    this.dispatch({ type: "rewind" });
  }
  /** Goes to a step walked before. */
  scrub(step: number): void {
    this.dispatch({ type: "scrub", step });
  }
  getState(): SharedState {
    const { labState } = this;
    return labState ? { settings: labState.settings, points: labState.points } : {};
  }
  /** One level of undo. Ids and values that the lab does not know are left out. */
  setState({ settings, points }: SharedState): void {
    const { dataset, ...rest } = settings ?? {};
    if (dataset !== undefined && dataset !== "points") this.dispatch({ type: "preset", id: dataset });
    const known = Object.fromEntries(Object.entries(rest).filter(([id]) => isSettingId(id)));
    if (Object.keys(known).length > 0) this.dispatch({ type: "set", changes: known });
    if (points) this.dispatch({ type: "points", points });
  }
}
