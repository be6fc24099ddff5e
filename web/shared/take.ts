// What page and worker say to each other when a model is to be taken away. Types only.

/** Another number asks anew; it is answered once. */
export interface TakeWish {
  readonly id: number;
}

/** The walk as it stood when it was asked for: copies, the page's own. */
export interface Taken {
  readonly id: number;
  readonly step: number;
  /** A Model of web/formats, which this room can't see; without its walk where there is nothing to learn from. */
  readonly model: object;
  /** Of the engine: brings the very state back, on the same data. */
  readonly checkpoint: Uint8Array;
  readonly parts: readonly TakenPart[];
}

/** The rows of one part of the data, as the model sees them. */
export interface TakenPart {
  readonly part: "train" | "validation" | "test";
  readonly rows: number;
  /** rows x inputs */
  readonly features: Float32Array;
  /** One a row. */
  readonly targets: Float32Array;
}
