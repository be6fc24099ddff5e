// The module worker itself: wires the host to this thread's messages, clock and turns. Nothing is decided here.

import { loadEngine } from "../engine/index.ts";
import type { Request } from "../shared/protocol.ts";
import { Host } from "./host.ts";
import { turnsOfThisThread } from "./turns.ts";

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
