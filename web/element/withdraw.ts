// The worker refused a model that the reader asked for: what was set for it is taken back, so that the page says again what
// is in force; it was all or nothing, and what else an intent asks for is not set anywhere. Fetched with the first refusal.

import { travel } from "../labs/common/doc.ts";
import type { LabState } from "../labs/common/state.ts";
import type { Intent } from "../shared/protocol.ts";

/** The same state where something else has been set since, or nothing lies before. Nothing of it can be redone. */
export function withdrawn(state: LabState, intent: Intent): LabState {
  const { past, settings: now, points } = state;
  const found =
    intent.type === "build" && intent.settings === now
      ? travel(past, { settings: now, points }, "undo")
      : null;
  if (found === null) return state;
  return { ...state, ...found.doc, past: { ...found.past, after: [] } };
}

/** The same for an element, which shows it. */
export function withdraw(
  element: { labState: LabState | null; requestUpdate(): void },
  intent: Intent,
): void {
  element.labState = element.labState && withdrawn(element.labState, intent);
  element.requestUpdate();
}
