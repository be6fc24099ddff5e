// What an element tells the page around it: events that cross shadow trees, and failures in one shape.

import type { Failure } from "../shared/protocol.ts";

export function tell(element: EventTarget, name: string, detail: object): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** What a client's error carries, or for any other error its own words. */
export const failureOf = (error: unknown): Failure =>
  (error as { readonly failure?: Failure } | null)?.failure ?? {
    code: "internal",
    message: error instanceof Error ? error.message : String(error),
    where: "",
  };
