// What the widget says before a lab has come.

import type { Lang } from "../../view/dictionary.ts";
import type { WidgetLab } from "./api.ts";

interface PosterWords {
  readonly names: Record<WidgetLab, string>;
  readonly about: Record<WidgetLab, string>;
  readonly start: string;
  /** Of a lab that comes by itself: before a reader is near, and while it is fetched. */
  readonly soon: string;
  readonly coming: string;
  readonly failed: string;
  readonly again: string;
}

const en: PosterWords = {
  names: { line: "Line", boundary: "Boundary", network: "Network", titanic: "Titanic", digits: "Digits" },
  about: {
    line: "Two numbers walk downhill until a straight line fits the points.",
    boundary: "Three numbers walk downhill until a line parts two kinds of points.",
    network: "A small network walks downhill until it tells two kinds of points apart.",
    titanic: "Who survived the Titanic, told from what was known of each passenger.",
    digits: "A network learns handwritten digits and reads what is drawn.",
  },
  start: "Try it",
  soon: "The lab comes when you are here.",
  coming: "The lab is on its way …",
  failed: "The lab did not arrive. The connection may be down.",
  again: "Try again",
};

const zh: PosterWords = {
  names: { line: "直线", boundary: "边界", network: "网络", titanic: "泰坦尼克", digits: "数字" },
  about: {
    line: "两个数一步步下山，直到一条直线贴近这些点。",
    boundary: "三个数一步步下山，直到一条线分开两种点。",
    network: "一个小网络一步步下山，直到分清两种点。",
    titanic: "从每位乘客的情况，说出谁在泰坦尼克号上活了下来。",
    digits: "网络学认手写的数字，再读手写的新数字。",
  },
  start: "试一试",
  soon: "读到这里，实验就会出现。",
  coming: "实验正在路上……",
  failed: "实验没有传到。网络可能断了。",
  again: "再试一次",
};

export const posterWords = (lang: Lang): PosterWords => (lang === "zh" ? zh : en);
