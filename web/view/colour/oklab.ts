// sRGB to OKLab and back, and the 256-entry diverging ramp built from nine stops.
// Pure arithmetic on numbers: nothing here knows the page, a theme or a token. What reads the tokens is colours.ts.
// Matrices: Björn Ottosson, "A perceptual color space for image processing" (2020).

/** One colour as three channels; sRGB bytes 0..255, or OKLab L, a, b. */
export type Triple = readonly [number, number, number];

const linear = (byte: number): number => {
  const v = byte / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
};

const byte = (linearLight: number): number => {
  const v = linearLight <= 0.0031308 ? 12.92 * linearLight : 1.055 * linearLight ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, v)));
};

/** sRGB bytes to OKLab. */
export function toOklab([red, green, blue]: Triple): Triple {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** OKLab to sRGB bytes, rounded and clamped into the gamut channel by channel. */
export function toRgb([L, a, b]: Triple): Triple {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    byte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Where "no value" (NaN, ±∞) lies in a ramp: one past the last colour. */
export const kNoValue = 256;

/** Packs opaque sRGB bytes as one pixel, in this machine's byte order, for a Uint32 view over ImageData. */
export function pixel([r, g, b]: Triple): number {
  const bytes = new Uint8ClampedArray([r, g, b, 255]);
  return new Uint32Array(bytes.buffer)[0] as number;
}

/** The colour at t in [-1, 1] (clamped) between evenly spaced stops given in OKLab, first stop at -1. */
export function between(stops: readonly Triple[], t: number): Triple {
  const at = ((Math.min(1, Math.max(-1, t)) + 1) / 2) * (stops.length - 1);
  const k = Math.min(stops.length - 2, Math.floor(at));
  const [p, q] = [stops[k], stops[k + 1]];
  const f = at - k;
  return toRgb([p[0] + (q[0] - p[0]) * f, p[1] + (q[1] - p[1]) * f, p[2] + (q[2] - p[2]) * f]);
}

/**
 * The table that paints fields: 256 pixels for t = 2i/255 - 1, and at index kNoValue the colour of "no value".
 * `stops` and `noValue` are sRGB bytes.
 */
export function buildRamp(stops: readonly Triple[], noValue: Triple): Uint32Array {
  if (stops.length < 2) throw new RangeError(`a ramp needs at least 2 stops, got ${stops.length}`);
  const lab = stops.map(toOklab);
  const table = new Uint32Array(257);
  for (let i = 0; i < 256; i++) table[i] = pixel(between(lab, (2 * i) / 255 - 1));
  table[kNoValue] = pixel(noValue);
  return table;
}

/** The entry of a ramp for t: clamped to ±1, kNoValue for anything that is not a finite number. */
export function rampIndex(t: number): number {
  if (!Number.isFinite(t)) return kNoValue;
  return Math.round(((Math.min(1, Math.max(-1, t)) + 1) / 2) * 255);
}

/** A ramp entry as a CSS colour, for the few shapes that are drawn one by one. */
export function rampCss(ramp: Uint32Array, t: number): string {
  const bytes = new Uint8Array(ramp.buffer, ramp.byteOffset + 4 * rampIndex(t), 3);
  return `rgb(${bytes[0]}, ${bytes[1]}, ${bytes[2]})`;
}
