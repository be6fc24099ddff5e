// Reads what a source file names: C++ includes, TypeScript imports of every form, CSS imports.
// Text only; it resolves a name to the room it lies in, and knows no rule.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** C++ and TypeScript text without comments; strings stay. */
export function withoutComments(text) {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (all, string) => string ?? all.replace(/[^\n]/g, " "),
  );
}

const forms = {
  cpp: [/^[ \t]*#[ \t]*include[ \t]*([<"][^>"]+[>"])/gm],
  ts: [
    /\b(?:import|export)\b[^;"'`]*?\bfrom\s*["']([^"']+)["']/g,
    /\bimport\s*["']([^"']+)["']/g,
    /\bimport\s*\(\s*["']([^"']+)["']/g,
    /\bnew\s+URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url/g,
  ],
  css: [/@import\s+(?:url\()?["']([^"']+)["']/g],
};
const kinds = {
  ".cpp": "cpp",
  ".hpp": "cpp",
  ".h": "cpp",
  ".ts": "ts",
  ".mts": "ts",
  ".js": "ts",
  ".mjs": "ts",
  ".css": "css",
};

/** Every name that the text includes or imports, in order, as written (C++ with its quotes). */
export function namesIn(file, text) {
  const kind = kinds[path.extname(file)];
  if (!kind) return [];
  const clean = withoutComments(text);
  return forms[kind].flatMap((form) => [...clean.matchAll(form)].map((match) => match[1]));
}

/** All source files under the folders, as paths from the root with forward slashes. */
export function sourcesUnder(root, folders) {
  return folders.flatMap((folder) => {
    let entries = [];
    try {
      entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
    } catch {
      return [];
    }
    return entries
      .filter((entry) => entry.isFile() && path.extname(entry.name) in kinds)
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
  });
}

/** The room of a path: two levels in core and web, one elsewhere; null for a file of the root. */
export function roomOf(file) {
  const parts = file.split("/");
  if (parts.length < 2) return null;
  if (parts[0] !== "core" && parts[0] !== "web") return parts[0];
  return parts.length > 2 ? `${parts[0]}/${parts[1]}` : null;
}

/**
 * Where a name leads from a file: { path } inside the repository, { package } outside,
 * or null for a C++ standard header.
 */
export function resolveName(file, name) {
  if (name.startsWith("<")) {
    const header = name.slice(1, -1);
    return header.includes("/") ? { package: header } : null;
  }
  if (name.startsWith('"')) {
    const header = name.slice(1, -1);
    if (header.startsWith(".")) return { path: path.posix.join(path.posix.dirname(file), header) };
    // Core is the include root; a bare name is a neighbour.
    return {
      path: header.includes("/") ? `core/${header}` : path.posix.join(path.posix.dirname(file), header),
    };
  }
  const bare = name.replace(/\?.*$/, "");
  if (/^downhill-(wasm(-url)?|turbo-url)$/.test(bare)) return { path: "wasm/downhill.mjs" };
  if (bare.startsWith(".")) return { path: path.posix.join(path.posix.dirname(file), bare) };
  return { package: bare };
}

/** The file's text, from the root. */
export const read = (root, file) => readFileSync(path.join(root, file), "utf8");
