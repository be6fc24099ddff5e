// The learning: the bar of controls, one line that tells what the run is at, two curves an epoch.

import { html, nothing, type TemplateResult } from "lit";
import "../../view/controls/button.ts";
import "../../view/controls/play.ts";
import "../../view/controls/value.ts";
import { count, fixed, loss } from "../../view/pictures/numbers.ts";
import { curve } from "./curve.ts";
import { type DigitsActions, type DigitsView, kPackRows, percent } from "./state.ts";
import { digitsWords } from "./words.ts";

type Changed = CustomEvent<{ value: number | string }>;

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

/** On narrow screens the bar sticks to the bottom, so that play is at hand while a digit is drawn. */
const isSticky = ({ layout }: DigitsView): boolean => layout === "narrow" || layout === "phone";

/** The bar where it stands on this screen: "middle" above the curves, "end" behind everything. */
export function transport(
  view: DigitsView,
  actions: DigitsActions,
  place: "middle" | "end",
): TemplateResult | typeof nothing {
  if (isSticky(view) !== (place === "end")) return nothing;
  const line = html`<p class="told" role="status">${told(view)}</p>`;
  return place === "end"
    ? html`<div class="sticky transport" role="group">${progressBar(view)} ${line} ${bar(view, actions)}</div>`
    : html`${bar(view, actions)} ${line}`;
}

function bar(view: DigitsView, actions: DigitsActions): TemplateResult {
  const { lang, state, stage, epochs, progress, layout } = view;
  const words = digitsWords(lang);
  const sticky = isSticky(view);
  const busy = stage === "starting" || progress !== null;
  const rewind = html`<dh-button lang=${lang} icon="rewind" label=${words.restart} ?compact=${sticky} ?disabled=${(state?.step ?? 0) === 0} @click=${actions.rewind}></dh-button>`;
  const dice = html`<dh-button lang=${lang} icon="dice" label=${words.newStart} ?compact=${sticky} @click=${actions.newStart}></dh-button>`;
  const spent =
    state && state.step > 0
      ? words.time(fixed(state.spent / 1000, 1), count(state.step), layout === "phone")
      : "";
  return html`<div class=${sticky ? "bar" : "bar transport"} role=${sticky ? nothing : "group"}>
    ${rewind} ${sticky ? dice : nothing}
    <dh-play lang=${lang} ?playing=${state?.running ?? false} ?busy=${busy} ?disabled=${stage === "failed"} @dh-change=${({ detail }: CustomEvent<{ value: boolean }>) => actions.play(detail.value)}></dh-play>
    <span class="epochs">${words.epochs(
      html`<dh-value lang=${lang} label=${words.epochsLabel} .value=${epochs} .range=${{ min: 1, max: 100, integer: true, step: 1 }} @dh-change=${({ detail }: Changed) => actions.setEpochs(Number(detail.value))}></dh-value>`,
    )}</span>
    ${sticky ? nothing : progressBar(view)}
    <div class="counts"><span>${spent}</span></div>
    ${sticky ? nothing : dice}
  </div>`;
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
  const rest = share === 0 || share >= 1;
  return html`<progress class=${rest ? "rest" : ""} aria-label=${digitsWords(lang).progress} max="1" .value=${Math.min(1, share)}></progress>`;
}

/** Loss and share right, learnt and unseen, a check an epoch. */
export function curves({ state, lang, epochs, layout }: DigitsView): TemplateResult {
  const words = digitsWords(lang);
  // About as wide as it will stand there, so that its words are neither small nor large.
  const chart = layout === "wide" ? 480 : layout === "medium" ? 420 : 330;
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
