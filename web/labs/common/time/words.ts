// Words of the ways that were left, in both languages: they come with the first of them.

import type { Lang } from "../../../view/dictionary.ts";

export interface WayWords {
  readonly title: string;
  readonly hint: string;
  readonly left: (step: string) => string;
  readonly end: (loss: string, step: string) => string;
  readonly otherPoints: string;
  readonly byHand: string;
  readonly take: string;
  readonly drop: (what: string) => string;
  readonly taken: (what: string) => string;
  readonly dropped: string;
  readonly back: string;
  readonly evenScale: string;
  readonly logScale: string;
  readonly withPenalty: string;
  readonly withoutPenalty: string;
  readonly hover: (step: string, loss: string) => string;
}

const all: Record<Lang, WayWords> = {
  en: {
    title: "Other ways from the same start",
    hint: "there → here. Click one to go back to it; it goes on to the last bit.",
    left: (step) => `parted at step ${step}`,
    end: (loss, step) => `loss ${loss} at step ${step}`,
    otherPoints: "other points",
    byHand: "weights set by hand",
    take: "Go back to this way:",
    drop: (what) => `Forget the way with ${what}`,
    taken: (what) => `Back on the other way: ${what}`,
    dropped: "That way is forgotten.",
    back: "Back by one step (B)",
    evenScale: "even scale",
    logScale: "log scale",
    withPenalty: "with the penalty",
    withoutPenalty: "without the penalty",
    hover: (step, loss) => `step ${step}: loss ${loss}`,
  },
  zh: {
    title: "同一起点的其他走法",
    hint: "那边 → 这边。点一下就回到那条路，每一位数字都不差。",
    left: (step) => `在第 ${step} 步分开`,
    end: (loss, step) => `第 ${step} 步损失 ${loss}`,
    otherPoints: "点不一样",
    byHand: "手动改过权重",
    take: "回到这条路：",
    drop: (what) => `忘掉这条路：${what}`,
    taken: (what) => `回到了另一条路：${what}`,
    dropped: "这条路已经忘掉。",
    back: "退一步（B）",
    evenScale: "均匀刻度",
    logScale: "对数刻度",
    withPenalty: "加上惩罚",
    withoutPenalty: "不加惩罚",
    hover: (step, loss) => `第 ${step} 步：损失 ${loss}`,
  },
};

export const wayWords = (lang: Lang): WayWords => all[lang];
