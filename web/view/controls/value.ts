// A value in a sentence, under a dotted line: "rate 0.1", "a spiral". A number is dragged sideways, moved with the
// arrows or typed; a choice opens a list. It asks for a value and shows the one it is given; it stores none. At rest
// it is only a word: what changes a number (value-editor.ts) and the list come when it is first touched.

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { Control, controlStyles, kData, kFlag } from "./control.ts";
import { Later, laterList } from "./later.ts";
import type { ListItem } from "./list.ts";
import { type NumberRange, writeNumber } from "./numbers.ts";
import type { ValueEditor } from "./value-editor.ts";
import { valueStyles } from "./value-styles.ts";

/** Keys that may move a number or begin a new one. */
const kMayAct = /^(Arrow.+|Page.+|Home|End|Enter|F2|[\d.−-])$/;

/**
 * `<dh-value label="learning rate" .value=${0.1} .range=${{ min: 0, above: true, ladder: [0.01, 0.03, 0.1] }}>` or
 * `<dh-value label="data" .value=${"spiral"} .options=${[{ value: "spiral", label: "spiral" }]}>`.
 *
 * Content before the value (a letter, "w = ") goes into the element: `<dh-value …><i>w</i> = </dh-value>`.
 *
 * @fires dh-input detail.value: the value under way, while a number is dragged (throttled to pointer events).
 * @fires dh-change detail.value: number or string, the value asked for. Never a value outside the range.
 */
export class DhValue extends Control {
  static override properties: PropertyDeclarations = {
    value: kData,
    label: {},
    options: kData,
    range: kData,
    format: kData,
    suffix: {},
    disabled: kFlag,
    error: {},
    light: kFlag,
  };
  value: number | string = 0;
  /** The accessible name: what this value sets. */
  label = "";
  /** Given: a choice. Not given: a number. */
  options: readonly ListItem[] | undefined;
  range: NumberRange = {};
  /** How a number is written; typed text is always plain digits. */
  format: (value: number) => string = writeNumber;
  suffix = "";
  disabled = false;
  /** A complaint from outside, shown as the error state. */
  error = "";
  /** Regular weight, for values that stand beside a heavier one. */
  light = false;

  #list = laterList(this);
  #editor = new Later<ValueEditor>(
    this,
    async () =>
      new (await import("./value-editor.ts")).ValueEditor(this, (name, value) => this.tell(name, value)),
  );

  override render(): TemplateResult {
    if (this.options) return this.#choice(this.options);
    return this.#editor.now?.render() ?? this.#number();
  }

  #number(): TemplateResult {
    const { live = null, dragging = false } = this.#editor.now ?? {};
    const value = live ?? Number(this.value);
    const { min, max } = this.range;
    const wrong = this.error !== "";
    return html`<span
        class="v ${dragging ? "active" : ""} ${wrong ? "wrong" : ""}"
        role="spinbutton"
        tabindex=${this.disabled ? nothing : 0}
        aria-label=${this.label}
        aria-valuenow=${value}
        aria-valuetext=${this.format(value) + this.suffix}
        aria-valuemin=${min ?? nothing}
        aria-valuemax=${max ?? nothing}
        aria-disabled=${this.disabled ? "true" : nothing}
        aria-invalid=${wrong ? "true" : nothing}
        @pointerover=${this.#editor.fetch}
        @focus=${this.#editor.fetch}
        @pointerdown=${this.#onGesture}
        @pointermove=${this.#onGesture}
        @pointerup=${this.#onGesture}
        @pointercancel=${this.#onGesture}
        @click=${this.#onGesture}
        @keydown=${this.#onGesture}
        ><slot></slot>${this.format(value)}${this.suffix}</span
      >${this.#complaint()}`;
  }

  #choice(options: readonly ListItem[]): TemplateResult {
    const now = options.find((option) => option.value === this.value);
    const wrong = this.error !== "";
    const open = this.#list.now?.isOpen ?? false;
    return html`<span
        class="v ${open ? "active" : ""} ${wrong ? "wrong" : ""}"
        role="button"
        tabindex=${this.disabled ? nothing : 0}
        aria-haspopup="listbox"
        aria-expanded=${open}
        aria-disabled=${this.disabled ? "true" : nothing}
        @pointerover=${this.#list.fetch}
        @focus=${this.#list.fetch}
        @click=${this.#toggle}
        @keydown=${this.#onChoiceKey}
        ><span class="sr">${this.label} </span><slot></slot>${now?.label ?? this.value}${this.suffix}</span
      >${this.#complaint()}${this.#list.now?.render({
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
    const trigger = event.currentTarget as HTMLElement;
    if (!this.disabled) this.#list.use((list) => list.toggle(trigger));
  };

  #onChoiceKey = (event: KeyboardEvent): void => {
    if (!["ArrowDown", "ArrowUp", "Enter", " "].includes(event.key) || this.#list.now?.isOpen) return;
    event.preventDefault();
    this.#toggle(event);
  };

  #onGesture = (event: Event): void => {
    if (!this.#editor.ready && !this.#mayWait(event)) return;
    this.#editor.use((editor) => editor.handle(event));
  };

  // The editor says which keys it takes and when a press is a drag; but once it is there it is too late to keep a key
  // from scrolling the page, or a pointer that has gone on.
  #mayWait(event: Event): boolean {
    if (this.disabled) return false;
    if (event instanceof PointerEvent && event.type === "pointermove" && event.buttons !== 0)
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    if (!(event instanceof KeyboardEvent)) return true;
    if (event.ctrlKey || event.metaKey || event.altKey || !kMayAct.test(event.key)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  static override styles = [controlStyles, valueStyles];
}
customElements.define("dh-value", DhValue);

declare global {
  interface HTMLElementTagNameMap {
    "dh-value": DhValue;
  }
}
