// A page under test: looks at the lab (or Home's walk) on it, waits for what it should come to, and touches it as a
// reader does: real mouse, real keys, real fingers.

import assert from "node:assert/strict";

const kPatience = 120_000; // ms until a wait is given up; it ends as soon as it can
const kLabs = "downhill-lab, downhill-home, downhill-digits, downhill-matmul";

/**
 * Finds the first drawn element that matches, in shadow trees too; runs in the page. "dh-step >>> .go" looks for .go
 * inside of what "dh-step" found.
 */
const find = `(wanted) => {
  const look = (node, selector) => {
    for (const found of node.querySelectorAll(selector)) if (found.getClientRects().length > 0) return found;
    for (const { shadowRoot } of node.querySelectorAll("*")) {
      const inside = shadowRoot && look(shadowRoot, selector);
      if (inside) return inside;
    }
    return null;
  };
  return wanted.split(" >>> ").reduce((node, selector) => node && look(node.shadowRoot ?? node, selector), document);
}`;

/** The text of an element, shadow trees and all; runs in the page. */
const read = `(element) => {
  const all = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.localName === "style" || node.localName === "script" || node.checkVisibility?.() === false) return "";
    if (node.localName === "slot") return node.assignedNodes().map(all).join("");
    return [...(node.shadowRoot ?? node).childNodes].map(all).join("");
  };
  return element ? all(element).replace(/\\s+/g, " ") : "";
}`;

export class Watched {
  constructor(page, browser) {
    this.page = page;
    this.browser = browser;
  }

  /** The value of `look(lab, ...args)`, run in the page; args and value are plain data. */
  lab(look, ...args) {
    return this.page.evaluate(
      `(${String(look)})(document.querySelector("${kLabs}"), ...${JSON.stringify(args)})`,
    );
  }

  /** Waits until all that was asked of the worker stands on the screen and `probe(lab, ...args)`, run in the page, is true. */
  async until(probe, ...args) {
    const come = await this.page.evaluate(`new Promise((done, failed) => {
      const give = performance.now() + ${kPatience};
      const look = () => {
        try {
          const lab = document.querySelector("${kLabs}");
          if (errandsDone(lab) && (${String(probe)})(lab, ...${JSON.stringify(args)})) done(true);
          else if (performance.now() > give) done(false);
          else setTimeout(look, 20);
        } catch (error) {
          failed(error);
        }
      };
      look();
    })`);
    if (!come) assert.fail(`still waiting for ${probe} (${args}): ${JSON.stringify(await this.lab(now))}`);
  }

  /** Waits until all that was asked of the worker stands on the screen. */
  settled() {
    return this.until(() => true);
  }

  /** The engine runs and the first picture stands. */
  ready() {
    return this.until((lab) => (lab?.snapshot ?? lab?.shown) != null);
  }

  /** The text of the lab, shadow trees and all, as a reader may find it; without what is not drawn. */
  text(selector = "body") {
    return this.page.evaluate(`(${read})((${find})(${JSON.stringify(selector)}))`);
  }

  /** Waits until the text of what matches matches in its turn, and returns it: words may come with a first touch. */
  async reads(selector, pattern) {
    const give = performance.now() + kPatience;
    for (;;) {
      const [done, text] = await this.page.evaluate(
        `[errandsDone(document.querySelector("${kLabs}")), (${read})((${find})(${JSON.stringify(selector)}))]`,
      );
      if (done && pattern.test(text)) return text;
      if (performance.now() > give) assert.fail(`${selector} never read ${pattern}, but "${text}"`);
      await this.page.evaluate(() => new Promise((done) => setTimeout(done, 20)));
    }
  }

  /** Waits until something is drawn that matches. */
  async stands(selector) {
    const come = await this.page.evaluate(`new Promise((done) => {
      const give = performance.now() + ${kPatience};
      const look = () => {
        if ((${find})(${JSON.stringify(selector)}) !== null) done(true);
        else if (performance.now() > give) done(false);
        else setTimeout(look, 20);
      };
      look();
    })`);
    assert.ok(come, `no ${selector} on the page`);
  }

  /** Waits until nothing fades or glides any more, since colours half way are none of the page's; a walk moves things on. */
  rested() {
    return this.page.evaluate(`(async () => {
      const roots = (root) => [root, ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : []))];
      const ends = (animation) => animation.playState === "running" && Number.isFinite(animation.effect.getComputedTiming().endTime);
      for (let round = 0; round < 10; round++) {
        await new Promise((done) => requestAnimationFrame(done));
        const under = roots(document).flatMap((root) => root.getAnimations()).filter(ends);
        if (under.length === 0) return;
        await Promise.all(under.map(({ finished }) => finished.catch(() => undefined)));
      }
    })()`);
  }

  /** The box of the first drawn element that matches, in sight and standing still; null if there is none. */
  box(selector) {
    return this.page.evaluate(`(async () => {
      let before = "";
      for (;;) {
        const element = (${find})(${JSON.stringify(selector)});
        if (!element) return null;
        element.scrollIntoView({ block: "center", behavior: "instant" });
        const { left, top, width, height } = element.getBoundingClientRect();
        const now = [left, top, width, height].join();
        if (now === before) return { left, top, width, height };
        before = now;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
    })()`);
  }

  /** Clicks the middle of what matches, once it stands there: some of it is fetched with a first touch. */
  async clickOn(selector) {
    await this.stands(selector);
    const box = await this.box(selector);
    await this.page.mouse.click(box.left + box.width / 2, box.top + box.height / 2);
  }

  /** A click with the mouse at data coordinates of a plot over [-3, 3] x [-3, 3]. */
  async clickAt(box, x, y) {
    await this.page.mouse.click(...place(box, x, y));
  }

  async dragTo(box, from, to) {
    const { mouse } = this.page;
    await mouse.move(...place(box, ...from));
    await mouse.down();
    await mouse.move(...place(box, (from[0] + to[0]) / 2, (from[1] + to[1]) / 2));
    await mouse.move(...place(box, ...to));
    await mouse.up();
  }

  /** Lets files, [name, text or bytes], go over what matches, as a reader's mouse would. */
  async drop(selector, ...files) {
    const given = files.map(([name, content]) => [name, Buffer.from(content).toString("base64")]);
    await this.stands(selector);
    await this.page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of ${JSON.stringify(given)})
        dataTransfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
      const onto = (${find})(${JSON.stringify(selector)});
      for (const type of ["dragover", "drop"])
        onto.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    })()`);
  }

  /** "Control+z", "Shift+ArrowRight", "Enter". */
  async press(keys) {
    const { keyboard } = this.page;
    const parts = keys.split("+");
    const last = parts.pop();
    for (const part of parts) await keyboard.down(part);
    await keyboard.press(last);
    for (const part of parts.reverse()) await keyboard.up(part);
  }

  /** Tab by Tab (`back`: Shift+Tab) until what has the focus, or one of its hosts, matches. */
  async tabTo(selector, back = false) {
    for (let i = 0; i < 120; i++) {
      const there = await this.page.evaluate(`(() => {
        for (let node = document.activeElement; node; node = node.shadowRoot?.activeElement)
          if (node.matches(${JSON.stringify(selector)})) return true;
        return false;
      })()`);
      if (there) return;
      await this.press(back ? "Shift+Tab" : "Tab");
    }
    assert.fail(`the Tab key does not lead to ${selector}`);
  }

  /** All weights: one list of 32-bit patterns, so that equal means equal to the bit. */
  bits() {
    return this.lab((lab) =>
      (lab.snapshot ?? lab.shown).parameters.flatMap(({ data }) => [...new Uint32Array(data.slice().buffer)]),
    );
  }
}

/** What a failed wait prints of the walk. */
function now(lab) {
  const snapshot = lab?.snapshot ?? lab?.shown;
  const { step, running, train, held, diverged, learningRate } = snapshot ?? {};
  const done = globalThis.errandsDone?.(lab);
  return { step, running, train, held, diverged, learningRate, points: lab?.points?.length, done };
}

/** Page pixels of a data position in a plot's box. */
export function place({ left, top, width, height }, x, y) {
  return [left + ((x + 3) / 6) * width, top + ((3 - y) / 6) * height];
}
