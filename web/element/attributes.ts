// Attributes of the element to settings and a language. Anything that makes no sense is left out: an attribute is
// written by hand in a page, and a lab with its defaults is better than none.

import { type Presets, presetOf } from "../shared/presets.ts";
import type { Settings } from "../shared/settings.ts";
import type { Lang } from "../view/words.ts";

export interface Given {
  readonly preset: string;
  readonly seed: number | undefined;
  readonly learningRate: number | undefined;
  readonly hiddenLayers: string | undefined;
}

/** Values are still to be cleaned by the settings table (initialState does). */
export function givenSettings(presets: Presets, given: Given): Partial<Settings> {
  const preset = presetOf(presets, given.preset);
  const units = (given.hiddenLayers ?? "").split(",").map(Number);
  const layers = units.every((n) => n >= 1)
    ? units.map((n) => ({ units: n, activation: "tanh" as const }))
    : null;
  return {
    ...(preset && { ...preset.settings, dataset: given.preset as Settings["dataset"] }),
    ...(given.seed !== undefined && { seed: given.seed }),
    ...(given.learningRate !== undefined && { learningRate: given.learningRate }),
    ...(layers && { hidden: layers }),
  };
}

/** en or zh; "auto" asks the page around the element, then the browser. */
export function resolveLang(lang: string, element: Element): Lang {
  const around =
    lang === "auto" || lang === "" ? element.parentElement?.closest("[lang]")?.getAttribute("lang") : lang;
  const tag = around || navigator.language || "en";
  return tag.toLowerCase().startsWith("zh") ? "zh" : "en";
}
