// The words on an optimizer's memory in English.

import type { MemoryWords } from "./memory-words.ts";

export const words: MemoryWords = {
  first: "Nothing is remembered yet: the first step is the slope's alone, −α∇J. The ring is where it leads.",
  momentum:
    "The grey arrow is what the walk still remembers of its last steps, −αμv; the yellow one adds the slope, −α∇J. The ring is where both lead.",
  adam: (w, b) =>
    `The grey arrow is the mean slope it remembers, −αm̂. Each step is that divided by √v̂, here ${w} along w and ${b} along b: the ellipse is where any slope as long as this would lead, its dot where this one does.`,
  scaled: (way, w, b) =>
    `The yellow arrow is the slope, −α∇J. ${way} divides it by the root of the squares it remembers, here ${w} along w and ${b} along b: the ellipse is where any slope as long as this would lead, its dot where this one does.`,
  enlarged: (times) => `It is drawn ${times} times as large, or the ball would hide it.`,
  hidden: "By now it is too small to be drawn.",
};
