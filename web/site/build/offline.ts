// The widget as one file, for copies that are opened from a disk: widget/downhill-offline.js, a classic script with the
// engine and the worker inside. The handwritten digits are left out; they weigh more than all the rest. Run through
// ./lab build.

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build, type InlineConfig, type Plugin } from "vite";
import { alias, browsers, nodeModulesAreEmpty, noTurbo } from "../../../vite.config.ts";
import { shrinkLiterals } from "./literals.ts";
import { adoptedSheets } from "./sheets.ts";
import { hostTokens, inheritTokens } from "./tokens.ts";

const repository = path.resolve(import.meta.dirname, "../../..");
const web = path.join(repository, "web");
const out = path.resolve(process.env["DOWNHILL_WIDGET_OUT"] ?? path.join(repository, "build/widget"));

/** The engine's bytes lie in the worker's own text. */
const engineInside: Plugin = {
  name: "engine-inside",
  enforce: "pre",
  resolveId(id, importer) {
    const asked = id.endsWith("/engine/index.ts") && importer?.endsWith("/worker/lanes.ts");
    return asked ? "\0engine" : id === "downhill-engine" ? path.join(web, "engine/index.ts") : null;
  },
  load: {
    filter: { id: /^\0engine$/ },
    handler() {
      const wasm = readFileSync(path.join(repository, "build/wasm-release/downhill.wasm")).toString("base64");
      return `import * as real from "downhill-engine";
        const text = atob(${JSON.stringify(wasm)});
        const wasmBinary = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
        export const loadEngine = () => real.loadEngine({ wasmBinary });`;
    },
  },
};

/** The glue looks for no file. A page from a disk has no origin, and Chromium starts no module there: the worker is a plain script. */
const withoutFolder: Plugin = {
  name: "without-folder",
  enforce: "pre",
  transform: {
    filter: { id: /\/(downhill\.mjs|worker\/start\.ts)$/ },
    handler(code, id) {
      const edits: readonly (readonly [string, string])[] = id.endsWith(".ts")
        ? [['type: "module", name', "name"]]
        : [
            ['new URL("downhill.wasm",import.meta.url).href', '""'],
            ["_scriptName = import.meta.url", '_scriptName = ""'],
          ];
      return edits.reduce((text, [from, to]) => {
        if (!text.includes(from)) this.error(`${id} has no ${from}`);
        return text.replace(from, to);
      }, code);
    },
  },
};

/** The worker's text takes the place of its address. */
const workerInside = (code: string): Plugin => ({
  name: "worker-inside",
  enforce: "pre",
  resolveId(id, importer) {
    if (id.endsWith("/downhill-digits.ts")) return "\0worker none";
    if (id.endsWith("?worker&url")) return "\0worker lanes";
    if (importer?.endsWith("/client.ts") && id.endsWith("/start.ts")) return path.join(web, "worker/lane.ts");
    return null;
  },
  load: {
    filter: { id: /^\0worker / },
    handler: (id) =>
      id.endsWith("none")
        ? 'throw new Error("the digits are not in this file");'
        : `export default URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: "text/javascript" }));`,
  },
});

const base: InlineConfig = {
  configFile: false,
  root: path.join(web, "element/widget"),
  publicDir: false,
  logLevel: "error",
  resolve: { alias },
};
const options = (file: string): InlineConfig["build"] => ({
  write: false,
  assetsInlineLimit: Number.MAX_SAFE_INTEGER,
  modulePreload: false,
  target: browsers,
  reportCompressedSize: false,
  rolldownOptions: { input: file, output: { format: "iife", codeSplitting: false } },
});

async function bundled(file: string, plugins: readonly Plugin[]): Promise<string> {
  const made = await build({ ...base, plugins: [...plugins], build: options(path.join(web, file)) });
  const output = "output" in made ? made.output : Array.isArray(made) ? (made[0]?.output ?? []) : [];
  const [chunk] = output;
  if (chunk?.type !== "chunk" || output.some((one, i) => i > 0 && one.type === "chunk"))
    throw new Error(`${file} did not become one file`);
  return chunk.code;
}

const common = [withoutFolder, nodeModulesAreEmpty, noTurbo, shrinkLiterals];
const worker = await bundled("worker/lanes.ts", [engineInside, ...common]);
const pages = [workerInside(worker), hostTokens, inheritTokens, adoptedSheets, ...common];
writeFileSync(path.join(out, "downhill-offline.js"), await bundled("element/widget/downhill.ts", pages));
