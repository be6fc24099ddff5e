// Home's slope: steps by their square root, losses by their logarithm, a smooth line that keeps its ends.

import assert from "node:assert/strict";
import test from "node:test";
import { boxOf, fieldBox } from "../../../../web/labs/home/home.ts";
import { recorded, spliced } from "../../../../web/labs/home/record.ts";
import { lossAt, pathsOf, slopeOf, smoothed } from "../../../../web/labs/home/slope.ts";

const places = smoothed(recorded.curve);
const slope = slopeOf(boxOf(1280, true), recorded.curve, recorded.last);
const near = (a: number, b: number, by: number, what: string) =>
  assert.ok(Math.abs(a - b) <= by, `${what}: ${a} is not within ${by} of ${b}`);

test("the walk begins and ends at the box's corners", () => {
  const { left, right, top, bottom } = slope.box;
  assert.equal(slope.x(0), left);
  assert.equal(slope.x(recorded.last), right);
  near(slope.y(recorded.curve.loss[0] ?? 0), top, 1e-9, "first loss");
  near(slope.y(recorded.curve.loss[recorded.curve.loss.length - 1] ?? 0), bottom, 1e-9, "last loss");
  assert.equal(slope.y(Number.NaN), bottom, "no value is drawn at the foot, not at NaN");
});

test("a place on the page and its step are each other's inverse, to the rhythm of 20 steps", () => {
  for (let step = 0; step <= recorded.last; step += 20) assert.equal(slope.stepAt(slope.x(step)), step);
  assert.equal(slope.stepAt(-100), 0);
  assert.equal(slope.stepAt(9999), recorded.last);
});

test("smoothing a straight line on log paper changes nothing in its middle", () => {
  const step = Array.from({ length: 400 }, (_, i) => i * 10);
  const flat = smoothed({ step, loss: step.map(() => 0.25) });
  for (const place of flat) near(place.loss, 0.25, 1e-12, `step ${place.step}`);
  const falling = smoothed({ step, loss: step.map((s) => Math.exp(-s / 1000)) });
  near(Math.log(falling[200]?.loss ?? 0), -2, 0.02, "log loss at step 2,000");
});

test("the smoothed loss stays close to the recorded one at every recorded step", () => {
  recorded.thumbs.forEach(({ step }) => {
    const at = Array.from(recorded.curve.step).indexOf(step);
    assert.ok(at >= 0, `step ${step} is recorded`);
    near(Math.log(lossAt(places, step)), Math.log(recorded.curve.loss[at] ?? 0), 0.15, `step ${step}`);
  });
});

test("past and ahead meet at the ball, and the ground closes over the whole width", () => {
  const { ball, past, ahead, ground } = pathsOf(slope, places, 1160, places);
  const at = ball.map((v) => Math.round(v * 10) / 10).join(" ");
  assert.ok(past.endsWith(`L${at}`), past.slice(-40));
  assert.ok(ahead.startsWith(`M${at}`), ahead.slice(0, 40));
  assert.match(ground, /^M0 [\d.]+L/);
  assert.match(ground, /L1280 [\d.]+V588H0Z$/);
  assert.doesNotMatch(past + ahead + ground, /NaN|Infinity/);
});

test("an edited walk keeps the record up to its edit and nothing of it beyond", () => {
  const other = { step: [0, 500, 1000, 1500], loss: [9, 9, 9, 9] };
  const curve = spliced(760, other);
  for (let i = 0; i < curve.step.length; i++)
    assert.equal((curve.step[i] ?? 0) > 760, curve.loss[i] === 9, `step ${curve.step[i]}`);
  assert.equal(curve.step[curve.step.length - 1], 1500);
  const { ahead } = pathsOf(slope, smoothed(curve), 1500, places);
  assert.match(ahead, /^M[\d.]+ [\d.]+$/, "nothing is known ahead");
});

test("the dotted line passes under the field's row of controls at every wide width", () => {
  for (let width = 900; width <= 1920; width += 20) {
    const wide = slopeOf(boxOf(width, true), recorded.curve, recorded.last);
    const { left, size, top } = fieldBox(width);
    const foot = top + size + 12 + 36; // the row's play button
    for (const place of places) {
      if (wide.x(place.step) < left) continue;
      assert.ok(
        wide.y(place.loss) > foot + 6,
        `${width} px, step ${place.step}: ${wide.y(place.loss)} <= ${foot + 6}`,
      );
    }
  }
});
