// The data sets that Boundary's reader can start from: two kinds that a line parts well, badly or not at all.

import { flat, type PresetsOf } from "../../shared/presets.ts";

export const presets: PresetsOf<"boundary"> = {
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
