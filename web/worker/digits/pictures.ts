// From IDX blocks to pictures with labels: which file goes with which, and whether they are what this lab reads. Pure;
// where bytes come from is source.ts.

import { kClasses, kSide } from "../../shared/digits.ts";
import { type Idx, readIdx, wholeIdx } from "./idx.ts";

export interface Pictures {
  /** kPixels bytes a picture. */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Block extends Idx {
  readonly name: string;
}

/** Errors: RangeError naming the file, the item and what is wrong with it. */
function pair(images: Block, labels: Block): Pictures {
  const [count = 0, height = 0, width = 0] = images.dims;
  if (height !== kSide || width !== kSide)
    throw new RangeError(`${images.name}, byte 8: pictures of ${height} x ${width}; this lab reads 28 x 28`);
  if (labels.dims[0] !== count)
    throw new RangeError(
      `${labels.name}, byte 4: ${labels.dims[0]} labels for the ${count} pictures of ${images.name}`,
    );
  const strange = labels.values.findIndex((label) => label >= kClasses);
  if (strange >= 0)
    throw new RangeError(
      `${labels.name}, label ${strange + 1} (byte ${8 + strange}): ${labels.values[strange]}; labels go from 0 to 9`,
    );
  return { pixels: images.values, labels: labels.values };
}

/** The pack that the site ships: images, then labels, in one piece. */
export function ofPack(bytes: Uint8Array, name: string): Pictures {
  const images = readIdx(bytes, name);
  const labels = readIdx(bytes, name, images.end);
  if (labels.end !== bytes.length)
    throw new RangeError(`${name}, byte ${labels.end}: ${bytes.length - labels.end} bytes to spare`);
  return pair({ ...images, name }, { ...labels, name });
}

/** What two files that belong together have in common: the name without what tells images from labels. */
const stem = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.gz$/, "")
    .replace(/images?|labels?|idx\d|ubyte/g, "")
    .replace(/[^a-z0-9]+/g, "");

function partner(images: Block, labels: readonly Block[], pairs: number): Block {
  const found = pairs === 1 ? labels[0] : labels.find(({ name }) => stem(name) === stem(images.name));
  if (found) return found;
  throw new RangeError(
    `${images.name}: no file of labels goes with it; got ${labels.map(({ name }) => name).join(", ") || "none"}`,
  );
}

/**
 * One pair of files (images and labels) or two, the larger first. Errors: RangeError with file and place; for another
 * number of files, too.
 */
export function ofFiles(files: readonly NamedBytes[]): Pictures[] {
  const blocks = files.map(({ name, bytes }) => ({ ...wholeIdx(bytes, name), name }));
  const flat = blocks.find(({ dims }) => dims.length === 2);
  if (flat) throw new RangeError(`${flat.name}, byte 3: 2 dimensions; pictures have 3 and labels 1`);
  const images = blocks.filter(({ dims }) => dims.length === 3);
  const labels = blocks.filter(({ dims }) => dims.length === 1);
  if (images.length === 0 || images.length > 2 || labels.length !== images.length) {
    const got = `${images.length} of pictures and ${labels.length} of labels`;
    throw new RangeError(`one file of pictures and one of labels are needed, or two of each; got ${got}`);
  }
  const pairs = images.map((block) => pair(block, partner(block, labels, images.length)));
  return pairs.sort((a, b) => b.labels.length - a.labels.length);
}
