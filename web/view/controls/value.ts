// A value in a sentence, under a dotted line: "rate 0.1", "a spiral". A number is dragged sideways, moved with the
// arrows or typed; a choice opens a list. It asks for a value and shows the one it is given; it stores none.

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { Control, controlStyles } from "./control.ts";
import { List, type ListItem, listStyles } from "./list.ts";
import { complaint, type NumberRange, parseNumber, stepBy, writeNumber } from "./stepping.ts";
import { valueStyles } from "./value-styles.ts";

const kDragStart = 4; // px before a press becomes a drag
const kDragStep = 7; // px per step of a drag

/**
 * `<dh-value label="learning rate" .value=${0.1} .range=${{ min: 0, above: true, ladder: [0.01, 0.03, 0.1] }}>` or
 * `<dh-value label="data" .value=${"spiral"} .options=${[{ value: "spiral", label: "spiral" }]}>`.
 *
 * Content before the value (a letter, "w = ") goes into the element: `<dh-value …><i>w</i> = </dh-value>`.
 *
 * @fires dh-input detail.value: the value under way, while a number is dragged (throttled to pointer events).
 * @fires dh-change detail.value: number or string, the value asked for. Never a value outside the range.
 */
@customElement("dh-value")
export class DhValue extends Control {
  @property({ attribute: false }) value: number | string = 0;
  /** The accessible name: what this value sets. */
  @property() label = "";
  /** Given: a choice. Not given: a number. */
  @property({ attribute: false }) options: readonly ListItem[] | undefined;
  @property({ attribute: false }) range: NumberRange = {};
  /** How a number is written; typed text is always plain digits. */
  @property({ attribute: false }) format: (value: number) => string = writeNumber;
  @property() suffix = "";
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** A complaint from outside, shown as the error state. */
  @property() error = "";
  /** Regular weight, for values that stand beside a heavier one. */
  @property({ type: Boolean, reflect: true }) light = false;

  @state() private editing = false;
  @state() private dragging = false;
  @state() private text = "";
  @state() private live: number | null = null;
  @query("input") private field!: HTMLInputElement | null;
  @query(".v") private face!: HTMLElement | null;
  #list = new List(this);
  #from: { x: number; value: number; id: number } | null = null;

  override render(): TemplateResult {
    if (this.options) return this.#choice(this.options);
    return this.editing ? this.#editor() : this.#number();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.field) this.field.style.width = `${Math.max(2, this.text.length) + 0.6}ch`;
  }

  #number(): TemplateResult {
    const value = this.live ?? Number(this.value);
    const { min, max } = this.range;
    const wrong = this.error !== "";
    return html`<span
        class="v ${this.dragging ? "active" : ""} ${wrong ? "wrong" : ""}"
        role="spinbutton"
        tabindex=${this.disabled ? nothing : 0}
        aria-label=${this.label}
        aria-valuenow=${value}
        aria-valuetext=${this.format(value) + this.suffix}
        aria-valuemin=${min ?? nothing}
        aria-valuemax=${max ?? nothing}
        aria-disabled=${this.disabled ? "true" : nothing}
        aria-invalid=${wrong ? "true" : nothing}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onUp}
        @pointercancel=${this.#onCancel}
        @click=${this.#onClick}
        @keydown=${this.#onKey}
        ><slot></slot>${this.format(value)}${this.suffix}</span
      >${this.#complaint()}`;
  }

  // What may be typed floats under the value, so that the sentence does not move while it is edited.
  #editor(): TemplateResult {
    const bad = complaint(parseNumber(this.text), this.range, this.words);
    return html`<span class="v ${bad ? "wrong" : "active"}"
      ><slot></slot
      ><input
        type="text"
        inputmode="decimal"
        enterkeyhint="done"
        autocomplete="off"
        spellcheck="false"
        aria-label=${this.label}
        aria-invalid=${bad ? "true" : nothing}
        aria-describedby="note"
        .value=${this.text}
        @input=${(event: InputEvent) => {
          this.text = (event.target as HTMLInputElement).value;
        }}
        @keydown=${this.#onEditKey}
        @blur=${this.#onBlur}
      /><span id="note" class="float ${bad ? "bad" : ""}" role=${bad ? "alert" : nothing}
        >${bad ?? this.words.dragOrType}</span
      ></span
    >`;
  }

  #choice(options: readonly ListItem[]): TemplateResult {
    const now = options.find((option) => option.value === this.value);
    const wrong = this.error !== "";
    return html`<span
        class="v ${this.#list.isOpen ? "active" : ""} ${wrong ? "wrong" : ""}"
        role="button"
        tabindex=${this.disabled ? nothing : 0}
        aria-haspopup="listbox"
        aria-expanded=${this.#list.isOpen}
        aria-disabled=${this.disabled ? "true" : nothing}
        @click=${this.#toggle}
        @keydown=${this.#onChoiceKey}
        ><span class="sr">${this.label} </span><slot></slot>${now?.label ?? this.value}${this.suffix}</span
      >${this.#complaint()}${this.#list.render({
        label: this.label,
        items: options,
        chosen: String(this.value),
        pick: (value) => {
          if (value !== this.value) this.tell("dh-change", value);
        },
      })}`;
  }

  #complaint = () => (this.error ? html`<span class="note bad" role="status">${this.error}</span>` : nothing);

  #toggle = (event: Event): void => {
    if (!this.disabled) this.#list.toggle(event.currentTarget as HTMLElement);
  };

  #onChoiceKey = (event: KeyboardEvent): void => {
    if (!["ArrowDown", "ArrowUp", "Enter", " "].includes(event.key) || this.#list.isOpen) return;
    event.preventDefault();
    this.#toggle(event);
  };

  #onDown = (event: PointerEvent): void => {
    if (this.disabled || event.button !== 0) return;
    this.#from = { x: event.clientX, value: Number(this.value), id: event.pointerId };
  };

  #onMove = (event: PointerEvent): void => {
    if (!this.#from || event.pointerId !== this.#from.id) return;
    const way = event.clientX - this.#from.x;
    if (!this.dragging && Math.abs(way) < kDragStart) return;
    if (!this.dragging) (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.dragging = true;
    const steps = Math.trunc(way / kDragStep);
    const next = steps === 0 ? this.#from.value : stepBy(this.#from.value, steps, this.range);
    if (next === this.live) return;
    this.live = next;
    this.tell("dh-input", next);
  };

  #onUp = (): void => {
    const asked = this.dragging ? this.live : null;
    const before = this.#from?.value;
    this.#from = null;
    this.live = null;
    if (asked !== null && asked !== before) this.tell("dh-change", asked);
  };

  #onCancel = (): void => {
    const before = this.#from?.value;
    if (this.dragging && before !== undefined) this.tell("dh-input", before);
    this.#from = null;
    this.live = null;
    this.dragging = false;
  };

  // A drag ends in a click too: only a press that did not move opens the field.
  #onClick = (): void => {
    if (this.dragging) this.dragging = false;
    else this.#edit(this.#plain());
  };

  #onKey = (event: KeyboardEvent): void => {
    if (this.disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = kKeySteps[event.key];
    const { min, max, above } = this.range;
    if (steps) this.#ask(stepBy(Number(this.value), steps, this.range));
    else if (event.key === "Home" && min !== undefined && !above) this.#ask(min);
    else if (event.key === "End" && max !== undefined) this.#ask(max);
    else if (event.key === "Enter" || event.key === "F2") this.#edit(this.#plain());
    else if (/^[\d.−-]$/.test(event.key)) this.#edit(event.key, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #onEditKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Enter") this.#commit();
    else if (event.key === "Escape") this.#leave();
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const now = parseNumber(this.text) ?? Number(this.value);
      this.text = String(stepBy(now, event.key === "ArrowUp" ? 1 : -1, this.range));
    } else return;
    event.preventDefault();
  };

  #onBlur = (): void => {
    if (!this.editing) return;
    const value = parseNumber(this.text);
    this.editing = false;
    if (value !== null && complaint(value, this.range, this.words) === null) this.#ask(value);
  };

  #plain = (): string => String(Number(Number(this.value).toPrecision(7)));

  #edit(text: string, typed = false): void {
    if (this.disabled) return;
    this.text = text;
    this.editing = true;
    void this.updateComplete.then(() => {
      this.field?.focus();
      if (typed) this.field?.setSelectionRange(text.length, text.length);
      else this.field?.select();
    });
  }

  #commit(): void {
    const value = parseNumber(this.text);
    if (value === null || complaint(value, this.range, this.words) !== null) return;
    this.#leave();
    this.#ask(value);
  }

  #leave(): void {
    this.editing = false;
    void this.updateComplete.then(() => this.face?.focus());
  }

  #ask(value: number): void {
    if (value !== Number(this.value)) this.tell("dh-change", value);
  }

  static override styles = [controlStyles, listStyles, valueStyles];
}

const kKeySteps: Record<string, number> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
};

declare global {
  interface HTMLElementTagNameMap {
    "dh-value": DhValue;
  }
}
