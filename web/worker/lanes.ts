// The worker of many labs in one page: one engine, and a host for each lab, which talks through a port of its own. A
// message to the worker itself brings such a port.

import { loadEngine } from "../engine/index.ts";
import { Host } from "./host.ts";
import { kLeave, kLeft, type LaneRequest } from "./lane.ts";
import { turnsOfThisThread } from "./turns.ts";

const turns = turnsOfThisThread();

// One engine until it crashes or can't be loaded: the first host that comes back for another brings it for all.
let engine = loadEngine();
engine.catch(() => {});
let generation = 0;

function open(port: MessagePort): void {
  let mine = -1;
  const host = new Host({
    load() {
      if (mine === generation) {
        generation++;
        engine = loadEngine();
      }
      mine = generation;
      return engine;
    },
    send: (reply, transfer) => port.postMessage(reply, { transfer }),
    turns,
  });
  port.onmessage = ({ data }: MessageEvent<LaneRequest>) => {
    if (data !== kLeave) {
      host.receive(data);
      return;
    }
    host.close();
    port.postMessage(kLeft);
    port.close();
  };
}

addEventListener("message", ({ ports: [port] }: MessageEvent) => {
  if (port) open(port);
});
