// What the element itself says: when the engine can't start or has stopped. Labs say everything else. Fetched when there
// is something to say, and in both languages at once: then is no time for more fetching. If even this does not arrive,
// excuses.ts has a sentence.

import { reasonIn } from "../labs/common/reasons.ts";
import type { Failure } from "../shared/protocol.ts";
import type { Lang } from "../view/dictionary.ts";
import type { Excuse } from "./excuses.ts";

interface Reasons {
  readonly noWasm: string;
  readonly noWorker: string;
  readonly noFile: string;
  readonly slow: string;
  readonly noLab: string;
  readonly stopped: string;
}
type ElementWords = Reasons &
  Omit<Excuse, "why" | "refused"> & { readonly refused: (reason: string) => string };

const en: ElementWords = {
  retry: "Try again",
  noWasm:
    "This browser can't run WebAssembly, so nothing here can learn. A current Firefox, Chrome, Edge or Safari can.",
  noWorker:
    "The engine could not start beside the page. Some settings or extensions forbid it; another browser may help.",
  noFile: "The engine's file did not arrive. The connection may be down.",
  slow: "The engine stopped answering and was shut down. A smaller network or less data may help.",
  noLab: "There is no such lab.",
  restarted: (step) => `The engine stopped and was started again; the walk goes on from step ${step}.`,
  stopped: "The engine has stopped. What stands here is kept; the walk begins anew.",
  refused: (reason) => `That was refused: ${reason}.`,
};

const zh: ElementWords = {
  retry: "再试一次",
  noWasm:
    "这个浏览器不能运行 WebAssembly，所以这里没有东西能学习。新版的 Firefox、Chrome、Edge 或 Safari 都可以。",
  noWorker: "引擎没能在页面旁边启动。有些设置或扩展会禁止它；换一个浏览器也许可以。",
  noFile: "引擎的文件没有传到。网络可能断了。",
  slow: "引擎不再回应，已经关掉。网络小一点或数据少一点也许可以。",
  noLab: "没有这个实验。",
  restarted: (step) => `引擎停了一下，已经重新启动；从第 ${step} 步接着走。`,
  stopped: "引擎停了。这里的东西都还在；路要重新走。",
  refused: (reason) => `没有照做：${reason}。`,
};

/** What there is to say, in a language. */
export function excusesIn(lang: Lang): Excuse {
  const { retry, restarted, refused: say, ...words } = lang === "zh" ? zh : en;
  const refused = (failure: Failure): string => say(reasonIn(lang, failure));
  return { retry, restarted, refused, why: (failure) => whyFailed(failure, words) };
}

/** Why the lab can't start, in words for a reader. */
function whyFailed({ code }: Failure, words: Reasons): string {
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
