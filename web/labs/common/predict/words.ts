// What is said around a guess, in both languages; fetched with it.

import type { Lang } from "../../../view/dictionary.ts";
import type { What } from "./state.ts";

export interface PredictWords {
  readonly title: string;
  readonly close: string;
  readonly whatName: string;
  readonly whats: Record<What, string>;
  readonly howTo: Record<What, string>;
  readonly noPoints: string;
  readonly padLine: string;
  readonly padBorder: string;
  readonly leftEnd: string;
  readonly rightEnd: string;
  readonly chart: string;
  readonly lossAt: (step: string) => string;
  readonly stepsName: string;
  readonly go: (steps: string) => string;
  readonly again: string;
  readonly wipe: string;
  readonly sketchFirst: string;
  readonly walking: (step: string, target: string) => string;
  readonly score: Record<What, (step: string, value: string) => string>;
  readonly means: Record<What, string>;
  readonly stopped: string;
}

const en: PredictWords = {
  title: "A guess first",
  close: "Close",
  whatName: "what to guess",
  whats: { line: "the line", border: "the border", loss: "the loss" },
  howTo: {
    line: "Drag a line across the points: where will it be after the walk? Or move its two ends with the arrow keys. The exact answer is hidden until then.",
    border:
      "Draw on the picture where the border will run; several strokes are fine. By keyboard: arrows move the cross, Enter sets a corner, Escape lifts the pen, Backspace takes a stroke back.",
    loss: "Draw how the loss will go over the steps to come, or move the four handles with the arrow keys.",
  },
  noPoints: "There is no point yet, so nothing to guess. Click in the picture for a first one.",
  padLine: "Pad for the guessed line",
  padBorder: "Pad for the guessed border",
  leftEnd: "the guessed line at x = −2",
  rightEnd: "the guessed line at x = 2",
  chart: "Guessed loss by step, and what came",
  lossAt: (step) => `guessed loss at step ${step}`,
  stepsName: "steps to walk",
  go: (steps) => `Walk ${steps} steps`,
  again: "Back to the start, another guess",
  wipe: "Wipe",
  sketchFirst: "First the sketch, then the walk.",
  walking: (step, target) => `Step ${step} of ${target}.`,
  score: {
    line: (step, value) => `At step ${step} your line lies ${value} from the model's.`,
    border: (step, value) => `At step ${step} your border and the model's agree on ${value} of the plane.`,
    loss: (step, value) => `Up to step ${step} your curve is off by a factor of ${value}.`,
  },
  means: {
    line: "The distance is the mean height between the two lines, in units of y, from x = −3 to 3. 0 is the same line.",
    border:
      "Each side of the sketch is named by the points on it; an end that meets nothing goes straight on. The share counts 60 × 60 cells.",
    loss: "10 to the mean of |log₁₀(guess / loss)| over the steps measured. 1 is the same curve.",
  },
  stopped: "The walk stopped before its end.",
};

const zh: PredictWords = {
  title: "先猜再走",
  close: "关闭",
  whatName: "猜什么",
  whats: { line: "直线", border: "边界", loss: "损失" },
  howTo: {
    line: "在点之间拖出一条线：走完之后它会在哪里？也可以用方向键移动两端。在那之前，精确答案先藏起来。",
    border:
      "在图上画出边界会在哪里，可以画几笔。用键盘：方向键移动十字，回车放一个拐点，Esc 抬笔，退格撤回一笔。",
    loss: "画出接下来的损失会怎么走，或者用方向键移动四个把手。",
  },
  noPoints: "还没有点，没什么可猜。在图上点一下，放第一个点。",
  padLine: "画直线的地方",
  padBorder: "画边界的地方",
  leftEnd: "猜的线在 x = −2 处",
  rightEnd: "猜的线在 x = 2 处",
  chart: "猜的损失和走出来的损失",
  lossAt: (step) => `猜第 ${step} 步的损失`,
  stepsName: "走几步",
  go: (steps) => `走 ${steps} 步`,
  again: "回到起点，再猜一次",
  wipe: "擦掉",
  sketchFirst: "先画，再走。",
  walking: (step, target) => `第 ${step} 步，到 ${target} 为止。`,
  score: {
    line: (step, value) => `第 ${step} 步，猜的线离模型的线 ${value}。`,
    border: (step, value) => `第 ${step} 步，猜的边界和模型的在 ${value} 的平面上一致。`,
    loss: (step, value) => `到第 ${step} 步，猜的曲线平均差 ${value} 倍。`,
  },
  means: {
    line: "距离是从 x = −3 到 3 两条线的平均高度差，单位同 y。0 就是同一条线。",
    border: "每一边由那里的点命名；没有碰到东西的线头会直直延长。比例按 60 × 60 个格子数。",
    loss: "10 的「|log₁₀(猜的 / 真的)| 在各步上的平均」次方。1 就是同一条曲线。",
  },
  stopped: "还没走完就停了。",
};

export const predictWords = (lang: Lang): PredictWords => (lang === "zh" ? zh : en);
