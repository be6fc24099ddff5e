// The digits lab as a page: the sentence, the pad and what becomes of it, the learning below, what to look at closer.
// Pure: state in, template out. Panels come later (closer.ts).

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { layerStrips } from "./layers.ts";
import { curves, transport } from "./learning.ts";
import { sentence } from "./sentence.ts";
import { type DigitsActions, type DigitsView, panelIds, percent } from "./state.ts";
import { digitsWords } from "./words.ts";
import { answers, first, pad, refusal, sees } from "./write.ts";

export function render(
  view: DigitsView,
  actions: DigitsActions,
  panel: TemplateResult | null,
): TemplateResult {
  return html`<div class="lab digits" data-layout=${view.layout}>
    ${sentence(view, actions)}
    <div class="write">${pad(view, actions)} ${sees(view)} ${answers(view)}</div>
    ${transport(view, actions, "middle")} ${curves(view)} ${layers(view, actions)}
    ${closer(view, actions, panel)} ${ownData(view, actions)} ${transport(view, actions, "end")}
  </div>`;
}

export function says(view: DigitsView): string {
  const { lang, reading } = view;
  if (view.seen === null || reading === null) return "";
  const [digit, share] = first(reading.probabilities);
  return digitsWords(lang).says(String(digit), percent(share, lang));
}

function layers(view: DigitsView, actions: DigitsActions): TemplateResult | typeof nothing {
  if (view.seen === null || view.reading === null || view.reading.layers.length < 2) return nothing;
  return layerStrips(view, actions);
}

function closer(view: DigitsView, { open }: DigitsActions, panel: TemplateResult | null): TemplateResult {
  const words = digitsWords(view.lang);
  return html`<section class="closer">
    <div class="head"><h2>${words.closer}</h2></div>
    <div class="row words">
      ${repeat(
        panelIds,
        (id) => id,
        (id) =>
          html`<button class="word" aria-expanded=${view.panel === id} @click=${() => open(id)}>${words.panels[id]}</button>`,
      )}
    </div>
    ${view.panel === null ? nothing : html`<div class="panel" aria-live="polite">${panel ?? html`<p class="note">${words.working}</p>`}</div>`}
  </section>`;
}

function ownData(view: DigitsView, { files }: DigitsActions): TemplateResult {
  const words = digitsWords(view.lang);
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    (event.currentTarget as Element).classList.toggle("over", event.type === "dragover");
    if (event.type === "drop") files([...event.dataTransfer.files]);
  };
  const pick = ({ currentTarget }: Event): void => {
    const input = currentTarget as HTMLInputElement;
    const picked = [...(input.files ?? [])];
    if (picked.length > 0) files(picked);
    input.value = "";
  };
  return html`<section class="own" @dragover=${over} @dragleave=${over} @drop=${over}>
    <div class="head"><h2>${words.ownData}</h2></div>
    <p class="note">${words.ownDataText} <label class="file"><input type="file" multiple @change=${pick} />${words.drop}</label></p>
    ${refusal(view, "files")}
  </section>`;
}
