// What is said where numbers or classes are told, in Chinese.

import type { TasksWords } from "./tasks-words.ts";

export const words: TasksWords = {
  nothing: "这一部分没有行。",
  noThreshold: "阈值和它的曲线问的是“是或不是”：在句子里选一个值就能看到。",
  noValue: "回答已经没有值了。",
  said: (target) => `说的 ${target} →`,
  was: (target) => `↑ 实际的 ${target}`,
  tooHigh: "说高了",
  tooLow: "说低了",
  againstLabel: (target, rows) => `${rows} 行：横向是说的 ${target}，纵向是实际的。落在对角线上就是对的。`,
  offHead: "差多少",
  spreadLabel: (width) => `按“回答减实际”分的行数，每格 ${width}。`,
  r2: "R²，解释了的比例",
  r2Short: "R²",
  off: "平均差",
  guessOff: "总说平均数的话",
  rms: "均方根",
  better: (percent) => `比起总说平均数，差距小了 ${percent}%。`,
  noBetter: "到现在还不比总说平均数强。",
  allAlike: "这里每一行的值都一样：说平均数从不出错。",
  learntAs: (target, shift, scale) =>
    `学的是（${target} − ${shift}）/ ${scale}，所以损失没有单位；这里别的数都以 ${target} 的单位计。`,
  about: (off) => `平均差 ${off}`,
  takenLabel: "每一类各有多少行被当成哪一类",
  takenHint: "横行是实际的，竖列是说的。点一个数，看是哪些行。",
  corner: "实际 ↓ 说 →",
  cell: (rows, truth, said) => `${truth} 有 ${rows} 行说成 ${said}`,
  rowsOf: (truth, said) => (truth === said ? `${truth}，说对了：` : `${truth} 说成了 ${said}：`),
  row: (n) => `第 ${n} 行`,
  eachHead: "每一类",
  precision: "说了里真的",
  recall: "真的里说出",
  eachHint: "说是它的里面有多少真是；真是它的里面有多少说了出来；两样都高，F1 才高。",
};
