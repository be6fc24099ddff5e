// Which file of the built site a module goes into. Text compresses better in few files, and no page should fetch what
// it does not need: so what all lab pages need is one file, what Home needs of it another, the words they share in a
// language a third, Network's own code one more, and the rest is left to the bundler. What the largest lab shares with
// any page goes along, too: small files of its own would weigh more. Runs in Node while the site is built; nothing here reaches the browser.

import path from "node:path";
import type { Plugin } from "vite";

/** What the bundler tells about a module. */
interface ModuleInfo {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}
export interface Modules {
  getModuleInfo(id: string): ModuleInfo | null;
}

const web = path.resolve(import.meta.dirname, "../..");

/** A module and all it imports, without what is imported later. */
export function closure(root: string, modules: Modules): ReadonlySet<string> {
  const found = new Set([root]);
  for (const id of found) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}

interface Needs {
  readonly home: ReadonlySet<string>;
  readonly lab: ReadonlySet<string>;
  /** Each lab's own, beyond the page around it. */
  readonly labs: readonly ReadonlySet<string>[];
  /** Network, the largest of them. */
  readonly largest: ReadonlySet<string>;
}
let needs: Needs | undefined;

function needsOf(modules: Modules): Needs {
  const registry = modules.getModuleInfo(path.join(web, "element/registry.ts"));
  return {
    home: closure(path.join(web, "site/home.ts"), modules),
    lab: closure(path.join(web, "site/lab.ts"), modules),
    largest: closure(path.join(web, "labs/network/network.ts"), modules),
    labs: (registry?.dynamicallyImportedIds ?? []).map((id) => closure(id, modules)),
  };
}

/**
 * Before a lab's file is imported, what it imports itself is asked for along with it. This stands in for Vite's own
 * helper, which also waits for style sheets and takes part in server rendering: the widget has none of either. The site's
 * pages name in their heads what they need.
 */
export const preloadHelper: Plugin = {
  name: "preload-helper",
  enforce: "pre",
  load: {
    filter: { id: /^\0vite\/preload-helper\.js$/ },
    handler: () => `export function __vitePreload(load, files, from) {
      for (const file of files ?? []) {
        const link = document.createElement("link");
        link.rel = "modulepreload";
        link.href = new URL(file, from).href;
        document.head.append(link);
      }
      return load();
    }`,
  },
};

/**
 * The name of the file, or null for the bundler's own choice. Network stays whole though what comes later uses parts of
 * it, and has with it what its words in both languages are put together by.
 */
function chunkOf(id: string, modules: Modules): string | null {
  needs ??= needsOf(modules);
  const { home, lab, labs, largest } = needs;
  const shared = largest.has(id) && (home.has(id) || labs.filter((one) => one.has(id)).length > 1);
  if (lab.has(id) || shared) return home.has(id) ? "base" : "lab";
  return largest.has(id) || id.endsWith("/labs/network/say.ts") ? "network" : null;
}

/** The words that all labs share, in a language. */
export const wordGroups = ["en", "zh"].map((lang) => ({
  name: `words.${lang}`,
  test: new RegExp(`/(view|element|labs/common)/words\\.${lang}\\.ts$`),
  priority: -1,
}));

/** For the bundler's `codeSplitting`. The 404 page has only page.ts, so that stays by itself. */
export const chunkGroups = [
  { name: "page", test: /\/site\/page\.ts$/, priority: 1 },
  { name: chunkOf, debugName: "base, lab or network" },
  ...wordGroups,
];

/** What the worker runs with from the start stays one file, whatever comes later shares of it. */
export const workerGroups = [
  { name: "downhill-glue", test: /downhill\.mjs$/, priority: 1 },
  {
    name: (id: string, modules: Modules): string | null => {
      const root = path.join(web, "worker/worker.ts");
      // The digits' worker is bundled beside this one, has no such root, and must not be told of its files.
      return modules.getModuleInfo(root) !== null && closure(root, modules).has(id) ? "walk" : null;
    },
    debugName: "walk",
  },
];
