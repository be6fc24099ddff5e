// The digits lab's module worker: wires the room to this thread's messages, clock and turns. Wishes are done in their
// order; nothing is decided here.

import { loadEngine } from "../../engine/index.ts";
import type { DigitsReply, DigitsRequest } from "../../shared/digits.ts";
import { failureOf } from "../failure.ts";
import { turnsOfThisThread } from "../turns.ts";
import { Room } from "./room.ts";

const send = (reply: DigitsReply): void => postMessage(reply);
const room = new Room({
  load: () => loadEngine(),
  tell: (state) => send({ kind: "state", state }),
  progress: (done, total) => send({ kind: "progress", done, total }),
  turns: turnsOfThisThread(),
});

let queue = Promise.resolve();
addEventListener("message", ({ data: { id, wish } }: MessageEvent<DigitsRequest>) => {
  queue = queue.then(async () => {
    try {
      send({ kind: "answer", id, answer: await room.answer(wish) });
    } catch (error) {
      send({ kind: "failed", id, failure: failureOf(error) });
    }
  });
});
