// A lab as code for somebody else's page. Where a few plain attributes say everything they are used; else one attribute
// holds what a link holds.

import { type Link, writeLink } from "../../../shared/link.ts";
import { defaultsOf, type Settings } from "../../../shared/settings.ts";
import type { Lab } from "../lab.ts";
import type { Place } from "./place.ts";

export const embedKinds = ["tag", "iframe", "hugo", "hexo", "mdx"] as const;
export type EmbedKind = (typeof embedKinds)[number];

export type Attributes = readonly (readonly [string, string])[];

/** What is written behind lab="…". */
export function attributesOf(lab: Lab, link: Link): Attributes {
  const { settings } = link.doc;
  const plain = plainOf(lab, settings);
  const text = writeLink(lab, link);
  const said = writeLink(lab, {
    doc: { settings: { ...settings, ...openedWith(lab, settings) }, points: null },
  });
  const rest = link.walk || link.weights || link.doc.points || said !== `v=1${datasetOf(lab, settings)}`;
  return rest ? [["state", text]] : plain;
}

const datasetOf = (lab: Lab, { dataset }: Settings): string =>
  dataset === defaultsOf(lab.id).dataset ? "" : `&dataset=${dataset}`;

/** What the plain attributes can say, set back to what the preset has. */
function openedWith(lab: Lab, settings: Settings): Partial<Settings> {
  const { seed, learningRate, hidden } = {
    ...defaultsOf(lab.id),
    ...lab.presets[settings.dataset]?.settings,
  };
  const tanh = settings.hidden.length > 0 && settings.hidden.every(({ activation }) => activation === "tanh");
  return { seed, ...(settings.learningRate !== "auto" && { learningRate }), ...(tanh && { hidden }) };
}

function plainOf(lab: Lab, settings: Settings): Attributes {
  const base = { ...defaultsOf(lab.id), ...lab.presets[settings.dataset]?.settings };
  const units = (list: Settings["hidden"]): string => list.map((layer) => layer.units).join(",");
  const pairs: readonly (readonly [string, string, string])[] = [
    ["preset", settings.dataset, defaultsOf(lab.id).dataset],
    ["seed", String(settings.seed), String(base.seed)],
    ["learning-rate", String(settings.learningRate), String(base.learningRate)],
    ["hidden", units(settings.hidden), units(base.hidden)],
  ];
  return pairs.flatMap(([name, value, opened]) => (value === opened ? [] : [[name, value] as const]));
}

const inHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** The height an iframe begins with, px: what the lab takes in an article's column. */
const kFrameHeight: Readonly<Record<string, number>> = {
  line: 1180,
  boundary: 1180,
  network: 1500,
  titanic: 1500,
};

export const embedCode = (kind: EmbedKind, lab: Lab, link: Link, place: Place): string =>
  codeFor(kind, { id: lab.id, attributes: attributesOf(lab, link), text: writeLink(lab, link) }, place);

/** A lab with these attributes; `text`: what stands behind the # of a link to the same. */
export function codeFor(
  kind: EmbedKind,
  { id, attributes, text }: { readonly id: string; readonly attributes: Attributes; readonly text: string },
  place: Place,
): string {
  const written = (quoted: (text: string) => string): string =>
    attributes.map(([name, value]) => ` ${name}="${quoted(value)}"`).join("");
  const folder = place.widget();
  switch (kind) {
    case "tag":
      return `<script type="module" src="${folder}downhill.js"></script>\n<downhill-lab lab="${id}"${written(inHtml)} controls></downhill-lab>`;
    case "iframe":
      return `<iframe src="${inHtml(`${folder}frame.html#lab=${id}&${text}`)}" title="Downhill: ${id}" width="100%" height="${kFrameHeight[id] ?? 1200}" loading="lazy" style="border:0"></iframe>`;
    case "hugo":
      return `{{< downhill lab="${id}"${written(String)} >}}`;
    case "hexo":
      return `{% downhill ${id}${written(String)} %}`;
    default:
      return `<Downhill lab="${id}"${written(inHtml)} />`;
  }
}
