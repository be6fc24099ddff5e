// Bundles the two with esbuild, as MDX's own plugin for it does.

import mdx from "@mdx-js/esbuild";
import { build } from "esbuild";

const options = {
  bundle: true,
  plugins: [mdx()],
  jsx: "automatic",
  outdir: ".",
  outExtension: { ".js": ".cjs" },
};
await build({ ...options, entryPoints: ["server.jsx"], platform: "node" });
await build({
  ...options,
  entryPoints: ["client.jsx"],
  outExtension: {},
  format: "esm",
  jsxDev: true,
  define: { "process.env.NODE_ENV": '"development"' },
});
