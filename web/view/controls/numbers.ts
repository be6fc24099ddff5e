// How a number in a sentence is written and read. Pure. Needed to show a number; how it moves is in stepping.ts, which
// is fetched when a reader moves one.

/** What a number may be. `above`: the lower end itself is not allowed. `ladder`: usual values, ascending. */
export interface NumberRange {
  min?: number;
  max?: number;
  above?: boolean;
  integer?: boolean;
  step?: number;
  ladder?: readonly number[];
}

/** A number as a reader writes it: true minus, comma groups, 3.1e-5. Null where it is none. */
export function parseNumber(text: string): number | null {
  const plain = text
    .trim()
    .replaceAll("−", "-")
    .replaceAll("，", ",")
    .replace(/,(?=\d{3}\b)/g, "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** As a reader types it: 0.0001, 1,180, −0.75; powers of ten only below 0.0001. */
export function writeNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size > 0 && size < 1e-4) return power(value);
  const [whole = "0", part] = String(Number(value.toPrecision(7))).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return (part ? `${grouped}.${part}` : grouped).replace("-", "−");
}

function power(value: number): string {
  const [digits = "1", exponent = "0"] = value.toExponential().split("e");
  const raised = [...String(Math.abs(Number(exponent)))].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]).join("");
  const front = Number(Number(digits).toPrecision(3));
  return `${front === 1 ? "" : `${front} × `}10⁻${raised}`.replace("-", "−");
}
