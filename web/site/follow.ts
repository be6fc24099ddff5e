// A link's way into a lab's page: what is behind the # is followed, and a line above the lab says what came of it. Fetched
// where an address has a hash.

import type { DownhillLab } from "../element/downhill-lab.ts";
import { type Followed, follow } from "../element/follow.ts";

const words = {
  en: {
    walked: (steps: number, changes: number) =>
      `From a link: ${steps.toLocaleString("en")} steps, ${changes} ${changes === 1 ? "change" : "changes"}, walked again to the same numbers.`,
    onTheWay: (at: number, steps: number) =>
      `From a link. It leads on to step ${steps.toLocaleString("en")}; this is step ${at.toLocaleString("en")}.`,
    goOn: "Walk on",
    broken: "This link can’t be read, so the lab stands as it always does.",
    close: "Close",
  },
  zh: {
    walked: (steps: number, changes: number) =>
      `来自链接：${steps.toLocaleString("zh")} 步，${changes} 处改动，重走一遍，数都一样。`,
    onTheWay: (at: number, steps: number) =>
      `来自链接。它通向第 ${steps.toLocaleString("zh")} 步，现在是第 ${at.toLocaleString("zh")} 步。`,
    goOn: "走下去",
    broken: "这个链接读不懂，实验还是平常的样子。",
    close: "收起",
  },
};

let line: HTMLElement | null = null;
let turn = 0;

/** Does what the hash says, if it is a link. */
export async function followHash(lab: DownhillLab): Promise<void> {
  const mine = ++turn;
  const text = location.hash;
  if (!/^#v=/.test(text)) return;
  const found = await follow(lab, text).catch(() => null);
  if (mine === turn) tell(lab, found);
}

function tell(lab: DownhillLab, found: Followed | null): void {
  line?.remove();
  if (found && found.steps === 0) return;
  const say = document.documentElement.lang === "zh" ? words.zh : words.en;
  line = document.createElement("p");
  line.className = "linked";
  line.setAttribute("role", "status");
  line.append(
    found === null
      ? say.broken
      : found.goOn
        ? say.onTheWay(found.at, found.steps)
        : say.walked(found.steps, found.changes),
  );
  const goOn = found?.goOn;
  if (goOn)
    button(say.goOn, (self) => {
      self.disabled = true;
      goOn().then(
        (end) => tell(lab, end),
        () => tell(lab, null),
      );
    });
  button(say.close, () => line?.remove());
  lab.before(line);
}

function button(text: string, act: (self: HTMLButtonElement) => void): void {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "v";
  made.textContent = text;
  made.addEventListener("click", () => act(made));
  line?.append(" ", made);
}
