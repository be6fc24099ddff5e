// The words of more-words.ts in English.

import { html } from "lit";
import type { MoreWords } from "./more-words.ts";

export const words: MoreWords = {
  sentence: (s) =>
    html`${
      s.drawn === null
        ? html`The data is ${s.points}, `
        : html`The data is ${s.drawn.rows} points with noise ${s.drawn.noise}, draw ${s.drawn.draw}, `
    }${s.held} of them held back. The network is to ${s.task}; its loss is ${s.loss}. ${
      s.momentum === null ? "Rate " : html`Momentum ${s.momentum}, rate `
    }${s.schedule}, dropout ${s.dropout}, ${s.l1}; weights start from ${s.initializer}, draw ${s.seed}.`,
  tasks: { classify: "tell two kinds apart", regress: "guess heights" },
  points: (n) => `${n} points`,
  percent: " %",
  losses: { meanSquaredError: "mean squared error", binaryCrossentropy: "cross-entropy" },
  schedules: {
    constant: "constant",
    step: "halving in steps",
    exponential: "falling exponentially",
    cosine: "falling like a cosine",
    inverseTime: "falling like 1 / t",
  },
  initializers: {
    glorotUniform: "Glorot uniform",
    glorotNormal: "Glorot normal",
    heUniform: "He uniform",
    heNormal: "He normal",
    lecunUniform: "LeCun uniform",
    lecunNormal: "LeCun normal",
    zeros: "zeros",
  },
};
