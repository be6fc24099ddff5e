// What a reader's hands do to a plot, told as callbacks.

import assert from "node:assert/strict";
import test from "node:test";
import { desk } from "./plot_desk.ts";

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
