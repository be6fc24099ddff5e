// The data sets that Network's reader can start from: two kinds of points in shapes that no line parts, and heights.

import type { Preset, PresetsOf } from "../../shared/presets.ts";
import type { GeneratorType, Point } from "../../shared/protocol.ts";

const heights = { task: "regress", loss: "meanSquaredError" } as const;

const kinds = (generator: GeneratorType): Preset => ({
  generator,
  settings: { task: "classify", loss: "binaryCrossentropy" },
});

export const presets: PresetsOf<"network"> = {
  spiral: kinds("spiral"),
  rings: kinds("rings"),
  circle: kinds("circle"),
  xor: kinds("xor"),
  gaussian: kinds("gaussian"),
  moons: kinds("moons"),
  plane: { generator: "plane", settings: heights },
  wave: { points: wave(), settings: heights },
};

/** A hill and a hollow on a grid of 121 points: heights (1 - r²/4)² within 2 units of each centre, by sums and products alone. */
function wave(): readonly Point[] {
  const bump = (dx: number, dy: number): number => {
    const left = 1 - (dx * dx + dy * dy) / 4;
    return left > 0 ? left * left : 0;
  };
  return Array.from({ length: 121 }, (_, i) => {
    const x = ((i % 11) - 5) * 0.56;
    const y = (Math.floor(i / 11) - 5) * 0.56;
    return { x, y, label: bump(x - 1.2, y - 1) - bump(x + 1.2, y + 1) };
  });
}
