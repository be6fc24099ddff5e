// Parameters of a walk, strung together or changed by hand.

import type { Tensor } from "../engine/index.ts";
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
