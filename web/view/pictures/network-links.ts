// The links of the network picture: width by |w|, colour by sign, dashed if negative, grey dots where there is no value.
// Marked, hovered and focused ones are cased and lie above all. Links are SVG paths as long as they are few enough for a
// browser to restyle sixty times a second; of a crowd only the raised ones are, and the rest is painted on a canvas (network-crowd.ts).

import { nothing, type SVGTemplateResult, svg } from "lit";
import { linkEnds, linkPath, type NetworkItem, type NetworkLayout, sameItem } from "./network-layout.ts";

export interface LinkLook {
  readonly marked: readonly NetworkItem[];
  readonly hovered: NetworkItem | null;
  readonly focused: NetworkItem | null;
}

/** Tokens --link-min and --link-max, px: attributes need the numbers. */
const kLinkMin = 0.6;
const kLinkMax = 6;

/** Width of a link, px: grows with |w| up to |w| = 3. */
export const linkWidth = (w: number): number =>
  kLinkMin + (kLinkMax - kLinkMin) * Math.min(1, Math.abs(w) / 3);

/**
 * Opacity of a link: weak ones recede, further the more links share the room; all but the marked recede while one is
 * marked.
 */
export function linkOpacity(w: number, faded: boolean, links = 70): number {
  const crowd = Math.min(1, Math.sqrt(90 / links));
  const strength = Math.min(1, Math.abs(w) / 2);
  return faded ? 0.22 * crowd + 0.38 * strength : 0.35 * crowd + 0.55 * strength;
}

/** More links than this are a crowd: painted, not laid out, and their dashes stand still. */
const kCrowd = 360;

export interface Weighted {
  readonly kernel?: Float32Array | null | undefined;
}

export const countLinks = (columns: readonly Weighted[]): number =>
  columns.reduce((sum, { kernel }) => sum + (kernel?.length ?? 0), 0);

export const isCrowd = (columns: readonly Weighted[]): boolean => countLinks(columns) > kCrowd;

const pathsOf = new WeakMap<NetworkLayout, string[][]>();

/** The paths of all links into a layer, from-major like its kernel; made once a layout, not once a frame. */
export function linkPaths(layout: NetworkLayout, layer: number): readonly string[] {
  const layers = pathsOf.get(layout) ?? [];
  pathsOf.set(layout, layers);
  const [from, to] = [layout.units[layer - 1], layout.units[layer]];
  layers[layer] ??= Array.from({ length: from * to }, (_, k) =>
    linkPath(linkEnds(layout, layer, Math.floor(k / to), k % to)),
  );
  return layers[layer];
}

type Link = Extract<NetworkItem, { kind: "link" }>;

/** All links of the network. */
export function links(
  layout: NetworkLayout,
  columns: readonly Weighted[],
  look: LinkLook,
): SVGTemplateResult {
  if (isCrowd(columns)) return svg`<g class="links" fill="none">${raisedOf(layout, columns, look)}</g>`;
  const faded = fades(look);
  const total = countLinks(columns);
  const raised: [Link, number][] = [];
  const plain = columns.map((column, layer) => {
    if (layer === 0 || !column.kernel) return nothing;
    return layerLinks(layout, layer, column.kernel, { faded, total, look, raised });
  });
  return svg`<g class="links" fill="none">${plain}</g><g class="links" fill="none">${raised.map(([item, w]) => raisedLink(layout, item, w, look))}</g>`;
}

/** All but a marked link recede. */
export const fades = ({ marked }: LinkLook): boolean => marked.some((item) => item.kind === "link");

/** The links that lie above the others, each once, without walking through all of them. */
function raisedOf(layout: NetworkLayout, columns: readonly Weighted[], look: LinkLook): SVGTemplateResult[] {
  const asked = [...look.marked, look.hovered, look.focused].filter((item) => item?.kind === "link");
  const once = asked.filter((item, i) => asked.findIndex((other) => sameItem(item, other)) === i);
  return once.map((item) => {
    const w = columns[item.layer]?.kernel?.[item.from * (layout.units[item.layer] ?? 0) + item.to];
    return raisedLink(layout, item, w ?? Number.NaN, look);
  });
}

interface LayerContext {
  readonly faded: boolean;
  /** How many links there are in the picture. */
  readonly total: number;
  readonly look: LinkLook;
  /** Collects the links that are drawn above the others. */
  readonly raised: [Link, number][];
}

function layerLinks(
  layout: NetworkLayout,
  layer: number,
  kernel: Float32Array,
  context: LayerContext,
): SVGTemplateResult[] {
  const to = layout.units[layer];
  return linkPaths(layout, layer).map((path, k) => {
    const item: Link = { kind: "link", layer, from: Math.floor(k / to), to: k % to };
    const w = kernel[k] ?? Number.NaN;
    if (isRaised(item, context.look)) context.raised.push([item, w]);
    return linkStroke(path, w, linkOpacity(w, context.faded, context.total));
  });
}

const isRaised = (item: Link, { marked, hovered, focused }: LinkLook) =>
  sameItem(item, hovered) || sameItem(item, focused) || marked.some((m) => sameItem(m, item));

function linkStroke(d: string, w: number, opacity: number, extra = 0): SVGTemplateResult {
  const known = Number.isFinite(w);
  const width = known ? linkWidth(w) + extra : 3;
  return svg`<path d=${d} class=${known ? (w < 0 ? "minus" : "plus") : "none"} stroke-width=${width.toFixed(2)} opacity=${known ? opacity.toFixed(2) : 1}/>`;
}

/** A casing under the link: marker for what is explained, the focus colour for the keyboard; hover only thickens. */
function raisedLink(layout: NetworkLayout, item: Link, w: number, look: LinkLook): SVGTemplateResult {
  const d = linkPaths(layout, item.layer)[item.from * layout.units[item.layer] + item.to];
  const width = Number.isFinite(w) ? linkWidth(w) : 3;
  const casing = (colour: string, more: number) =>
    svg`<path d=${d} stroke=${colour} stroke-width=${(width + more).toFixed(2)}/>`;
  const marked = look.marked.some((m) => sameItem(m, item));
  const focused = sameItem(item, look.focused);
  const under = marked
    ? svg`${casing("var(--marker-line)", 9)}${casing("var(--marker)", 6)}`
    : focused
      ? svg`${casing("var(--focus)", 7)}${casing("var(--paper)", 4)}`
      : nothing;
  return svg`${marked && focused ? casing("var(--focus)", 13) : nothing}${under}${linkStroke(d, w, 1, sameItem(item, look.hovered) ? 1.4 : 0)}`;
}
