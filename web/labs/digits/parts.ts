// What the panels are made of: pictures with words below, ten digits to press, weights as pictures.

import { html, nothing, type TemplateResult } from "lit";
import { type Filters, kClasses, kPixels } from "../../shared/digits.ts";
import { raster } from "../../view/pictures/raster.ts";
import { largest, rampImage } from "./pixels.ts";
import type { DigitsView } from "./state.ts";
import { digitsWords } from "./words.ts";

/** The first layer: what each neuron weighs. */
export function kernels({ lang, colours }: DigitsView, filters: Filters): TemplateResult {
  const words = digitsWords(lang);
  return html`<p class="note">${words.filtersText}</p>
    <ul class="gallery tight">
      ${Array.from({ length: filters.units }, (_, unit) => {
        const values = filters.values.subarray(unit * kPixels, (unit + 1) * kPixels);
        return html`<li>${raster(() => rampImage(values, largest(values), colours), [filters, unit, colours], { label: words.filter(String(unit + 1)) })}</li>`;
      })}
    </ul>`;
}

/** A picture in a frame, with its words below. */
export function figure(make: () => ImageData, on: readonly unknown[], text: string): TemplateResult {
  return html`<figure><div class="frame">${raster(make, on, { label: text })}</div><figcaption aria-hidden="true">${text}</figcaption></figure>`;
}

interface DigitButton {
  readonly label: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  press(): void;
}

/** Ten digits to press. */
export function digitButtons(title: string, of: (digit: number) => DigitButton): TemplateResult {
  return html`<div class="row digits-row" role="group" aria-label=${title}>
    ${Array.from({ length: kClasses }, (_, digit) => {
      const { label, pressed, disabled = false, press } = of(digit);
      return html`<button class="digit" ?disabled=${disabled} aria-pressed=${pressed ?? nothing} aria-label=${label} @click=${press}>${digit}</button>`;
    })}
  </div>`;
}
