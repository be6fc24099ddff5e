// A lab's page: the header, the lab, and the words of the notes that set something in it.

import "../element/downhill-lab.ts";
import "./page.ts";
import { isSettingId, settings } from "../shared/settings.ts";

type Lab = HTMLElement & { setState?: (state: { settings: Record<string, unknown> }) => void };

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
    default:
      return kind satisfies never;
  }
}

const lab = document.querySelector<Lab>("downhill-lab");
for (const word of document.querySelectorAll<HTMLElement>("[data-set]"))
  word.addEventListener("click", () => {
    lab?.setState?.({ settings: wished(word.dataset["set"] ?? "") });
    lab?.scrollIntoView({ block: "start", behavior: "instant" });
  });
