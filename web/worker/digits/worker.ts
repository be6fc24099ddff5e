// The digits lab's module worker: wires the room to this thread's messages, clock and turns. Wishes are done in their
// order, but for pictures, which may take their time to come, and for the wish to have them no more.

import { loadEngine } from "../../engine/index.ts";
import type { DigitsReply, DigitsRequest } from "../../shared/digits.ts";
import { failureOf } from "../failure.ts";
import { turnsOfThisThread } from "../turns.ts";
import { Cancelled } from "./loads.ts";
import { Room } from "./room.ts";

const send = (reply: DigitsReply): void => postMessage(reply);
const room = new Room({
  load: () => loadEngine(),
  tell: (state) => send({ kind: "state", state }),
  progress: (done, total) => send({ kind: "progress", done, total }),
  turns: turnsOfThisThread(),
  gpu: navigator.gpu,
});

let queue = Promise.resolve();
addEventListener("message", ({ data }: MessageEvent<DigitsRequest>) => {
  const { kind } = data.wish;
  if (kind === "load" || kind === "files" || kind === "cancel") void answer(data);
  else queue = queue.then(() => answer(data));
});

async function answer({ id, wish }: DigitsRequest): Promise<void> {
  try {
    send({ kind: "answer", id, answer: await room.answer(wish) });
  } catch (error) {
    const { message } = error as Error;
    const failure = error instanceof Cancelled ? { code: "cancelled", message, where: "" } : failureOf(error);
    send({ kind: "failed", id, failure });
  }
}
