// The words of chosen-words.ts in Chinese.

import type { ChosenWords } from "./chosen-words.ts";

export const words: ChosenWords = {
  gradient: "梯度",
  value: "值",
  input: "输入",
  switchOff: "关掉",
  linkDoes: (from, to) => `把${from}带进${to}。`,
  biasDoes: (unit) => `是${unit}自己加上的数。`,
  lower: "在这一批点上，把它调高，损失会变大，所以梯度是正的，这一步会把它调低。",
  raise: "在这一批点上，把它调高，损失会变小，所以梯度是负的，这一步会把它调高。",
  level: "在这一批点上，损失几乎和它无关。",
  pointTitle: (n) => `第 ${n} 个点。`,
  pointSays: (x, y, answer) => `在 (${x}, ${y})，网络的回答是 ${answer}。`,
  pointRight: "答对了。",
  pointWrong: "答错了。",
  pointHeld: "它留着考：不用来学。",
  pointOff: (by) => `差了 ${by}。`,
};
