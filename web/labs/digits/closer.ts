// What can be looked at closer: who is taken for whom, the worst mistakes, weights, slopes, the smallest edit, teaching a
// drawing. Asks the worker for what the open panel shows, anew when weights or drawing have changed. Fetched when the
// first panel is opened.

import { html, nothing, type TemplateResult } from "lit";
import {
  type DigitsReport,
  type Filters,
  type Flip,
  type Images,
  kClasses,
  kPixels,
} from "../../shared/digits.ts";
import { fixed } from "../../view/pictures/numbers.ts";
import { raster } from "../../view/pictures/raster.ts";
import { type Cell, matrix } from "./matrix.ts";
import { digitButtons, figure, kernels } from "./parts.ts";
import { inkImage, largest, rampImage } from "./pixels.ts";
import { type DigitsView, type PanelId, percent } from "./state.ts";
import type { TakePanel } from "./take/panel.ts";
import type { TakeOptions } from "./take/source.ts";
import { digitsWords } from "./words.ts";

export interface CloserOptions extends TakeOptions {
  /** Fetches it, with its words: from the page, whose code it shares. */
  takeaway(): Promise<{ readonly TakePanel: typeof TakePanel }>;
  /** Adds the drawing under this label and learns; answers its share before and after. */
  teach(label: number): Promise<readonly [number, number]>;
}

const kShown = 24; // pictures at a time

export class Closer {
  readonly #options: CloserOptions;
  #report: DigitsReport | null = null;
  /** One picture a cell of the matrix that has any. */
  #samples = new Map<number, Uint8Array>();
  #cell: Cell | null = null;
  #pictures: { readonly rows: readonly number[]; readonly images: Images } | null = null;
  #filters: Filters | null = null;
  #slopes: { readonly digit: number; readonly values: Float32Array } | null = null;
  #flip: { readonly of: Uint8Array; readonly found: Flip | null } | null = null;
  #taught: { readonly label: number; readonly shares: readonly [number, number] } | null = null;
  #teaching = false;
  #take: TakePanel | null = null;
  /** What the shown answers are about: answers that come late for something else are let go. */
  #about = "";

  constructor(options: CloserOptions) {
    this.#options = options;
  }

  /** Asks for what `panel` needs now. `key` changes with weights and drawing. */
  refresh(panel: PanelId, view: DigitsView, key: string): void {
    const about = `${panel} ${key}`;
    // What is taken away follows the run by itself.
    if (about === this.#about || (panel === "take" ? this.#take !== null : view.state?.running)) return;
    this.#about = about;
    this.#bring(panel, view, about).catch((error: unknown) => {
      if (this.#about === about) this.#options.failed(error);
    });
  }

  async #bring(panel: PanelId, { seen, reading, state }: DigitsView, about: string): Promise<void> {
    const { ask, changed } = this.#options;
    const stale = (): boolean => about !== this.#about;
    const pixels = seen?.pixels;
    if ((panel === "confusion" || panel === "mistakes") && state?.data?.held) {
      const report = await ask({ kind: "report" });
      if (stale()) return;
      this.#report = report;
      this.#pictures = this.#cell = null;
      if (panel === "confusion") await this.#bringSamples(report);
      else await this.#bringPictures(worst(report));
    } else if (panel === "take") {
      const { TakePanel } = await this.#options.takeaway();
      this.#take ??= new TakePanel(this.#options);
    } else if (panel === "filters") {
      this.#filters = await ask({ kind: "filters" });
    } else if (panel === "slopes" && pixels && reading) {
      await this.#slopesOf(pixels, best(reading.probabilities));
    } else if (panel === "flip" && pixels) {
      this.#flip = { of: pixels, found: await ask({ kind: "flip", pixels }) };
    }
    if (!stale()) changed();
  }

  async #bringSamples(report: DigitsReport): Promise<void> {
    const rows = new Map<number, number>();
    report.rows.forEach((row, i) => {
      const cell = (report.actual[i] ?? 0) * kClasses + (report.predicted[i] ?? 0);
      if (!rows.has(cell)) rows.set(cell, row);
    });
    const { pixels } = await this.#options.ask({ kind: "images", rows: Uint32Array.from(rows.values()) });
    this.#samples = new Map([...rows.keys()].map((cell, i) => [cell, picture(pixels, i)]));
  }

  async #bringPictures(rows: readonly number[]): Promise<void> {
    const images = await this.#options.ask({ kind: "images", rows: Uint32Array.from(rows) });
    this.#pictures = { rows, images };
    this.#options.changed();
  }

  render(panel: PanelId, view: DigitsView): TemplateResult {
    const lacking = lacks(panel, view);
    return lacking === "" ? this.#draw(panel, view) : html`<p class="note">${lacking}</p>`;
  }

  #draw(panel: PanelId, view: DigitsView): TemplateResult {
    const working = html`<p class="note">${digitsWords(view.lang).working}</p>`;
    switch (panel) {
      case "confusion":
        return this.#report ? this.#matrix(view, this.#report) : working;
      case "mistakes":
        return this.#report ? this.#mistakes(view, this.#report) : working;
      case "filters":
        return this.#filters ? kernels(view, this.#filters) : working;
      case "slopes":
        return this.#saliency(view);
      case "flip":
        return this.#edit(view);
      case "add":
        return this.#teach(view);
      case "take":
        return this.#take?.render(view) ?? working;
      default:
        return panel satisfies never;
    }
  }

  #matrix(view: DigitsView, report: DigitsReport): TemplateResult {
    const cell = this.#cell;
    return html`<p class="note">${digitsWords(view.lang).confusionText}</p>
      <div class="beside">
        ${matrix(view, { report, samples: this.#samples, opened: cell, open: (one) => this.#open(one) })}
        <div>${cell && this.#pictures ? this.#cellPictures(view, report, cell) : nothing}</div>
      </div>`;
  }

  #open(cell: Cell): void {
    const report = this.#report;
    if (!report) return;
    const rows = [...report.rows].filter(
      (_, i) => report.actual[i] === cell.actual && report.predicted[i] === cell.predicted,
    );
    this.#cell = cell;
    this.#bringPictures(rows.slice(0, kShown)).catch(this.#options.failed);
  }

  #cellPictures(view: DigitsView, report: DigitsReport, { actual, predicted }: Cell): TemplateResult {
    const words = digitsWords(view.lang);
    const n = String(report.confusion[actual * kClasses + predicted] ?? 0);
    const all = report.actual.reduce((sum, one) => sum + (one === actual ? 1 : 0), 0);
    const head =
      actual === predicted
        ? words.rightHead(String(actual), n, String(all))
        : words.cellHead(String(actual), String(predicted), n);
    return html`<p class="told">${head}</p>${this.#gallery(view, report)}`;
  }

  #mistakes(view: DigitsView, report: DigitsReport): TemplateResult {
    const words = digitsWords(view.lang);
    if (this.#pictures === null) return html`<p class="note">${words.working}</p>`;
    if (this.#pictures.rows.length === 0) return html`<p class="note">${words.noMistakes}</p>`;
    return html`<p class="note">${words.mistakesText}</p>${this.#gallery(view, report)}`;
  }

  /** The pictures in hand, each with what it is and what it is taken for. */
  #gallery({ lang, colours }: DigitsView, report: DigitsReport): TemplateResult {
    const words = digitsWords(lang);
    const { rows = [], images } = this.#pictures ?? {};
    if (!images) return html``;
    return html`<ul class="gallery">
      ${rows.map((row, i) => {
        const at = report.rows.indexOf(row);
        const image = picture(images.pixels, i);
        const share = percent(Math.exp(-(report.losses[at] ?? 0)), lang);
        const [actual, predicted] = [String(report.actual[at]), String(report.predicted[at])];
        return html`<li title=${words.mistake(actual, predicted, share)}>
          ${raster(() => inkImage(image, colours.ink), [row, images, colours], { label: words.mistake(actual, predicted, share) })}
          <span aria-hidden="true">${actual === predicted ? actual : `${actual} → ${predicted}`}</span>
        </li>`;
      })}
    </ul>`;
  }

  #saliency(view: DigitsView): TemplateResult {
    const { lang, colours, seen } = view;
    const words = digitsWords(lang);
    const found = this.#slopes;
    if (!found || !seen) return html`<p class="note">${words.working}</p>`;
    const digit = String(found.digit);
    return html`<p class="note">${words.slopesText(digit)}</p>
      <div class="trio">
        ${figure(() => inkImage(seen.pixels, colours.ink), [seen, colours], words.flipBefore)}
        ${figure(() => rampImage(found.values, largest(found.values), colours), [found, colours], words.slopesFor(digit))}
      </div>
      ${digitButtons(words.slopesChoose, (n) => ({
        label: words.slopesFor(String(n)),
        pressed: n === found.digit,
        press: () => this.#slopesOf(seen.pixels, n).catch(this.#options.failed),
      }))}`;
  }

  async #slopesOf(pixels: Uint8Array, digit: number): Promise<void> {
    const about = this.#about;
    const values = await this.#options.ask({ kind: "slopes", pixels, layer: "", unit: digit });
    if (about !== this.#about) return;
    this.#slopes = { digit, values };
    this.#options.changed();
  }

  #edit({ lang, colours }: DigitsView): TemplateResult {
    const words = digitsWords(lang);
    if (this.#flip === null) return html`<p class="note">${words.working}</p>`;
    const { of, found } = this.#flip;
    if (found === null) return html`<p class="note">${words.flipNone}</p>`;
    const change = Float32Array.from(found.pixels, (byte, i) => (byte - (of[i] ?? 0)) / 255);
    const framed = (make: () => ImageData, text: string): TemplateResult =>
      figure(make, [found, colours], text);
    const size = percent(Number(fixed(found.size, 3)), lang);
    return html`<p class="note">${words.flipText(String(found.from), String(found.to), size)}</p>
      <div class="trio">
        ${framed(() => inkImage(of, colours.ink), words.flipBefore)}
        ${framed(() => rampImage(change, largest(change), colours), words.flipChange)}
        ${framed(() => inkImage(found.pixels, colours.ink), words.flipAfter(String(found.to), percent(found.probabilities[found.to] ?? 0, lang)))}
      </div>`;
  }

  #teach({ lang }: DigitsView): TemplateResult {
    const words = digitsWords(lang);
    const teach = async (label: number): Promise<void> => {
      this.#teaching = true;
      this.#taught = null;
      this.#options.changed();
      try {
        this.#taught = { label, shares: await this.#options.teach(label) };
      } catch (error) {
        this.#options.failed(error);
      }
      this.#teaching = false;
      this.#options.changed();
    };
    const done = this.#taught;
    return html`<p class="note">${words.addText}</p>
      ${digitButtons(words.addText, (n) => ({
        label: words.addAs(String(n)),
        disabled: this.#teaching,
        press: () => void teach(n),
      }))}
      <p class="note">${
        this.#teaching
          ? words.working
          : done
            ? words.added(String(done.label), percent(done.shares[0], lang), percent(done.shares[1], lang))
            : nothing
      }</p>`;
  }
}

/** What has to be there first, as a sentence; "" for nothing. */
function lacks(panel: PanelId, { lang, seen, state }: DigitsView): string {
  const words = digitsWords(lang);
  const ofDrawing = panel === "slopes" || panel === "flip" || panel === "add";
  const ofTraining = panel === "confusion" || panel === "mistakes" || panel === "add";
  if (ofDrawing && seen === null) return words.needsDrawing;
  const trained = (state?.step ?? 0) > 0 && state?.data != null;
  if (ofTraining && !trained) return words.needsTraining;
  return ofTraining && panel !== "add" && state?.data?.held === 0 ? words.needsUnseen : "";
}

const picture = (pixels: Uint8Array, i: number): Uint8Array =>
  pixels.subarray(i * kPixels, (i + 1) * kPixels);

function best(values: ArrayLike<number>): number {
  let at = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[at] ?? 0)) at = i;
  return at;
}

/** Rows that are read wrong, the dearest first. */
function worst({ rows, actual, predicted, losses }: DigitsReport): number[] {
  const wrong = Array.from(rows.keys()).filter((i) => actual[i] !== predicted[i]);
  wrong.sort((a, b) => (losses[b] ?? 0) - (losses[a] ?? 0));
  return wrong.slice(0, kShown).map((i) => rows[i] ?? 0);
}
