// w and b of a line of one number in.

import type { Tensor } from "../../../shared/protocol.ts";
import type { Straight } from "./score.ts";

export function lineOfParameters([kernel, bias]: readonly Tensor[]): Straight | null {
  const [w, b] = [kernel?.data[0], bias?.data[0]];
  return w === undefined || b === undefined ? null : { w, b };
}
