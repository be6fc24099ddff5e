// Where words stand in a crowded picture: each label is offered a few places and takes the one that covers least of what
// is drawn already. Pixels in, pixels out; what is drawn is the caller's.

/** A place for a text: its anchor point on the baseline, and the side it grows to. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const kLatin = 6.6; // px a character at 12 px, semibold
const kWide = 12.2;
const kRise = 11;
const kFall = 4;

/** How wide a text is at 12 px, roughly: enough to keep labels apart. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > "⺀" ? kWide : kLatin), 0);
}

export function boxOf({ x, y, anchor }: Place, text: string): Box {
  const width = textWidth(text);
  const left = anchor === "start" ? x : x - width;
  return { left, right: left + width, top: y - kRise, bottom: y + kFall };
}

/** Boxes along a segment, for lines that labels should not hide. */
export function alongSegment([x1, y1, x2, y2]: readonly [number, number, number, number], reach = 3): Box[] {
  const parts = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 12));
  return Array.from({ length: parts + 1 }, (_, i) => {
    const [x, y] = [x1 + ((x2 - x1) * i) / parts, y1 + ((y2 - y1) * i) / parts];
    return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
  });
}

const common = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** The place that covers the least, the earlier of equals; all places are first drawn into the picture. */
export function freest(
  places: readonly [Place, ...Place[]],
  text: string,
  taken: readonly Box[],
  width: number,
  height: number,
): Place {
  const inside = places.map((place) => drawnIn(place, text, width, height));
  const covered = inside.map((place) => {
    const box = boxOf(place, text);
    return taken.reduce((sum, other) => sum + common(box, other), 0);
  });
  return inside[covered.indexOf(Math.min(...covered))] ?? places[0];
}

function drawnIn(place: Place, text: string, width: number, height: number): Place {
  const { left, right } = boxOf(place, text);
  const shift = left < 8 ? 8 - left : right > width - 8 ? width - 8 - right : 0;
  return { ...place, x: place.x + shift, y: Math.min(height - 8, Math.max(16, place.y)) };
}
