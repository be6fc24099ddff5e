// The data sets that Line's reader can start from: what tells a good line from a misled one.

import { flat, type PresetsOf } from "../../shared/presets.ts";

export const presets: PresetsOf<"line"> = {
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
