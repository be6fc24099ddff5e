// What the pages say, as a shape: both languages must have every key, so a missing translation is a type error.
// Values are one line of text. Three marks are understood (see build/fill.ts): *italic letter of maths*,
// **strong**, and [words](key=value) that set something in the lab on the page.

export interface PageWords {
  title: string;
  description: string;
}

export interface TryWords extends PageWords {
  heading: string;
  /** What the lab is, for readers whose browser can't run it. */
  about: string;
  tryHeading: string;
  /** Things to try and why they work: a short lead and a sentence or two. */
  tries: readonly { lead: string; text: string }[];
}

export interface SiteWords {
  name: string;
  otherName: string;
  skip: string;
  labs: string;
  language: string;
  theme: string;
  light: string;
  system: string;
  dark: string;
  line: string;
  boundary: string;
  network: string;
  titanic: string;
  digits: string;
  needsScript: string;
  late: string;
  footWhat: string;
  footPrivate: string;
  footLicence: string;
  home: PageWords & {
    promise: string;
    lead: string;
    ways: string;
    lineNumbers: string;
    lineText: string;
    boundaryNumbers: string;
    boundaryText: string;
    networkNumbers: string;
    networkText: string;
    /** Before and in the link to the page about products. */
    matmul: string;
    matmulLink: string;
  };
  linePage: TryWords;
  boundaryPage: TryWords;
  networkPage: TryWords;
  titanicPage: TryWords;
  digitsPage: TryWords;
  matmulPage: TryWords;
  /** The link to it, and the page that shows labs in an article. */
  article: string;
  articlePage: PageWords & {
    heading: string;
    lead: string;
    line: readonly string[];
    boundaryHeading: string;
    boundary: readonly string[];
    networkHeading: string;
    network: readonly string[];
    ownHeading: string;
    own: readonly string[];
    /** The link to the recipes for other hosts. */
    recipes: string;
    /** Under a picture that stays one, where there are no scripts. */
    still: string;
    lineAlt: string;
    boundaryAlt: string;
    networkAlt: string;
  };
  missing: PageWords & { heading: string; text: string };
}
