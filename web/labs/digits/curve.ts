// A curve an epoch: training in ink, held back in a lighter line, each with its last value written at its end. Values where
// no check was made are left out.

import { html, svg, type TemplateResult } from "lit";

export interface CurveOptions {
  readonly title: string;
  readonly epochs: Float64Array;
  readonly lines: readonly {
    readonly name: string;
    readonly values: Float64Array;
    readonly held?: boolean;
  }[];
  readonly format: (value: number) => string;
  /** The epoch at the right edge. */
  readonly last: number;
  /** The ends of the axis; what lies outside is cut off. */
  readonly range: readonly [number, number];
  readonly ticks: readonly number[];
  readonly label: string;
  readonly epochWord: string;
  /** Of the picture, px. */
  readonly width: number;
  /** The epoch that a run went back to: what comes after it is faded. */
  readonly kept: { readonly epoch: number; readonly text: string } | null;
}

const kHeight = 168;
const kLeft = 40;
const kRight = 96;
const kTop = 10;
const kBottom = 22;

export function curve(options: CurveOptions): TemplateResult {
  const { title, epochs, lines, format, last, range, ticks, label, width, kept } = options;
  const [low, high] = range;
  const x = (epoch: number): number => kLeft + (epoch / Math.max(1, last)) * (width - kLeft - kRight);
  const y = (value: number): number =>
    kTop + ((high - Math.min(high, Math.max(low, value))) / (high - low)) * (kHeight - kTop - kBottom);
  const ends = spread(lines.map(({ values }) => y(lastOf(values) ?? low)));
  return html`<figure class="curve">
    <figcaption>${title}</figcaption>
    <svg viewBox="0 0 ${width} ${kHeight}" role="img" aria-label=${kept ? `${label} ${kept.text}.` : label}>
      ${ticks.map(
        (tick) => svg`<line class="grid" x1=${kLeft} x2=${width - kRight} y1=${y(tick)} y2=${y(tick)} />
          <text class="tick" x=${kLeft - 6} y=${y(tick) + 4} text-anchor="end">${format(tick)}</text>`,
      )}
      ${epochTicks(last).map(
        (epoch) =>
          svg`<text class="tick" x=${x(epoch)} y=${kHeight - 6} text-anchor="middle">${epoch}</text>`,
      )}
      <text class="tick" x=${width - kRight + 12} y=${kHeight - 6}>${options.epochWord}</text>
      ${lines.map(({ values, held }) => {
        const path = [...values]
          .map((value, i) =>
            Number.isFinite(value) ? `${x(epochs[i] ?? 0).toFixed(1)},${y(value).toFixed(1)}` : "",
          )
          .filter((point) => point !== "");
        return svg`<polyline class=${held ? "line held" : "line"} points=${path.join(" ")} />
          ${path.length > 0 ? svg`<circle class=${held ? "dot held" : "dot"} r="2.5" cx=${path.at(-1)?.split(",")[0] ?? 0} cy=${path.at(-1)?.split(",")[1] ?? 0} />` : ""}`;
      })}
      ${kept ? keptMark(x(kept.epoch), width, kept.text) : ""}
      ${lines.map(({ name, values, held }, i) => {
        const value = lastOf(values);
        return value === undefined
          ? ""
          : svg`<text class=${held ? "name held" : "name"} x=${x(epochs.at(-1) ?? 0) + 7} y=${(ends[i] ?? 0) + 4}>${name} ${format(value)}</text>`;
      })}
    </svg>
  </figure>`;
}

/** A line at the epoch kept, its words beside it where there is room, and a veil over what was let go. */
function keptMark(at: number, width: number, text: string): TemplateResult {
  const left = at > width / 2;
  return svg`<rect class="gone" x=${at + 1} y="0" width=${Math.max(0, width - kRight - at + 5)} height=${kHeight - kBottom} />
    <line class="kept" x1=${at} x2=${at} y1="0" y2=${kHeight - kBottom} />
    <text class="tick" x=${at + (left ? -5 : 5)} y="24" text-anchor=${left ? "end" : "start"}>${text}</text>`;
}

const lastOf = (values: Float64Array): number | undefined => values.findLast(Number.isFinite);

/** At most six, whole, the last one among them. */
function epochTicks(last: number): number[] {
  const step = Math.max(1, Math.ceil(last / 5));
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
}

/** Two labels never stand on each other. */
function spread([first = 0, second]: number[]): number[] {
  if (second === undefined) return [first];
  const gap = 14;
  const short = gap - Math.abs(second - first);
  if (short <= 0) return [first, second];
  const sign = second >= first ? 1 : -1;
  return [first - (sign * short) / 2, second + (sign * short) / 2];
}
