// The element's way to its worker: one client at a time, snapshots drawn at most once a frame and acknowledged only when
// they stand on the screen. What comes too late, from a client that is gone, is let go.

import type { ReactiveControllerHost } from "lit";
import type { Failure, Intent, Snapshot } from "../shared/protocol.ts";
import { Client } from "../worker/client.ts";
import { failureOf } from "./telling.ts";

export interface RoomHeeds {
  /** Before it is drawn. */
  onSnapshot(snapshot: Snapshot, before: Snapshot | null): void;
  onDrawn(snapshot: Snapshot, before: Snapshot | null): void;
  /** An intent was refused; the model is as it was. */
  onRefused(failure: Failure, intent: Intent): void;
  /** The worker broke. `kept`: it goes on from that step; null: it is gone. */
  onBroken(failure: Failure, kept: number | null): void;
}

const kFrame = 1000 / 60; // ms

export class EngineRoom {
  /** The last one that came. */
  snapshot: Snapshot | null = null;
  /** The last one that stands on the screen: what a click on a picture is about. */
  drawn: Snapshot | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #heeds: RoomHeeds;
  #client: Client | null = null;
  #frame = 0;
  /** How long the last picture took until it stood on the screen, ms; and the rest it gives the page before the next. */
  #cost = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, heeds: RoomHeeds) {
    this.#host = host;
    this.#heeds = heeds;
  }

  /** Errors: ClientError, or a promise that never matters any more after close(). */
  open(): Promise<void> {
    this.#client ??= new Client({
      onSnapshot: (snapshot) => this.#show(snapshot),
      onBroken: (failure, kept) => this.#heeds.onBroken(failure, kept),
    });
    return this.#client.open();
  }

  send(intent: Intent): void {
    const client = this.#client;
    client?.send(intent).catch((error: unknown) => {
      // A client that broke, or whose engine never came, has said so already, to everyone.
      const failure = failureOf(error);
      if (client === this.#client && !gone.has(failure.code)) this.#heeds.onRefused(failure, intent);
    });
  }

  /** As send, for who wants to wait. Errors: ClientError. */
  async ask(intent: Intent): Promise<void> {
    await this.#client?.send(intent);
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#client?.close();
    this.#client = null;
    this.snapshot = this.drawn = null;
  }

  #show(snapshot: Snapshot): void {
    const { snapshot: before } = this;
    this.snapshot = snapshot;
    this.#heeds.onSnapshot(snapshot, before);
    cancelAnimationFrame(this.#frame);
    const draw = (): void => void this.#draw(snapshot, before);
    // The first one has been waited for long enough.
    if (this.drawn === null) draw();
    else this.#frame = requestAnimationFrame(draw);
  }

  async #draw(snapshot: Snapshot, before: Snapshot | null): Promise<void> {
    const begin = performance.now();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.snapshot !== null) this.drawn = snapshot;
    // Where a picture takes longer than a frame, half of the time is kept free for the reader.
    const seen = (): void => this.#client?.seen();
    clearTimeout(this.#rest);
    if (this.#cost > kFrame) this.#rest = setTimeout(seen, this.#cost);
    else seen();
    this.#heeds.onDrawn(snapshot, before);
    // The browser paints at the end of this task; the next one comes after.
    setTimeout(() => {
      this.#cost = performance.now() - begin;
    });
  }
}

const gone: ReadonlySet<string> = new Set(["closed", "timeout", "worker-failed", "load-failed", "crashed"]);
