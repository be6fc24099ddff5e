// Runs web/site/build/offline.ts, which is TypeScript, with Vite's own loader.

import path from "node:path";
import { runnerImport } from "vite";

process.env.NODE_ENV = "production"; // the loader would set another
await runnerImport(path.resolve(import.meta.dirname, "../../web/site/build/offline.ts"));
