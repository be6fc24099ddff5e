// What a page has asked of its worker and not yet shown. A test that acts and then waits must not be answered by the
// picture from before it acted: so a wait looks only at a page whose errands are all done, which means that the worker has
// answered each request and that the state after the last answer stands on the screen.

/**
 * Runs in the page before its first script. Afterwards `errandsDone(lab)` tells whether nothing is under way; a lab
 * without a worker, or whose worker has ended, has none.
 */
export function watchErrands() {
  const { Worker } = globalThis;
  const workers = new Set();
  /** Snapshots that have come, the one that must be drawn, and which each was. */
  let [came, due] = [0, 0];
  const order = new WeakMap();
  const shownBy = (lab) => lab?.room?.snapshot ?? lab?.shown ?? null;

  class WatchedWorker extends Worker {
    /** Requests not yet answered, by their ids: what they ask for. */
    waiting = new Map();

    constructor(...how) {
      super(...how);
      workers.add(this);
    }
    postMessage(message, ...how) {
      const asked = message?.intent?.type ?? message?.wish?.kind;
      if (asked !== undefined) this.waiting.set(message.id, asked);
      super.postMessage(message, ...how);
    }
    terminate() {
      workers.delete(this);
      due = 0;
      super.terminate();
    }
    get onmessage() {
      return super.onmessage;
    }
    set onmessage(listener) {
      super.onmessage = (event) => {
        listener.call(this, event);
        this.note(event.data);
      };
    }
    note({ kind, id }) {
      const asked = this.waiting.get(id);
      this.waiting.delete(id);
      // A snapshot follows each request that was granted, but for one that only computes points.
      if (kind === "done" && asked !== undefined && asked !== "generate") due = came + 1;
      else if (kind === "broken") due = 0;
      else if (kind === "snapshot") {
        came++;
        const shown = shownBy(document.querySelector("downhill-lab, downhill-home"));
        if (shown) order.set(shown, came);
      }
    }
  }
  if (Worker) globalThis.Worker = WatchedWorker;

  globalThis.errandsDone = (lab) => {
    // While the digits are learnt, the drawing is read again and again.
    const isUnderWay = (asked) => asked !== "read" || !lab?.state?.running;
    if ([...workers].some(({ waiting }) => [...waiting.values()].some(isUnderWay))) return false;
    if (lab?.isUpdatePending) return false;
    return due === 0 || order.get(lab?.snapshot) >= due;
  };
}
