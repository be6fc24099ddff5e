// A plot for tests of what hands do to it: a fake element stands in for the page, events are plain ones. The plot is 600 px
// wide over [-3, 3] and stands at 100, 50 in the page, so one unit is 100 px.

import assert from "node:assert/strict";
import { planeOf } from "../../../../web/view/pictures/plane.ts";
import type { PlotHost, PlotInputOptions } from "../../../../web/view/pictures/plot-hands.ts";
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

/** The plot, what it has been told so far, and the ways to touch it. */
export function desk(
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
