// In Firefox a policy's worker-src holds for what a worker's files import at their top, and its script-src for what they
// import later. A page need not allow more than blob: as a worker, so nothing may be imported at the top but what is there
// already: the worker starts as one file, and what comes later has its own imports asked for first, one by one.

import path from "node:path";
import type { Plugin } from "vite";

interface File {
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  code: string;
}

const call = /import\(([`"'])\.\/([^`"']+)\1\)/g;

/** Rewrites the code of a worker's files. Errors: the first of them is not one file. */
export function importLater(files: readonly File[]): void {
  const byName = new Map(files.map((file) => [path.posix.basename(file.fileName), file]));
  const start = files.find(({ isEntry }) => isEntry);
  const base = (name: string): string => path.posix.basename(name);
  if (start === undefined || start.imports.length > 0)
    throw new Error(`a worker must start as one file, ${start?.fileName} imports ${start?.imports}`);
  const needed = (name: string, seen: Set<string>): string[] =>
    (byName.get(base(name))?.imports ?? []).flatMap((one) => {
      if (seen.has(one)) return [];
      seen.add(one);
      return [...needed(one, seen), base(one)];
    });
  for (const file of files)
    file.code = file.code.replace(call, (whole, _, name: string) =>
      needed(name, new Set([start.fileName, file.fileName])).reduceRight(
        (then, one) => `import("./${one}").then(()=>${then})`,
        whole,
      ),
    );
}

export const workerAlone: Plugin = {
  name: "worker-alone",
  generateBundle(_, bundle) {
    importLater(Object.values(bundle).filter((one) => one.type === "chunk"));
  },
};
