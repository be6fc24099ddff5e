// The same product three ways, at the same number of fetches a second: one number after the other, a block in registers, a
// block in the memory of a workgroup. More ink is fetched more often; in the product, further along.

import { html, type TemplateResult } from "lit";
import "../../view/controls/button.ts";
import "../../view/controls/play.ts";
import "../../view/controls/value.ts";
import { parseColour } from "../../view/colour/colours.ts";
import { count } from "../../view/pictures/numbers.ts";
import { raster } from "../../view/pictures/raster.ts";
import { kRegisterTiles, kWorkgroupTiles, type MatmulActions, type MatmulView } from "./state.ts";
import {
  fetchedEach,
  fetchedInAll,
  inRegisters,
  inWorkgroup,
  kSide,
  naive,
  type Progress,
  progressOf,
  type Tiling,
} from "./walk.ts";
import { matmulWords } from "./words.ts";

/** Counts as ink: nothing at 0, full at `most`; what was touched at all can be seen. */
function heat(counts: Uint16Array, most: number, ink: string): ImageData {
  const image = new ImageData(kSide, kSide);
  const [red, green, blue] = parseColour(ink);
  counts.forEach((value, i) => {
    const alpha = value === 0 ? 0 : 36 + 200 * Math.min(1, value / most);
    image.data.set([red, green, blue, Math.round(alpha)], 4 * i);
  });
  return image;
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One matrix as cells, the part that is worked on framed; null: none is. */
function matrix(
  counts: Uint16Array,
  most: number,
  ink: string,
  frame: Frame | null,
  label: string,
): TemplateResult {
  const { x, y, width, height } = frame ?? { x: 0, y: 0, width: 0, height: 0 };
  return html`<div class="heat">
    ${raster(() => heat(counts, most, ink), [counts, ink], { label })}
    <svg class="mark" viewBox="0 0 ${kSide} ${kSide}" aria-hidden="true" ?hidden=${frame === null}><rect x=${x} y=${y} width=${width} height=${height} /></svg>
  </div>`;
}

interface Way {
  readonly id: "naive" | "registers" | "workgroup";
  readonly tiling: Tiling;
}

export const waysOf = ({
  registers,
  workgroup,
}: Pick<MatmulView, "registers" | "workgroup">): readonly Way[] => [
  { id: "naive", tiling: naive },
  { id: "registers", tiling: inRegisters(registers) },
  { id: "workgroup", tiling: inWorkgroup(workgroup) },
];

/** Fetches after which all three are through. */
export const kLongest = fetchedInAll(naive);

const kept = new Map<string, { readonly fetches: number; readonly progress: Progress }>();

/** As progressOf, but the same answer for the same question, so that nothing is drawn twice. */
function progress(id: string, tiling: Tiling, fetches: number): Progress {
  const key = `${id} ${tiling.tile} ${tiling.depth}`;
  const before = kept.get(key);
  const made = progressOf(tiling, fetches);
  if (before && before.progress.steps === made.steps) return before.progress;
  kept.set(key, { fetches, progress: made });
  return made;
}

export function tiles(view: MatmulView, actions: MatmulActions): TemplateResult {
  const { lang, racing, fetches } = view;
  const words = matmulWords(lang);
  return html`<section class="tiles" aria-labelledby="tiles">
    <div class="head"><h2 id="tiles">${words.tilesHead}</h2></div>
    <p class="prose lead">${words.tilesSays}</p>
    <div class="bar row" role="group" aria-label=${words.race}>
      <dh-button lang=${lang} icon="rewind" compact label=${words.rewind} ?disabled=${fetches === 0} @click=${actions.raceRewind}></dh-button>
      <dh-play lang=${lang} ?playing=${racing} @dh-change=${({ detail }: CustomEvent<{ value: boolean }>) => actions.race(detail.value)}></dh-play>
      <dh-button lang=${lang} edge icon="step" label=${words.step} ?disabled=${fetches >= kLongest} @click=${actions.raceStep}></dh-button>
      <span class="count">${words.raceSays}</span>
    </div>
    <div class="ways">${waysOf(view).map((way) => one(view, actions, way))}</div>
  </section>`;
}

function one(view: MatmulView, { tile }: MatmulActions, { id, tiling }: Way): TemplateResult {
  const { lang, fetches, colours } = view;
  const words = matmulWords(lang);
  const made = progress(id, tiling, fetches);
  const { now, over } = made;
  const { tile: side, depth } = tiling;
  const all = fetchedInAll(tiling);
  const choice = (which: "registers" | "workgroup", sides: readonly number[]): TemplateResult =>
    html`<dh-value
      lang=${lang}
      label=${words.tileLabel(words.ways[which])}
      .value=${String(side)}
      .options=${sides.map((value) => ({ value: String(value), label: `${value} × ${value}` }))}
      @dh-change=${({ detail }: CustomEvent<{ value: string }>) => tile(which, Number(detail.value))}
    ></dh-value>`;
  const size =
    id === "registers"
      ? choice(id, kRegisterTiles)
      : id === "workgroup"
        ? choice(id, kWorkgroupTiles)
        : html`<span>1 × 1</span>`;
  const name = words.ways[id];
  const ink = colours.ink;
  const at = (x: number, y: number, width: number, height: number): Frame | null =>
    over ? null : { x, y, width, height };
  return html`<div class="way" data-way=${id}>
    <div class="head"><b>${name}</b> ${size}<span class="end">${over ? words.through : ""}</span></div>
    <div class="picture">
      <div class="told"><b>${count(made.fetched)}</b><span>${words.fetchedOf(count(all))}</span></div>
      ${matrix(made.b, kSide, ink, at(now.column, now.term, side, depth), words.heat("B", name))}
      ${matrix(made.a, kSide, ink, at(now.term, now.row, depth, side), words.heat("A", name))}
      ${matrix(made.c, kSide, ink, at(now.column, now.row, side, side), words.madeSoFar(name))}
    </div>
    <p class="prose">${words.waySays[id](String(side), String(side * side))}</p>
    <p class="note">${words.counts(String(side), count(fetchedEach(tiling)), count(all), String(side / 2))}</p>
  </div>`;
}
