// The rate slider: a tick at the fastest rate, a post at the largest stable one and a hatch beyond it. The thumb may
// enter the hatch: readers should be able to break it. Line's runs linearly from 0 to 1.45 times the stable rate; where
// the two marks lie far apart and mean something else, it runs on a log scale between given ends, under given names.

import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { Control, controlStyles, kData, kFlag } from "./control.ts";
import { writeNumber } from "./numbers.ts";
import { trackAt, valueAt } from "./slider.ts";
import { sliderStyles } from "./slider-styles.ts";

const kBeyond = 1.45; // the track ends at this multiple of the largest stable rate
const kNotches = 290; // so that the post stands on notch 200

/** What the marks are called, numbers included, where they are not Line's. */
export interface RateNames {
  readonly best: string;
  readonly stable: string;
  readonly beyond: string;
  /** The rate for a screen reader. */
  readonly spoken: string;
}

/** Three significant digits: what a reader gets from this slider. */
const three = (rate: number): number => Number(rate.toPrecision(3));

const rateStyles = css`
  :host {
    display: block;
    width: auto;
  }
  .box {
    --thumb: 18px;
    --x: calc(var(--at, 0) * 100%);
    height: 58px;
  }
  /* The ends of the native track are pulled out by half a thumb, so that places on it are plain per cents. */
  input {
    inset: 2px -9px auto;
    width: calc(100% + 18px);
    height: 44px;
  }
  .track {
    top: 23px;
  }
  .known .track {
    right: auto;
    width: calc(var(--post) * 100%);
  }
  .hatch {
    position: absolute;
    top: 20px;
    height: 8px;
    left: calc(var(--post) * 100%);
    right: 0;
    background: repeating-linear-gradient(-45deg, var(--danger) 0 1.5px, transparent 1.5px 4.5px);
  }
  .post,
  .fastest {
    position: absolute;
    width: 2px;
    translate: -1px 0;
  }
  .post {
    top: 14px;
    height: 20px;
    left: calc(var(--post) * 100%);
    background: var(--danger);
  }
  .fastest {
    top: 18px;
    height: 12px;
    left: calc(var(--best) * 100%);
    background: var(--edge);
  }
  .says {
    position: absolute;
    font-size: var(--t-small);
    line-height: 16px;
    color: var(--muted);
    white-space: nowrap;
    pointer-events: none;
  }
  .zero {
    left: 0;
    top: 38px;
  }
  .best {
    right: calc(100% - var(--best) * 100% - 4px);
    top: 38px;
  }
  .known .best {
    right: max(100% - var(--best) * 100% - 4px, 100% - min(var(--post) * 100% - 6px, 100% - 116px) + 10px);
  }
  .stable {
    left: min(var(--post) * 100% - 6px, 100% - 116px);
    top: 38px;
    color: var(--danger);
  }
  .over {
    right: 0;
    top: -6px;
    color: var(--danger);
  }
  .now {
    left: clamp(48px, var(--x), 100% - 124px);
    translate: -50% 0;
    top: -6px;
    color: var(--ink);
    font-size: var(--t-ui);
    font-weight: var(--w-bold);
  }
  .now i {
    font-family: var(--math);
    font-weight: 400;
  }
  .beyond .now {
    color: var(--danger);
  }
  @media (max-width: 599px) {
    .zero {
      display: none;
    }
    .stable {
      left: auto;
      right: 0;
    }
  }
`;

/**
 * `<dh-rate .value=${0.3} .best=${0.262} .stable=${0.345}>`. `best` = 2 / (λmax + λmin), `stable` = 2 / λmax of the
 * Hessian. Where they are unknown (no points yet, NaN or 0) it is a plain slider from 0 to `max`; `best` may
 * be unknown alone.
 *
 * `<dh-rate scale="log" min="0.01" max="100" .names=${…}>`: a log track between those ends, whatever the marks are; a mark
 * beyond them is not shown.
 *
 * @fires dh-input detail.value: the rate while the thumb moves.
 * @fires dh-change detail.value: the rate it was left at.
 */
export class DhRate extends Control {
  static override properties: PropertyDeclarations = {
    value: { type: Number },
    best: { type: Number },
    stable: { type: Number },
    max: { type: Number },
    scale: {},
    min: { type: Number },
    names: kData,
    disabled: kFlag,
  };
  value = 0.1;
  best = Number.NaN;
  stable = Number.NaN;
  /** End of the track while `stable` is unknown, or of a log track. */
  max = 1;
  scale: "linear" | "log" = "linear";
  /** Start of a log track, above 0. */
  min = 0.001;
  names: RateNames | undefined;
  disabled = false;
  private get box(): HTMLElement {
    return this.renderRoot.querySelector(".box") as HTMLElement;
  }
  private get field(): HTMLInputElement {
    return this.renderRoot.querySelector("input") as HTMLInputElement;
  }

  get #known(): boolean {
    return Number.isFinite(this.stable) && this.stable > 0 && (!this.#log || this.stable < this.max);
  }
  get #log(): boolean {
    return this.scale === "log";
  }
  get #ends(): [low: number, high: number] {
    if (this.#log) return [this.min, this.max];
    return [0, this.#known ? this.stable * kBeyond : this.max];
  }

  override render(): TemplateResult {
    const { words } = this;
    const now = writeNumber(this.value);
    return html`<div class="box ${this.#known ? "known" : ""} ${this.value > this.stable ? "beyond" : ""}">
      <span class="track"></span>${this.#marks()}
      <span class="says zero" aria-hidden="true">${writeNumber(this.#ends[0])}</span>
      <span class="says now" aria-hidden="true">${words.rate} <i>α</i> = ${now}</span>
      <input
        type="range"
        aria-label=${words.rate}
        aria-valuetext=${this.#spoken(now)}
        min="1"
        max=${kNotches}
        step="1"
        ?disabled=${this.disabled}
        @input=${() => this.tell("dh-input", this.#read())}
        @change=${() => this.tell("dh-change", this.#read())}
      />
    </div>`;
  }

  #marks(): TemplateResult {
    const { words, names } = this;
    const best = html`<span class="fastest"></span>
      <span class="says best" aria-hidden="true">${names?.best ?? `${words.fastest} ${this.best.toFixed(3)}`}</span>`;
    const stable = html`<span class="hatch"></span><span class="post"></span>
      <span class="says over" aria-hidden="true">${names?.beyond ?? words.diverges}</span>
      <span class="says stable" aria-hidden="true">${names?.stable ?? `${words.largestStable} ${this.stable.toFixed(3)}`}</span>`;
    const hasBest = this.#log ? this.best > this.min && this.best < this.max : this.#known && this.best > 0;
    return html`${hasBest ? best : nothing}${this.#known ? stable : nothing}`;
  }

  #spoken(now: string): string {
    if (this.names) return this.names.spoken;
    if (!this.#known) return now;
    const side = this.value > this.stable ? "diverges" : this.value > this.best ? "zigzag" : "slow";
    return this.words.rateNow(now, side);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { style } = this.box;
    const part = (rate: number) => (rate > 0 ? trackAt(rate, ...this.#ends, this.scale) : 0);
    style.setProperty("--at", String(part(this.value)));
    style.setProperty("--best", String(part(this.best)));
    style.setProperty("--post", String(part(this.stable)));
    const notch = Math.max(1, Math.round(part(this.value) * kNotches));
    if (Number(this.field.value) !== notch) this.field.value = String(notch);
  }

  #read(): number {
    this.value = three(valueAt(Number(this.field.value) / kNotches, ...this.#ends, this.scale));
    return this.value;
  }

  static override styles = [controlStyles, sliderStyles, rateStyles];
}
customElements.define("dh-rate", DhRate);

declare global {
  interface HTMLElementTagNameMap {
    "dh-rate": DhRate;
  }
}
