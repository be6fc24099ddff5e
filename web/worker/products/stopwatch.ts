// How long one product takes: warmed up first, then as many in one go as fill a round, and the least of a few rounds. The
// clock is given, so that this can be tested.

export interface Timed {
  /** ms of one product. */
  readonly ms: number;
  readonly times: number;
  readonly rounds: number;
}

/** Makes the product so many times over. */
export type Run = (times: number) => void | Promise<void>;

const kRound = 150; // ms
const kRounds = 3;
/** One that takes this long is timed once: it is warm by itself, and a reader waits. */
const kLong = 600;

/** `most`: products that one go may have. Errors: what `run` throws. */
export async function timed(run: Run, now: () => number, most: number): Promise<Timed> {
  const go = async (times: number): Promise<number> => {
    const before = now();
    await run(times);
    return now() - before;
  };
  const first = await go(1);
  if (first > kLong) return { ms: first, times: 1, rounds: 1 };
  const one = await go(1); // the first may have waited for a compiler
  // A clock of a browser ticks coarsely: what is shorter than a tick is taken for a tenth of a ms.
  const times = Math.max(1, Math.min(most, Math.ceil(kRound / Math.max(0.1, one))));
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < kRounds; round++) least = Math.min(least, await go(times));
  return { ms: least / times, times, rounds: kRounds };
}
