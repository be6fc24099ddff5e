// Choosing data: by thumbnail, as a word of the sentence, from a menu. Thumbnails are signs for kinds of data, drawn
// here by a few formulas; what is trained on comes from the engine.

import type { TemplateResult } from "lit";
import { html } from "lit";
import { presetIds, presetOf } from "../../shared/presets.ts";
import type { ListItem } from "../../view/controls/index.ts";
import { later } from "../../view/later.ts";
import type { PlotPoint } from "../../view/pictures/points.ts";
import { type Thumb, thumbs } from "../../view/pictures/thumbs.ts";
import type { Lang } from "../../view/words.ts";
import type { Context } from "../common/lab.ts";
import { commonWords } from "../common/words.ts";
import { presets } from "./presets.ts";
import { ownChoice } from "./values.ts";
import { networkWords } from "./words.ts";

/** Evenly spread and never in step with anything: k times the golden ratio, without its whole part. */
const spread = (k: number): number => (k * 0.618034) % 1;
const classed = (label: number, pairs: readonly (readonly [number, number])[]): PlotPoint[] =>
  pairs.map(([x, y]) => ({ x, y, label }));
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const polar = (r: number, angle: number): [number, number] => [r * Math.cos(angle), r * Math.sin(angle)];

function arms(): PlotPoint[] {
  const arm = (turn: number): [number, number][] =>
    times(26, (i) => polar(0.25 + (2.2 * i) / 25, (i / 25) * 1.6 * Math.PI + turn));
  return [...classed(1, arm(0)), ...classed(0, arm(Math.PI))];
}

const ring = (n: number, from: number, to: number): [number, number][] =>
  times(n, (i) => polar(from + (to - from) * spread(3 * i + 1), (2 * Math.PI * i) / n));

const disc = (n: number, radius: number, x = 0, y = 0): [number, number][] =>
  times(n, (i) => {
    const [dx, dy] = polar(radius * Math.sqrt((i + 0.5) / n), i * 2.4);
    return [x + dx, y + dy];
  });

function moons(): PlotPoint[] {
  const arc = (i: number): number => (Math.PI * i) / 19;
  const upper = times(20, (i): [number, number] => [
    1.5 * Math.cos(arc(i)) - 0.7,
    1.7 * Math.sin(arc(i)) - 0.5,
  ]);
  return [
    ...classed(0, upper),
    ...classed(
      1,
      upper.map(([x, y]) => [-x, -y] as [number, number]),
    ),
  ];
}

/** Heights over a lattice. */
const heights = (height: (x: number, y: number) => number): PlotPoint[] =>
  times(49, (i) => {
    const [x, y] = [((i % 7) - 3) * 0.76, (Math.floor(i / 7) - 3) * 0.76];
    return { x, y, label: height(x, y) };
  });

const bump = (dx: number, dy: number): number => Math.exp(-(dx * dx + dy * dy) / 1.4);

/** What stands for each kind of data. */
const signs: Readonly<Record<string, readonly PlotPoint[]>> = {
  spiral: arms(),
  rings: [...classed(0, ring(24, 2.1, 2.5)), ...classed(1, ring(15, 1.1, 1.4)), ...classed(0, disc(5, 0.4))],
  circle: [...classed(1, disc(20, 1.2)), ...classed(0, ring(26, 1.9, 2.5))],
  xor: [
    ...classed(1, [...disc(12, 0.9, 1.3, 1.3), ...disc(12, 0.9, -1.3, -1.3)]),
    ...classed(0, [...disc(12, 0.9, -1.3, 1.3), ...disc(12, 0.9, 1.3, -1.3)]),
  ],
  gaussian: [...classed(1, disc(20, 1.1, 1.2, 1.2)), ...classed(0, disc(20, 1.1, -1.2, -1.2))],
  moons: moons(),
  plane: heights((x, y) => (x + y) / 4.5),
  wave: heights((x, y) => bump(x - 1.1, y - 1) - bump(x + 1.1, y + 1)),
};

const isHeights = (id: string): boolean => presetOf(presets, id)?.settings?.task === "regress";

export function thumbRow(context: Context, ids: readonly string[] = presetIds("network")): TemplateResult {
  const { lang, colours, dpr, state, dispatch } = context;
  const names = networkWords(lang).thumbs as Readonly<Record<string, string>>;
  const items = ids.map(
    (id): Thumb => ({
      id,
      name: names[id] ?? id,
      points: signs[id] ?? [],
      paint: isHeights(id) ? { by: "value", limit: 1 } : { by: "class" },
    }),
  );
  return thumbs(items, {
    colours,
    dpr,
    label: commonWords(lang).settings.dataset,
    chosen: state.points === null ? state.settings.dataset : null,
    onChoose: (id) => dispatch({ type: "preset", id }),
  });
}

/** Only phones have a menu; the element takes up its properties once it is known. */
const menu = later(() => import("../../view/controls/menu.ts"));

/** Data sets behind one word, and what else can be done to all points at once. */
export function presetMenu({ lang, words, state, dispatch }: Context): TemplateResult {
  menu.soon();
  const acts: ListItem[] = [
    { value: "redo", label: words.redo, icon: "redo", disabled: state.past.after.length === 0 },
    { value: "clear", label: words.clear, icon: "clear", disabled: state.shown.length === 0 },
  ];
  return html`<dh-menu
    lang=${lang}
    label=${words.presets}
    .items=${[...datasetItems(lang), ...acts]}
    @dh-change=${({ detail }: CustomEvent<{ value: string }>) =>
      detail.value === "redo" || detail.value === "clear"
        ? dispatch({ type: detail.value })
        : dispatch({ type: "preset", id: detail.value })}
  ></dh-menu>`;
}

const nounOf = (lang: Lang, id: string): readonly [string, string] =>
  (networkWords(lang).nouns as Readonly<Record<string, readonly [string, string]>>)[id] ?? ["", id];

export const datasetItems = (lang: Lang): ListItem[] =>
  presetIds("network").map((id) => ({ value: id, label: nounOf(lang, id)[1] }));

export function datasetValue(context: Context): TemplateResult {
  const { lang, state, dispatch } = context;
  const own = state.points !== null || state.settings.dataset === "points";
  const id = own ? "points" : state.settings.dataset;
  const [before, noun] = nounOf(lang, id);
  const items = own ? [{ value: "points", label: noun }, ...datasetItems(lang)] : datasetItems(lang);
  return html`${before}${ownChoice(context, {
    label: commonWords(lang).settings.dataset,
    value: id,
    items,
    choose: (chosen) => chosen !== "points" && dispatch({ type: "preset", id: chosen }),
  })}`;
}
