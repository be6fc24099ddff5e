// One of many labs that share a worker, as its client sees it: like a worker of its own. Takes start.ts's place in the
// widget. A worker that lies with another origin is started through a few words of this one.

import type { Reply, Request } from "../shared/protocol.ts";
import { ownWorker, type WorkerLike } from "./start.ts";

export type { WorkerLike };

export const kLeave = "leave";
export const kLeft = "left";
export type LaneRequest = Request | typeof kLeave;

const kPatience = 2000; // ms a worker may take to let a lab go

/** Messages that come before the script has arrived wait for it; one that can't be fetched is told as an error. */
const shim = (script: string): string => `const early = [], keep = (event) => early.push(event);
addEventListener("message", keep);
import(${JSON.stringify(script)}).then(() => {
  removeEventListener("message", keep);
  for (const { data, ports } of early) dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
}, (error) => setTimeout(() => { throw error; }));`;

/** By script: a policy knows one address for each name. */
const shims = new Map<string, string>();

function begin(name: string, script: string): Worker {
  const { origin, protocol, href } = new URL(script, location.href);
  if (origin === location.origin || protocol === "blob:") return ownWorker(name, script);
  const known = shims.get(href) ?? URL.createObjectURL(new Blob([shim(href)], { type: "text/javascript" }));
  shims.set(href, known);
  return ownWorker(name, known);
}

/** The labs of points share one worker; what reads files of the reader's keeps to itself. */
export function startWorker(name: string, script: string): WorkerLike<never, never> {
  return (name === "downhill" ? new Lane(script) : begin(name, script)) as WorkerLike<never, never>;
}

let shared: Worker | null = null;
const lanes = new Set<Lane>();

class Lane implements WorkerLike<Request, Reply> {
  onmessage: ((event: MessageEvent<Reply>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  readonly #port: MessagePort;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(script: string) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    shared ??= start(script);
    lanes.add(this);
    port1.onmessage = (event: MessageEvent<Reply | typeof kLeft>) => {
      if (event.data === kLeft) this.#gone();
      else this.onmessage?.(event as MessageEvent<Reply>);
    };
    port1.onmessageerror = (event) => this.onmessageerror?.(event);
    shared.postMessage(null, [port2]);
  }

  postMessage(message: Request, transfer: Transferable[]): void {
    this.#port.postMessage(message, transfer);
  }

  /** A worker that does not let go has hung, and with it all labs: they are told. */
  terminate(): void {
    if (!lanes.delete(this)) return;
    this.onmessage = this.onerror = this.onmessageerror = null;
    const worker = shared;
    this.#port.postMessage(kLeave);
    this.#waiting = setTimeout(() => worker === shared && broke("it stopped answering"), kPatience);
  }

  #gone(): void {
    clearTimeout(this.#waiting);
    this.#port.close();
    if (lanes.size > 0) return;
    shared?.terminate();
    shared = null;
  }
}

function start(script: string): Worker {
  const worker = begin("downhill", script);
  worker.onerror = (event) => {
    if (worker === shared) broke(event.message || "its script could not be loaded");
  };
  return worker;
}

function broke(message: string): void {
  shared?.terminate();
  shared = null;
  const all = [...lanes];
  lanes.clear();
  for (const lane of all) lane.onerror?.(new ErrorEvent("error", { message }));
}
