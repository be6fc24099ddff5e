// The wasm module as the engine sees it: what wasm/bindings.cpp exports, by hand and narrow. Everything crosses as
// numbers, strings, plain records and (offset, length) pairs; nothing here is for users of the package.

/** code "" means that all went well. */
export interface RawFailure {
  readonly code: string;
  readonly message: string;
  readonly where: string;
}

/** Bytes from the start of memory, and how many numbers lie there. */
export interface RawSpan {
  readonly offset: number;
  readonly length: number;
}

/** A C++ vector: filled here and deleted at once, or read and deleted at once. */
export interface RawList<T> {
  push_back(item: T): void;
  get(index: number): T | undefined;
  size(): number;
  delete(): void;
}

export interface RawLayer {
  readonly type: string;
  readonly name: string;
  readonly units: number;
  readonly activation: string;
  readonly useBias: boolean;
  readonly initializer: string;
  readonly initializerValue: number;
  readonly rate: number;
}

export interface RawOptimizer {
  readonly type: string;
  readonly learningRate: number;
  readonly momentum: number;
  readonly nesterov: boolean;
  readonly rho: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly initialAccumulator: number;
  readonly schedule: string;
  readonly scheduleSteps: number;
  readonly decayRate: number;
  readonly finalFraction: number;
  readonly warmupSteps: number;
}

export interface RawSpec {
  readonly inputShape: RawList<number>;
  readonly layers: RawList<RawLayer>;
  readonly loss: string;
  readonly optimizer: RawOptimizer;
  readonly l1: number;
  readonly l2: number;
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly seed: number;
  /** 0: never stop early. */
  readonly patience: number;
  readonly minDelta: number;
}

/** Rows in the input buffer: `bytes` and `classes` say that the numbers are uint8 and int32 instead of float. */
export interface RawRows {
  readonly features: number;
  readonly bytes: boolean;
  readonly targets: number;
  readonly classes: boolean;
  readonly rows: number;
}

/** rule "" is no part at all, "rows" the rows given, anything else how a fraction is drawn. */
export interface RawPart {
  readonly rule: string;
  readonly fraction: number;
  readonly given: RawRows;
}

export interface RawData {
  readonly train: RawRows;
  readonly scale: number;
  readonly validation: RawPart;
  readonly test: RawPart;
  readonly seed: number;
  readonly standardize: boolean;
}

/** reason "", saturated "" and stopped 0 mean no. */
export interface RawRun {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly penalty: number;
  readonly reason: string;
  readonly layer: string;
  readonly noticed: number;
  readonly lastGoodStep: number;
  readonly bestStep: number;
  readonly saturated: string;
  readonly stopped: number;
  readonly bestHeldStep: number;
  readonly bestHeldLoss: number;
}

export interface RawAdvance {
  readonly failure: RawFailure;
  readonly step: number;
  readonly epoch: number;
  readonly phase: string;
  readonly op: string;
  readonly node: string;
  readonly done: boolean;
  readonly rate: number;
  readonly correction1: number;
  readonly correction2: number;
}

/** NaN where the model has no accuracy or no R². */
export interface RawMetrics {
  readonly failure: RawFailure;
  readonly loss: number;
  readonly penalty: number;
  readonly accuracy: number;
  readonly r2: number;
  readonly rows: number;
}

/** Counts, row numbers and classes are uint32, losses float, rates double: NaN where there is none. */
export interface RawReport {
  readonly failure: RawFailure;
  readonly classes: number;
  readonly confusion: RawSpan;
  readonly rows: RawSpan;
  readonly actual: RawSpan;
  readonly predicted: RawSpan;
  readonly losses: RawSpan;
  readonly precision: RawSpan;
  readonly recall: RawSpan;
  readonly f1: RawSpan;
}

/** Features or bytes, targets or class ids; the other of each pair is empty. */
export interface RawExamples {
  readonly failure: RawFailure;
  readonly features: RawSpan;
  readonly bytes: RawSpan;
  readonly targets: RawSpan;
  readonly classIds: RawSpan;
}

export interface RawFloats {
  readonly failure: RawFailure;
  readonly data: RawSpan;
}

/** `dims` of `rank` numbers, rows first if it has any. */
export interface RawTensor {
  readonly name: string;
  readonly shape: RawShape;
  readonly data: RawSpan;
}

export interface RawShape {
  readonly batched: boolean;
  readonly rank: number;
  readonly d0: number;
  readonly d1: number;
  readonly d2: number;
  readonly d3: number;
}

export interface RawValue {
  readonly failure: RawFailure;
  readonly tensor: RawTensor;
}

export interface RawField {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly width: number;
  readonly height: number;
  readonly features: RawList<string>;
  readonly nodes: RawList<string>;
}

export interface RawSurface {
  readonly directionX: number;
  readonly directionY: number;
  readonly parameters: number;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly width: number;
  readonly height: number;
}

export interface RawMap {
  readonly node: string;
  readonly units: number;
  readonly data: RawSpan;
}

export interface RawExact {
  readonly failure: RawFailure;
  readonly kind: string;
  readonly note: string;
  readonly parameters: RawSpan;
  readonly loss: number;
  readonly maxStableRate: number;
  readonly conditionNumber: number;
}

export interface RawNode {
  readonly name: string;
  readonly op: string;
  readonly phase: string;
  readonly shape: RawShape;
  readonly inputs: RawList<string>;
}

export interface RawGenerated {
  readonly failure: RawFailure;
  readonly features: RawSpan;
  readonly targets: RawSpan;
}

export interface RawSplit {
  readonly failure: RawFailure;
  readonly train: RawSpan;
  readonly validation: RawSpan;
  readonly test: RawSpan;
}

export interface RawUpdate {
  readonly failure: RawFailure;
  readonly kept: number;
  readonly fresh: number;
}

/** One session. Lists and spans that it returns are its own and stand until its next call. */
export interface RawSession {
  build(spec: RawSpec): RawFailure;
  setData(data: RawData): RawFailure;
  run(steps: number): RawRun;
  advance(unit: string): RawAdvance;
  update(spec: RawSpec): RawUpdate;
  reset(hasSeed: boolean, seed: number): void;
  recover(where: string): RawFailure;
  evaluate(part: string): RawMetrics;
  report(part: string): RawReport;
  examples(rows: number, count: number): RawExamples;
  layers(features: number, rows: number): RawFailure;
  jacobian(features: number, layer: string): RawFloats;
  predict(features: number, rows: number): RawFloats;
  field(field: RawField): RawFailure;
  maps(): RawList<RawMap>;
  surface(surface: RawSurface): RawFloats;
  curvature(where: string): RawFloats;
  randomDirections(seed: number): RawFloats;
  walkDirections(walk: number, count: number): RawFloats;
  exact(): RawExact;
  history(): RawSpan;
  parameters(): RawList<RawTensor>;
  gradients(): RawList<RawTensor>;
  setParameters(tensors: RawList<RawTensor>): RawFailure;
  nodes(): RawList<RawNode>;
  value(name: string): RawValue;
  sample(row: number): RawFailure;
  sampled(): RawList<RawTensor>;
  plan(): RawSpan;
  lentData(): RawSpan;
  records(steps: number): RawFloats;
  adopt(numbers: number, steps: number): RawFailure;
  checkpoint(): RawSpan;
  restore(offset: number, bytes: number): RawFailure;
  step(): number;
  epoch(): number;
  seed(): number;
  hasData(): boolean;
  delete(): void;
}

export interface RawModule {
  readonly HEAPU8: Uint8Array;
  readonly SizeList: new () => RawList<number>;
  readonly WordList: new () => RawList<string>;
  readonly LayerList: new () => RawList<RawLayer>;
  readonly TensorList: new () => RawList<RawTensor>;
  readonly Session: new () => RawSession;
  /** The input buffer, at least so many bytes long: its offset, or 0 where there is no memory for it. */
  reserve(bytes: number): number;
  generate(type: string, rows: number, noise: number, seed: number): RawGenerated;
  expandFeatures(points: number, rows: number, columns: number, words: RawList<string>): RawFloats;
  /** `classes`: the offset of one class id a row, 0 where there are none. */
  split(rows: number, validation: RawPart, test: RawPart, seed: number, classes: number): RawSplit;
}
