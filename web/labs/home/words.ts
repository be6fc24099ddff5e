// What Home's lab says; the promise and the three ways in are the page's (site words).

import type { Lang } from "../../view/words.ts";

export interface HomeWords {
  step: (n: string) => string;
  stepZero: string;
  lossDrag: (loss: string) => string;
  loss: (loss: string) => string;
  click: string;
  right: (right: string, rows: string) => { before: string; bold: string; after: string };
  ball: string;
  ballNow: (step: string, loss: string) => string;
  picture: (right: string, rows: string, step: string) => string;
  keys: string;
  failed: (reason: string) => string;
  retry: string;
  nothing: string;
}

const en: HomeWords = {
  step: (n) => `step ${n}`,
  stepZero: "step 0",
  lossDrag: (loss) => `loss ${loss}, drag me`,
  loss: (loss) => `loss ${loss}`,
  click: "Click inside to add",
  right: (right, rows) => ({ before: "", bold: right, after: ` of ${rows} right` }),
  ball: "The ball on the slope: which step of the walk is shown",
  ballNow: (step, loss) => `step ${step}, loss ${loss}`,
  picture: (right, rows, step) =>
    `Two spirals of points and what the network makes of the plane at step ${step}: ${right} of ${rows} points are on their side of the line.`,
  keys: "Arrows go from point to point, Shift with arrows goes anywhere, Enter adds or picks up a point, Delete removes it.",
  failed: (reason) => `${reason} Until then this is a recorded walk, standing still.`,
  retry: "Try again",
  nothing: "Nothing to learn: click the picture to add a point.",
};

const zh: HomeWords = {
  step: (n) => `第 ${n} 步`,
  stepZero: "第 0 步",
  lossDrag: (loss) => `损失 ${loss}，拖我试试`,
  loss: (loss) => `损失 ${loss}`,
  click: "点一下，加一个",
  right: (right, rows) => ({ before: `${rows} 个对了 `, bold: right, after: " 个" }),
  ball: "坡上的球：现在看的是哪一步",
  ballNow: (step, loss) => `第 ${step} 步，损失 ${loss}`,
  picture: (right, rows, step) =>
    `两条螺旋的点，和网络在第 ${step} 步对这片平面的看法：${rows} 个点里有 ${right} 个在线的这一边。`,
  keys: "方向键从一个点走到另一个点，Shift 加方向键可以走到任何地方，回车加点或拿起一个点，Delete 去掉它。",
  failed: (reason) => `${reason}在那之前，这里是一段录下来的路，停在原地。`,
  retry: "再试一次",
  nothing: "没有可学的：在图上点一下，加一个点。",
};

export const homeWords = (lang: Lang): HomeWords => (lang === "zh" ? zh : en);
