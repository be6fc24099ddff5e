// The digits lab as a page: the sentence, the pad and what becomes of it, the learning below, what to look at closer.
// Pure: state in, template out. Panels come later (closer.ts).

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { computedBy } from "./computed.ts";
import { layerStrips } from "./layers.ts";
import { curves, early, transport } from "./learning.ts";
import { sentence } from "./sentence.ts";
import { type DigitsActions, type DigitsView, panelIds, percent } from "./state.ts";
import { digitsWords } from "./words.ts";
import { answers, first, pad, refusal, sees } from "./write.ts";

export function render(
  view: DigitsView,
  actions: DigitsActions,
  panel: TemplateResult | null,
): TemplateResult {
  const drop = (event: DragEvent): void => dropped(event, actions);
  return html`<div class="lab digits" data-layout=${view.layout} @dragover=${drop} @dragleave=${drop} @drop=${drop}>
    ${sentence(view, actions)}
    <div class="write">${pad(view, actions)} ${sees(view)} ${answers(view)}</div>
    ${transport(view, actions, "middle")} ${early(view, actions)} ${curves(view)} ${computedBy(view, actions)} ${layers(view, actions)}
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
    ${view.panel === null ? nothing : html`<div class="panel" aria-live=${view.panel === "take" ? "off" : "polite"}>${panel ?? html`<p class="note">${words.working}</p>`}</div>`}
  </section>`;
}

/** Files may be let go anywhere on the lab: one picture is a photo of a digit, all else should be IDX. */
function dropped(event: DragEvent, { files, photo }: DigitsActions): void {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  const lab = event.currentTarget as Element;
  lab.querySelector(".own")?.classList.toggle("over", event.type === "dragover");
  if (event.type !== "drop") return;
  const [first, ...others] = event.dataTransfer.files;
  if (first?.type.startsWith("image/") && others.length === 0) photo(first);
  else if (first) files([first, ...others]);
}

function ownData(view: DigitsView, { files }: DigitsActions): TemplateResult {
  const words = digitsWords(view.lang);
  const pick = ({ currentTarget }: Event): void => {
    const input = currentTarget as HTMLInputElement;
    const picked = [...(input.files ?? [])];
    if (picked.length > 0) files(picked);
    input.value = "";
  };
  return html`<section class="own">
    <div class="head"><h2>${words.ownData}</h2></div>
    <p class="note">${words.ownDataText} <label class="file"><input type="file" multiple @change=${pick} />${words.drop}</label></p>
    ${refusal(view, "files")}
  </section>`;
}
