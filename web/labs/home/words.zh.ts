// The words of Home's lab in Chinese.

import type { HomeWords } from "./words.ts";

export const words: HomeWords = {
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
