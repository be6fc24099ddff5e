// Arrays of a walk, strung together: parameters one behind the other, a history and what lies beyond it.

import type { History, Tensor } from "../engine/index.ts";
import type { ParameterChange } from "../shared/protocol.ts";

/** All parameters one behind the other. */
export function flat(tensors: readonly Tensor[]): Float32Array {
  const all = new Float32Array(tensors.reduce((sum, { data }) => sum + data.length, 0));
  let at = 0;
  for (const { data } of tensors) {
    all.set(data, at);
    at += data.length;
  }
  return all;
}

/** The first, and of the second what lies beyond it. */
export function joined(past: History, ahead: History): History {
  const last = past.step.at(-1) ?? -1;
  const from = ahead.step.findIndex((step) => step > last);
  if (from < 0) return past;
  const both = (key: keyof History): Float64Array =>
    Float64Array.from([...past[key], ...ahead[key].subarray(from)]);
  const keys = Object.keys(past) as (keyof History)[];
  return Object.fromEntries(keys.map((key) => [key, both(key)])) as unknown as History;
}

/** The tensors with some numbers replaced, in place. Errors: RangeError by name. */
export function changed(tensors: Tensor[], changes: readonly ParameterChange[]): Tensor[] {
  for (const { name, index, value } of changes) {
    const found = tensors.find((tensor) => tensor.name === name);
    if (found === undefined) throw new RangeError(`no parameter is called "${name}"`);
    if (!(index in found.data)) {
      throw new RangeError(`"${name}" has ${found.data.length} numbers, got index ${index}`);
    }
    found.data[index] = value;
  }
  return tensors;
}
