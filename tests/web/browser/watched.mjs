// A page under test: looks at the lab (or Home's walk) on it, waits for what it should come to, and touches it as a
// reader does: real mouse, real keys, real fingers.

import assert from "node:assert/strict";

const kPatience = 30_000; // ms until a wait is given up; it ends as soon as it can

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

export class Watched {
  constructor(page, browser) {
    this.page = page;
    this.browser = browser;
  }

  /** The value of `look(lab, ...args)`, run in the page; args and value are plain data. */
  lab(look, ...args) {
    return this.page.evaluate(
      `(${String(look)})(document.querySelector("downhill-lab, downhill-home"), ...${JSON.stringify(args)})`,
    );
  }

  /** Waits until `probe(lab, ...args)`, run in the page, is true. */
  async until(probe, ...args) {
    const come = await this.page.evaluate(`new Promise((done) => {
      const probe = () => (${String(probe)})(document.querySelector("downhill-lab, downhill-home"), ...${JSON.stringify(args)});
      const give = performance.now() + ${kPatience};
      const look = () => {
        if (probe()) done(true);
        else if (performance.now() > give) done(false);
        else setTimeout(look, 20);
      };
      look();
    })`);
    if (!come) assert.fail(`still waiting for ${probe} (${args}): ${JSON.stringify(await this.lab(now))}`);
  }

  /** The engine runs and the first picture stands. */
  ready() {
    return this.until((lab) => (lab?.snapshot ?? lab?.shown) != null);
  }

  /** The text of the lab, shadow trees and all, as a reader may find it; without what is not drawn. */
  text(selector = "body") {
    return this.page.evaluate(`(() => {
      const read = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data;
        if (node.localName === "style" || node.localName === "script" || node.checkVisibility?.() === false) return "";
        if (node.localName === "slot") return node.assignedNodes().map(read).join("");
        return [...(node.shadowRoot ?? node).childNodes].map(read).join("");
      };
      const found = (${find})(${JSON.stringify(selector)});
      return found ? read(found).replace(/\\s+/g, " ") : "";
    })()`);
  }

  /** Waits until the text of what matches matches in its turn, and returns it: words may come with a first touch. */
  async reads(selector, pattern) {
    const give = performance.now() + kPatience;
    for (;;) {
      const text = await this.text(selector);
      if (pattern.test(text)) return text;
      if (performance.now() > give) assert.fail(`${selector} never read ${pattern}, but "${text}"`);
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
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

  async clickOn(selector) {
    const box = await this.box(selector);
    assert.ok(box, `no ${selector} on the page`);
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
  return { step, running, train, held, diverged, learningRate, points: lab?.points?.length };
}

/** Page pixels of a data position in a plot's box. */
export function place({ left, top, width, height }, x, y) {
  return [left + ((x + 3) / 6) * width, top + ((3 - y) / 6) * height];
}
