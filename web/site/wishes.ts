// What a word of the notes asks the lab for: "dataset=circle&hidden=8,6" as values of the settings table. Pure; the
// lab cleans the values again, as it does with everything that comes from outside.

import { isSettingId, settings } from "../shared/settings.ts";

/** "dataset=circle&hidden=8,6" as values of the settings table; a word the table lacks is an error of the page. */
export function wished(text: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [id, value] of new URLSearchParams(text)) {
    if (!isSettingId(id)) throw new RangeError(`there is no setting called "${id}"`);
    found[id] = typed(settings[id].kind, value);
  }
  return found;
}

function typed(kind: (typeof settings)[keyof typeof settings]["kind"], value: string): unknown {
  const parts = value === "" ? [] : value.split(",");
  switch (kind) {
    case "number":
      return Number(value);
    case "flag":
      return value === "true";
    case "features":
      return parts;
    case "layers":
      return parts.map((units) => ({ units: Number(units), activation: "tanh" }));
    case "choice":
      return value;
    // Too long for a word of the notes: recipes come with presets.
    case "recipe":
      return null;
    default:
      return kind satisfies never;
  }
}
