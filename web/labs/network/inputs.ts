// The row under the network: every input as a small picture that is switched on or off, and the number of hidden
// layers. A feature's picture is the same for every point of every walk, so it is drawn from its formula.

import { html, type TemplateResult } from "lit";
import type { FeatureWord, Grid } from "../../shared/protocol.ts";
import { featureWords, settings as table } from "../../shared/settings.ts";
import { icon } from "../../view/controls/icons.ts";
import { paint } from "../../view/pictures/directives.ts";
import { drawField } from "../../view/pictures/field.ts";
import { mathHtml } from "../../view/pictures/math-text.ts";
import { kFeatureNames, kFeatureScales } from "../../view/pictures/network-tiles.ts";
import type { Context } from "../common/lab.ts";
import { toggled, withLayers } from "./spec.ts";
import { networkWords } from "./words.ts";

const kSide = 18; // px
const kCells = 9;

const formulas: Readonly<Record<FeatureWord, (x: number, y: number) => number>> = {
  x1: (x) => x,
  x2: (_, y) => y,
  x1Squared: (x) => x * x,
  x2Squared: (_, y) => y * y,
  x1x2: (x, y) => x * y,
  sinX1: (x) => Math.sin(x),
  sinX2: (_, y) => Math.sin(y),
};

const at = (i: number): number => ((i + 0.5) * 6) / kCells - 3;
const gridOf = (word: FeatureWord): Grid => ({
  width: kCells,
  height: kCells,
  values: Float32Array.from({ length: kCells * kCells }, (_, i) =>
    formulas[word](at(i % kCells), -at(Math.floor(i / kCells))),
  ),
});
const grids = new Map(featureWords.map((word) => [word, gridOf(word)]));

export function inputsRow(context: Context): TemplateResult {
  const words = networkWords(context.lang);
  return html`<div class="under">
    <div class="chips" role="group" aria-label=${words.inputNames}>
      ${featureWords.map((word) => chip(context, word))}
    </div>
    ${layerStepper(context)}
  </div>`;
}

function chip(context: Context, word: FeatureWord): TemplateResult {
  const { state, lang, colours, dpr, dispatch } = context;
  const { features } = state.settings;
  const on = features.includes(word);
  const only = on && features.length === 1;
  const grid = grids.get(word);
  const draw = (canvas: HTMLCanvasElement): void => {
    if (!grid) return;
    drawField(canvas, grid, {
      width: kSide,
      height: kSide,
      dpr,
      colours,
      scale: kFeatureScales[word],
      gain: 1,
    });
  };
  return html`<button
    class="chip ${on ? "on" : ""}"
    aria-pressed=${on}
    aria-disabled=${only ? "true" : "false"}
    @click=${() => dispatch({ type: "set", changes: { features: toggled(features, word) } })}
  >
    <canvas aria-hidden="true" ${paint(draw, [colours, dpr])}></canvas
    ><span class="math" aria-hidden="true">${mathHtml(kFeatureNames[word])}</span
    ><span class="sr">${networkWords(lang).features[word]}</span>
  </button>`;
}

function layerStepper({ state, lang, dispatch }: Context): TemplateResult {
  const words = networkWords(lang);
  const { hidden } = state.settings;
  const button = (by: 1 | -1): TemplateResult => {
    const name = by > 0 ? words.moreLayers : words.fewerLayers;
    const off = by > 0 ? hidden.length >= table.hidden.maxLayers : hidden.length === 0;
    return html`<button
      class="tiny"
      aria-label=${name}
      title=${name}
      ?disabled=${off}
      @click=${() => dispatch({ type: "set", changes: { hidden: withLayers(hidden, hidden.length + by) } })}
    >
      ${icon(by > 0 ? "plus" : "minus")}
    </button>`;
  };
  return html`<div class="stepper">${button(-1)}<span>${words.layers(hidden.length)}</span>${button(1)}</div>`;
}
