// The pad, what the network sees of the drawing, and what it says: three columns that follow the pen.

import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { kClasses } from "../../shared/digits.ts";
import "../../view/controls/button.ts";
import type { DhPad, Inked } from "./pad.ts";
import "./pad.ts";
import { raster } from "../../view/pictures/raster.ts";
import { inkImage } from "./pixels.ts";
import { type DigitsActions, type DigitsView, percent } from "./state.ts";
import { travel } from "./travel.ts";
import { digitsWords } from "./words.ts";

/** The likeliest class and its share. */
export function first(probabilities: ArrayLike<number>): [number, number] {
  let at = 0;
  for (let i = 1; i < probabilities.length; i++)
    if ((probabilities[i] ?? 0) > (probabilities[at] ?? 0)) at = i;
  return [at, probabilities[at] ?? 0];
}

export function refusal({ refused }: DigitsView, place: "photo" | "files"): TemplateResult | typeof nothing {
  return refused?.at === place ? html`<p class="notice" role="alert">${refused.text}</p>` : nothing;
}

const padOf = (event: Event): DhPad | null =>
  (event.currentTarget as Element).closest(".digits")?.querySelector("dh-pad") ?? null;

export function pad(view: DigitsView, actions: DigitsActions): TemplateResult {
  const { lang, seen, colours } = view;
  const words = digitsWords(lang);
  const pick = ({ currentTarget }: Event): void => {
    const input = currentTarget as HTMLInputElement;
    if (input.files?.[0]) actions.photo(input.files[0]);
    input.value = "";
  };
  const compact = view.layout === "phone" || view.layout === "narrow";
  return html`<section class="draw">
    <div class="head"><h2>${words.draw}</h2></div>
    <dh-pad
      label=${words.pad}
      keys=${words.padKeys}
      hint=${words.padHint}
      .box=${seen?.box ?? null}
      .colour=${colours.ink}
      .frame=${colours.edge}
      @dh-ink=${({ detail }: CustomEvent<Inked>) => actions.inked(detail)}
    ></dh-pad>
    <div class="row">
      <dh-button lang=${lang} icon="clear" label=${words.clear} ?compact=${compact} ?disabled=${seen === null} @click=${(event: Event) => padOf(event)?.clear()}></dh-button>
      <dh-button lang=${lang} icon="undo" label=${words.undo} compact ?disabled=${seen === null} @click=${(event: Event) => padOf(event)?.undo()}></dh-button>
      <button class="word" ?disabled=${view.progress !== null || view.stage !== "ready"} @click=${actions.borrow}>${words.borrow}</button>
      <label class="file"><input type="file" accept="image/*" @change=${pick} />${words.photo}</label>
    </div>
    ${refusal(view, "photo")}
  </section>`;
}

export function sees({ lang, seen, ink, colours, drawings, calm }: DigitsView): TemplateResult {
  const words = digitsWords(lang);
  return html`<section class="sees">
    <div class="head"><h2>${words.sees}</h2></div>
    <div class="frame">
      ${
        seen === null
          ? nothing
          : raster(() => inkImage(seen.pixels, colours.ink), [seen, colours], {
              label: words.seesPicture,
              className: "seen",
            })
      }
      ${
        seen && ink
          ? html`<canvas class="travel" aria-hidden="true" ${ref((element) => travel(element, { ink, seen, colour: colours.ink, drawing: drawings, calm }))}></canvas>`
          : nothing
      }
    </div>
    <p class="note">${seen === null ? words.seesEmpty : words.seesText}</p>
  </section>`;
}

export function answers(view: DigitsView): TemplateResult {
  const { lang, reading, seen, state } = view;
  const words = digitsWords(lang);
  const shares = seen === null ? null : (reading?.probabilities ?? null);
  const [best] = first(shares ?? []);
  const untrained = (state?.step ?? 0) === 0;
  return html`<section class="answers">
    <div class="head"><h2>${words.answers}</h2></div>
    <ol class="shares">
      ${Array.from({ length: kClasses }, (_, digit) => {
        const value = shares?.[digit] ?? 0;
        const top = shares !== null && digit === best && !untrained;
        return html`<li class=${top ? "top" : ""}>
          <b>${digit}</b>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="10" class="rail" />
            <rect width=${(100 * value).toFixed(2)} height="10" class="bar" />
          </svg>
          <span>${shares === null ? "" : percent(value, lang)}</span>
        </li>`;
      })}
    </ol>
    <p class="note">${verdict(view, shares)}</p>
  </section>`;
}

function verdict({ lang, state, borrowed }: DigitsView, shares: Float32Array | null): string {
  const words = digitsWords(lang);
  if (shares === null) return words.answersEmpty;
  if ((state?.step ?? 0) === 0) return words.answersUntrained;
  const [digit, share] = first(shares);
  return words.answer(String(digit), percent(share, lang), borrowed === null ? null : String(borrowed));
}
