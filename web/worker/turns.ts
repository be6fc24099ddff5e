// The clock and the turns of a worker's thread, for loops that give way to messages.

import type { Turns } from "./loop.ts";

/** A turn "as soon as possible" goes through a port, because timers below 4 ms are held back after a few. */
export function turnsOfThisThread(): Turns {
  const { port1, port2 } = new MessageChannel();
  const waiting = new Map<number, () => void>();
  let count = 0;
  port1.onmessage = ({ data }: MessageEvent<number>) => {
    const call = waiting.get(data);
    waiting.delete(data);
    call?.();
  };
  return {
    now: () => performance.now(),
    after(ms, call) {
      if (ms > 0) {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      }
      const id = count++;
      waiting.set(id, call);
      port2.postMessage(id);
      return () => waiting.delete(id);
    },
  };
}
