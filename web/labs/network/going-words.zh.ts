// The words of going-words.ts in Chinese.

import type { GoingWords } from "./going-words.ts";

export const words: GoingWords = {
  oneKind: "只有一种点，所以处处都答它就全对。加一个另一种的点，分界线才有地方可放。",
  soFar: (steps, epochs, first, now) =>
    `走了 ${steps} 步，把点看了 ${epochs === "0" ? "不到一" : epochs} 轮，损失从 ${first} 变成 ${now}。`,
  byHeart: (step) =>
    `在留着考的点上，损失在第 ${step} 步最低。从那以后网络是在死记自己的点；神经元少一点或惩罚大一点也许有用。`,
  beganIn: (layer) => `最先出问题的是${layer}。`,
};
