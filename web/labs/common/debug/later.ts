// The door to the step by operations: nothing of it is fetched before a reader asks for the first operation.

import { nothing, type TemplateResult } from "lit";
import { type Lang, loadWords } from "../../../view/dictionary.ts";
import { later } from "../../../view/later.ts";
import type { Context } from "../lab.ts";

let lang: Lang = "en";
const band = later(async () => {
  const module = await import("./band.ts");
  await loadWords(lang);
  return module;
});

/** The band of a step, where one is watched; else `instead`. */
export function stepBand(
  context: Context,
  instead: () => TemplateResult | typeof nothing = () => nothing,
): TemplateResult | typeof nothing {
  if (!context.state.ui.byOperation) return instead();
  lang = context.lang;
  const again = (): void => context.dispatch({ type: "ui", changes: {} });
  return (
    band(
      context.memory("step band", () => ({})),
      again,
    )?.stepBand(context) ?? instead()
  );
}
