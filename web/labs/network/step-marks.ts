// Where in the network the active operation is: the unit looked at, the links it reads, and its numbers on their way along
// them, forward or back. Fetched with the first operation (labs/common/debug).

import { html, noChange, nothing, svg, type TemplateResult } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { Operation } from "../../view/formula/operation.ts";
import { shown } from "../../view/formula/rounding.ts";
import { meaningOf } from "../../view/formula/symbols.ts";
import { ownerOf } from "../../view/pictures/network.ts";
import {
  type Box,
  linkEnds,
  linkPath,
  type NetworkItem,
  type NetworkLayout,
  tileBox,
} from "../../view/pictures/network-layout.ts";
import { type Stepping, steppingOf } from "../common/debug/state.ts";
import type { Context } from "../common/lab.ts";
import { svgOver } from "./over.ts";

export interface StepMarks {
  readonly items: readonly NetworkItem[];
  readonly pointed: NetworkItem | null;
  /** Drawn above the picture: what dims the rest, and numbers on their way. */
  readonly numbers: TemplateResult;
}

type Link = Extract<NetworkItem, { kind: "link" }>;

/** null where no operation is on show. */
export function stepMarks(context: Context, layout: NetworkLayout): StepMarks | null {
  const { snapshot, state } = context;
  if (!state.ui.byOperation || !snapshot?.plan || !snapshot.cursor) return null;
  const stepping = steppingOf(context);
  const o = new Operation(snapshot.plan, snapshot.cursor, stepping.selection);
  const links = linksOf(o, layout);
  const own = itemAt(o, layout, ownName(o), o.at);
  const items = links.length > 0 ? links.map(({ link }) => link) : own ? [own] : [];
  return {
    items,
    pointed: pointedAt(o, layout, stepping),
    numbers: html`${veil(layout, items)}${links.length > 0 ? travelling(context, layout, o, links) : nothing}`,
  };
}

const kMark = 5; // px around a tile under the marker

/** What takes no part recedes behind a veil of paper: other tiles, and where no link does take part all links, too. */
function veil(layout: NetworkLayout, items: readonly NetworkItem[]): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  const rect = (x: number, y: number, w: number, h: number): string => `M${x} ${y}h${w}v${h}h${-w}z`;
  const [lit, rest] = [true, false].map((wanted) =>
    layout.units.flatMap((units, layer) =>
      Array.from({ length: units }, (_, unit) => unit)
        .filter((unit) => ownerOf(items, { layer, unit }) === wanted)
        .map((unit) => tileBox(layout, layer, unit)),
    ),
  ) as [Box[], Box[]];
  const holes = lit.map(({ x, y, width, height }) =>
    rect(x - kMark, y - kMark, width + 2 * kMark, height + 2 * kMark),
  );
  const paths = items.some(({ kind }) => kind === "link")
    ? rest.map(({ x, y, width, height }) => rect(x, y, width, height))
    : [rect(0, 0, layout.width, layout.height), ...holes];
  const shape = svg`<path class="veil" data-lit=${lit.length} data-dimmed=${rest.length} d=${paths.join("")} fill="var(--paper)"
    fill-rule="evenodd" opacity="0.65"/>`;
  return svgOver(layout.width, layout.height, [shape]);
}

const ownName = (o: Operation): string =>
  o.isUpdate
    ? o.operand(0, o.selection.parameter).name
    : ((o.overInputs ? o.step.inputs[0] : o.step.name) ?? "");

function pointedAt(o: Operation, layout: NetworkLayout, { pointed }: Stepping): NetworkItem | null {
  return pointed === null ? null : itemAt(o, layout, pointed.name.replace(/^memory_\d\//, ""), pointed.index);
}

/** What a number of the plan is drawn as: a link, a bias, a unit. */
function itemAt(o: Operation, layout: NetworkLayout, name: string, index: number): NetworkItem | null {
  const { letter, layer } = meaningOf(name, o.layers);
  const units = (l: number): number => layout.units[l] ?? 1;
  if (letter === "w") {
    const link: Link = {
      kind: "link",
      layer,
      from: Math.floor(index / units(layer)),
      to: index % units(layer),
    };
    return link.from < units(layer - 1) ? link : null;
  }
  if (letter === "b") return { kind: "bias", layer, unit: index % units(layer) };
  if (letter === "x") return { kind: "unit", layer: 0, unit: index % units(0) };
  if (letter === "y" || letter === "L") return { kind: "unit", layer: layout.units.length - 1, unit: 0 };
  return layer > 0 ? { kind: "unit", layer, unit: index % units(layer) } : null;
}

interface Traveller {
  readonly link: Link;
  /** What goes along it. */
  readonly value: number;
}

/** Products run along links: each carries one of the numbers that are added up. */
function linksOf(o: Operation, layout: NetworkLayout): Traveller[] {
  const { row, column } = o.selection;
  const { op } = o.step;
  const kernel = o.step.inputs.find((name) => name.endsWith("/kernel")) ?? o.step.name;
  const { layer, letter } = meaningOf(kernel, o.layers);
  if (letter !== "w" || layer === 0) return [];
  const [before, here] = [layout.units[layer - 1] ?? 0, layout.units[layer] ?? 0];
  const all = (n: number): number[] => [...Array(n).keys()];
  const link = (from: number, to: number): Link => ({ kind: "link", layer, from, to });
  if (op === "matmul")
    return all(before).map((k) => ({ link: link(k, column), value: o.read(0, row * before + k) }));
  if (op === "matmulNT")
    return all(here).map((j) => ({ link: link(column, j), value: o.read(0, row * here + j) }));
  if (op === "matmulTN") return [{ link: link(row, column), value: o.made(o.at) }];
  return [];
}

/** Numbers above the picture, each on its link; they start at the end they come from. */
function travelling(
  context: Context,
  { width, height, ...rest }: NetworkLayout,
  o: Operation,
  links: readonly Traveller[],
): TemplateResult {
  const layout = { width, height, ...rest };
  const back = o.step.phase === "backward";
  const calm = context.reducedMotion;
  const key = `${o.cursor.index} ${o.at} ${context.snapshot?.step ?? 0}`;
  return svgOver(
    width,
    height,
    links.map(({ link, value }, i) => {
      const path = linkPath(linkEnds(layout, link.layer, link.from, link.to));
      // Where links have not met yet, every other one a little further along.
      const stop = 0.24 + 0.1 * (i % 2);
      return svg`<text class="travels" font-size="11" text-anchor="middle" dy="-3" fill="var(--ink)" stroke="var(--paper)" stroke-width="3" paint-order="stroke" ${travel(path, back ? 1 - stop : stop, back, calm, key)}>${shown(value)}</text>`;
    }),
  );
}

/** One phase along the links: LOOK, "Motion". */
const kTravel = 420;

class Travel extends Directive {
  #key = "";
  render(_path: string, _stop: number, _back: boolean, _calm: boolean, _key: string): unknown {
    return noChange;
  }
  override update(
    part: ElementPart,
    [path, stop, back, calm, key]: [string, number, boolean, boolean, string],
  ): unknown {
    const element = part.element as SVGTextElement;
    element.style.offsetPath = `path("${path}")`;
    element.style.offsetRotate = "0deg";
    element.style.offsetDistance = `${stop * 100}%`;
    if (!calm && key !== this.#key) {
      element.animate([{ offsetDistance: back ? "100%" : "0%" }, { offsetDistance: `${stop * 100}%` }], {
        duration: kTravel,
        easing: "ease-out",
      });
    }
    this.#key = key;
    return noChange;
  }
}

/** Takes the element along a path to a place on it, 0 to 1, from its start or its end; again whenever the key changes. */
const travel = directive(Travel) as (
  path: string,
  stop: number,
  back: boolean,
  calm: boolean,
  key: string,
) => unknown;
