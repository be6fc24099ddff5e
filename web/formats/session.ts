// A session of the engine as a model that can leave. The place in the walk is read from a checkpoint's header, whose
// layout core/train/session_checkpoint.cpp says; everything else the session tells itself.

import type { Session } from "../engine/session.ts";
import {
  type Model,
  memoryCount,
  modelOf,
  type Position,
  type Standardization,
  type TrainingData,
} from "./model.ts";

/** What is asked of a session. */
export type Asked = Pick<Session, "spec" | "parameters" | "value" | "checkpoint">;

export interface Beside {
  /** The rows learnt from, in the order the session was given them; without them a model can't walk on elsewhere. */
  readonly data?: TrainingData;
  readonly standardization?: Standardization | null;
  readonly inputs?: readonly string[];
}

/** Errors: DownhillError where the data don't fit the model. */
export function modelFrom(session: Asked, { data, standardization, inputs }: Beside = {}): Model {
  const { spec } = session;
  const parameters = session.parameters();
  const memory = Array.from({ length: memoryCount(spec.optimizer) }, (_, k) =>
    parameters.map(({ name }) => session.value(`memory_${k + 1}/${name}`)),
  ).flat();
  const walk = data ? { ...positionOf(session.checkpoint()), memory, data } : null;
  return modelOf({ spec, parameters, walk, standardization: standardization ?? null, inputs: inputs ?? [] });
}

/** "DHCP", version, sum, architecture, data (32 bytes), then step, epoch, cursor, updates as 64-bit whole numbers. */
export function positionOf(checkpoint: Uint8Array): Position {
  const view = new DataView(checkpoint.buffer, checkpoint.byteOffset, checkpoint.byteLength);
  const at = (i: number): number => Number(view.getBigUint64(32 + 8 * i, true));
  return { step: at(0), epoch: at(1), cursor: at(2), updates: at(3) };
}

/** Mean and deviation of every input over rows, as setData's `standardize` takes them: bit for bit (core/data/scaler.cpp). */
export function standardizationOf(features: Float32Array, inputs: number): Standardization {
  const rows = features.length / inputs;
  const mean = new Float64Array(inputs);
  const deviation = new Float64Array(inputs);
  for (let c = 0; c < inputs; c++) {
    let sum = 0;
    for (let i = c; i < features.length; i += inputs) sum += features[i] ?? 0;
    const centre = sum / rows;
    let squares = 0;
    for (let i = c; i < features.length; i += inputs) {
      const off = (features[i] ?? 0) - centre;
      squares += off * off;
    }
    mean[c] = centre;
    deviation[c] = squares > 0 ? Math.sqrt(squares / rows) : 1;
  }
  return { mean, deviation };
}
