// The ways in which a product can be shared out on a GPU, and which of them suits what. Devices differ: large tiles in
// registers win on some, tiles in shared memory on others, and on a software adapter every barrier is dear. So a few
// kinds of products have a favourite each, measured on the reader's own device (tune.ts).

/**
 * "tiles4", "tiles8": an invocation makes 4 x 4 or 8 x 8 numbers in registers. "shared": a workgroup makes 64 x 64 from
 * memory that it shares. "deep": a workgroup shares the terms of 4 x 4 sums.
 */
export const variants = ["tiles4", "tiles8", "shared", "deep"] as const;
export type Variant = (typeof variants)[number];

/** Kinds of products by how many numbers they make; "long" makes few of many terms each. */
export const kinds = ["large", "middle", "small", "long"] as const;
export type Kind = (typeof kinds)[number];

export type Tuning = Readonly<Record<Kind, Variant>>;

/** What suits most devices, until it is measured. */
export const untuned: Tuning = { large: "tiles8", middle: "tiles4", small: "tiles4", long: "deep" };

/** The same for every kind: for comparing variants. */
export const always = (variant: Variant): Tuning => ({
  large: variant,
  middle: variant,
  small: variant,
  long: variant,
});

const kLarge = 256 ** 2; // numbers made
const kMiddle = 64 ** 2;
const kLong = 256; // terms

/** Of [m, n] sums of k terms. */
export function kindOf(m: number, n: number, k: number): Kind {
  if (m * n >= kLarge) return "large";
  if (m * n >= kMiddle) return "middle";
  return k >= kLong ? "long" : "small";
}
