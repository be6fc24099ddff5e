// How the widget is built: build/widget/downhill.js, a small script that fetches the rest from beside itself, for any page
// that names it. Everything is relative, so the folder can lie anywhere. Vite's configuration, run through ./lab build.

import path from "node:path";
import { defineConfig, type Plugin } from "vite";
import { alias, browsers, nodeModulesAreEmpty, noTurbo } from "../../../vite.config.ts";
import { closure, type Modules, preloadHelper, workerGroups } from "./chunks.ts";
import { shrinkLiterals } from "./literals.ts";
import { posterFiles } from "./posters.ts";
import { adoptedSheets } from "./sheets.ts";
import { hostTokens, inheritTokens } from "./tokens.ts";

const repository = path.resolve(import.meta.dirname, "../../..");
const web = path.join(repository, "web");

/** Many labs in one page share a worker: lanes take the place of a worker each. */
const shareWorker: Plugin = {
  name: "share-worker",
  enforce: "pre",
  resolveId(id, importer) {
    if (!importer?.includes("/web/worker/") || !importer.endsWith("/client.ts")) return null;
    if (id.endsWith("/start.ts")) return path.join(web, "worker/lane.ts");
    const own = importer.endsWith("/worker/client.ts");
    return own && id === "./worker.ts?worker&url" ? path.join(web, "worker/lanes.ts?worker&url") : null;
  },
};

interface Needs {
  readonly shell: ReadonlySet<string>;
  readonly core: ReadonlySet<string>;
  readonly labs: readonly ReadonlySet<string>[];
}
let needs: Needs | undefined;

/** What the shell needs is in no file that is fetched later, since what runs there is not for every reader. */
const isShell = (id: string, modules: Modules): boolean => needsOf(modules).shell.has(id);

/** What all labs need is one file, so that a further lab brings only its own. */
function isShared(id: string, modules: Modules): boolean {
  const { core, labs } = needsOf(modules);
  return core.has(id) || labs.filter((lab) => lab.has(id)).length > 2;
}

function needsOf(modules: Modules): Needs {
  const registry = modules.getModuleInfo(path.join(web, "element/registry.ts"));
  needs ??= {
    shell: closure(path.join(web, "element/widget/downhill.ts"), modules),
    core: closure(path.join(web, "element/widget/core.ts"), modules),
    labs: (registry?.dynamicallyImportedIds ?? []).map((lab) => closure(lab, modules)),
  };
  return needs;
}

export default defineConfig({
  root: path.join(web, "element/widget"),
  base: "./",
  publicDir: path.join(web, "element/widget/public"),
  logLevel: "warn",
  plugins: [
    nodeModulesAreEmpty,
    noTurbo,
    preloadHelper,
    shareWorker,
    hostTokens,
    inheritTokens,
    adoptedSheets,
    shrinkLiterals,
    posterFiles,
  ],
  resolve: { alias },
  worker: {
    format: "es",
    plugins: () => [nodeModulesAreEmpty, noTurbo],
    rolldownOptions: { output: { codeSplitting: { groups: workerGroups } } },
  },
  build: {
    outDir: process.env["DOWNHILL_WIDGET_OUT"] ?? path.join(repository, "build/widget"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: browsers,
    cssTarget: browsers,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { downhill: path.join(web, "element/widget/downhill.ts") },
      output: {
        entryFileNames: "[name].js",
        codeSplitting: {
          groups: [
            { name: (id, all) => (isShell(id, all) ? "shell" : null), debugName: "shell", priority: 2 },
            { name: (id, all) => (isShared(id, all) ? "core" : null), debugName: "core", priority: 1 },
          ],
        },
      },
    },
  },
});
