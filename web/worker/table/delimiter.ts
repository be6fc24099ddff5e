// What divides the cells of a file.

// In the order they win where they divide alike: a comma may be inside numbers.
const kDelimiters = ["\t", ";", ",", "|"] as const;
export type Delimiter = (typeof kDelimiters)[number];

const kLook = 65_536; // characters
const kLines = 20;

/** The mark that divides the first lines most evenly; null where none divides them at all. */
export function delimiterOf(text: string): Delimiter | null {
  const lines = text
    .slice(0, kLook)
    .replace(/"[^"]*"/g, "q")
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== "")
    .slice(0, kLines);
  let best: { mark: Delimiter; score: number } | null = null;
  for (const mark of kDelimiters) {
    const counts = lines.map((line) => line.split(mark).length - 1);
    const first = counts[0] ?? 0;
    if (first === 0) continue;
    const score = counts.filter((n) => n === first).length * 1000 + first;
    if (best === null || score > best.score) best = { mark, score };
  }
  return best?.mark ?? null;
}
