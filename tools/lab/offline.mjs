// Runs web/site/build/offline.ts, which is TypeScript, with Vite's own loader.

import path from "node:path";
import { runnerImport } from "vite";

await runnerImport(path.resolve(import.meta.dirname, "../../web/site/build/offline.ts"));
