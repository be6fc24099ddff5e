// The ramp against the tokens' own words: nine stops, 256 entries, OKLab in between, grey for no value.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { parseColour } from "../../../../web/view/colour/colours.ts";
import {
  buildRamp,
  kNoValue,
  rampCss,
  rampIndex,
  type Triple,
  toOklab,
  toRgb,
} from "../../../../web/view/colour/oklab.ts";

const hex = (text: string): Triple =>
  [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as unknown as Triple;

/** The stops of a theme as the token file writes them: light first, dark second. */
function stops(theme: 0 | 1): Triple[] {
  const tokens = readFileSync("web/view/tokens.css", "utf8");
  return Array.from({ length: 9 }, (_, i) => {
    const found = tokens.match(new RegExp(`--ramp-${i}:\\s*light-dark\\(\\s*(#\\w{6}),\\s*(#\\w{6})\\s*\\)`));
    assert.ok(found, `--ramp-${i} is in tokens.css`);
    return hex(found[theme + 1] as string);
  });
}

test("white, black and the OKLab reference red have the published coordinates", () => {
  const near = (got: Triple, want: Triple) => {
    for (const [i, v] of got.entries()) assert.ok(Math.abs(v - want[i]) < 1e-3, `${got} ~ ${want}`);
  };
  near(toOklab([255, 255, 255]), [1, 0, 0]);
  near(toOklab([0, 0, 0]), [0, 0, 0]);
  near(toOklab([255, 0, 0]), [0.62796, 0.22486, 0.12585]); // CSS Color 4, section 18 sample
});

test("every sRGB byte comes back from OKLab unchanged", () => {
  for (let v = 0; v < 256; v += 5)
    assert.deepEqual([...toRgb(toOklab([v, 255 - v, (v * 7) % 256]))], [v, 255 - v, (v * 7) % 256]);
});

for (const theme of [0, 1] as const) {
  test(`the ${theme ? "dark" : "light"} ramp passes through its end stops and the nearest entries of the inner ones`, () => {
    const ramp = buildRamp(stops(theme), [1, 2, 3]);
    assert.equal(ramp.length, 257);
    stops(theme).forEach((stop, i) => {
      const css = rampCss(ramp, i / 4 - 1)
        .match(/\d+/g)
        ?.map(Number) as number[];
      // Inner stops fall between two entries (255/8 is no integer): one entry off at most.
      const slack = i === 0 || i === 8 ? 0 : 3;
      for (const [c, v] of stop.entries())
        assert.ok(Math.abs(v - css[c]) <= slack, `stop ${i}: ${css} ~ ${stop}`);
    });
  });

  test(`the ${theme ? "dark" : "light"} ramp's lightness moves one way from 0 to each end`, () => {
    const ramp = buildRamp(stops(theme), [1, 2, 3]);
    const lightness = Array.from(
      { length: 256 },
      (_, i) =>
        toOklab(
          rampCss(ramp, (2 * i) / 255 - 1)
            .match(/\d+/g)
            ?.map(Number) as unknown as Triple,
        )[0],
    );
    const sign = theme ? 1 : -1;
    for (let i = 129; i < 256; i++)
      assert.ok(sign * (lightness[i] - lightness[i - 1]) > -0.004, `entry ${i}`);
    for (let i = 126; i >= 0; i--) assert.ok(sign * (lightness[i] - lightness[i + 1]) > -0.004, `entry ${i}`);
  });
}

test("values clamp at ±1, and what is no number has its own entry", () => {
  assert.equal(rampIndex(-7), 0);
  assert.equal(rampIndex(-1), 0);
  assert.equal(rampIndex(1), 255);
  assert.equal(rampIndex(9), 255);
  for (const none of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    assert.equal(rampIndex(none), kNoValue);
  assert.equal(
    rampCss(
      buildRamp(
        [
          [0, 0, 0],
          [255, 255, 255],
        ],
        [9, 8, 7],
      ),
      Number.NaN,
    ),
    "rgb(9, 8, 7)",
  );
});

test("a ramp of one stop is refused by number", () => {
  assert.throws(() => buildRamp([[0, 0, 0]], [0, 0, 0]), /at least 2 stops, got 1/);
});

test("computed colours are read in the forms browsers write them", () => {
  assert.deepEqual(parseColour("rgb(41, 115, 208)"), [41, 115, 208]);
  assert.deepEqual(parseColour("rgba(28, 27, 22, 0.06)"), [28, 27, 22]);
  assert.deepEqual(parseColour("color(srgb 1 0.5 0)"), [255, 128, 0]);
  assert.throws(() => parseColour("light-dark(#fff, #000)"), /got "light-dark/);
});
