// What the element itself says: when the engine can't start or has stopped. Labs say everything else. In both languages
// at once, because what says that something did not arrive must be here itself.

import type { Failure } from "../shared/protocol.ts";
import type { Lang } from "../view/dictionary.ts";

export interface ElementWords {
  readonly retry: string;
  readonly noWasm: string;
  readonly noWorker: string;
  readonly noFile: string;
  readonly slow: string;
  readonly noLab: string;
  readonly restarted: (step: string) => string;
  readonly stopped: string;
  readonly refused: (reason: string) => string;
}

const en: ElementWords = {
  retry: "Try again",
  noWasm:
    "This browser can't run WebAssembly, so nothing here can learn. A current Firefox, Chrome, Edge or Safari can.",
  noWorker:
    "The engine could not start beside the page. Some settings or extensions forbid it; another browser may help.",
  noFile: "The engine's file did not arrive. The connection may be down.",
  slow: "The engine stopped answering and was shut down. A smaller network or fewer points may help.",
  noLab: "There is no such lab.",
  restarted: (step) => `The engine stopped and was started again; the walk goes on from step ${step}.`,
  stopped: "The engine has stopped. Points and settings are kept; the walk begins anew.",
  refused: (reason) => `That was refused: ${reason}.`,
};

const zh: ElementWords = {
  retry: "再试一次",
  noWasm:
    "这个浏览器不能运行 WebAssembly，所以这里没有东西能学习。新版的 Firefox、Chrome、Edge 或 Safari 都可以。",
  noWorker: "引擎没能在页面旁边启动。有些设置或扩展会禁止它；换一个浏览器也许可以。",
  noFile: "引擎的文件没有传到。网络可能断了。",
  slow: "引擎不再回应，已经关掉。网络小一点或点少一点也许可以。",
  noLab: "没有这个实验。",
  restarted: (step) => `引擎停了一下，已经重新启动；从第 ${step} 步接着走。`,
  stopped: "引擎停了。点和设置都还在；路要重新走。",
  refused: (reason) => `没有照做：${reason}。`,
};

export const elementWords = (lang: Lang): ElementWords => (lang === "zh" ? zh : en);

/** Why the lab can't start, in words for a reader. */
export function whyFailed({ code }: Failure, words: ElementWords): string {
  if (typeof WebAssembly === "undefined") return words.noWasm;
  switch (code) {
    case "load-failed":
      return words.noFile;
    case "timeout":
      return words.slow;
    case "no-lab":
      return words.noLab;
    case "worker-failed":
      return words.noWorker;
    default:
      return words.stopped;
  }
}
