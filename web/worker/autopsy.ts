// What a walk that has diverged looked like just before: its last steps walked once more on a session of their own, bit
// by bit, with the full loss at each; the number that ran away; and how steep the hill is at the lowest place walked.

import { DownhillError, type Engine, type Session } from "../engine/index.ts";
import type { Divergence, LastStep } from "../shared/protocol.ts";
import { sessionData } from "./material.ts";
import { flat } from "./numbers.ts";
import type { Mark, Past } from "./past.ts";
import { engineSpec, specUpdate } from "./spec.ts";

const kSteps = 10;

export type Autopsy = Pick<Divergence, "last" | "weight" | "steepest">;

/** `session` is the one that diverged, at `step`; it stays as it is. */
export function autopsy(engine: Engine, session: Session, past: Past, step: number): Autopsy {
  const steepest = steepestOf(session);
  const mark = past.markBefore(Math.max(past.earliest, step - kSteps));
  if (mark === undefined || mark.setup.material.learn === null) return { last: [], weight: null, steepest };
  const again = revived(engine, mark);
  try {
    return { ...lastSteps(again, past, mark, step), steepest };
  } finally {
    again.dispose();
  }
}

/** λmax at the lowest place walked; null where the numbers run out. */
function steepestOf(session: Session): number | null {
  try {
    return session.curvature("best");
  } catch (error) {
    if (error instanceof DownhillError && error.code !== "crashed") return null;
    throw error;
  }
}

function revived(engine: Engine, { setup, bytes }: Mark): Session {
  const { spec, material, rate } = setup;
  const session = engine.createSession(engineSpec(spec, material.spec, rate));
  if (material.learn) session.setData(sessionData(material));
  session.restore(bytes);
  return session;
}

interface Seen {
  readonly step: number;
  readonly loss: number | null;
  readonly weights: Float32Array;
}

function lastSteps(session: Session, past: Past, mark: Mark, step: number): Pick<Autopsy, "last" | "weight"> {
  const seen: Seen[] = [];
  const edits = [...past.editsAfter(mark)];
  for (let at = session.step; at <= step; at++) {
    if (at > session.step && session.run(1).step < at) break;
    for (; edits[0] !== undefined && edits[0].step <= at; edits.shift()) apply(session, edits[0]);
    if (at >= step - kSteps) {
      const { loss } = session.evaluate("train");
      seen.push({ step: at, loss: Number.isFinite(loss) ? loss : null, weights: flat(session.parameters()) });
    }
  }
  const runaway = furthest(seen);
  const value = ({ weights }: Seen): number => weights[runaway ?? 0] ?? Number.NaN;
  return {
    last: seen.map((one): LastStep => ({ step: one.step, loss: one.loss, value: value(one) })),
    weight: runaway === null ? null : placeOf(session, runaway),
  };
}

type Edit = ReturnType<Past["editsAfter"]>[number];

function apply(session: Session, edit: Edit): void {
  if ("weights" in edit) {
    session.setParameters(edit.weights);
    return;
  }
  const { spec, material, rate } = edit.setup;
  session.update(specUpdate(spec, material.spec, rate));
  if (material.learn) session.setData(sessionData(material));
}

/** The number that moved furthest over these steps; null where none did. */
function furthest(seen: readonly Seen[]): number | null {
  const [first, last] = [seen[0]?.weights, seen.at(-1)?.weights];
  if (first === undefined || last === undefined || first.length !== last.length) return null;
  let [most, where] = [0, null as number | null];
  last.forEach((value, i) => {
    const moved = Math.abs(value - (first[i] ?? 0));
    if (moved > most) [most, where] = [moved, i];
  });
  return where;
}

function placeOf(session: Session, flatIndex: number): { name: string; index: number } | null {
  let index = flatIndex;
  for (const { name, data } of session.parameters()) {
    if (index < data.length) return { name, index };
    index -= data.length;
  }
  return null;
}
