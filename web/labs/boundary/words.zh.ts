// The words of Boundary in Chinese.

import type { BoundaryWords } from "./words.ts";

export const words: BoundaryWords = {
  tell: "用 ",
  from: " 和 ",
  by: " 把 ",
  saying: " 分开，ŷ 到 ",
  fromUp: " 就说是 ",
  up: "",
  learnFrom: "。看 ",
  points: (n) => `${n} 个点`,
  pointsSuffix: " 个点",
  noise: "（噪声 ",
  noiseEnd: "）",
  walkBy: "，用",
  walkEnd: "走",
  atRate: "，步长 ",
  atRateAlone: "，步长 ",
  lookAt: "，每步看",
  aStep: "点",
  some: (n) => ` ${n} 个`,
  momentum: "，动量 ",
  penalty: "，用 L2 ",
  penaltyEnd: " 压住权重",
  held: "，留 ",
  heldEnd: " 的点不看",
  stop: "。",
  weights: (name) => `现在的权重 ${name}`,

  pointsHead: "点",
  pointsHint: "点一下加一个，按住 Shift 加另一种",
  pointsHintTouch: "点一下加一个，拖动可移动",
  right: (right, rows) => `${rows} 个对 ${right}`,
  unseen: (right, rows) => `没见过的 ${rows} 个对 ${right}`,
  sideHead: "沿着 w 看",
  sideHint: "拖动小球，线就移动",
  threshold: "阈值",
  score: "z = w·x + b",
  sure0: "肯定是 0",
  sure1: "肯定是 1",
  lineAt: (threshold) => `线在 ${threshold}`,
  tryWord: "试试",
  exact: "精确解",

  safe: (rate) => `从不上坡 ${rate}`,
  settles: (rate) => `停得住 ${rate}`,
  never: "停不住",
  spoken: (rate, side) =>
    ({
      safe: `${rate}，小到没有一步会上坡`,
      climbs: `${rate}，有的步可能上坡，最后还是停得住`,
      never: `${rate}，太大，停不住`,
    })[side],

  here: "现在",
  minimum: "最低处",
  slope: "坡度",
  countsHead: "对与错",
  says: "说是",
  is: "其实是",
  countsLabel: "每一种点各得到多少个哪种答案",
  rightOne: "对",
  wrongOne: "错",
  comma: "，",
  kind: (label) => (label === 1 ? "圆点" : "菱形"),
  alsoUnseen: (n) => `另有 ${n} 个没见过`,

  needPoint: "还没有东西可学。在图上点一下，放第一个点；两种点各有一个才能开始。",
  plotHelp:
    "方向键在点之间移动，加 Shift 自由移动。Enter 加一个选中的那种点，Shift 加 Enter 加另一种；在点上按 Enter 拿起再放下，Delete 去掉它，Esc 放手。按 1 选圆点，按 0 选菱形。",
  plotLabel: (points, counts, loss) => `${points}，画在模型对整个平面的回答上：${counts}，损失 ${loss}。`,
  sideLabel: (threshold) =>
    `每个点站在自己的分数上，在回答曲线的上面或下面；回答等于 ${threshold} 的地方是分界线。`,

  starting: "引擎正在启动。",
  empty: "还没有东西可学。随便点一下，放第一个点；两种点各有一个才能开始。",
  oneKind: (label) => {
    const [kind, other] = label === 1 ? ["●", "◆"] : ["◆", "●"];
    return `现在只有 ${kind}，答案很明显：到处都说是 ${kind}。放一个 ${other}，线才有地方可去。`;
  },
  separable: "没有最好的线：两种点互不相碰，走得越远就越有把握。在对面放进一个点，路就有了尽头。",
  separableAt: (loss) => `现在损失 ${loss}，总还能再小。`,
  alike: "所有的点都在一条直线上，很多分界线一样好。走到的是最近的一条。",
  hopeless: (loss, guess) =>
    `一条线分不开它们：不管放在哪里，两边都有两种点。最好的办法是哪里都差不多地说不准：损失 ${loss}，瞎猜是 ${guess}。`,
  arrived: "这里最低。往哪边走都不会更低。",
  resting: (percent) => `在最低处附近，每一步走完剩下路程的 ${percent}%。`,
  climbing: "超过了从不上坡的步长：有的步会落得比上一步高，但最后还是停得住。",
  neverSettles: "这个步长太大，停不住：到了最低处，每一步都会跨过去，落得更高。",
  otherWalk: "步长上的记号只对不带动量、每步看全部点的梯度下降成立。",
  spokenNow: (step, counts, loss, least) =>
    `第 ${step} 步：${counts}，损失 ${loss}。${least === null ? "没有精确的线。" : `精确的线损失是 ${least}。`}`,
};
