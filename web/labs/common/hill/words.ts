// What stands around the hill of a network or a boundary, in both languages: it comes with the panel.

import type { Lang } from "../../../view/dictionary.ts";

export interface HillWords {
  readonly title: string;
  readonly cut: string;
  readonly kinds: Record<"pair" | "random" | "walk", string>;
  readonly across: string;
  readonly up: string;
  readonly layer: (n: string) => string;
  /** Takes the weight chosen in the picture as an axis. */
  readonly take: (weight: string) => string;
  readonly reroll: string;
  readonly aside: string;
  readonly above: string;
  readonly turn: string;
  readonly wider: string;
  readonly closer: string;
  readonly here: string;
  readonly hereWithPenalty: string;
  readonly lowest: string;
  readonly highest: string;
  readonly says: Record<"pair" | "random" | "walk", (numbers: string) => string>;
  readonly click: string;
  readonly tap: string;
  readonly states: Record<"still" | "gone" | "none" | "coming" | "flat", string>;
  /** What is drawn of the optimizer's memory. */
  readonly memory: {
    readonly momentum: string;
    readonly adam: string;
    readonly scaled: string;
    readonly divided: (x: string, along: string, y: string, up: string) => string;
    readonly larger: string;
  };
  readonly back: string;
  readonly close: string;
  readonly label: (kind: "pair" | "random" | "walk", x: string, y: string, height: string) => string;
}

const en: HillWords = {
  title: "The hill",
  cut: "Cut along",
  kinds: { pair: "two numbers", random: "random ways", walk: "the walk" },
  across: "across",
  up: "up",
  layer: (n) => `layer ${n}`,
  take: (weight) => `${weight}, chosen above, as`,
  reroll: "Other ways",
  aside: "From the side",
  above: "From above",
  turn: "Drag it to turn it.",
  wider: "Wider",
  closer: "Closer",
  here: "loss here",
  hereWithPenalty: "loss and penalty here",
  lowest: "lowest in the picture",
  highest: "highest",
  says: {
    pair: () => "The loss over these two numbers; all others stay as they are now.",
    random: (n) =>
      `Two random ways through all ${n} numbers. Going 1 along one is as far as each neuron's weights are long.`,
    walk: (n) => `The two ways in which the walk spread most through its ${n} numbers.`,
  },
  click: "Click the hill to put the walk there.",
  tap: "Tap the hill to put the walk there.",
  states: {
    still: "The walk has gone nowhere yet. A few steps, and it shows which ways it takes.",
    gone: "One of these numbers is gone. Choose two others.",
    none: "There is no hill without points, or where numbers have no value.",
    coming: "Computing the hill",
    flat: "It is flat here: these ways change no answer.",
  },
  memory: {
    momentum:
      "The grey arrow is what the walk remembers of its last steps, −αμv; the yellow one adds the slope, −α∇J. The ring is where both lead.",
    adam: "The grey arrow is the mean slope it remembers, −αm̂, which is divided by √v̂:",
    scaled: "The yellow arrow is the slope, −α∇J, which is divided by the root of the squares it remembers:",
    divided: (x, along, y, up) =>
      `${along} along ${x} and ${up} along ${y}. The ellipse is where any slope as long as this would lead, its dot where this one does.`,
    larger: "The × says how much larger it is drawn.",
  },
  back: "Put it back",
  close: "Close the hill",
  label: (kind, x, y, height) =>
    `The loss ${kind === "pair" ? "over two numbers" : kind === "random" ? "along two random ways" : "along the walk"}, with the walk on it. Now at ${x}, ${y}, loss ${height}. `,
};

const zh: HillWords = {
  title: "山",
  cut: "沿着",
  kinds: { pair: "两个数", random: "随机方向", walk: "走过的路" },
  across: "横",
  up: "纵",
  layer: (n) => `第 ${n} 层`,
  take: (weight) => `上面选中的 ${weight} 用作`,
  reroll: "换两个方向",
  aside: "从侧面看",
  above: "从上面看",
  turn: "拖动就能转动它。",
  wider: "看宽些",
  closer: "看近些",
  here: "这里的损失",
  hereWithPenalty: "这里的损失加惩罚",
  lowest: "图中最低",
  highest: "最高",
  says: {
    pair: () => "损失随这两个数的变化；其余的数都保持现在的值。",
    random: (n) => `穿过全部 ${n} 个数的两个随机方向。走 1，就是每个神经元的权重那么长。`,
    walk: (n) => `在 ${n} 个数里，这一路散得最开的两个方向。`,
  },
  click: "点击山，就从那里走。",
  tap: "点一下山，就从那里走。",
  states: {
    still: "还没有走动。走几步，就看得出走的是哪些方向。",
    gone: "其中一个数已经不在了。另选两个。",
    none: "没有点，或者数没有值时，就没有山。",
    coming: "正在计算这座山",
    flat: "这里是平的：这两个方向不改变任何回答。",
  },
  memory: {
    momentum: "灰箭头是前几步留下的记忆 −αμv，黄箭头再加上坡度 −α∇J。圆圈是两者一起通到的地方。",
    adam: "灰箭头是记住的平均坡度 −αm̂，它要除以 √v̂：",
    scaled: "黄箭头是坡度 −α∇J，它要除以记住的平方的根：",
    divided: (x, along, y, up) =>
      `沿 ${x} 是 ${along}，沿 ${y} 是 ${up}。椭圆是同样长的坡度能通到的地方，上面的点是这一步。`,
    larger: "× 是椭圆放大的倍数。",
  },
  back: "放回去",
  close: "收起山",
  label: (kind, x, y, height) =>
    `${kind === "pair" ? "损失随两个数的变化" : kind === "random" ? "沿两个随机方向的损失" : "沿走过的路的损失"}，以及上面走过的路。现在在 ${x}，${y}，损失 ${height}。`,
};

export const hillWords = (lang: Lang): HillWords => (lang === "zh" ? zh : en);
