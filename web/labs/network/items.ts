// From a place in the network picture to the number that lives there, and back: links are entries of kernels, bias
// marks entries of biases. Parameters are the snapshot's: layer by layer, kernel [in, out] before bias.

import type { Snapshot, Tensor } from "../../shared/protocol.ts";
import type { NetworkItem, NetworkLayout } from "../../view/pictures/network-layout.ts";

/** One number of the model by name and place, and its gradient where there is one. */
export interface Weight {
  readonly name: string;
  readonly index: number;
  readonly value: number;
  readonly gradient: number | null;
}

const kernelAt = (parameters: readonly Tensor[], layer: number): Tensor | undefined =>
  parameters[2 * layer - 2];
const biasAt = (parameters: readonly Tensor[], layer: number): Tensor | undefined =>
  parameters[2 * layer - 1];

/** Units a column as the snapshot's tensors have it: inputs first, output last. */
export function unitsIn(parameters: readonly Tensor[]): number[] {
  const kernels = parameters.filter((_, i) => i % 2 === 0);
  const inputs = kernels[0]?.shape[0];
  return inputs === undefined ? [] : [inputs, ...kernels.map(({ shape }) => shape[1] ?? 0)];
}

/** The number behind an item; a neuron stands for its bias. null for inputs and places that are gone. */
export function weightOf(
  { parameters, gradients }: Pick<Snapshot, "parameters" | "gradients">,
  item: NetworkItem,
): Weight | null {
  if (item.layer === 0) return null;
  const link = item.kind === "link";
  const tensor = (link ? kernelAt : biasAt)(parameters, item.layer);
  const columns = tensor?.shape.at(-1) ?? 0;
  const index = link ? item.from * columns + item.to : item.unit;
  const inside = link ? item.to < columns : item.unit < columns;
  const value = inside ? tensor?.data[index] : undefined;
  if (tensor === undefined || value === undefined) return null;
  const gradient = gradients?.find(({ name }) => name === tensor.name)?.data[index];
  return { name: tensor.name, index, value, gradient: gradient ?? null };
}

/** The item a number is drawn as; null for a name that is not there. */
export function itemOf(
  parameters: readonly Tensor[],
  { name, index }: { readonly name: string; readonly index: number },
): NetworkItem | null {
  const at = parameters.findIndex((tensor) => tensor.name === name);
  const tensor = parameters[at];
  if (tensor === undefined || index >= tensor.data.length) return null;
  const layer = Math.floor(at / 2) + 1;
  if (at % 2 === 1) return { kind: "bias", layer, unit: index };
  const columns = tensor.shape[1] ?? 1;
  return { kind: "link", layer, from: Math.floor(index / columns), to: index % columns };
}

/** Whether the picture has the item. */
export function holds({ units }: NetworkLayout, item: NetworkItem): boolean {
  const count = (layer: number): number => units[layer] ?? 0;
  if (item.kind !== "link") return item.unit < count(item.layer);
  return item.layer > 0 && item.to < count(item.layer) && item.from < count(item.layer - 1);
}

/** As math-text.ts writes it: w_62 from neuron 6 to neuron 2; a comma keeps two-digit places apart. */
export function mathName(item: NetworkItem): string {
  if (item.kind !== "link") return `b_${item.unit + 1}`;
  const [from, to] = [item.from + 1, item.to + 1];
  return from > 9 || to > 9 ? `w_${from},_${to}` : `w_${from}${to}`;
}
