// The data sets a reader can start from: for each id of `datasets` either a generator of the engine or points written
// down here, with the settings that suit it. Not here: their names (words.ts) and the text about them (site words).

import type { GeneratorType, Point } from "./protocol.ts";
import { datasets, type LabId, type Settings } from "./settings.ts";

export interface Preset {
  /** Rows, noise and seed come from the settings. */
  readonly generator?: GeneratorType;
  readonly points?: readonly Point[];
  /** What is set along with it. */
  readonly settings?: Partial<Settings>;
}

const flat = (pairs: readonly (readonly [number, number])[]): readonly Point[] =>
  pairs.map(([x, y]) => ({ x, y, label: 0 }));

type PresetId<Lab extends LabId> = Exclude<(typeof datasets)[Lab][number], "points">;

const line: Record<PresetId<"line">, Preset> = {
  line: { generator: "line" },
  outlier: {
    points: flat([
      [-2.6, -1.7],
      [-2, -1.2],
      [-1.4, -1.1],
      [-0.8, -0.6],
      [-0.2, -0.1],
      [0.5, 0.1],
      [1.1, 0.7],
      [1.7, 0.8],
      [2.2, -2.6],
    ]),
  },
  clusters: {
    points: flat([
      [-2.3, -1.3],
      [-2.1, -0.8],
      [-1.9, -1.5],
      [-1.8, -1],
      [-1.6, -1.2],
      [1.6, 1],
      [1.7, 1.6],
      [1.9, 1.1],
      [2.1, 1.5],
      [2.3, 1.2],
    ]),
  },
  far: {
    points: flat([
      [1.6, -1.9],
      [1.75, -1.2],
      [1.9, -1.3],
      [2.05, -0.4],
      [2.2, -0.2],
      [2.35, 0.3],
      [2.5, 0.4],
      [2.65, 1.3],
      [2.8, 1.4],
    ]),
  },
};

const boundary: Record<PresetId<"boundary">, Preset> = {
  gaussian: { generator: "gaussian", settings: { noise: 0.6 } },
  overlap: { generator: "gaussian", settings: { noise: 1 } },
  apart: { generator: "gaussian", settings: { noise: 0 } },
  outlier: {
    points: [
      ...flat([
        [-2.3, -0.6],
        [-2, -1.7],
        [-1.7, 0.3],
        [-1.5, -1],
        [-1.2, -2.1],
        [-0.9, -0.3],
        [-0.6, -1.4],
        [-0.2, -0.7],
        [2.1, 1.9],
      ]),
      ...flat([
        [0.2, 0.9],
        [0.4, 2.1],
        [0.8, 0.1],
        [1, 1.4],
        [1.4, -0.4],
        [1.5, 2.3],
        [1.7, 0.8],
        [2.3, 0.2],
        [2.6, 1.3],
      ]).map((point) => ({ ...point, label: 1 })),
    ],
  },
  lopsided: {
    points: [
      ...flat([
        [-2.4, 1.6],
        [-2.1, -0.4],
        [-1.9, 0.9],
        [-1.7, -1.6],
        [-1.5, 2.1],
        [-1.2, 0.2],
        [-1.1, -0.9],
        [-0.9, 1.2],
        [-0.6, -2],
        [-0.4, 0.5],
        [-0.2, 1.9],
        [0.1, -0.6],
      ]),
      ...flat([
        [1.4, 0.9],
        [0.4, -0.3],
        [-0.7, 0.8],
      ]).map((point) => ({ ...point, label: 1 })),
    ],
  },
  xor: { generator: "xor", settings: { noise: 0.1 } },
};

const network: Record<PresetId<"network">, Preset> = {
  spiral: { generator: "spiral", settings: { task: "classify", loss: "binaryCrossentropy" } },
  rings: { generator: "rings", settings: { task: "classify", loss: "binaryCrossentropy" } },
  circle: { generator: "circle", settings: { task: "classify", loss: "binaryCrossentropy" } },
  xor: { generator: "xor", settings: { task: "classify", loss: "binaryCrossentropy" } },
  gaussian: { generator: "gaussian", settings: { task: "classify", loss: "binaryCrossentropy" } },
  moons: { generator: "moons", settings: { task: "classify", loss: "binaryCrossentropy" } },
  plane: { generator: "plane", settings: { task: "regress", loss: "meanSquaredError" } },
  wave: { points: wave(), settings: { task: "regress", loss: "meanSquaredError" } },
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

const presets: Record<LabId, Readonly<Record<string, Preset>>> = { line, boundary, network };

/** The preset of that id in that lab, or undefined; safe for untrusted text. */
export function presetOf(lab: LabId, id: string): Preset | undefined {
  return Object.hasOwn(presets[lab], id) ? presets[lab][id] : undefined;
}

/** All presets of a lab, in the order they are offered. */
export const presetIds = (lab: LabId): readonly string[] => datasets[lab].filter((id) => id !== "points");
