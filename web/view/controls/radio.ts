// The keys of a row of choices where one is chosen: arrows move and choose, Home and End go to the ends, one tab
// stop. Shared by dh-step and dh-tools; draws nothing.

const kMoves: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Answers a keydown inside a radiogroup: focuses and returns the newly chosen value, or null. */
export function radioKey(event: KeyboardEvent, group: HTMLElement): string | null {
  const all = [...group.querySelectorAll<HTMLElement>('[role="radio"]:not([aria-disabled="true"])')];
  const at = all.indexOf(event.target as HTMLElement);
  const move = kMoves[event.key];
  const to =
    event.key === "Home"
      ? 0
      : event.key === "End"
        ? all.length - 1
        : move
          ? (at + move + all.length) % all.length
          : -1;
  const next = all[to];
  if (at < 0 || !next) return null;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
  return next.dataset["value"] ?? null;
}

/** The one of a row that Tab reaches: the chosen one, or the first where none is chosen. */
export const tabStop = (values: readonly string[], chosen: string): string =>
  values.includes(chosen) ? chosen : (values[0] ?? "");
