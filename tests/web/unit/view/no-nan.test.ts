// No number that is none reaches a picture: templates are built from wild inputs and every value that would be written
// into the page is looked at. (Canvas pictures are covered by the raster's own test: no value is a colour of its own.)

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { html, svg, type TemplateResult } from "lit";
import type { Colours } from "../../../../web/view/colour/colours.ts";
import { linePlot } from "../../../../web/view/pictures/line-plot.ts";
import { network } from "../../../../web/view/pictures/network.ts";
import { layoutNetwork } from "../../../../web/view/pictures/network-layout.ts";
import { floatingTag, tagBody } from "../../../../web/view/pictures/network-tag.ts";
import { pathPlane, pathWindow } from "../../../../web/view/pictures/path-plane.ts";
import { timeline } from "../../../../web/view/pictures/timeline.ts";
import { edits, noValue } from "../../../../web/view/pictures/timeline-marks.ts";

/** Everything a template would print: its literal strings and, through nested templates, its numbers and strings. */
function printed(value: unknown, out: string[] = []): string[] {
  if (typeof value === "number" || typeof value === "string") out.push(String(value));
  else if (Array.isArray(value)) for (const each of value) printed(each, out);
  else if (value && typeof value === "object" && "strings" in value && "values" in value) {
    const { strings, values } = value as TemplateResult;
    out.push(...strings);
    printed(values, out);
  }
  return out;
}

function assertClean(template: unknown): void {
  for (const text of printed(template)) assert.doesNotMatch(text, /NaN|Infinity|undefined|null/, text);
}

const wild = fc.oneof(
  { weight: 3, arbitrary: fc.double({ min: -4, max: 4, noNaN: true }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      0,
      -0,
      1e308,
      -1e308,
      1e-320,
    ),
  },
  { weight: 1, arbitrary: fc.double() },
);
const line = fc.record({ w: wild, b: wild });
const words = { tooHigh: "too high", tooLow: "too low", exactLine: "exact", exactMinimum: "minimum" };
const chartWords = { guessing: "guessing", train: "train", held: "held", empty: "empty", step: "step" };
const runs = { seed: 6, numRuns: 400 };

test("a template that prints NaN is caught by this file's own net", () => {
  assert.throws(() => assertClean(html`<p>${[html`<b>${Number.NaN}</b>`]}</p>`), /NaN/);
});

test("Line's plot prints only numbers, whatever the line", () => {
  const point = fc.record({
    x: fc.double({ min: -3, max: 3, noNaN: true }),
    y: fc.double({ min: -3, max: 3, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(point, { maxLength: 6 }),
      fc.option(line),
      fc.array(line, { maxLength: 4 }),
      fc.option(line),
      (points, now, past, exact) => {
        assertClean(linePlot({ points, now, past, exact }, { width: 480, height: 420, label: "", words }));
      },
    ),
    runs,
  );
});

test("the (w, b) plane prints only numbers, whatever the walk", () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 8 }),
      fc.option(line),
      fc.option(line),
      fc.boolean(),
      (path, exact, next, diverged) => {
        const data = { path, exact, next, diverged };
        assertClean(pathPlane(data, { width: 440, height: 420, window: pathWindow(data), label: "", words }));
      },
    ),
    runs,
  );
});

test("the timeline prints only numbers, whatever the losses", () => {
  fc.assert(
    fc.property(
      fc.array(wild, { maxLength: 12 }),
      wild,
      fc.nat(4000),
      fc.boolean(),
      fc.constantFrom("full", "strip", "small"),
      (loss, guess, now, log, size) => {
        const train = { step: loss.map((_, i) => i * 50), loss };
        const data = {
          train,
          held: train,
          now,
          guess,
          nowLoss: guess,
          diverged: loss.length % 2 === 0,
        };
        assertClean(
          timeline(data, {
            width: 800,
            height: 120,
            log,
            size,
            label: "",
            words: chartWords,
            onScrub: () => {},
            layers: {
              series: [],
              labels: [],
              behind: (scale) => svg`${edits(scale, [now])}${noValue(scale, train)}`,
              above: () => svg``,
            },
          }),
        );
      },
    ),
    runs,
  );
});

test("the network prints only numbers, whatever the weights", () => {
  const layout = layoutNetwork({ units: [2, 3, 1], width: 616, height: 412 });
  const weights = fc.array(wild, { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(weights, wild, (w, gradient) => {
      const columns = [
        { tiles: null, names: ["x_1", "x_2"] },
        { tiles: null, kernel: Float32Array.from(w.slice(0, 6)), bias: Float32Array.from(w.slice(6, 9)) },
        { tiles: null, kernel: Float32Array.from(w.slice(9, 12)), bias: Float32Array.of(gradient) },
      ];
      const item = { kind: "link", layer: 1, from: 0, to: 2 } as const;
      const body = tagBody({ name: "w_31", value: w[2], gradient }, { gradient: "gradient" });
      const options = {
        colours: {} as Colours,
        label: "",
        describe: () => "",
        marked: [item],
        hovered: item,
        cursor: { item },
        focused: true,
      };
      assertClean(network({ layout, columns }, { ...options, tag: floatingTag(layout, item, body) }));
    }),
    runs,
  );
});
