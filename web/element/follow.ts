// Brings a lab to where a link leads: settings and points at once, weights and walks once the engine is there. A link
// runs nothing but the lab's own steps, and no more than a second and a half of them unless it is asked to go on.

import { remember } from "../labs/common/doc.ts";
import type { Lab } from "../labs/common/lab.ts";
import { endOf, replayOf, weightsOf } from "../labs/common/link/replay.ts";
import { kLongestLink, type Link, readLink } from "../shared/link.ts";
import type { Intent } from "../shared/protocol.ts";
import type { DownhillLab } from "./downhill-lab.ts";
import { loadLab } from "./registry.ts";

const kUnasked = 1500; // ms of walking
const kMost = 4096; // steps in one message

/** How far it came. */
export interface Followed {
  readonly steps: number;
  readonly changes: number;
  readonly at: number;
  /** Walks on to its end; null: it stands there. */
  readonly goOn: (() => Promise<Followed>) | null;
}

/** null: the text is no link, or the lab has gone on to something else. Errors: the engine's. */
export async function follow(element: DownhillLab, text: string): Promise<Followed | null> {
  if (text.length > kLongestLink) return null;
  const lab = await loadLab(element.lab);
  const link = readLink(lab, text);
  if (link === null || !(await until(element, () => element.labState !== null))) return null;
  stand(element, link);
  const none = { steps: 0, changes: 0, at: 0, goOn: null };
  if (!link.walk && !link.weights) return none;
  if (!(await until(element, () => element.snapshot !== null))) return null;
  if (link.weights) {
    const changes = weightsOf(link, element.snapshot?.parameters ?? []);
    if (changes.length > 0) await element.room.ask({ type: "setParameters", changes });
    return none;
  }
  return replay(element, lab, link);
}

/** Settings and points as the link's end has them; undo brings back what was. */
function stand(element: DownhillLab, link: Link): void {
  const state = element.labState;
  if (state === null) return;
  const { settings, points } = endOf(link);
  const past = remember(state.past, state, null);
  element.labState = { ...state, settings, points, past, running: false, shown: points ?? state.shown };
  element.dispatch({ type: "open" });
}

async function replay(element: DownhillLab, lab: Lab, link: Link): Promise<Followed | null> {
  const state = element.labState;
  if (state === null) return null;
  const intents = [...replayOf(lab, state, link)];
  const steps = link.walk?.step ?? 0;
  const changes = link.walk?.edits.length ?? 0;
  const walk = async (limit: number): Promise<Followed> => {
    const end = performance.now() + limit;
    for (let intent = intents.shift(); intent; intent = intents.shift()) {
      const [now, later] = divided(intent);
      if (later) intents.unshift(later);
      await element.room.ask(now);
      if (performance.now() > end) break;
    }
    const goOn = intents.length > 0 ? () => walk(Number.POSITIVE_INFINITY) : null;
    const left = intents.reduce((sum, one) => sum + (one.type === "advance" ? one.count : 0), 0);
    return { steps, changes, at: steps - left, goOn };
  };
  return walk(kUnasked);
}

/** The first of many steps, so that time can be looked at between. */
function divided(intent: Intent): readonly [Intent, Intent | null] {
  if (intent.type !== "advance" || intent.count <= kMost) return [intent, null];
  return [
    { ...intent, count: kMost },
    { ...intent, count: intent.count - kMost },
  ];
}

/** False: it has failed, or left the page. */
async function until(element: DownhillLab, come: () => boolean): Promise<boolean> {
  while (!come()) {
    if (!element.isConnected || element.stage === "failed") return false;
    await new Promise((done) => setTimeout(done, 30));
  }
  return true;
}
