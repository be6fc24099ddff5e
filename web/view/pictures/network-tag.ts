// The tag that floats beside a link or a neuron with its value and gradient, and where it goes: beside the middle of
// what it explains, inside the picture, never over the tiles at its own ends.

import { css, html, nothing, type TemplateResult } from "lit";
import { adopt } from "./adopt.ts";
import { place } from "./directives.ts";
import { mathHtml } from "./math-text.ts";
import { linkAtX } from "./network-hits.ts";
import { type Box, linkEnds, type NetworkItem, type NetworkLayout, tileBox } from "./network-layout.ts";
import { weight } from "./numbers.ts";

const sheet = css`
  .dh-tag {
    position: absolute;
    left: 0;
    top: 0;
    z-index: var(--z-tag);
    box-sizing: border-box;
    width: 128px;
    min-height: 54px;
    padding: 8px;
    background: var(--raised);
    border-radius: var(--r-2);
    box-shadow: var(--shadow-pop), 0 0 0 1px var(--hair);
    font-size: 12px;
    line-height: 19px;
    transition: transform var(--d-show) var(--e-out);
  }
  .dh-tag dl {
    display: grid;
    grid-template-columns: auto 1fr;
    margin: 0;
  }
  .dh-tag dt {
    color: var(--muted);
  }
  .dh-tag dt.math {
    color: var(--ink);
    font: 15px/19px var(--math);
  }
  .dh-tag dt sub {
    font-size: 0.68em;
    line-height: 0;
  }
  .dh-tag dd {
    margin: 0;
    text-align: right;
    font-family: var(--mono);
    font-variant-numeric: tabular-nums;
  }
`;

/** Size of the tag, CSS pixels; the stylesheet gives it exactly this. */
export interface TagSize {
  readonly width: number;
  readonly height: number;
}

export const kTagSize: TagSize = { width: 128, height: 54 };

const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const grown = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  width: box.width + 2 * by,
  height: box.height + 2 * by,
});

/** Top left corner of the tag of an item. */
export function tagPlace(
  layout: NetworkLayout,
  item: NetworkItem,
  size: TagSize = kTagSize,
): { x: number; y: number } {
  const ends = endBoxes(layout, item);
  const tiles = layout.units.flatMap((n, layer) =>
    Array.from({ length: n }, (_, unit) => tileBox(layout, layer, unit)),
  );
  const anchor = anchorOf(layout, item);
  const curve = item.kind === "link" ? curvePoints(layout, item) : [];
  let best = { x: 0, y: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates(anchor, ends[0], item.kind === "link", size)) {
    const x = Math.min(layout.width - size.width, Math.max(0, candidate.x));
    const y = Math.min(layout.height - size.height, Math.max(0, candidate.y));
    const box = { x, y, ...size };
    const covered = ends.reduce((sum, end) => sum + overlap(box, grown(end, 5)), 0);
    const crossed = curve.filter(
      ([px, py]) => overlap(box, { x: px - 3, y: py - 3, width: 6, height: 6 }) > 0,
    ).length;
    const hidden = tiles.reduce((sum, tile) => sum + overlap(box, tile), 0);
    const cost =
      covered * 100 +
      hidden * 0.5 +
      crossed * 40 +
      Math.hypot(x + size.width / 2 - anchor.x, y + size.height / 2 - anchor.y);
    if (cost >= least) continue;
    least = cost;
    best = { x, y };
  }
  return best;
}

function* candidates(anchor: { x: number; y: number }, end: Box, link: boolean, size: TagSize) {
  const { width, height } = size;
  const reach = link ? 12 : end.width / 2 + 10;
  for (let far = reach; far < reach + 240; far += 12) {
    for (const [dx, dy] of [
      [0, -1],
      [0, 1],
      [1, -1],
      [-1, -1],
      [1, 1],
      [-1, 1],
      [1, 0],
      [-1, 0],
    ] as const) {
      yield {
        x: anchor.x - width / 2 + dx * (width / 2 + far),
        y: anchor.y - height / 2 + dy * (height / 2 + far),
      };
    }
  }
}

function endBoxes(layout: NetworkLayout, item: NetworkItem): [Box, ...Box[]] {
  if (item.kind !== "link") return [tileBox(layout, item.layer, item.unit)];
  return [tileBox(layout, item.layer - 1, item.from), tileBox(layout, item.layer, item.to)];
}

function anchorOf(layout: NetworkLayout, item: NetworkItem): { x: number; y: number } {
  if (item.kind === "link") {
    const [x1, y1, x2, y2] = linkEnds(layout, item.layer, item.from, item.to);
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  }
  const box = tileBox(layout, item.layer, item.unit);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function curvePoints(
  layout: NetworkLayout,
  item: Extract<NetworkItem, { kind: "link" }>,
): [number, number][] {
  const ends = linkEnds(layout, item.layer, item.from, item.to);
  return Array.from({ length: 17 }, (_, i) => {
    const x = ends[0] + ((ends[2] - ends[0]) * i) / 16;
    return [x, linkAtX(ends, x).y];
  });
}

/** The tag of an item with its content, beside it, for the picture's `tag`. */
export function floatingTag(layout: NetworkLayout, item: NetworkItem, body: TemplateResult): TemplateResult {
  const { x, y } = tagPlace(layout, item);
  return html`<div class="dh-tag" ${place(x, y)} ${adopt(sheet)}>${body}</div>`;
}

/** What a tag says of a number: its name ("w_62"), its value, and its gradient where there is one. */
export interface TagText {
  readonly name: string;
  readonly value: number;
  readonly gradient?: number | null | undefined;
}

/** The tag's usual content: two rows that keep their width while the numbers change. */
export function tagBody(text: TagText, words: { readonly gradient: string }): TemplateResult {
  const { name, value, gradient } = text;
  return html`<dl>
    <dt class="math">${mathHtml(name)}</dt><dd>${weight(value)}</dd>
    ${gradient == null ? nothing : html`<dt>${words.gradient}</dt><dd>${weight(gradient)}</dd>`}
  </dl>`;
}
