// The words of more-words.ts in Chinese.

import { html, nothing } from "lit";
import type { MoreWords } from "./more-words.ts";

export const words: MoreWords = {
  sentence: (s) =>
    html`${
      s.drawn === null
        ? html`数据是${s.points}，`
        : html`数据有 ${s.drawn.rows} 个点，噪声 ${s.drawn.noise}，第 ${s.drawn.draw} 组，`
    }其中 ${s.held} 留着考。网络要${s.task}，损失用${s.loss}。${
      s.momentum === null ? nothing : html`动量 ${s.momentum}，`
    }步长${s.schedule}，随机丢弃 ${s.dropout}，${s.l1}。权重按 ${s.initializer} 抽，第 ${s.seed} 次。`,
  tasks: { classify: "分开两种点", regress: "猜高低" },
  points: (n) => ` ${n} 个点`,
  percent: "%",
  losses: { meanSquaredError: "均方误差", binaryCrossentropy: "交叉熵" },
  schedules: {
    constant: "不变",
    step: "一级级减半",
    exponential: "按指数减小",
    cosine: "按余弦减小",
    inverseTime: "按 1 / t 减小",
  },
  initializers: {
    glorotUniform: "Glorot 均匀",
    glorotNormal: "Glorot 正态",
    heUniform: "He 均匀",
    heNormal: "He 正态",
    lecunUniform: "LeCun 均匀",
    lecunNormal: "LeCun 正态",
    zeros: "全零",
  },
};
