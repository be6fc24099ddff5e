// Arithmetic of the loss chart: how far its axes reach, where ticks stand, how long histories are thinned, how labels
// keep off each other. Pure functions on numbers; the drawing is in timeline.ts.

/** Loss over steps; both arrays equally long, steps rising, and never written to again: what is drawn of them is kept. */
export interface Series {
  readonly step: ArrayLike<number>;
  readonly loss: ArrayLike<number>;
}

/** Pixel frame of a chart: the plot lies between left and right, top and bottom. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What the chart's axes span. `log` losses must be above 0. */
export interface ChartScale {
  readonly lastStep: number;
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly frame: Frame;
}

const kFloor = 1e-8; // a loss of 0 has no logarithm; below this it is drawn here
const kCeiling = 1e100; // beyond this the axis would run out of numbers before the loss does

/** The end of the step axis: 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten, at or above the last step. */
export function axisEnd(last: number, least: number): number {
  const target = Math.max(least, last);
  const power = 10 ** Math.floor(Math.log10(target));
  return ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((m) => m * power >= target * 0.999999) ?? 10) * power;
}

/** Step ticks: 0, then every 1, 2, 2.5 or 5 times a power of ten, at most `most` beyond 0. */
export function stepTicks(end: number, most: number): number[] {
  const rough = end / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const stride =
    ([1, 2, 2.5, 5, 10].find((m) => m * power >= rough * 0.999999 && Number.isInteger(m * power)) ?? 10) *
    power;
  return Array.from({ length: Math.floor(end / stride + 1e-9) + 1 }, (_, i) => i * stride);
}

const kSeries = [1, 3]; // 1, 0.3, 0.1, 0.03 …: even steps on a log axis to the eye

/** Grid values on a log axis: of the series 1, 3, 10, 30 … those from at or below `low` to at or above `high`. */
export function logGrid(low: number, high: number): number[] {
  const all: number[] = [];
  const from = Math.floor(Math.log10(low)) - 1;
  const to = Math.ceil(Math.log10(high)) + 1;
  for (let e = from; e <= to; e++) for (const m of kSeries) all.push(Number(`${m}e${e}`));
  const first = all.findLastIndex((v) => v <= low * 1.000001);
  const last = all.findIndex((v) => v >= high * 0.999999);
  return all.slice(Math.max(0, first), last < 0 ? all.length : last + 1);
}

/** At most `most` of a grid's values: the top one and every n-th below it. */
export function everyNth(grid: readonly number[], most: number): number[] {
  const n = Math.max(1, Math.ceil((grid.length - 1) / Math.max(1, most - 1)));
  return grid.filter((_, i) => (grid.length - 1 - i) % n === 0);
}

const isLoss = (value: number): boolean => Number.isFinite(value) && value >= 0;

const knownEnds = new WeakMap<ArrayLike<number>, readonly [low: number, high: number]>();

/** The lowest and the highest loss; infinite where there is none. */
function endsOf(losses: ArrayLike<number>): readonly [low: number, high: number] {
  const known = knownEnds.get(losses);
  if (known) return known;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < losses.length; i++) {
    const value = losses[i];
    if (!isLoss(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  knownEnds.set(losses, [low, high]);
  return [low, high];
}

/** The axes for some series and marks; the step axis holds `lastStep` and is never shorter than `least`. */
export function chartScale(
  series: readonly Series[],
  options: { marks: readonly number[]; lastStep: number; least: number; log: boolean; frame: Frame },
): ChartScale {
  const { marks, lastStep, least, log, frame } = options;
  let [low, high, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, lastStep];
  const see = (value: number) => {
    if (!isLoss(value)) return;
    const shown = Math.min(kCeiling, Math.max(kFloor, value));
    low = Math.min(low, shown);
    high = Math.max(high, shown);
  };
  for (const { step, loss } of series) {
    endsOf(loss).forEach(see);
    end = Math.max(end, step[step.length - 1] ?? 0);
  }
  marks.forEach(see);
  if (low > high) [low, high] = [0.1, 1];
  const grid = log ? logGrid(low, high) : [0, high * 1.05 || 1];
  const [first = 0.1, last = 1] = [grid[0], grid.at(-1)];
  return { lastStep: axisEnd(end, least), low: first, high: last > first ? last : first * 10, log, frame };
}

/** Step to pixels from the left. */
export const chartX = ({ lastStep, frame }: ChartScale, step: number): number =>
  frame.left + (Math.min(step, lastStep) / lastStep) * (frame.right - frame.left);

/** Pixels from the left to a step, clamped into the chart. */
export const stepAt = ({ lastStep, frame }: ChartScale, x: number): number =>
  Math.min(1, Math.max(0, (x - frame.left) / (frame.right - frame.left))) * lastStep;

/** Loss to pixels from the top, clamped into the frame; NaN for no value. */
export function chartY({ low, high, log, frame }: ChartScale, loss: number): number {
  if (!Number.isFinite(loss)) return Number.NaN;
  const f = (v: number) => (log ? Math.log(Math.max(kFloor, v)) : v);
  const part = (f(high) - f(loss)) / (f(high) - f(low));
  return frame.top + Math.min(1, Math.max(0, part)) * (frame.bottom - frame.top);
}

/** A point of a thinned line, in pixels; y is NaN where there is no value. */
export type ChartPoint = readonly [x: number, y: number];

/**
 * The pixels of a series between two steps, at most four points to a pixel column (first, lowest, highest, last), so
 * that a spike of one step in a million is still drawn.
 */
export function thinLine(scale: ChartScale, series: Series, from: number, to: number): readonly ChartPoint[] {
  const { frame, lastStep, low, high, log } = scale;
  const until = Math.min(to, series.step[series.step.length - 1] ?? to);
  const key = [Object.values(frame), lastStep, low, high, log, from, until].join();
  const known = knownLines.get(series.loss);
  if (known?.key === key && known.step === series.step) return known.points;
  const points = thinned(scale, series, from, until);
  knownLines.set(series.loss, { key, step: series.step, points });
  return points;
}

const knownLines = new WeakMap<
  ArrayLike<number>,
  { readonly key: string; readonly step: ArrayLike<number>; readonly points: readonly ChartPoint[] }
>();

function thinned(scale: ChartScale, { step, loss }: Series, from: number, to: number): ChartPoint[] {
  const points: ChartPoint[] = [];
  let [first, top, bottom, last, column] = [-1, -1, -1, -1, -1];
  const flush = () => {
    if (first < 0) return;
    for (const i of new Set([first, top, bottom, last].sort((a, b) => a - b))) {
      points.push([chartX(scale, step[i]), chartY(scale, loss[i])]);
    }
  };
  for (let i = 0; i < step.length; i++) {
    if (step[i] < from || step[i] > to) continue;
    const here = Math.floor(chartX(scale, step[i]));
    if (here !== column || !Number.isFinite(loss[i])) {
      flush();
      first = top = bottom = i;
      column = Number.isFinite(loss[i]) ? here : -1; // no value: a bucket of its own, so that the gap stays
    }
    if (loss[i] > loss[top]) top = i;
    if (loss[i] < loss[bottom]) bottom = i;
    last = i;
  }
  flush();
  return points;
}

/** An SVG path through points, broken where y is NaN. */
export function linePath(points: readonly ChartPoint[]): string {
  const known = knownPaths.get(points);
  if (known !== undefined) return known;
  const path = pathThrough(points);
  knownPaths.set(points, path);
  return path;
}

const knownPaths = new WeakMap<readonly ChartPoint[], string>();

export function pathThrough(points: readonly ChartPoint[]): string {
  let open = false;
  let d = "";
  for (const [x, y] of points) {
    if (!Number.isFinite(y)) {
      open = false;
      continue;
    }
    d += `${open ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
    open = true;
  }
  return d;
}

/** Moves label heights apart to at least `gap`, keeping their order and staying within low..high where they fit. */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const placed = [...wanted];
  let floor = low;
  for (const i of order) {
    placed[i] = Math.max(placed[i], floor);
    floor = placed[i] + gap;
  }
  let ceiling = high;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i], ceiling);
    ceiling = placed[i] - gap;
  }
  return placed;
}

/** The series' value at a step: of the last entry at or before it; NaN before the first. */
export function valueAt({ step, loss }: Series, at: number): number {
  let [low, high] = [0, step.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (step[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? loss[low - 1] : Number.NaN;
}
