// What a reader's hands do to a plot, told as callbacks: a fake element stands in for the page, events are plain ones.
// The plot is 600 px wide over [-3, 3] and stands at 100, 50 in the page, so one unit is 100 px.

import assert from "node:assert/strict";
import test from "node:test";
import { planeOf } from "../../../../web/view/pictures/plane.ts";
import { PlotHands, type PlotHost, type PlotInputOptions } from "../../../../web/view/pictures/plot-hands.ts";
import { PlotInput } from "../../../../web/view/pictures/plot-input.ts";

class Host extends EventTarget implements PlotHost {
  captured: number | null = null;
  isConnected = true;
  cursor = "";
  getBoundingClientRect() {
    return { left: 100, top: 50, width: 600, height: 600 };
  }
  setPointerCapture(id: number) {
    this.captured = id;
  }
  over = false;
  ghost = "";
  toggleAttribute(name: string, on: boolean) {
    assert.equal(name, "data-over");
    this.over = on;
    return on;
  }
  querySelector(selector: string) {
    const set = (_: string, value: string) => {
      if (selector === "[data-cursor]") this.cursor = value;
      else this.ghost = value;
    };
    return { setAttribute: set, classList: { toggle: () => true } } as unknown as Element;
  }
}

function desk(
  extra: Partial<PlotInputOptions> = {},
  points = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
    { x: 2, y: 1 },
  ],
) {
  const told: string[] = [];
  const round = (v: number) => Number(v.toFixed(3));
  const host = new Host();
  const options: PlotInputOptions = {
    plane: planeOf(600),
    points,
    onAdd: (x, y, other) => told.push(`add ${round(x)} ${round(y)}${other ? " other" : ""}`),
    onMove: (i, x, y, phase) => told.push(`${phase} ${i} ${round(x)} ${round(y)}`),
    onRemove: (i) => told.push(`remove ${i}`),
    onPick: (i) => told.push(`pick ${i}`),
    ...extra,
  };
  const input = new PlotInput(host, options);
  const fire = (type: string, fields: object = {}) => {
    const event = Object.assign(new Event(type, { cancelable: true }), {
      pointerId: 1,
      pointerType: "mouse",
      button: 0,
      shiftKey: false,
      ...fields,
    });
    input.handle(event, options);
    return event;
  };
  /** Data position to page coordinates. */
  const at = (x: number, y: number) => ({ clientX: 100 + (x + 3) * 100, clientY: 50 + (3 - y) * 100 });
  const key = (name: string, fields: object = {}) =>
    fire("keydown", { key: name, ctrlKey: false, metaKey: false, altKey: false, ...fields });
  return { told, host, options, fire, at, key };
}

test("a click on an empty spot adds there, with Shift the other kind", () => {
  const { told, fire, at } = desk();
  fire("pointerdown", at(-1, 2));
  fire("pointerup", at(-1, 2));
  fire("pointerdown", { ...at(-2, -2), shiftKey: true });
  fire("pointerup", at(-2, -2));
  assert.deepEqual(told, ["add -1 2", "add -2 -2 other"]);
});

test("a drag from an empty spot adds nothing", () => {
  const { told, fire, at } = desk();
  fire("pointerdown", at(-1, 2));
  fire("pointermove", at(-1.5, 2));
  fire("pointerup", at(-1.5, 2));
  assert.deepEqual(told, []);
});

test("dragging a point moves it by as much as the pointer, clicking it picks it", () => {
  const { told, fire, at } = desk();
  fire("pointerdown", at(1.05, 1));
  fire("pointermove", at(1.5, 1.5));
  fire("pointerup", at(1.5, 1.6));
  fire("pointerdown", at(0, 0));
  fire("pointermove", at(0.02, 0));
  fire("pointerup", at(0.02, 0));
  assert.deepEqual(told, ["start 1 1 1", "move 1 1.45 1.5", "end 1 1.45 1.6", "pick 0"]);
});

test("a drag that comes back to where it began still follows the pointer there", () => {
  const { told, fire, at } = desk();
  fire("pointerdown", at(1, 1));
  fire("pointermove", at(2, 2));
  fire("pointermove", at(1.01, 1));
  fire("pointerup", at(1, 1));
  assert.deepEqual(told, ["start 1 1 1", "move 1 2 2", "move 1 1.01 1", "end 1 1 1"]);
});

test("a point dragged out of the picture stops at its border", () => {
  const { told, fire, at } = desk();
  fire("pointerdown", at(1, 1));
  fire("pointermove", at(9, -9));
  assert.deepEqual(told.at(-1), "move 1 3 -3");
});

test("a right click removes the point", () => {
  const { told, fire, at } = desk();
  fire("contextmenu", { ...at(2, 1), button: 2 });
  fire("contextmenu", { ...at(-2, -1), button: 2 });
  fire("pointerdown", { ...at(-2, -1), button: 2 });
  fire("pointerup", { ...at(-2, -1), button: 2 });
  assert.deepEqual(told, ["remove 2"]);
});

test("with the eraser a click and a sweep remove, and nothing is added", () => {
  const { told, fire, at } = desk({ tool: "erase" });
  fire("pointerdown", at(1, 1));
  fire("pointerup", at(1, 1));
  fire("pointerdown", at(-1, -1));
  fire("pointermove", at(0, 0));
  fire("pointerup", at(0, 0));
  assert.deepEqual(told, ["remove 1", "remove 0"]);
});

test("with the move tool a click on an empty spot adds nothing", () => {
  const { told, fire, at } = desk({ tool: "move" });
  fire("pointerdown", at(-1, -1));
  fire("pointerup", at(-1, -1));
  assert.deepEqual(told, []);
});

test("a gesture the page took over did nothing, and a drag it broke off is put back", () => {
  const { told, fire, at } = desk();
  const touch = { pointerType: "touch" };
  fire("pointerdown", { ...at(-2, -2), ...touch });
  fire("pointercancel", touch);
  fire("pointerdown", { ...at(1, 1), ...touch });
  fire("pointermove", { ...at(1.5, 1), ...touch });
  fire("pointercancel", touch);
  assert.deepEqual(told, ["start 1 1 1", "move 1 1.5 1", "cancel 1 1 1"]);
});

test("a tap adds; a finger held on a point removes it, once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { told, fire, at } = desk();
  const touch = { pointerType: "touch" };
  fire("pointerdown", { ...at(-1, -1), ...touch });
  fire("pointerup", { ...at(-1, -1), ...touch });
  fire("pointerdown", { ...at(2, 1), ...touch });
  t.mock.timers.tick(500);
  fire("pointerup", { ...at(2, 1), ...touch });
  fire("pointerdown", { ...at(0, 0), ...touch });
  fire("pointermove", { ...at(0.3, 0), ...touch });
  t.mock.timers.tick(900);
  fire("pointerup", { ...at(0.3, 0), ...touch });
  assert.deepEqual(told, ["add -1 -1", "remove 2", "start 0 0 0", "move 0 0.3 0", "end 0 0.3 0"]);
});

test("a second finger does not disturb the first one's drag", () => {
  const { told, fire, at } = desk();
  fire("pointerdown", { ...at(1, 1), pointerType: "touch" });
  fire("pointerdown", { ...at(-1, -1), pointerType: "touch", pointerId: 2 });
  fire("pointerup", { ...at(-1, -1), pointerType: "touch", pointerId: 2 });
  fire("pointermove", { ...at(1, 2), pointerType: "touch" });
  fire("pointerup", { ...at(1, 2), pointerType: "touch" });
  assert.deepEqual(told, ["start 1 1 1", "move 1 1 2", "end 1 1 2"]);
});

test("by keyboard: arrows go from point to point, Enter picks up, arrows carry, Enter drops", () => {
  const { told, host, key } = desk();
  key("ArrowRight"); // from the middle, where point 0 lies, to point 1
  assert.equal(host.cursor, "translate(400 200)");
  key("Enter");
  key("ArrowUp");
  key("ArrowRight", { shiftKey: true });
  key("Enter");
  assert.deepEqual(told, ["start 1 1 1", "move 1 1 1.1", "move 1 1.5 1.1", "end 1 1.5 1.1"]);
});

test("by keyboard: Escape puts a carried point back, Delete removes, Space picks", () => {
  const { told, key } = desk();
  key("ArrowRight");
  key("Enter");
  key("ArrowLeft");
  key("Escape");
  key(" ");
  key("Delete");
  assert.deepEqual(told, ["start 1 1 1", "move 1 0.9 1", "cancel 1 1 1", "pick 1", "remove 1"]);
});

test("by keyboard: what is deleted while carried is carried no more", () => {
  const { told, key } = desk();
  key("Enter");
  key("Delete");
  key("ArrowUp", { shiftKey: true });
  assert.deepEqual(told, ["start 0 0 0", "remove 0"]);
});

test("by keyboard: Shift and arrows go anywhere, Enter adds there, also on an empty plot", () => {
  const some = desk();
  some.key("ArrowLeft", { shiftKey: true });
  some.key("Enter");
  const none = desk({}, []);
  none.key("ArrowUp");
  none.key("Enter", { shiftKey: true });
  assert.deepEqual([...some.told, ...none.told], ["add -0.2 0", "add 0 0.2 other"]);
});

test("Tab and shortcuts of the page pass through", () => {
  const { told, key } = desk();
  for (const event of [
    key("Tab"),
    key("z", { ctrlKey: true }),
    key("ArrowLeft", { altKey: true }),
    key("a"),
  ]) {
    assert.equal(event.defaultPrevented, false);
  }
  assert.deepEqual(told, []);
});

test("hover tells the point once, and its end", () => {
  const hovered: (number | null)[] = [];
  const { fire, at } = desk({ onHover: (i) => hovered.push(i) });
  fire("pointermove", at(1, 1));
  fire("pointermove", at(1.02, 1));
  fire("pointermove", at(-2, -2));
  fire("pointermove", at(0, 0));
  fire("pointerleave");
  assert.deepEqual(hovered, [1, null, 0, null]);
});

test("a mouse takes the ghost point along, and its cursor tells what can be grabbed", () => {
  const { host, fire, at } = desk();
  fire("pointermove", at(-2, 2));
  assert.deepEqual([host.ghost, host.over], ["translate(100 100)", false]);
  fire("pointermove", at(1, 1));
  assert.equal(host.over, true);
});

test("a finger held on a plot that has left the page removes nothing", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { told, host, fire, at } = desk();
  fire("pointerdown", { ...at(1, 1), pointerType: "touch" });
  host.isConnected = false;
  t.mock.timers.tick(600);
  assert.deepEqual(told, []);
});

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
