// How the widget is built: build/widget/downhill.js, a small script that fetches the rest from beside itself, for any page
// that names it. Everything is relative, so the folder can lie anywhere. Vite's configuration, run through ./lab build.

import path from "node:path";
import { defineConfig, type Plugin } from "vite";
import { alias, browsers, nodeModulesAreEmpty, noTurbo } from "../../../vite.config.ts";
import { closure, type Modules, preloadHelper, wordGroups } from "./chunks.ts";
import { shrinkLiterals } from "./literals.ts";
import { posterFiles } from "./posters.ts";
import { adoptedSheets } from "./sheets.ts";
import { hostTokens, inheritTokens } from "./tokens.ts";
import { workerAlone } from "./worker-alone.ts";

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
  readonly network: ReadonlySet<string>;
  readonly titanic: ReadonlySet<string>;
}
let needs: Needs | undefined;

/** What the shell needs is in no file that is fetched later, since what runs there is not for every reader. */
const isShell = (id: string, modules: Modules): boolean => needsOf(modules).shell.has(id);

/** What all labs need is one file, so that a further lab brings only its own; what the largest shares with a small one, too. */
function isShared(id: string, modules: Modules): boolean {
  const { core, labs } = needsOf(modules);
  const by = labs.filter((lab) => lab.has(id));
  return (
    core.has(id) || by.length > 2 || (by.length > 1 && isNetwork(id, modules) && !isTitanic(id, modules))
  );
}

/** The largest lab is one file more: text compresses better in few files. Titanic is made of it and brings it along. */
const isNetwork = (id: string, modules: Modules): boolean =>
  needsOf(modules).network.has(id) || id.endsWith("/labs/network/say.ts");
const isTitanic = (id: string, modules: Modules): boolean => needsOf(modules).titanic.has(id);

function needsOf(modules: Modules): Needs {
  const registry = modules.getModuleInfo(path.join(web, "element/registry.ts"));
  needs ??= {
    shell: closure(path.join(web, "element/widget/downhill.ts"), modules),
    core: closure(path.join(web, "element/widget/core.ts"), modules),
    labs: (registry?.dynamicallyImportedIds ?? []).map((lab) => closure(lab, modules)),
    network: closure(path.join(web, "labs/network/network.ts"), modules),
    titanic: closure(path.join(web, "labs/titanic/titanic.ts"), modules),
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
    plugins: () => [nodeModulesAreEmpty, noTurbo, workerAlone],
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
            { name: (id, all) => (isNetwork(id, all) ? "network" : null), debugName: "network" },
            ...wordGroups,
          ],
        },
      },
    },
  },
});
