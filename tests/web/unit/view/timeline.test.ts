// The loss chart's arithmetic: axes, ticks, thinning, labels. And how numbers in pictures are written.

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { mathRuns } from "../../../../web/view/pictures/math-text.ts";
import {
  count,
  fixed,
  loss,
  scientific,
  subscript,
  tick,
  weight,
} from "../../../../web/view/pictures/numbers.ts";
import {
  axisEnd,
  chartScale,
  chartX,
  chartY,
  everyNth,
  linePath,
  logGrid,
  spread,
  stepAt,
  stepTicks,
  thinLine,
  valueAt,
} from "../../../../web/view/pictures/timeline-scale.ts";

const frame = { left: 40, right: 1040, top: 10, bottom: 110 };

test("the step axis ends at a round number at or above the last step", () => {
  assert.deepEqual(
    [0, 100, 101, 1180, 3000, 3001, 99999].map((n) => axisEnd(n, 100)),
    [100, 100, 150, 1500, 3000, 4000, 100000],
  );
  assert.equal(axisEnd(2, 10), 10);
});

test("step ticks are whole, even, and not too many", () => {
  assert.deepEqual(stepTicks(3000, 6), [0, 500, 1000, 1500, 2000, 2500, 3000]);
  assert.deepEqual(stepTicks(10, 6), [0, 2, 4, 6, 8, 10]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 2, max: 8 }), (last, most) => {
      const ticks = stepTicks(axisEnd(last, 10), most);
      assert.ok(ticks.length <= most + 1 && ticks.every(Number.isInteger), `${ticks}`);
    }),
    { seed: 4 },
  );
});

test("the loss grid is 1, 3, 10, 30 … around the data, thinned from the top", () => {
  assert.deepEqual(logGrid(0.05, 0.7), [0.03, 0.1, 0.3, 1]);
  assert.deepEqual(logGrid(0.1, 1), [0.1, 0.3, 1]);
  assert.deepEqual(everyNth([0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1], 4), [0.001, 0.01, 0.1, 1]);
});

test("a loss of 0 or none at all still gives a drawable axis", () => {
  for (const values of [[], [0], [0, 0], [Number.NaN], [Number.POSITIVE_INFINITY], [1e-300, 1e300]]) {
    for (const log of [true, false]) {
      const scale = chartScale([{ step: values.map((_, i) => i), loss: values }], {
        marks: [],
        lastStep: 0,
        least: 100,
        log,
        frame,
      });
      assert.ok(scale.high > scale.low && Number.isFinite(scale.high), `${values} ${log}`);
      for (const v of values) {
        const y = chartY(scale, v);
        assert.ok(Number.isFinite(v) ? y >= frame.top && y <= frame.bottom : Number.isNaN(y));
      }
    }
  }
});

test("equal factors are equal distances on a log axis", () => {
  const scale = chartScale([{ step: [0, 10], loss: [1, 0.01] }], {
    marks: [],
    lastStep: 10,
    least: 10,
    log: true,
    frame,
  });
  assert.equal(chartY(scale, 1), 10);
  assert.equal(chartY(scale, 0.1), 60);
  assert.equal(chartY(scale, 0.01), 110);
});

test("a pixel leads back to its step", () => {
  const scale = chartScale([], { marks: [0.7], lastStep: 3000, least: 100, log: true, frame });
  assert.equal(stepAt(scale, chartX(scale, 1180)), 1180);
  assert.equal(stepAt(scale, -50), 0);
  assert.equal(stepAt(scale, 5000), 3000);
});

test("a million steps thin to a few points a pixel and keep a spike of one step", () => {
  const n = 1e6;
  const series = { step: Float64Array.from({ length: n }, (_, i) => i), loss: new Float64Array(n).fill(0.1) };
  series.loss[123456] = 0.9;
  const scale = chartScale([series], { marks: [], lastStep: n, least: 100, log: true, frame });
  const line = thinLine(scale, series, 0, n);
  assert.ok(line.length <= 4 * 1001, `${line.length} points`);
  assert.equal(Math.min(...line.map(([, y]) => y)), chartY(scale, 0.9));
  for (let i = 1; i < line.length; i++) assert.ok(line[i][0] >= line[i - 1][0]);
});

test("a line that is asked for again is laid out anew where anything it hangs on is another", () => {
  const series = { step: [0, 5, 10], loss: [1, 0.5, 0.1] };
  const at = (more: object) =>
    chartScale([series], { marks: [], lastStep: 10, least: 10, log: true, frame, ...more });
  const scales = [
    at({}),
    at({ frame: { ...frame, right: frame.right / 2 } }),
    at({ least: 100 }),
    at({ marks: [1e-4] }),
    at({ log: false }),
    at({}),
  ];
  for (const scale of scales) {
    for (const [from, to] of [
      [0, 10],
      [0, 5],
      [5, 10],
      [0, 99],
    ] as const) {
      const fresh = { step: [...series.step], loss: [...series.loss] };
      assert.equal(linePath(thinLine(scale, series, from, to)), linePath(thinLine(scale, fresh, from, to)));
    }
  }
  const [first] = scales;
  const later = { step: [0, 1, 10], loss: series.loss };
  assert.notDeepEqual(thinLine(first, later, 0, 10), thinLine(first, series, 0, 10));
});

test("thinning keeps order, the asked range, and the gaps", () => {
  const series = { step: [0, 1, 2, 3, 4, 5], loss: [1, 0.5, Number.NaN, 0.5, 0.2, 0.1] };
  const scale = chartScale([series], { marks: [], lastStep: 5, least: 10, log: true, frame });
  const xs = thinLine(scale, series, 1, 4).map(([x]) => stepAt(scale, x));
  assert.deepEqual(xs.map(Math.round), [1, 2, 3, 4]);
  assert.ok(Number.isNaN(thinLine(scale, series, 1, 4)[1][1]));
  const crowded = { step: [0, 0.001, 0.002, 0.003, 0.004], loss: [0.5, 0.9, Number.NaN, 0.1, 0.5] };
  const line = thinLine(scale, crowded, 0, 10);
  assert.equal(linePath(line).match(/M/g)?.length, 2);
  assert.deepEqual(
    line.map(([, y]) => y),
    crowded.loss.map((v) => chartY(scale, v)),
  );
});

test("a line has a gap where there is no value", () => {
  assert.equal(
    linePath([
      [0, 1],
      [1, 2],
      [2, Number.NaN],
      [3, 4],
      [4, 5],
    ]),
    "M0.0 1.0L1.0 2.0M3.0 4.0L4.0 5.0",
  );
});

test("labels keep off each other and inside", () => {
  assert.deepEqual(spread([50, 52, 90], 14, 0, 100), [50, 64, 90]);
  assert.deepEqual(spread([98, 99], 14, 0, 100), [86, 100]);
  assert.deepEqual(spread([20, 5], 14, 0, 100), [20, 5]);
});

test("the ball stands on the last recorded value at or before now", () => {
  const series = { step: [0, 20, 40], loss: [3, 2, 1] };
  assert.deepEqual(
    [-1, 0, 19, 20, 40, 99].map((s) => valueAt(series, s)),
    [Number.NaN, 3, 3, 2, 1, 1],
  );
});

test("numbers have a true minus, fixed width, and powers of ten where decimals would lie", () => {
  assert.equal(weight(1.21914), "1.2191");
  assert.equal(weight(-0.0466), "−0.0466");
  assert.equal(weight(0), "0.0000");
  assert.equal(weight(0.000031), "3.1 × 10⁻⁵");
  assert.equal(weight(-0.000031), "−3.1 × 10⁻⁵");
  assert.equal(fixed(-0.001, 2), "0.00");
  assert.equal(fixed(Number.NaN, 2), "–");
  assert.equal(scientific(3.4e38), "3.4 × 10³⁸");
  assert.deepEqual([0.198, 1.174, 12.34, 1918, 0.00123, 0, 2.5e7].map(loss), [
    "0.198",
    "1.17",
    "12.3",
    "1,918",
    "0.00123",
    "0",
    "2.50 × 10⁷",
  ]);
  assert.deepEqual([0, 1180, 1234567, -1000].map(count), ["0", "1,180", "1,234,567", "−1,000"]);
  assert.deepEqual([0.3, 1, 3000, 1e-5, -2].map(tick), ["0.3", "1", "3,000", "10⁻⁵", "−2"]);
  assert.equal(subscript(62), "₆₂");
});

test("small mathematics splits into letters, words and indices", () => {
  const text = (piece: string) =>
    mathRuns(piece)
      .map((r) => `${r.role}:${r.text}`)
      .join(" ");
  assert.equal(text("w_62"), "letter:w sub:62");
  assert.equal(text("x_1^2"), "letter:x sub:1 sup:2");
  assert.equal(text("x_1x_2"), "letter:x sub:1 letter:x sub:2");
  assert.equal(text("sin x_1"), "upright:sin upright:  letter:x sub:1");
  assert.equal(
    mathRuns("<img onerror=1>")
      .map((r) => r.text)
      .join(""),
    "<img onerror=1>",
  );
});
