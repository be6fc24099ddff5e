// The digits lab as a page: the sentence, the pad and what becomes of it, the learning below, what to look at closer.
// Pure: state in, template out. Panels come later (closer.ts).

import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { repeat } from "lit/directives/repeat.js";
import { kClasses } from "../../shared/digits.ts";
import "../../view/controls/button.ts";
import "../../view/controls/play.ts";
import "../../view/controls/value.ts";
import type { ListItem, NumberRange } from "../../view/controls/index.ts";
import { count, fixed, loss } from "../../view/pictures/numbers.ts";
import { curve } from "./curve.ts";
import { layerStrips } from "./layers.ts";
import type { DhPad, Inked } from "./pad.ts";
import "./pad.ts";
import { inkImage, raster } from "./pixels.ts";
import {
  type DigitsActions,
  type DigitsView,
  kOptimizers,
  kPackRows,
  kSizes,
  panelIds,
  percent,
} from "./state.ts";
import { travel } from "./travel.ts";
import { digitsWords } from "./words.ts";

type Changed = CustomEvent<{ value: number | string }>;

const optimizerNames: Readonly<Record<string, string>> = { adam: "Adam", sgd: "SGD", rmsprop: "RMSProp" };

export function render(
  view: DigitsView,
  actions: DigitsActions,
  panel: TemplateResult | null,
): TemplateResult {
  return html`<div class="lab digits" data-layout=${view.layout}>
    ${sentence(view, actions)} ${trouble(view, actions)}
    <div class="write">${pad(view, actions)} ${sees(view)} ${answers(view)}</div>
    ${learning(view, actions)} ${layers(view, actions)} ${closer(view, actions, panel)} ${ownData(view, actions)}
  </div>`;
}

export function says(view: DigitsView): string {
  const { lang, reading } = view;
  if (view.seen === null || reading === null) return "";
  const [digit, share] = first(reading.probabilities);
  return digitsWords(lang).says(String(digit), percent(share, lang));
}

/** The likeliest class and its share. */
export function first(probabilities: ArrayLike<number>): [number, number] {
  let at = 0;
  for (let i = 1; i < probabilities.length; i++)
    if ((probabilities[i] ?? 0) > (probabilities[at] ?? 0)) at = i;
  return [at, probabilities[at] ?? 0];
}

function sentence(view: DigitsView, { set }: DigitsActions): TemplateResult {
  const { model, lang, state } = view;
  const words = digitsWords(lang);
  const size = (hidden: readonly number[]): string =>
    hidden.length === 0 ? words.noHidden : words.sizes(hidden.join("–"));
  const number = (label: string, value: number, range: NumberRange, change: (value: number) => void) =>
    html`<dh-value
      lang=${lang}
      label=${label}
      .value=${value}
      .range=${range}
      @dh-change=${({ detail }: Changed) => change(Number(detail.value))}
    ></dh-value>`;
  const choice = (label: string, value: string, options: ListItem[], change: (value: string) => void) =>
    html`<dh-value
      lang=${lang}
      label=${label}
      .value=${value}
      .options=${options}
      @dh-change=${({ detail }: Changed) => change(String(detail.value))}
    ></dh-value>`;
  const sizes = kSizes.map((hidden) => ({ value: hidden.join(), label: size(hidden) }));
  const layers = choice(words.layersLabel, model.hidden.join(), sizes, (value) =>
    set({ hidden: value === "" ? [] : value.split(",").map(Number) }),
  );
  const dropout = { min: 0, max: 0.9, step: 0.1 };
  const rate = {
    min: 0,
    above: true,
    max: 10,
    ladder: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
  };
  return html`<p class="say">
    ${words.say({
      layers,
      dropout:
        model.hidden.length === 0
          ? null
          : number(words.dropoutLabel, model.dropout, dropout, (value) => set({ dropout: value })),
      rows: count(state?.data?.learn ?? kPackRows * 0.8),
      optimizer: choice(
        words.optimizerLabel,
        model.optimizer,
        kOptimizers.map((id) => ({ value: id, label: optimizerNames[id] ?? id })),
        (value) => {
          const optimizer = kOptimizers.find((id) => id === value);
          if (optimizer) set({ optimizer, learningRate: optimizer === "sgd" ? 0.1 : 0.001 });
        },
      ),
      rate: number(words.rateLabel, model.learningRate, rate, (value) => set({ learningRate: value })),
      batch: number(
        words.batchLabel,
        model.batchSize,
        { min: 1, max: 1024, integer: true, ladder: [8, 16, 32, 64, 128, 256] },
        (value) => set({ batchSize: value }),
      ),
    })}
  </p>`;
}

function trouble(
  { failure, notice, lang }: DigitsView,
  { retry }: DigitsActions,
): TemplateResult | typeof nothing {
  const words = digitsWords(lang);
  if (failure !== "")
    return html`<p class="notice" role="alert">
      ${words.failed(failure)} <button class="retry" @click=${retry}>${words.retry}</button>
    </p>`;
  return notice === "" ? nothing : html`<p class="notice" role="alert">${notice}</p>`;
}

const padOf = (event: Event): DhPad | null =>
  (event.currentTarget as Element).closest(".digits")?.querySelector("dh-pad") ?? null;

function pad(view: DigitsView, actions: DigitsActions): TemplateResult {
  const { lang, seen, colours } = view;
  const words = digitsWords(lang);
  const pick = ({ currentTarget }: Event): void => {
    const input = currentTarget as HTMLInputElement;
    if (input.files?.[0]) actions.photo(input.files[0]);
    input.value = "";
  };
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
      <dh-button lang=${lang} icon="clear" label=${words.clear} ?disabled=${seen === null} @click=${(event: Event) => padOf(event)?.clear()}></dh-button>
      <dh-button lang=${lang} icon="undo" label=${words.undo} compact ?disabled=${seen === null} @click=${(event: Event) => padOf(event)?.undo()}></dh-button>
      <label class="file"><input type="file" accept="image/*" @change=${pick} />${words.photo}</label>
    </div>
  </section>`;
}

function sees({ lang, seen, ink, colours, drawings, calm }: DigitsView): TemplateResult {
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

function answers(view: DigitsView): TemplateResult {
  const { lang, reading, seen, state } = view;
  const words = digitsWords(lang);
  const shares = seen === null ? null : (reading?.probabilities ?? null);
  const [best, share] = first(shares ?? []);
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
    <p class="note">
      ${
        shares === null
          ? words.answersEmpty
          : untrained
            ? words.answersUntrained
            : words.answer(String(best), percent(share, lang))
      }
    </p>
  </section>`;
}

const kilobytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** What the run is at, in one line. */
function told(view: DigitsView): string {
  const { lang, state, progress, stage } = view;
  const words = digitsWords(lang);
  if (progress) {
    const { done, total, files } = progress;
    return files
      ? words.loadingFiles(count(done), count(total))
      : words.loading(kilobytes(done), kilobytes(Math.max(done, total)));
  }
  if (state?.diverged) return words.diverged;
  const { data, history } = state ?? {};
  if (!data || !history || stage !== "ready") return words.before(count(kPackRows));
  if (state?.step === 0) return words.untold;
  const right = (share: number | undefined, rows: number): string => count((share ?? 0) * rows);
  return words.right(
    right(history.accuracy.at(-1), data.learn),
    count(data.learn),
    right(history.heldAccuracy.at(-1), data.held),
    count(data.held),
  );
}

function learning(view: DigitsView, actions: DigitsActions): TemplateResult {
  const { lang, state, stage, epochs, progress } = view;
  const words = digitsWords(lang);
  const running = state?.running ?? false;
  const busy = stage === "starting" || progress !== null;
  return html`<section class="learning">
    <div class="transport bar">
      <dh-button lang=${lang} icon="rewind" label=${words.restart} ?compact=${view.layout === "phone"} ?disabled=${(state?.step ?? 0) === 0} @click=${actions.rewind}></dh-button>
      <dh-play lang=${lang} ?playing=${running} ?busy=${busy} ?disabled=${stage === "failed"} @dh-change=${({ detail }: CustomEvent<{ value: boolean }>) => actions.play(detail.value)}></dh-play>
      <span class="epochs">${words.epochs(
        html`<dh-value lang=${lang} label=${words.epochsLabel} .value=${epochs} .range=${{ min: 1, max: 100, integer: true, step: 1 }} @dh-change=${({ detail }: Changed) => actions.setEpochs(Number(detail.value))}></dh-value>`,
      )}</span>
      ${progressBar(view)}
      <div class="counts"><span>${state && state.step > 0 ? words.time(fixed(state.spent / 1000, 1), count(state.step)) : ""}</span></div>
      <dh-button lang=${lang} icon="dice" label=${words.newStart} ?compact=${view.layout === "phone"} @click=${actions.newStart}></dh-button>
    </div>
    <p class="told" role="status">${told(view)}</p>
    ${curves(view)}
  </section>`;
}

/** Of what is being fetched, else of the run: from where it began is not shown, only how far it has come. */
function progressBar({ progress, state, epochs, lang }: DigitsView): TemplateResult {
  const length = epochs * (state?.stepsPerEpoch ?? 0);
  const left = (state?.goal ?? 0) - (state?.step ?? 0);
  const share = progress
    ? progress.done / Math.max(1, progress.total)
    : state && state.step > 0 && length > 0
      ? 1 - Math.min(1, left / length)
      : 0;
  return html`<progress aria-label=${digitsWords(lang).progress} max="1" .value=${Math.min(1, share)}></progress>`;
}

function curves({ state, lang, epochs, layout }: DigitsView): TemplateResult {
  const words = digitsWords(lang);
  const chart = layout === "phone" ? 328 : 480;
  const none = new Float64Array(0);
  const {
    epoch = none,
    loss: learnt = none,
    heldLoss = none,
    accuracy = none,
    heldAccuracy = none,
  } = state?.history ?? {};
  const last = Math.max(epochs, epoch.at(-1) ?? 0);
  const now = String(epoch.at(-1) ?? 0);
  const top = Math.min(20, Math.max(2.5, learnt[0] ?? 0, heldLoss[0] ?? 0));
  const share = (value: number): string => percent(value, lang);
  const at = (values: Float64Array, write: (value: number) => string): string =>
    values.length > 0 ? write(values.at(-1) ?? 0) : words.untold;
  return html`<div class="curves">
    ${curve({
      title: words.lossTitle,
      epochs: epoch,
      last,
      lines: [
        { name: words.learnt, values: learnt },
        { name: words.unseen, values: heldLoss, held: true },
      ],
      format: (value) => (Number.isInteger(value) ? String(value) : loss(value)),
      range: [0, top],
      ticks: ticksTo(top),
      label: words.lossLabel(at(learnt, loss), at(heldLoss, loss), now),
      epochWord: words.epochAxis,
      width: chart,
    })}
    ${curve({
      title: words.accuracyTitle,
      epochs: epoch,
      last,
      lines: [
        { name: words.learnt, values: accuracy },
        { name: words.unseen, values: heldAccuracy, held: true },
      ],
      format: share,
      range: [0, 1],
      ticks: [0, 0.5, 1],
      label: words.accuracyLabel(at(accuracy, share), at(heldAccuracy, share), now),
      epochWord: words.epochAxis,
      width: chart,
    })}
  </div>`;
}

/** Whole numbers up to `top`, three or four of them. */
function ticksTo(top: number): number[] {
  const step = top > 10 ? 5 : top > 4 ? 2 : 1;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
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
  </section>`;
}
