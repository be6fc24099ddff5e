// The network picture: every neuron is its own response map, every weight a link. Data flows left to right.
// A canvas under an SVG: tiles are rasters, links, marks and everything that takes focus are SVG. The picture holds no
// state; what is marked, hovered or under the keyboard's cursor is handed in, and what the reader does is called back.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Colours } from "../colour/colours.ts";
import { gestures, later } from "../later.ts";
import { focusWhen, paint } from "./directives.ts";
import { mathSvg } from "./math-text.ts";
import { keepCursor, type NetworkCursor } from "./network-cursor.ts";
import { type NetworkItem, type NetworkLayout, sameItem, tileBox } from "./network-layout.ts";
import { isCrowd, type LinkLook, links } from "./network-links.ts";
import { drawTiles, type TileColumn } from "./network-tiles.ts";

/** Most networks are no crowd: what paints one comes when there is one. */
const painter = later(() => import("./network-crowd.ts"));

/** One column: its response maps, and the parameters that feed it (none for the inputs). */
export interface NetworkColumn {
  /** Response maps of the units, and how to colour them; null while there are none (tiles are then blank). */
  readonly tiles: TileColumn | null;
  /** Kernel [units of the column before, units], row-major. */
  readonly kernel?: Float32Array | null | undefined;
  readonly bias?: Float32Array | null | undefined;
  /** Names of inputs as math-text.ts writes them: "x_1", "x_1^2", "sin x_1". */
  readonly names?: readonly string[];
}

export interface NetworkPicture {
  readonly layout: NetworkLayout;
  readonly columns: readonly NetworkColumn[];
}

export interface NetworkOptions {
  readonly colours: Colours;
  readonly dpr?: number;
  /** One sentence on the whole picture. */
  readonly label: string;
  /** One phrase on an item, for screen readers: "weight from neuron 6 to neuron 2, 1.2191". */
  readonly describe: (item: NetworkItem) => string;
  /** Items under the marker; several may be marked together as parts of one idea. */
  readonly marked?: readonly NetworkItem[];
  readonly hovered?: NetworkItem | null;
  /** Where the keyboard stands. `focused`: the picture has keyboard focus, so focus follows the cursor. */
  readonly cursor?: NetworkCursor | null;
  readonly focused?: boolean;
  /** Training: dashes flow in the direction of travel. */
  readonly flow?: "forward" | "backward" | "none";
  /** A floating tag beside an item, made by network-tag.ts. */
  readonly tag?: TemplateResult | null;
  /** Hairlines that join the picture to the data on its left and the result on its right, in its own pixels. */
  readonly joins?: {
    readonly from?: readonly [x: number, y: number];
    readonly to?: readonly [x: number, top: number, bottom: number];
  };
  readonly onHover?: (item: NetworkItem | null) => void;
  /** Clicked or tapped; null for an empty spot. */
  readonly onPick?: (item: NetworkItem | null) => void;
  readonly onCursor?: (cursor: NetworkCursor) => void;
  /** Enter on an item. */
  readonly onEdit?: (item: NetworkItem) => void;
  readonly onEscape?: () => void;
  readonly onFocus?: (focused: boolean) => void;
}

/** The picture as a template; styles are in styles.ts. */
export function network(picture: NetworkPicture, options: NetworkOptions): TemplateResult {
  const { layout, columns } = picture;
  const { width, height } = layout;
  const { colours, dpr = 1, tag, flow = "none" } = options;
  const maps = columns.map((column) => column.tiles);
  const draw = (canvas: HTMLCanvasElement) =>
    drawTiles(canvas, layout, maps, { width, height, dpr, colours });
  const look = (event: PointerEvent): void => {
    if (event.pointerType !== "touch") hands(event, ({ hover }, on) => hover(event, on, layout, options));
  };
  return html`<div class="dh-network" role="group" aria-label=${options.label}>
    <canvas aria-hidden="true" ${paint(draw, [layout, colours, dpr, ...maps.map((map) => map?.values)])}></canvas>
    ${isCrowd(columns) ? crowd(picture, options) : nothing}
    <svg class="dh-svg open ${flow} ${options.hovered ? "over" : ""}" width=${width} height=${height} viewBox="0 0 ${width} ${height}"
      @pointermove=${look} @pointerleave=${look}
      @click=${(event: PointerEvent) => hands(event, ({ pick }, on) => pick(event, on, layout, options))}
      @keydown=${(event: KeyboardEvent) => keys(event, layout, options)}
      @focusin=${(event: FocusEvent) => focus(event, options)} @focusout=${() => options.onFocus?.(false)}>
      ${joins(layout, options)} ${links(layout, columns, lookOf(options))} ${tiles(picture, options)} ${names(picture)} ${cursorLink(layout, options)}
    </svg>
    ${tag ?? nothing}
  </div>`;
}

function crowd({ layout, columns }: NetworkPicture, options: NetworkOptions): TemplateResult {
  const { width, height } = layout;
  const { colours, dpr = 1, marked } = options;
  const draw = (canvas: HTMLCanvasElement): void =>
    painter(canvas, () => draw(canvas))?.drawLinks(canvas, layout, columns, {
      width,
      height,
      dpr,
      colours,
      look: lookOf(options),
    });
  const kernels = columns.map(({ kernel }) => kernel);
  const faded = marked?.some((item) => item.kind === "link");
  return html`<canvas aria-hidden="true" ${paint(draw, [layout, colours, dpr, faded, ...kernels])}></canvas>`;
}

const lookOf = ({ marked = [], hovered = null, cursor, focused }: NetworkOptions): LinkLook => ({
  marked,
  hovered,
  focused: focused && cursor ? cursor.item : null,
});

const hands = gestures(() => import("./network-hands.ts"));

function focus({ target }: FocusEvent, { onFocus }: NetworkOptions): void {
  hands.soon();
  onFocus?.((target as Element).matches(":focus-visible"));
}

function keys(event: KeyboardEvent, layout: NetworkLayout, options: NetworkOptions): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!/^(Arrow(Up|Down|Left|Right)|Home|End|Enter|Escape| )$/.test(event.key)) return;
  event.preventDefault();
  hands(event, ({ key }) => key(event, layout, options));
}

function joins(layout: NetworkLayout, { joins: ends }: NetworkOptions): SVGTemplateResult {
  const { tile } = layout;
  const first = ends?.from;
  const last = ends?.to;
  const output = tileBox(layout, layout.units.length - 1, 0);
  const into = (y: number, [x0, y0]: readonly [number, number]) => {
    const x1 = (layout.x[0] ?? 0) - 1;
    const m = (x0 + x1) / 2;
    return svg`<path d="M${x0} ${y0}C${m} ${y0} ${m} ${y} ${x1} ${y}" stroke="var(--edge)"/>`;
  };
  return svg`<g fill="none" aria-hidden="true">
    ${first ? layout.y[0]?.map((y) => into(y, first)) : nothing}
    ${
      last
        ? svg`<path d="M${output.x + tile + 1} ${output.y}L${last[0]} ${last[1]}M${output.x + tile + 1} ${output.y + tile}L${last[0]} ${last[2]}" stroke="var(--hair)"/>`
        : nothing
    }</g>`;
}

function tiles({ layout, columns }: NetworkPicture, options: NetworkOptions): SVGTemplateResult[] {
  return columns.flatMap((column, layer) =>
    Array.from({ length: layout.units[layer] ?? 0 }, (_, unit) =>
      tileMarks(layout, column, { kind: "unit", layer, unit }, options),
    ),
  );
}

function tileMarks(
  layout: NetworkLayout,
  column: NetworkColumn,
  item: Extract<NetworkItem, { kind: "unit" }>,
  options: NetworkOptions,
): SVGTemplateResult {
  const { layer, unit } = item;
  const { x, y, width } = tileBox(layout, layer, unit);
  const here = sameItem(item, keepCursor(layout, options.cursor ?? null).item);
  const state = { lit: ownerOf(options.marked, item), over: sameItem(item, options.hovered) };
  return svg`<g class="tile ${state.lit ? "lit" : ""} ${state.over ? "over" : ""}" transform="translate(${x} ${y})"
    role="button" tabindex=${here ? 0 : -1} aria-label=${options.describe(item)} ${focusWhen(Boolean(options.focused) && here)}>
    ${state.lit ? svg`<rect class="mark" x="-3.25" y="-3.25" width=${width + 6.5} height=${width + 6.5}/>` : nothing}
    <rect class="frame" x="-0.5" y="-0.5" width=${width + 1} height=${width + 1}/>
    ${layer > 0 && column.bias ? biasMark(column.bias[unit] ?? Number.NaN, width) : nothing}
  </g>`;
}

/** A tile is marked by itself, by its bias, or as an end of a marked link. */
export function ownerOf(marked: readonly NetworkItem[] = [], item: { layer: number; unit: number }): boolean {
  return marked.some((m) =>
    m.kind === "link"
      ? (m.layer === item.layer && m.to === item.unit) || (m.layer === item.layer + 1 && m.from === item.unit)
      : m.layer === item.layer && m.unit === item.unit,
  );
}

/** Low left on the tile: a disc for +, a diamond for −, stronger the larger; a grey ring where there is no value. */
function biasMark(bias: number, side: number): SVGTemplateResult {
  const r = side >= 28 ? 4.5 : 3.2;
  if (!Number.isFinite(bias)) return svg`<circle class="bias" cy=${side} r=${r} fill="var(--nan)"/>`;
  const strength = (0.35 + 0.65 * Math.min(1, Math.abs(bias) / 1.5)).toFixed(2);
  const d = r * 1.2;
  const colour = bias < 0 ? "var(--ramp-0)" : "var(--ramp-8)";
  const outline =
    bias < 0
      ? `M0 ${side - d}L${d} ${side}L0 ${side + d}L${-d} ${side}Z`
      : `M${-r} ${side}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;
  return svg`<path class="bias" d=${outline} fill="var(--paper)"/><path d=${outline} fill=${colour} opacity=${strength}/>`;
}

/** Names stand outside their tiles' elements: a tile is named by `describe`, letter by letter would only repeat it. */
function names({ layout, columns }: NetworkPicture): SVGTemplateResult {
  const all = columns[0]?.names ?? [];
  return svg`<g class="names" aria-hidden="true">${all.slice(0, layout.units[0]).map((name, unit) => inputName(name, unit, layout))}</g>`;
}

function inputName(name: string, unit: number, layout: NetworkLayout): SVGTemplateResult {
  const { tile, namesBelow } = layout;
  const box = tileBox(layout, 0, unit);
  const size = tile >= 36 ? 15 : tile >= 24 ? 13 : 11;
  const y = namesBelow ? tile + size + 1 : tile / 2 + size / 3;
  return svg`<text class="math ink ${namesBelow ? "" : "halo"}" x=${box.x + tile / 2} y=${box.y + y} font-size=${size} text-anchor="middle">${mathSvg(name, size)}</text>`;
}

/** A link has no element of its own to focus, there may be a thousand: the cursor's link gets one. */
function cursorLink(layout: NetworkLayout, options: NetworkOptions): SVGTemplateResult | typeof nothing {
  const { item } = keepCursor(layout, options.cursor ?? null);
  if (item.kind === "unit") return nothing;
  const box = item.kind === "link" ? null : tileBox(layout, item.layer, item.unit);
  const [x1, y1] = box ? [box.x, box.y + box.height] : [layout.x[item.layer - 1] ?? 0, 0];
  return svg`<circle class="focus-holder" cx=${x1} cy=${y1} r="1" role="button" tabindex="0" aria-label=${options.describe(item)}
    ${focusWhen(Boolean(options.focused))}/>`;
}
