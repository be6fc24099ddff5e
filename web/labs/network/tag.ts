// The tag beside what is chosen in the network: a weight or bias with its value, which can be typed over, and its
// gradient; an input with the way to switch it off.

import { css, html, nothing, type TemplateResult } from "lit";
import "../../view/controls/button.ts";
import { parseNumber } from "../../view/controls/stepping.ts";
import { adopt } from "../../view/pictures/adopt.ts";
import { focusWhen } from "../../view/pictures/directives.ts";
import { mathHtml } from "../../view/pictures/math-text.ts";
import type { NetworkItem, NetworkLayout } from "../../view/pictures/network-layout.ts";
import { floatingTag } from "../../view/pictures/network-tag.ts";
import { kFeatureNames } from "../../view/pictures/network-tiles.ts";
import { weight } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { chosenWords } from "./chosen-words.ts";
import { mathName, type Weight, weightOf } from "./items.ts";
import { type Look, setLook } from "./look.ts";
import { toggled } from "./spec.ts";

const sheet = css`
  .dh-tag input {
    box-sizing: border-box;
    width: 62px;
    height: 20px;
    padding: 0 3px;
    border: 0;
    border-bottom: 1.5px dotted var(--edge);
    border-radius: 0;
    background: none;
    color: var(--ink);
    font: inherit;
    text-align: end;
    letter-spacing: inherit;
  }
  .dh-tag input:hover {
    background: var(--ink-wash);
  }
  .dh-tag input:focus {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
    border-radius: var(--r-1);
    border-bottom-color: transparent;
  }
  .dh-tag input.wrong {
    color: var(--danger);
    outline-color: var(--danger);
  }
  .dh-tag dd.plain {
    font-family: inherit;
    color: var(--muted);
  }
`;

const kLargest = 1e6; // of a weight set by hand; beyond it pictures have nothing to show
const kNudge = 0.1; // of an arrow key

/** null where the item is gone. */
export function tagOf(
  context: Context,
  look: Look,
  layout: NetworkLayout,
  item: NetworkItem,
): TemplateResult | null {
  const body = bodyOf(context, look, item);
  return body && floatingTag(layout, item, body);
}

function bodyOf(context: Context, look: Look, item: NetworkItem): TemplateResult | null {
  const { snapshot } = context;
  if (snapshot === null) return null;
  if (item.layer === 0) return item.kind === "unit" ? inputTag(context, item.unit) : null;
  const found = weightOf(snapshot, item);
  return found && weightTag(context, look, item, found);
}

function inputTag(context: Context, unit: number): TemplateResult {
  const { state, lang, dispatch } = context;
  const words = chosenWords(lang);
  const { features } = state.settings;
  const word = features[unit];
  if (word === undefined) return html`${nothing}`;
  const off = (): void => {
    setLook(context, { chosen: null });
    dispatch({ type: "set", changes: { features: toggled(features, word) } });
  };
  return html`<dl ${adopt(sheet)}><dt class="math">${mathHtml(kFeatureNames[word])}</dt><dd class="plain">${words.input}</dd></dl>
    ${features.length > 1 ? html`<dh-button word lang=${lang} label=${words.switchOff} @click=${off}></dh-button>` : nothing}`;
}

function weightTag(context: Context, look: Look, item: NetworkItem, found: Weight): TemplateResult {
  const words = chosenWords(context.lang);
  return html`<dl ${adopt(sheet)} @click=${(event: Event) => event.stopPropagation()}>
    <dt class="math">${mathHtml(mathName(item))}</dt><dd>${field(context, look, found)}</dd>
    ${
      found.gradient === null || context.snapshot?.step === 0
        ? nothing
        : html`<dt>${words.gradient}</dt><dd>${weight(found.gradient)}</dd>`
    }
  </dl>`;
}

/** Shows the number as it walks until something is typed; Enter sets it, Escape lets it walk on. */
function field(context: Context, look: Look, { name, index, value }: Weight): TemplateResult {
  const words = chosenWords(context.lang);
  const asked = look.typed === null ? null : parseNumber(look.typed);
  const wrong = look.typed !== null && (asked === null || Math.abs(asked) > kLargest);
  const set = (next: number): void =>
    context.dispatch({ type: "weights", changes: [{ name, index, value: next }] });
  const done = (focused: boolean): void => setLook(context, { typed: null, editing: false, focused });
  const commit = (): boolean => {
    if (asked !== null && !wrong) set(asked);
    return !wrong;
  };
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowUp: kNudge, ArrowDown: -kNudge }[event.key];
    if (event.key === "Enter" && commit()) done(true);
    else if (event.key === "Escape") done(true);
    else if (by !== undefined && !wrong) {
      set(Number(((asked ?? value) + by).toFixed(4)));
      setLook(context, { typed: null });
    } else if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<input
    class=${wrong ? "wrong" : ""}
    type="text"
    inputmode="decimal"
    enterkeyhint="done"
    autocomplete="off"
    spellcheck="false"
    aria-label=${`${words.value} ${name} ${index + 1}`}
    aria-invalid=${wrong ? "true" : nothing}
    .value=${look.typed ?? weight(value)}
    ${focusWhen(look.editing)}
    @focus=${(event: FocusEvent) => (event.target as HTMLInputElement).select()}
    @input=${(event: InputEvent) => setLook(context, { typed: (event.target as HTMLInputElement).value })}
    @keydown=${onKey}
    @blur=${() => {
      if (look.typed !== null) commit();
      if (look.typed !== null || look.editing) done(false);
    }}
  />`;
}
