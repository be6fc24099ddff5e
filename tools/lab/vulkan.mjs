// Which Vulkan a process of ours that uses WebGPU finds: the software one that comes with Chromium where there is one, so
// that a run means the same on every machine, or with DOWNHILL_GPU=own the machine's.

import { existsSync } from "node:fs";
import path from "node:path";

const homes = [
  "/usr/lib/chromium",
  "/usr/lib/chromium-browser",
  "/snap/chromium/current/usr/lib/chromium-browser",
];

/** The environment to start such a process with: a loader reads it before any of our lines. */
export function vulkanEnvironment(env) {
  const chromium = homes.find((folder) => existsSync(path.join(folder, "vk_swiftshader_icd.json")));
  if (chromium === undefined || env.DOWNHILL_GPU === "own") return { ...env };
  return {
    ...env,
    VK_ICD_FILENAMES: path.join(chromium, "vk_swiftshader_icd.json"),
    LD_LIBRARY_PATH: [env.LD_LIBRARY_PATH, chromium].filter(Boolean).join(":"),
  };
}
