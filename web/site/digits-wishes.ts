// What a word of the digits page's notes asks its lab for: "hidden=128,64,32&learningRate=1" as changes of the network. Other
// labs' wishes are wishes.ts.

import type { DigitsModel } from "../shared/digits.ts";

/** Errors: RangeError for a word the lab lacks, which is an error of the page. */
export function wishedModel(text: string): Partial<DigitsModel> {
  let found: Partial<DigitsModel> = {};
  for (const [id, value] of new URLSearchParams(text)) {
    if (id === "hidden") found = { ...found, hidden: value === "" ? [] : value.split(",").map(Number) };
    else if (id === "learningRate") found = { ...found, learningRate: Number(value) };
    else throw new RangeError(`the digits lab has no setting called "${id}"`);
  }
  return found;
}
