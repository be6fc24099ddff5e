// The learning: the bar of controls, one line that tells what the run is at, two curves an epoch.

import { html, nothing, type TemplateResult } from "lit";
import "../../view/controls/button.ts";
import "../../view/controls/play.ts";
import "../../view/controls/value.ts";
import { kPatience } from "../../shared/digits-settings.ts";
import { count, fixed, loss } from "../../view/pictures/numbers.ts";
import { curve } from "./curve.ts";
import { type DigitsActions, type DigitsView, kPackRows, percent } from "./state.ts";
import { digitsWords } from "./words.ts";

type Changed = CustomEvent<{ value: number | string }>;

const size = (bytes: number): string =>
  bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** What the run is at, in one line. */
function told(view: DigitsView): string {
  const { lang, state, progress, stage } = view;
  const words = digitsWords(lang);
  if (progress) {
    const { done, total, files } = progress;
    return (files ? words.loadingFiles : words.loading)(size(done), size(Math.max(done, total)));
  }
  const { data, history, ended } = state ?? {};
  if (ended?.why === "diverged") return words.diverged(count(ended.kept));
  if (!data || !history || stage !== "ready") return words.before(count(kPackRows));
  if (state?.step === 0 && !ended) return words.untold;
  // Where the run ended is still on the curve; the weights are those kept.
  const at = ended ? history.epoch.lastIndexOf(ended.kept) : history.epoch.length - 1;
  const right = (shares: Float64Array, rows: number): string => count((shares[at] ?? 0) * rows);
  const [learn, held] = [right(history.accuracy, data.learn), right(history.heldAccuracy, data.held)];
  const now = data.held
    ? words.right(learn, count(data.learn), held, count(data.held))
    : words.rightAlone(learn, count(data.learn));
  return ended ? words.stopped(count(ended.epoch), count(ended.kept)) + now : now;
}

/** When a run ends by itself, as a sentence. */
export function early({ lang, patience, state }: DigitsView, { setPatience }: DigitsActions): TemplateResult {
  const words = digitsWords(lang);
  const options = kPatience.map((epochs) => ({ value: String(epochs), label: words.patience(epochs) }));
  const value = html`<dh-value lang=${lang} label=${words.earlyLabel} .value=${String(patience)} .options=${options} @dh-change=${({ detail }: Changed) => setPatience(Number(detail.value))}></dh-value>`;
  const again = state?.ended?.why === "patience" && patience > 0;
  return html`<p class="note early">${words.early(value, patience > 0)}${again ? words.again : nothing}</p>`;
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
  const { lang, progress } = view;
  const stop = html`<dh-button word lang=${lang} label=${digitsWords(lang).cancel} @click=${actions.cancel}></dh-button>`;
  const line = html`<div class="telling">
    <p class="told" role="status">${told(view)}</p>
    ${progress ? stop : nothing}
  </div>`;
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
  // Where nothing is held back there is no loss of it either.
  const top = Math.min(20, Math.max(2.5, ...[learnt[0] ?? 0, heldLoss[0] ?? 0].filter(Number.isFinite)));
  const share = (value: number): string => percent(value, lang);
  const at = (values: Float64Array, write: (value: number) => string): string => {
    const value = values.findLast(Number.isFinite);
    return value === undefined ? words.untold : write(value);
  };
  const ended = state?.ended;
  const kept = ended ? { epoch: ended.kept, text: words.kept(count(ended.kept)) } : null;
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
      ...{ epochWord: words.epochAxis, width: chart, kept },
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
      ...{ epochWord: words.epochAxis, width: chart, kept },
    })}
  </div>`;
}

/** Whole numbers up to `top`, three or four of them. */
function ticksTo(top: number): number[] {
  const step = top > 10 ? 5 : top > 4 ? 2 : 1;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
}
