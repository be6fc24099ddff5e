// The module worker itself: wires the host to this thread's messages, clock and turns. Nothing is decided here.

import { loadEngine } from "../engine/index.ts";
import type { Request } from "../shared/protocol.ts";
import { Host } from "./host.ts";
import type { Turns } from "./loop.ts";

/** A turn "as soon as possible" goes through a port, because timers below 4 ms are held back after a few. */
function turnsOfThisThread(): Turns {
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

// The engine is on its way before anyone asks: the first request is delivered only when the page, busy with its first
// picture, has taken note that this script runs. What goes wrong is told to that request.
let ahead: ReturnType<typeof loadEngine> | null = loadEngine();
ahead.catch(() => {});

const host = new Host({
  load() {
    const engine = ahead ?? loadEngine();
    ahead = null;
    return engine;
  },
  send: (reply, transfer) => postMessage(reply, { transfer }),
  turns: turnsOfThisThread(),
});

addEventListener("message", ({ data }: MessageEvent<Request>) => host.receive(data));
