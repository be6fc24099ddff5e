// What a page will need is named in its head, before the one script that its first paint waits for: its modules, its
// style, of a lab's page the lab's own file, and, for that script to choose from (early.js), the lab's words by
// language and its worker. So nothing waits for something else to have run. Runs in Node while the site is built; nothing
// here reaches the browser.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { transformSync } from "esbuild";
import type { Plugin } from "vite";

/** The part of a built file that is looked at. */
interface Built {
  readonly fileName: string;
  /** Of a chunk; assets have none. */
  readonly moduleIds?: readonly string[];
  readonly imports?: readonly string[];
  readonly code?: string;
}
type Bundle = Readonly<Record<string, Built>>;

const holds = (bundle: Bundle, module: RegExp): Built[] =>
  Object.values(bundle).filter(({ moduleIds }) => moduleIds?.some((id) => module.test(id)));

/** The files behind `labs/<lab>/<lab>.ts`: its own chunk and what that imports. None for a page that is no lab's. */
export function filesOf(lab: string, bundle: Bundle): readonly string[] {
  const [entry] = holds(bundle, new RegExp(`/labs/${lab || "-"}/${lab}\\.ts$`));
  return entry ? [entry.fileName, ...(entry.imports ?? [])] : [];
}

/** The files of a lab's words in a language, and of those that all labs share. */
const wordsOf = (lab: string, lang: string, bundle: Bundle): readonly string[] =>
  holds(bundle, new RegExp(`/(labs/${lab}|view)/words\\.${lang}\\.ts$`)).map(({ fileName }) => fileName);

/** The script of the worker that `worker/client.ts` starts. Errors: that names none. */
function workerOf(bundle: Bundle): string {
  const [client] = holds(bundle, /\/worker\/client\.ts$/);
  const name = client?.code?.match(/\bworker-[\w-]+\.js/)?.[0];
  if (client === undefined || name === undefined) throw new Error("no file names the labs' worker");
  return path.posix.join(path.posix.dirname(client.fileName), path.posix.basename(name));
}

/** "/network/index.html" -> "network" */
const labOf = (page: string): string => page.split("/").at(-2) ?? "";

const kEarly = "<!-- early -->";
const kModules = /\s*<(?:script type="module"|link rel="modulepreload")[^>]*>(?:<\/script>)?/g;
const kStyle = /<link rel="stylesheet"([^>]*)>/g;

/** What the early script of a lab's page chooses from. */
function choices(lab: string, bundle: Bundle): string {
  const beside = (files: readonly string[]): string => files.map((file) => `../${file}`).join(" ");
  const words = (["en", "zh"] as const).map(
    (lang) => ` data-${lang}="${beside(wordsOf(lab, lang, bundle))}"`,
  );
  return `${words.join("")} data-worker="${beside([workerOf(bundle)])}"`;
}

/** A page with what it will need in its head. `page` is "/network/index.html", `early` the early script's file. */
export function askAhead(html: string, page: string, bundle: Bundle, early: string): string {
  const lab = labOf(page);
  const own = html.includes(`<downhill-lab lab="${lab}"`) ? filesOf(lab, bundle) : [];
  const asked = [
    ...(html.match(kModules) ?? []).map((tag) => tag.trim()),
    ...own
      .filter((file) => !html.includes(file))
      .map((file) => `<link rel="modulepreload" crossorigin href="../${file}">`),
    ...[...html.matchAll(kStyle)].map(([, how]) => `<link rel="preload" as="style"${how}>`),
  ];
  const data = own.length > 0 ? choices(lab, bundle) : "";
  const src = `src="${path.posix.dirname(page) === "/" ? "./" : "../"}${early}"`;
  const first = `<link rel="preload" as="script" ${src.replace("src", "href")}>`;
  const tags = [first, ...asked, `<script ${src}${data}></script>`];
  return html.replace(kModules, "").replace(kEarly, () => tags.join("\n    "));
}

/** The early script is not bundled, but made small and named by what it says, as what is bundled is. */
function earlyScript(): { readonly fileName: string; readonly source: string } {
  const text = readFileSync(path.join(import.meta.dirname, "../early.js"), "utf8");
  const source = transformSync(text, { minify: true }).code;
  const hash = createHash("sha256").update(source).digest("base64url").slice(0, 7);
  return { fileName: `assets/early-${hash}.js`, source };
}

/** The Vite plugin. */
export const labAhead: Plugin = {
  name: "downhill-lab-ahead",
  transformIndexHtml: {
    order: "post",
    handler: (html, { path: page, bundle }) =>
      askAhead(html, page, (bundle ?? {}) as Bundle, earlyScript().fileName),
  },
  generateBundle() {
    this.emitFile({ type: "asset", ...earlyScript() });
  },
};
