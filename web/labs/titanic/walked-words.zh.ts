// What is said of a walk once it has begun, in Chinese.

import type { WalkedWords } from "./walked-words.ts";

export const words: WalkedWords = {
  rocHead: "所有的阈值",
  rocLabel: (auc) => `ROC 曲线：阈值下降时，找到的比例与误报的比例。面积 ${auc}。`,
  rocX: "误报",
  rocY: "找到",
  calibrationHead: "说的与应验的",
  calibrationLabel: "回答从 0 到 1 分成十段：每段里真是 1 的比例。落在对角线上，说的就是真的。",
  calibrationX: "说",
  calibrationY: "实际",
  accuracyHead: "对的比例",
  accuracyLabel: (train, held) => `对的比例随步数的变化：训练 ${train}，交叉验证 ${held}。`,
  printedHead: "每 10 轮打印一行",
  printedSoon: "走完 10 轮，第一行就打印在这里：整个部分上的损失和准确率。",
  epoch: (n) => `第 ${n} 轮`,
  loss: "损失",
  accuracy: "准确率",
  heldLoss: "验证损失",
  heldAccuracy: "验证准确率",
};
