// How good answers are, beyond the loss: counts at a threshold, the ROC curve and the area under it, calibration. Answers
// are compared and counted only, so ties and any monotone scale are told right. Pure.

export interface Answers {
  /** Probabilities, or any scores. */
  readonly scores: Float32Array;
  /** 0 or 1. */
  readonly labels: Float32Array;
}

/** [truth][said], 1 is said from the threshold up. Scores that are no numbers are in no count. */
export function countsAt(
  { scores, labels }: Answers,
  threshold: number,
): [[number, number], [number, number]] {
  const counts: [[number, number], [number, number]] = [
    [0, 0],
    [0, 0],
  ];
  scores.forEach((score, i) => {
    if (!Number.isNaN(score)) counts[(labels[i] as number) > 0.5 ? 1 : 0][score >= threshold ? 1 : 0]++;
  });
  return counts;
}

export interface Roc {
  /** Shares of the 0s and of the 1s that are said to be 1, from (0, 0) to (1, 1) as the threshold falls. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** null where there is only one kind, or a score is no number. */
  readonly auc: number | null;
}

const kMostPoints = 400;

/** Equal scores are one slanting step, so the area counts a tie as half (Mann-Whitney U). */
export function rocOf({ scores, labels }: Answers): Roc {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  let ones = 0;
  for (const label of labels) if (label > 0.5) ones++;
  const zeros = labels.length - ones;
  if (ones === 0 || zeros === 0 || scores.some(Number.isNaN))
    return { x: new Float32Array(0), y: new Float32Array(0), auc: null };
  const corners: [number, number][] = [[0, 0]];
  let [hits, falls, area] = [0, 0, 0];
  for (let i = 0; i < order.length; ) {
    const score = scores[order[i] as number];
    const before = { hits, falls };
    for (; i < order.length && scores[order[i] as number] === score; i++) {
      if ((labels[order[i] as number] as number) > 0.5) hits++;
      else falls++;
    }
    area += ((falls - before.falls) * (hits + before.hits)) / 2;
    corners.push([falls, hits]);
  }
  const kept = thinned(corners);
  return {
    x: Float32Array.from(kept, ([fall]) => fall / zeros),
    y: Float32Array.from(kept, ([, hit]) => hit / ones),
    auc: area / (ones * zeros),
  };
}

/** Evenly, both ends kept. */
function thinned<T>(list: readonly T[]): readonly T[] {
  if (list.length <= kMostPoints) return list;
  return Array.from(
    { length: kMostPoints },
    (_, i) => list[Math.round((i * (list.length - 1)) / (kMostPoints - 1))] as T,
  );
}

export interface Bin {
  readonly count: number;
  /** Mean answer, and the share that is really 1. */
  readonly said: number;
  readonly was: number;
}

/** Answers in ten equal steps from 0 to 1; empty ones are left out. */
export function calibrationOf({ scores, labels }: Answers): Bin[] {
  const sums = Array.from({ length: 10 }, () => ({ count: 0, said: 0, was: 0 }));
  scores.forEach((score, i) => {
    const bin = sums[Math.min(9, Math.floor(score * 10))];
    if (bin === undefined) return;
    bin.count++;
    bin.said += score;
    bin.was += (labels[i] as number) > 0.5 ? 1 : 0;
  });
  return sums.flatMap(({ count, said, was }) =>
    count === 0 ? [] : [{ count, said: said / count, was: was / count }],
  );
}
