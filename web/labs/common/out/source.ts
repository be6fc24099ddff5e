// Whose model leaves: what the panel asks of a lab, of whichever kind it is. Labs of points answer in points.ts, the digits
// lab in labs/digits/take.

import type { Model } from "../../../formats/model.ts";
import type { Taken as Sent } from "../../../shared/take.ts";
import type { Lang } from "../../../view/dictionary.ts";
import type { Closed, Way, WayId } from "./files.ts";
import type { Picked } from "./picked.ts";
import type { Own } from "./words.ts";

/** The model as it was taken last. */
export interface Taken extends Omit<Sent, "model"> {
  readonly model: Model;
}

export interface Source {
  readonly lang: Lang;
  /** The words that differ from lab to lab. */
  readonly own: Own;
  readonly running: boolean;
  /** null until something has been taken. */
  readonly taken: Taken | null;
  /** `taken` is what stands now. */
  readonly fresh: boolean;
  /** The way that is looked at; remembered while the lab is there. */
  way: WayId;
  /** Before every drawing: asks for what stands now, where it is time to. */
  follow(): void;
  /** The panel goes. */
  leave(): void;
  pause(): void;
  /** `area`: what holds the lab's pictures. */
  files(id: WayId, taken: Taken, area: Element | null): Way | Closed;
  /**
   * Looks at everything, then gives what puts it in force; that answers whether the walk came back whole, and not its
   * weights alone. Errors: DownhillError with a place, OtherLab.
   */
  brought(files: readonly Picked[]): () => Promise<boolean>;
  /** What stands now, as the way back to it. */
  standing(taken: Taken): () => Promise<boolean>;
}
