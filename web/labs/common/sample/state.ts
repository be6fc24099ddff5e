// What the microscope looks at: which unit, and which weight into it. The reader chooses them in the panel or, in a network,
// by pointing at its picture.

import type { Context } from "../lab.ts";
import { type Chain, chainOf, type Edge, strongest, type Unit } from "./chain.ts";

interface Kept {
  layer: number;
  unit: number;
  back: boolean;
  /** The last chain made, and of what. */
  of: unknown;
  chain: Chain | null;
}

const keptOf = (context: Context): Kept =>
  context.memory<Kept>("microscope", () => ({ layer: 0, unit: 0, back: false, of: null, chain: null }));

/** The chain of the point picked; null while there is none, or its numbers are on their way. */
export function chainNow(context: Context): Chain | null {
  const { snapshot, state } = context;
  const sample = snapshot?.sample;
  if (!snapshot || !sample || sample.point !== state.ui.picked) return null;
  const kept = keptOf(context);
  if (kept.of !== snapshot) Object.assign(kept, { of: snapshot, chain: chainOf(snapshot, sample) });
  return kept.chain;
}

/** The unit looked at: what is pointed at in a network's picture, else the one chosen here, else the output. */
export function unitNow(context: Context, chain: Chain): Unit {
  const { tile, weight } = context.state.ui;
  const kept = keptOf(context);
  const pointed =
    weight === null && tile !== null && tile.layer >= 0 ? chain.units[tile.layer]?.[tile.unit] : null;
  const edge = edgeOf(context, chain);
  const byEdge = edge === null ? null : chain.units[edge.layer - 1]?.[edge.to];
  const chosen = chain.units[kept.layer - 1]?.[kept.unit];
  const output = chain.units.at(-1)?.[0];
  const unit = byEdge ?? pointed ?? chosen ?? output;
  if (unit === undefined) throw new RangeError("a network has at least one unit, got none");
  return unit;
}

/** The weight looked at: the one chosen in the picture, else the one into the unit that is pulled most. */
export function edgeNow(context: Context, chain: Chain): Edge | null {
  const unit = unitNow(context, chain);
  const into = chain.edges.filter(({ layer, to }) => layer === unit.layer && to === unit.unit);
  return edgeOf(context, chain) ?? strongest({ ...chain, edges: into });
}

/** The chosen weight as an edge of the chain. */
function edgeOf({ snapshot, state }: Context, { edges }: Chain): Edge | null {
  const { weight } = state.ui;
  const at = snapshot?.parameters.findIndex(({ name }) => name === weight?.name) ?? -1;
  const tensor = snapshot?.parameters[at];
  if (weight === null || tensor === undefined) return null;
  const columns = tensor.shape.at(-1) ?? 1;
  const from = tensor.shape.length > 1 ? Math.floor(weight.index / columns) : null;
  const to = weight.index % columns;
  return (
    edges.find((edge) => edge.layer === Math.floor(at / 2) + 1 && edge.from === from && edge.to === to) ??
    null
  );
}

export function lookAt(context: Context, layer: number, unit: number): void {
  Object.assign(keptOf(context), { layer, unit });
  context.dispatch({ type: "ui", changes: { weight: null, tile: null } });
}

/** Whether the network's picture carries what goes back, or what goes forward. */
export const goesBack = (context: Context): boolean => keptOf(context).back;

export function setBack(context: Context, back: boolean): void {
  keptOf(context).back = back;
  context.dispatch({ type: "ui", changes: {} });
}

/** As math-text.ts writes it. Only one unit: w, or w_1, w_2; else w_62 leads from the 6th to the 2nd. */
export function nameOf(
  { units, edges }: Chain,
  { layer, from, to }: Pick<Edge, "layer" | "from" | "to">,
): string {
  const alone = units.length === 1 && units[0]?.length === 1;
  if (from === null) return alone ? "b" : `b_${to + 1}`;
  const inputs = edges.filter((edge) => edge.layer === layer && edge.to === to && edge.from !== null).length;
  if (alone) return inputs === 1 ? "w" : `w_${from + 1}`;
  return from > 8 || to > 8 ? `w_${from + 1},_${to + 1}` : `w_${from + 1}${to + 1}`;
}
