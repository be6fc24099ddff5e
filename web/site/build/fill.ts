// Fills the pages at build time: header and footer from parts/, and every {{key}} from the dictionaries, in both
// languages. So the built HTML holds all its text and reads without a script; the language of <html> shows one of the two.
// Runs in Node as a Vite plugin; nothing here reaches the browser.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { en } from "../words/en.ts";
import type { SiteWords } from "../words/words.ts";
import { zh } from "../words/zh.ts";

const partFile = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, `../parts/${name}.html`), "utf8");
const kPolicy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; require-trusted-types-for 'script'";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The text under "home.promise" or "linePage.tries.0.lead"; an unknown key fails the build. */
export function lookUp(words: SiteWords, key: string): string {
  const found = key.split(".").reduce<unknown>((at, part) => {
    return typeof at === "object" && at !== null && Object.hasOwn(at, part)
      ? at[part as keyof typeof at]
      : undefined;
  }, words);
  if (typeof found !== "string") throw new Error(`the pages ask for the words "${key}", and there are none`);
  return found;
}

/** The three marks of the dictionaries, as HTML. */
export function markUp(text: string): string {
  return escaped(text)
    .replace(/\*\*(.+?)\*\*/g, "<b>$1</b>")
    .replace(/\*(.+?)\*/g, '<i class="m">$1</i>')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '<button type="button" class="v" data-set="$2">$1</button>')
    .replaceAll("\n", "<br>");
}

/** {{key}} becomes both languages; {{en:key}} and {{zh:key}} one of them, for attributes and the title. */
export function fillWords(html: string): string {
  return html
    .replace(/\{\{(en|zh):([\w.]+)\}\}/g, (_, lang: string, key: string) =>
      escaped(lookUp(lang === "en" ? en : zh, key)),
    )
    .replace(/\{\{([\w.]+)\}\}/g, (_, key: string) => {
      const [english, chinese] = [lookUp(en, key), lookUp(zh, key)];
      if (english === chinese) return markUp(english);
      return `<span class="t" lang="en">${markUp(english)}</span><span class="t" lang="zh">${markUp(chinese)}</span>`;
    });
}

interface Page {
  /** "index", "line", …, "404". */
  id: string;
  /** From this page to the root: "./" or "../". */
  root: string;
}

/** The element and the script of a lab's page; of most it is the one that takes the lab's name. */
const elementOf = (id: string): { tag: string; element: string; script: string } =>
  id === "digits" || id === "matmul"
    ? { tag: `downhill-${id}`, element: `downhill-${id}`, script: id }
    : { tag: `downhill-lab lab="${id}"`, element: "downhill-lab", script: "lab" };

/**
 * Puts parts/<name>.html where the page says <!-- name -->; "lab" is the whole page of a lab. {root} is the way home,
 * {is:line} marks the current page.
 */
export function fillParts(
  html: string,
  { id, root }: Page,
  part: (name: string) => string = partFile,
): string {
  const { tag, element, script } = elementOf(id);
  return html
    .replace("<!-- lab -->", () => part("lab"))
    .replace(/<!-- (head|header|footer|tries) -->/g, (_, name: string) => {
      return name === "tries" ? tries(id) : part(name);
    })
    .replaceAll("{tag}", tag)
    .replaceAll("{element}", element)
    .replaceAll("{script}", script)
    .replaceAll("{policy}", kPolicy)
    .replaceAll("{root}", root)
    .replaceAll("{page}", kKeys[id] ?? "home")
    .replace(/\{is:(\w+)\}/g, (_, name: string) => (name === id ? 'aria-current="page"' : ""));
}

const kKeys: Record<string, string> = {
  index: "home",
  line: "linePage",
  boundary: "boundaryPage",
  network: "networkPage",
  titanic: "titanicPage",
  digits: "digitsPage",
  matmul: "matmulPage",
  article: "articlePage",
  "404": "missing",
};

type TriesKey = "linePage" | "boundaryPage" | "networkPage" | "titanicPage" | "digitsPage" | "matmulPage";

function tries(id: string): string {
  const key = `${id}Page` as TriesKey;
  if (en[key].tries.length !== zh[key].tries.length)
    throw new Error(`${key}.tries differ in number between languages`);
  return en[key].tries
    .map((_, i) => `<li><h3>{{${key}.tries.${i}.lead}}</h3><p>{{${key}.tries.${i}.text}}</p></li>`)
    .join("\n");
}

const pageOf = (file: string): Page => {
  const [folder = "", name = ""] = file.split("/").slice(-2);
  return name === "index.html" && folder
    ? { id: folder, root: "../" }
    : { id: name.replace(".html", ""), root: "./" };
};

/** The Vite plugin. `pagePath` is "/line/index.html". */
export const fillPages = {
  name: "downhill-fill-pages",
  transformIndexHtml: {
    order: "pre" as const,
    handler: (html: string, { path: pagePath }: { path: string }): string =>
      fillWords(fillParts(html, pageOf(pagePath))),
  },
};

/** The policy lets a page's own <style> through by its hash, of the text as it is written out. */
export function allowStyles(html: string): string {
  const hashes = [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(
    ([, css = ""]) => ` 'sha256-${createHash("sha256").update(css).digest("base64")}'`,
  );
  return html.replace("style-src 'self'", (source) => source + hashes.join(""));
}

/** The Vite plugin, after all that changes a page. */
export const nameStyles = {
  name: "downhill-name-styles",
  transformIndexHtml: { order: "post" as const, handler: allowStyles },
};
