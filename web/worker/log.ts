// What was changed by hand after which step of the way under way, as a page can put it into a link: the settings and
// points that were in force, not the engine's words for them. Fetched with the first page that asks.

import type { LinkDoc, LinkEdit } from "../shared/link.ts";
import type { WalkLog } from "../shared/log.ts";
import type { Aside } from "./aside.ts";
import type { Edit, Setup } from "./past.ts";
import type { Walk } from "./walk.ts";

export const aside = (): Aside => new Log();

class Log {
  #told: readonly unknown[] = [];

  /** undefined: nothing new since it was told. */
  at(walk: Walk): WalkLog | undefined {
    const { past } = walk.way;
    const now = [walk, past.edits, past.marks[0], walk.start];
    if (now.every((part, i) => part === this.#told[i])) return undefined;
    this.#told = now;
    return logOf(walk);
  }

  dispose(): void {
    this.#told = [];
  }
}

export function logOf(walk: Walk): WalkLog {
  const { past } = walk.way;
  const first = past.marks[0];
  const doc = first && docOf(first.value.setup);
  let before = first?.value.setup;
  const edits = past.edits.map((edit) => {
    const one = told(edit, before);
    if ("setup" in edit) before = edit.setup;
    return one;
  });
  const known = edits.flatMap((edit) => edit ?? []);
  const whole = past.earliest === 0 && known.length === edits.length;
  if (!doc || !first || !whole) return { whole: false };
  return { whole, seed: first.value.setup.spec.seed, start: walk.start, first: doc, edits: known };
}

function told(edit: Edit, before: Setup | undefined): LinkEdit | null {
  if ("setup" in edit) {
    const { setup, step } = edit;
    const [data, old] = [setup.material, before?.material];
    const again = data !== old && JSON.stringify(data.spec) === JSON.stringify(old?.spec);
    const doc = docOf(setup);
    return doc && { step, ...doc, ...(again && { again }) };
  }
  return { step: edit.step, weights: edit.changes };
}

/** null: the page never said which settings these are. */
function docOf({ settings, spec, material, rate }: Setup): (LinkDoc & { rate: number | null }) | null {
  if (settings === null) return null;
  const { source } = material.spec;
  const own = settings.dataset === "points" && source.kind === "points";
  return {
    settings,
    points: own ? source.points : null,
    rate: spec.learningRate === "auto" ? rate : null,
  };
}
