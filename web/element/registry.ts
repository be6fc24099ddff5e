// Which labs there are. Each is loaded when a page first asks for it, so a page carries only its own.

import type { Lab } from "../labs/common/lab.ts";
import { ClientError } from "../worker/client.ts";

type Load = () => Promise<Lab>;

const labs: ReadonlyMap<string, Load> = new Map<string, Load>([
  ["line", async () => (await import("../labs/line/line.ts")).line],
  ["boundary", async () => (await import("../labs/boundary/boundary.ts")).boundary],
  ["network", async () => (await import("../labs/network/network.ts")).network],
  ["titanic", async () => (await import("../labs/titanic/titanic.ts")).titanic],
]);

/** Errors: ClientError "no-lab" for a name that no lab has. */
export async function loadLab(name: string): Promise<Lab> {
  const load = labs.get(name);
  if (load !== undefined) return load();
  const message = `lab must be one of ${[...labs.keys()].join(", ")}, got "${name}"`;
  throw new ClientError({ code: "no-lab", message, where: "" });
}
