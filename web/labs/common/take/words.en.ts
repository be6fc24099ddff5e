import type { TakeWords } from "./words.ts";

const changed = (changes: string): string =>
  changes === "0"
    ? ""
    : changes === "1"
      ? " and the one change you made on the way"
      : ` and the ${changes} changes you made on the way`;

export const words: TakeWords = {
  title: "Take it with you",
  close: "Close",
  linkTo: "A link to",
  kinds: { walk: "this very walk", weights: "these weights", start: "its start" },
  aboutWalk: (steps, changes) =>
    steps === "0"
      ? `Whoever opens it stands where you stand${changed(changes)}.`
      : `Whoever opens it walks the same ${steps} ${steps === "1" ? "step" : "steps"} again${changed(changes)}, and comes to the same numbers, bit by bit.`,
  aboutWeights: (numbers) =>
    `Whoever opens it finds the ${numbers} numbers as they are now, at step 0, with your settings and points.`,
  aboutStart: "Whoever opens it finds your settings and points, before the first step.",
  aboutSettings:
    "Whoever opens it finds your settings, before the first step. The same seed and the same pictures learn the same weights.",
  noWalk:
    "This walk can’t be told from its beginning any more. A link to the weights, or to the start, can be had.",
  noFile: "Your file stays on this machine, so no link can bring it.",
  embedAs: "In a page, as",
  embeds: { tag: "a tag", iframe: "an iframe", hugo: "Hugo", hexo: "Hexo", mdx: "MDX" },
  embedHints: {
    tag: "Paste it where the lab should stand. The script weighs little, and fetches the rest when a reader comes near.",
    iframe: "For places that take no scripts.",
    hugo: "With the shortcode of the widget’s folder, recipes/hugo, in layouts/shortcodes.",
    hexo: "With the script of the widget’s folder, recipes/hexo, in scripts.",
    mdx: "With the component of the widget’s folder, recipes/mdx.",
  },
  copyLink: "Copy link",
  copyCode: "Copy code",
  copied: "Copied",
  names: { link: "The link", code: "Code for a page" },
};
