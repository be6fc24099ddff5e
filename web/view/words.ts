// Words that every lab's controls share, in English and Chinese. A missing key is a type error.
// Not here: what one lab says about its own model (web/labs/<id>/words.ts) and the pages' prose (web/site/words).

export type Lang = "en" | "zh";

export interface ViewWords {
  play: string;
  pause: string;
  starting: string;
  step: string;
  stepBy: (unit: string) => string;
  unit: string;
  batch: string;
  epoch: string;
  rewind: string;
  rewinding: string;
  newStart: string;
  slow: string;
  fast: string;
  speed: string;
  tools: string;
  pos: string;
  neg: string;
  point: string;
  move: string;
  erase: string;
  undo: string;
  redo: string;
  clear: string;
  presets: string;
  dragOrType: string;
  notANumber: string;
  wholeNumber: string;
  above: (limit: string) => string;
  atLeast: (limit: string) => string;
  atMost: (limit: string) => string;
  between: (low: string, high: string) => string;
  rate: string;
  fastest: string;
  largestStable: string;
  diverges: string;
  rateNow: (rate: string, side: "slow" | "zigzag" | "diverges") => string;
  data: string;
  result: string;
  dataAndResult: string;
  network: string;
  loss: string;
  lossPlusPenalty: (penalty: string) => string;
  stepCount: string;
  epochCount: string;
  guessing: string;
  heldBack: string;
  noValue: string;
  close: string;
  more: (n: number) => string;
  less: string;
  on: string;
  off: string;
}

export const en: ViewWords = {
  play: "Play",
  pause: "Pause",
  starting: "starting",
  step: "Step",
  stepBy: (unit) => `Step by ${unit}`,
  unit: "How far one step goes",
  batch: "batch",
  epoch: "epoch",
  rewind: "Rewind",
  rewinding: "Rewinding",
  newStart: "New start",
  slow: "slow",
  fast: "fast",
  speed: "Speed",
  tools: "What a click on the picture does",
  pos: "Add a blue circle, class 1",
  neg: "Add an orange diamond, class 0",
  point: "Add a point",
  move: "Move a point",
  erase: "Remove a point",
  undo: "Undo",
  redo: "Redo",
  clear: "Remove all points",
  presets: "Presets",
  dragOrType: "drag or type",
  notANumber: "a number",
  wholeNumber: "a whole number",
  above: (limit) => `above ${limit}`,
  atLeast: (limit) => `${limit} or more`,
  atMost: (limit) => `${limit} or less`,
  between: (low, high) => `${low} to ${high}`,
  rate: "rate",
  fastest: "fastest",
  largestStable: "largest stable",
  diverges: "diverges",
  rateNow: (rate, side) =>
    ({
      slow: `${rate}, below the fastest rate`,
      zigzag: `${rate}, past the fastest rate: it zigzags`,
      diverges: `${rate}, past the largest stable rate: it diverges`,
    })[side],
  data: "Data",
  result: "Result",
  dataAndResult: "Data and result",
  network: "Network",
  loss: "loss",
  lossPlusPenalty: (penalty) => `plus penalty ${penalty}`,
  stepCount: "step",
  epochCount: "epoch",
  guessing: "guessing",
  heldBack: "held back",
  noValue: "no value",
  close: "Close",
  more: (n) => `${n} more`,
  less: "less",
  on: "on",
  off: "off",
};

export const zh: ViewWords = {
  play: "播放",
  pause: "暂停",
  starting: "正在启动",
  step: "走一步",
  stepBy: (unit) => `走一步：${unit}`,
  unit: "一步走多远",
  batch: "批",
  epoch: "轮",
  rewind: "回到起点",
  rewinding: "正在往回走",
  newStart: "换个起点",
  slow: "慢",
  fast: "快",
  speed: "速度",
  tools: "点图的时候做什么",
  pos: "加一个蓝色圆点，类别 1",
  neg: "加一个橙色菱形，类别 0",
  point: "加一个点",
  move: "移动一个点",
  erase: "去掉一个点",
  undo: "撤销",
  redo: "重做",
  clear: "去掉所有点",
  presets: "换数据",
  dragOrType: "拖动或输入",
  notANumber: "要一个数",
  wholeNumber: "要一个整数",
  above: (limit) => `要大于 ${limit}`,
  atLeast: (limit) => `不小于 ${limit}`,
  atMost: (limit) => `不大于 ${limit}`,
  between: (low, high) => `${low} 到 ${high}`,
  rate: "步长",
  fastest: "最快",
  largestStable: "最大稳定步长",
  diverges: "发散",
  rateNow: (rate, side) =>
    ({
      slow: `${rate}，小于最快的步长`,
      zigzag: `${rate}，超过最快的步长，会来回折`,
      diverges: `${rate}，超过最大的稳定步长，会发散`,
    })[side],
  data: "数据",
  result: "结果",
  dataAndResult: "数据与结果",
  network: "网络",
  loss: "损失",
  lossPlusPenalty: (penalty) => `另加惩罚 ${penalty}`,
  stepCount: "步",
  epochCount: "轮",
  guessing: "瞎猜",
  heldBack: "留着考",
  noValue: "没有值",
  close: "关闭",
  more: (n) => `还有 ${n} 项`,
  less: "收起",
  on: "开",
  off: "关",
};

/** The words for a language tag; anything that is not Chinese reads English. */
export const viewWords = (lang: string): ViewWords => (lang.toLowerCase().startsWith("zh") ? zh : en);
