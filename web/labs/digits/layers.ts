// The hidden layers at the present drawing: a square a neuron, darker where it answers more. They light up one layer after
// the other when a drawing is finished. Pointing at a neuron shows which pixels move it.

import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { parseColour } from "../../view/colour/colours.ts";
import { loss } from "../../view/pictures/numbers.ts";
import { raster } from "../../view/pictures/raster.ts";
import { shaderDisclosure } from "../common/shader/disclosure.ts";
import { inkImage, largest, rampImage } from "./pixels.ts";
import type { DigitsActions, DigitsView } from "./state.ts";
import { digitsWords } from "./words.ts";

const kColumns = 16;
const kFlow = 180; // ms a layer

/** Answers as ink, a row of kColumns each. */
function strip(values: Float32Array, ink: string): ImageData {
  const rows = Math.ceil(values.length / kColumns);
  const image = new ImageData(Math.min(kColumns, values.length), rows);
  const [red, green, blue] = parseColour(ink);
  const most = largest(values) || 1;
  values.forEach((value, i) => {
    image.data.set([red, green, blue, Math.round(20 + (235 * Math.max(0, value)) / most)], 4 * i);
  });
  return image;
}

const lit = new WeakMap<Element, number>();

/** Shows the layers in turn once for each finished drawing. */
function light(element: Element | undefined, drawings: number, calm: boolean): void {
  if (!element || lit.get(element) === drawings) return;
  lit.set(element, drawings);
  if (calm) return;
  [...element.querySelectorAll(".cells")].forEach((one, i) => {
    one.animate([{ opacity: 0.15 }, { opacity: 1 }], {
      duration: kFlow,
      delay: i * kFlow,
      fill: "backwards",
    });
  });
}

export function layerStrips(view: DigitsView, actions: DigitsActions): TemplateResult {
  const { lang, reading, colours, drawings, calm, unit } = view;
  const words = digitsWords(lang);
  const hidden = reading?.layers.slice(0, -1) ?? [];
  return html`<section class="layers">
    <div class="head"><h2>${words.layersHead}</h2></div>
    <p class="note">${chosen(view) ?? words.layersText}</p>
    <div class="strips" ${ref((element) => light(element, drawings, calm))}>
      ${hidden.map(({ values }, layer) => {
        const name = words.layerName(String(layer + 1), String(values.length));
        return html`<div class="strip">
          <div
            class="cells"
            tabindex="0"
            role="slider"
            aria-label=${words.unitLabel(String(layer + 1), String((unit?.layer === layer ? unit.unit : 0) + 1))}
            aria-valuemin="1"
            aria-valuemax=${values.length}
            aria-valuenow=${(unit?.layer === layer ? unit.unit : 0) + 1}
            aria-valuetext=${unit?.layer === layer ? (chosen(view) ?? nothing) : nothing}
            @pointerdown=${(event: PointerEvent) => actions.choose(layer, unitAt(event, values.length))}
            @pointermove=${(event: PointerEvent) => actions.choose(layer, unitAt(event, values.length))}
            @keydown=${(event: KeyboardEvent) => byKey(event, view, actions, layer, values.length)}
          >
            ${raster(() => strip(values, colours.ink), [values, colours])}
            ${unit?.layer === layer ? mark(unit.unit, values.length) : nothing}
          </div>
          <p class="note">${name}</p>
        </div>`;
      })}
      ${look(view)}
    </div>
    ${shaderDisclosure("dense", lang, words.shader)}
  </section>`;
}

function unitAt({ clientX, clientY, currentTarget }: PointerEvent, units: number): number {
  const { left, top, width, height } = (currentTarget as Element).getBoundingClientRect();
  const columns = Math.min(kColumns, units);
  const rows = Math.ceil(units / columns);
  const column = Math.min(columns - 1, Math.max(0, Math.floor(((clientX - left) / width) * columns)));
  const row = Math.min(rows - 1, Math.max(0, Math.floor(((clientY - top) / height) * rows)));
  return Math.min(units - 1, row * columns + column);
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -kColumns,
  ArrowDown: kColumns,
};

function byKey(
  event: KeyboardEvent,
  { unit }: DigitsView,
  { choose }: DigitsActions,
  layer: number,
  units: number,
): void {
  const now = unit?.layer === layer ? unit.unit : -1;
  const step = steps[event.key];
  const ends = event.key === "Home" ? 0 : event.key === "End" ? units - 1 : null;
  const next = step === undefined ? ends : now < 0 ? 0 : now + step;
  if (next === null) return;
  event.preventDefault();
  if (next >= 0 && next < units) choose(layer, next);
}

function mark(unit: number, units: number): TemplateResult {
  const columns = Math.min(kColumns, units);
  const rows = Math.ceil(units / columns);
  return html`<svg class="mark" viewBox="0 0 ${columns} ${rows}" preserveAspectRatio="none" aria-hidden="true">
    <rect x=${unit % columns} y=${Math.floor(unit / columns)} width="1" height="1" />
  </svg>`;
}

function look({ unit, seen, colours }: DigitsView): TemplateResult {
  const slopes = unit?.slopes;
  return html`<div class="frame small">
    ${
      slopes
        ? raster(() => rampImage(slopes, largest(slopes), colours), [slopes, colours])
        : seen
          ? raster(() => inkImage(seen.pixels, colours.ink), [seen, colours])
          : nothing
    }
  </div>`;
}

function chosen({ unit, reading, lang }: DigitsView): string | null {
  if (!unit?.slopes) return null;
  const words = digitsWords(lang);
  const [layer, neuron] = [String(unit.layer + 1), String(unit.unit + 1)];
  if (largest(unit.slopes) === 0) return words.slopesNone(layer, neuron);
  return words.slopesOf(layer, neuron, loss(reading?.layers[unit.layer]?.values[unit.unit] ?? 0));
}
