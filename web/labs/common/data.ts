// Settings and points to what the worker is told of the data: the same for every lab.

import { type Presets, presetOf } from "../../shared/presets.ts";
import type { DataSpec } from "../../shared/protocol.ts";
import type { LabId } from "../../shared/settings.ts";
import type { LabState } from "./store.ts";

/** The reader's points, or the preset's. A line has one input whatever the settings say. */
export function dataOf(lab: LabId, presets: Presets, state: LabState): DataSpec {
  const { settings } = state;
  const role = lab === "line" ? "line" : "plane";
  const features =
    lab === "network" ? settings.features : role === "line" ? (["x1"] as const) : (["x1", "x2"] as const);
  const base = { role, features, validation: settings.held, seed: settings.dataSeed } as const;
  const preset = state.points === null ? presetOf(presets, settings.dataset) : undefined;
  if (preset?.generator !== undefined) {
    const { rows, noise, dataSeed: seed } = settings;
    return { ...base, source: { kind: "generate", type: preset.generator, rows, noise, seed } };
  }
  return { ...base, source: { kind: "points", points: state.points ?? preset?.points ?? [] } };
}
