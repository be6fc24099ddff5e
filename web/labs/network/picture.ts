// The network as it is now: the snapshot's tiles, weights and biases laid out in columns, with heads above them. What
// the reader points at is kept in look.ts; what is chosen gets a tag (tag.ts).

import { html, type TemplateResult } from "lit";
import type { LayerGrids, Snapshot } from "../../shared/protocol.ts";
import { withWords } from "../../view/dictionary.ts";
import { later } from "../../view/later.ts";
import { place } from "../../view/pictures/directives.ts";
import type { Scale } from "../../view/pictures/field.ts";
import { type NetworkColumn, network } from "../../view/pictures/network.ts";
import { layoutNetwork, type NetworkItem, type NetworkLayout } from "../../view/pictures/network-layout.ts";
import {
  kFeatureNames,
  kFeatureScales,
  scaleOf,
  type TileColumn,
} from "../../view/pictures/network-tiles.ts";
import { count, weight } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { heads } from "./heads.ts";
import { unitsIn, weightOf } from "./items.ts";
import { keepToLayout, type Look, lookOf, setLook } from "./look.ts";
import type { Sizes } from "./sizes.ts";
import { outputActivation, unitsOf } from "./spec.ts";
import { networkWords } from "./words.ts";

/** Comes when the pointer or the keyboard does, so that it is there for the first click. */
const tags = later(() => withWords(import("./tag.ts")));

/** Where the active operation is, when the step goes by operations. */
const marks = later(() => import("./step-marks.ts"));

/** Numbers of one point, while it is under the microscope. */
const numbers = later(() => import("./sample-marks.ts"));

/** Units a column: as the snapshot has them, so that pictures and weights always fit; before it, as set. */
export function columnUnits({ snapshot, state }: Context): number[] {
  const units = snapshot ? unitsIn(snapshot.parameters) : [];
  return units.length > 0 ? units : unitsOf(state.settings);
}

export function networkPicture(context: Context, sizes: Sizes): TemplateResult {
  const { snapshot, colours, dpr, state, lang } = context;
  const { width, height } = sizes.net;
  const look = lookOf(context);
  const units = columnUnits(context);
  const layout = layoutNetwork({
    units,
    width,
    height,
    maxTile: sizes.tile,
    inset: { left: sizes.left, right: sizes.right },
  });
  keepToLayout(look, layout);
  const again = (): void => context.dispatch({ type: "ui", changes: {} });
  const stepped = context.state.ui.byOperation ? marks(look, again)?.stepMarks(context, layout) : null;
  const sampled = state.ui.panel === "sample" ? numbers(look, again)?.sampleMarks(context, layout) : null;
  const size = snapshot?.parameters.reduce((sum, { data }) => sum + data.length, 0) ?? 0;
  const joins = context.layout === "wide" || context.layout === "medium";
  return html`<div class="net" ${place(0, 0)} @pointerover=${tags.soon} @focusin=${tags.soon}>
    ${heads(context, layout)}
    ${network(
      { layout, columns: columnsOf(context, look, layout) },
      {
        colours,
        dpr,
        label: networkWords(lang).netLabel(units.join(", "), count(size)),
        describe: (item) => describe(context, item),
        marked: look.chosen ? [look.chosen] : (stepped?.items ?? []),
        hovered: look.hovered ?? stepped?.pointed ?? null,
        cursor: look.cursor,
        focused: look.focused,
        flow: state.running && !context.reducedMotion ? "forward" : "none",
        tag: html`${tagFor(context, look, layout)}${stepped?.numbers}${sampled}`,
        ...(joins && {
          joins: {
            from: [-sizes.gap + 1, sizes.data / 2] as const,
            to: [width + sizes.gap - 1, 0, sizes.result] as const,
          },
        }),
        onHover: (hovered) => setLook(context, { hovered }),
        onPick: (item) => choose(context, look, item),
        onCursor: (cursor) => setLook(context, { cursor }),
        onEdit: (item) => setLook(context, { chosen: item, editing: true, typed: null }),
        onEscape: () => setLook(context, { chosen: null, editing: false, typed: null }),
        onFocus: (focused) => {
          if (look.focused !== focused) setLook(context, { focused });
        },
      },
    )}
  </div>`;
}

function tagFor(context: Context, look: Look, layout: NetworkLayout): TemplateResult | null {
  if (look.chosen === null) return null;
  const tag = tags(look, () => context.dispatch({ type: "ui", changes: {} }));
  return tag?.tagOf(context, look, layout, look.chosen) ?? null;
}

/** A second click on the same thing lets it go. */
function choose(context: Context, look: Look, item: NetworkItem | null): void {
  const again = item !== null && JSON.stringify(item) === JSON.stringify(look.chosen);
  setLook(context, { chosen: again ? null : item, editing: false, typed: null });
}

function columnsOf(context: Context, look: Look, layout: NetworkLayout): NetworkColumn[] {
  const { snapshot, state } = context;
  const { features } = state.settings;
  return layout.units.map((units, layer) => {
    const grids = snapshot?.tiles?.[layer];
    const fits = grids?.units === units;
    const tiles = fits ? tileColumn(grids, scalesOf(context, look, layer, grids)) : null;
    return layer === 0
      ? { tiles, names: features.slice(0, units).map((word) => kFeatureNames[word]) }
      : {
          tiles,
          kernel: snapshot?.parameters[2 * layer - 2]?.data,
          bias: snapshot?.parameters[2 * layer - 1]?.data,
        };
  });
}

const tileColumns = new WeakMap<LayerGrids, TileColumn>();

/** The same grids give the same column again, so that tiles are painted only when they are new. */
function tileColumn(grids: LayerGrids, scale: Scale | readonly Scale[]): TileColumn {
  const known = tileColumns.get(grids);
  if (known) return known;
  const column = { values: grids.values, width: grids.width, height: grids.height, scale };
  tileColumns.set(grids, column);
  return column;
}

function scalesOf(
  { state }: Context,
  look: Look,
  layer: number,
  { values, name }: LayerGrids,
): Scale | readonly Scale[] {
  const { features, hidden } = state.settings;
  if (layer === 0) return features.map((word) => kFeatureScales[word]);
  const activation = hidden[layer - 1]?.activation ?? outputActivation(state.settings);
  const key = `${name} ${activation}`;
  const scale = scaleOf(activation, values, look.scales.get(key));
  look.scales.set(key, scale);
  return scale;
}

/** The scale a neuron's picture has, for showing it large. `layer` 0 is the inputs. */
export function scaleAt(context: Context, layer: number, unit: number): Scale {
  const grids = context.snapshot?.tiles?.[layer];
  if (!grids) return { centre: 0, limit: 1 };
  const scale = scalesOf(context, lookOf(context), layer, grids);
  return Array.isArray(scale) ? (scale[unit] ?? { centre: 0, limit: 1 }) : (scale as Scale);
}

/** A unit in words: "neuron 6 of layer 1", "input x₁", "output". */
export function nameOf(context: Context, layer: number, unit: number): string {
  const words = networkWords(context.lang);
  const { features, hidden } = context.state.settings;
  if (layer === 0) return words.describeInput(words.features[features[unit] ?? "x1"]);
  return layer > hidden.length ? words.describeOut : words.describeUnit(count(layer), count(unit + 1));
}

function describe(context: Context, item: NetworkItem): string {
  const words = networkWords(context.lang);
  const value = (snapshot: Snapshot): string => weight(weightOf(snapshot, item)?.value ?? Number.NaN);
  const now = context.snapshot ? value(context.snapshot) : context.words.noValue;
  if (item.kind === "link") {
    const [from, to] = [nameOf(context, item.layer - 1, item.from), nameOf(context, item.layer, item.to)];
    return words.describeLink(from, to, now);
  }
  const name = nameOf(context, item.layer, item.unit);
  return item.kind === "bias" ? words.describeBias(name, now) : name;
}
