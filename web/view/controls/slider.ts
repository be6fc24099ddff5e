// A slider: a 2 px track and an ink thumb with a gap of paper round it; its value floats above while it moves. The
// native range input does the keys, the touch and the screen reader; this draws it and gives it a log scale.

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { Control, controlStyles, kData, kFlag } from "./control.ts";
import { writeNumber } from "./numbers.ts";
import { sliderStyles } from "./slider-styles.ts";

/** Where on the track, 0 to 1, a value stands. Log scales need min > 0. */
export function trackAt(value: number, min: number, max: number, scale: "linear" | "log"): number {
  const f = scale === "log" ? Math.log : (x: number) => x;
  return Math.max(0, Math.min(1, (f(value) - f(min)) / (f(max) - f(min))));
}

/** The value at a place on the track; the inverse of trackAt. */
export function valueAt(place: number, min: number, max: number, scale: "linear" | "log"): number {
  return scale === "log" ? min * (max / min) ** place : min + (max - min) * place;
}

const kNotches = 1000; // of the native input on a log scale

/**
 * `<dh-slider label="Speed" min="1" max="1000" scale="log" .value=${60} .format=${…}>`. Width: the host's.
 *
 * @fires dh-input detail.value: while it moves.
 * @fires dh-change detail.value: when it is let go or a key moved it.
 */
export class DhSlider extends Control {
  static override properties: PropertyDeclarations = {
    label: {},
    value: { type: Number },
    min: { type: Number },
    max: { type: Number },
    step: { type: Number },
    scale: {},
    format: kData,
    disabled: kFlag,
    invalid: kFlag,
  };
  label = "";
  value = 0;
  min = 0;
  max = 1;
  /** Step of a linear scale; a log scale has 1,000 notches. */
  step = 0.01;
  scale: "linear" | "log" = "linear";
  format: (value: number) => string = writeNumber;
  disabled = false;
  invalid = false;
  private get box(): HTMLElement {
    return this.renderRoot.querySelector(".box") as HTMLElement;
  }
  private get field(): HTMLInputElement {
    return this.renderRoot.querySelector("input") as HTMLInputElement;
  }

  override render(): TemplateResult {
    const log = this.scale === "log";
    return html`<div class="box">
      <span class="track"></span>
      <input
        type="range"
        aria-label=${this.label}
        aria-valuetext=${this.format(this.value)}
        aria-invalid=${this.invalid ? "true" : nothing}
        min=${log ? 0 : this.min}
        max=${log ? kNotches : this.max}
        step=${log ? 1 : this.step}
        ?disabled=${this.disabled}
        @input=${() => this.tell("dh-input", this.#read())}
        @change=${() => this.tell("dh-change", this.#read())}
      />
      <output class="tag" aria-hidden="true">${this.format(this.value)}</output>
    </div>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const place = trackAt(this.value, this.min, this.max, this.scale);
    this.box.style.setProperty("--at", String(place));
    const wanted = this.scale === "log" ? Math.round(place * kNotches) : this.value;
    if (Number(this.field.value) !== wanted) this.field.value = String(wanted);
  }

  #read(): number {
    const raw = Number(this.field.value);
    const value = this.scale === "log" ? valueAt(raw / kNotches, this.min, this.max, "log") : raw;
    this.value = Number(value.toPrecision(6));
    return this.value;
  }

  static override styles = [controlStyles, sliderStyles];
}
customElements.define("dh-slider", DhSlider);

declare global {
  interface HTMLElementTagNameMap {
    "dh-slider": DhSlider;
  }
}
