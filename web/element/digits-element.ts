// What a page sees of the digits lab, and what its views show: attributes, state, two questions. How they come to be is
// downhill-digits.ts.

import { LitElement, type PropertyDeclarations } from "lit";
import type { Seen } from "../labs/digits/mnist.ts";
import type { DhPad } from "../labs/digits/pad.ts";
import type { Ask, DigitsView, PanelId } from "../labs/digits/state.ts";
import { type DigitsModel, type DigitsState, kPixels, type Reading } from "../shared/digits.ts";
import { firstSettings } from "../shared/digits-settings.ts";
import type { Drawing } from "./drawing.ts";

const data: PropertyDeclarations[string] = { state: true };

export abstract class DigitsElement extends LitElement {
  static override properties: PropertyDeclarations = {
    lang: {},
    theme: { reflect: true },
    stage: data,
    model: data,
    epochs: data,
    patience: data,
    state: data,
    progress: data,
    panel: data,
    refused: data,
    spoken: data,
  };
  override lang = "auto";
  theme: "auto" | "light" | "dark" = "auto";
  stage: DigitsView["stage"] = "poster";
  model: DigitsModel = firstSettings.model;
  epochs = firstSettings.epochs;
  patience: number = firstSettings.patience;
  state: DigitsState | null = null;
  progress: DigitsView["progress"] = null;
  panel: PanelId | null = null;
  refused: DigitsView["refused"] = null;
  spoken = "";
  /** How often pictures have been brought. */
  protected loads = 0;

  protected abstract readonly drawing: Drawing;
  /** A wish to the worker. Errors: DigitsError; Error before the lab has started. */
  protected abstract readonly ask: Ask;

  /** What views show of it. */
  protected get shown(): Omit<DigitsView, "lang" | "colours" | "layout" | "calm"> {
    const { stage, model, epochs, patience, state, progress, panel, refused, loads } = this;
    const { seen, ink, reading, unit, borrowed, count: drawings } = this.drawing;
    const own = { stage, model, epochs, patience, state, progress, panel, refused, loads };
    return { ...own, seen, ink, reading, unit, borrowed, drawings };
  }

  protected get pad(): DhPad | null {
    return this.renderRoot.querySelector<DhPad>("dh-pad");
  }
  get seen(): Seen | null {
    return this.drawing.seen;
  }
  get reading(): Reading | null {
    return this.drawing.reading;
  }

  /** Pictures by their rows (those learnt from first, then the unseen ones), with what they are. */
  async pictures(rows: readonly number[]): Promise<{ pixels: number[]; label: number }[]> {
    const { pixels, labels } = await this.ask({ kind: "images", rows: Uint32Array.from(rows) });
    return Array.from(labels, (label, i) => ({
      label,
      pixels: [...pixels.subarray(i * kPixels, (i + 1) * kPixels)],
    }));
  }

  /** What the drawing on the pad is read as, with all of its ink; null without any. */
  async settled(): Promise<number | null> {
    this.pad?.tell();
    const { pixels } = this.seen ?? {};
    if (!pixels) return null;
    const { probabilities } = await this.ask({ kind: "read", pixels });
    return probabilities.indexOf(Math.max(...probabilities));
  }
}
