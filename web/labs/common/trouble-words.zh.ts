// The words of trouble-words.ts in Chinese.

import type { TroubleWords } from "./trouble-words.ts";

export const words: TroubleWords = {
  overshoots: "每一步都比上一步冲得更远。",
  fromTo: (steps, first, last, rate, stable) =>
    `${steps}里损失从 ${first} 变成 ${last}。${
      stable === null ? `步长 ${rate} 在这里太大了。` : `步长 ${rate} 超过了最大的稳定步长 ${stable}。`
    }`,
  ranOut: (step) => `到第 ${step} 步，数字超过了能放下的最大的数。`,
  back: (step, rate) => `回到第 ${step} 步，步长用 ${rate}`,
  flat: (steps) => `已经 ${steps} 步没有变化。步长大一点或换个起点也许有用。`,
  saturated: (layer) => `${layer} 不再学习：它的梯度已经消失。步长小一点再换个起点也许有用。`,
};
