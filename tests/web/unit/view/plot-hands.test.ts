// A plot before the code for its hands has come: what can't wait is done at once, all else when it comes, in its order.

import assert from "node:assert/strict";
import test from "node:test";
import { PlotHands } from "../../../../web/view/pictures/plot-hands.ts";
import { desk } from "./plot_desk.ts";

/** A plot whose code has not come, as the page has it. */
function hands() {
  const { told, host, options, at } = desk();
  const here = new PlotHands(host, options);
  const fire = (type: string, fields: object = {}) => {
    const event = Object.assign(new Event(type, { cancelable: true }), {
      ...{ pointerId: 1, pointerType: "mouse", button: 0, shiftKey: false },
      ...{ ctrlKey: false, metaKey: false, altKey: false },
      ...fields,
    });
    host.dispatchEvent(event);
    return event;
  };
  /** Until a key pressed last has been acted on. */
  const caughtUp = async () => {
    while (told.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { told, host, here, fire, at, caughtUp };
}

test("what was done before the code came is acted on when it comes, in its order, and what follows at once", async () => {
  const { told, fire, at, caughtUp } = hands();
  fire("pointerdown", at(-1, 2));
  fire("pointerup", at(-1, 2));
  fire("pointerdown", at(1, 1));
  fire("pointermove", at(2, 2));
  assert.deepEqual(told, []);
  await caughtUp();
  assert.deepEqual(told, ["add -1 2", "start 1 1 1", "move 1 2 2"]);
  fire("pointerup", at(2, 2));
  assert.equal(told.at(-1), "end 1 2 2");
});

test("what waits is done with the tool of its time, on the points of now", async () => {
  const { told, here, fire, at, caughtUp } = hands();
  fire("pointerdown", at(-1, 2));
  fire("pointerup", at(-1, 2));
  here.options = { ...here.options, onAdd: () => told.push("another tool"), points: [{ x: -2, y: -2 }] };
  fire("pointerdown", at(-2, -2));
  fire("pointerup", at(-2, -2));
  await caughtUp();
  assert.deepEqual(told, ["add -1 2", "pick 0"]);
});

test("a mouse that presses is held at once, a finger by the browser", () => {
  const { host, fire, at } = hands();
  fire("pointerdown", { ...at(0, 0), pointerType: "touch" });
  fire("pointerdown", { ...at(0, 0), button: 2 });
  assert.equal(host.captured, null);
  fire("pointerdown", at(0, 0));
  assert.equal(host.captured, 1);
});

test("a finger scrolls the page unless it lies on a point", () => {
  const { fire, at } = hands();
  assert.equal(fire("touchstart", { touches: [at(-2, -2)] }).defaultPrevented, false);
  assert.equal(fire("touchstart", { touches: [at(1.15, 1)] }).defaultPrevented, true);
  assert.equal(fire("touchstart", { touches: [at(1, 1), at(0, 0)] }).defaultPrevented, false);
});

test("the page's menu opens beside points only, and not under a finger that is held", () => {
  const { fire, at } = hands();
  assert.equal(fire("contextmenu", { ...at(2, 1), button: 2 }).defaultPrevented, true);
  assert.equal(fire("contextmenu", { ...at(-2, -1), button: 2 }).defaultPrevented, false);
  fire("pointerdown", { ...at(-2, -1), pointerType: "touch" });
  assert.equal(fire("contextmenu", at(-2, -1)).defaultPrevented, true);
  fire("pointercancel", { pointerType: "touch" });
  assert.equal(fire("contextmenu", at(-2, -1)).defaultPrevented, false);
});

test("keys that mean something here do nothing else on the page; others are the page's", () => {
  const { fire } = hands();
  const prevented = (key: string, fields: object = {}): boolean =>
    fire("keydown", { key, ...fields }).defaultPrevented;
  for (const key of ["ArrowUp", "Enter", " ", "Delete", "Backspace", "Escape"])
    assert.ok(prevented(key), key);
  for (const key of ["Tab", "a", "PageDown"]) assert.ok(!prevented(key), key);
  assert.ok(!prevented("ArrowUp", { ctrlKey: true }));
});
