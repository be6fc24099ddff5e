// The records that cross between JavaScript and core: flat, of numbers, strings and offsets, so that Embind
// copies them field by field (web/engine/raw.ts is their other half). Conversions only; every rule about a
// value lives in core.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "data/dataset.hpp"
#include "train/session.hpp"

namespace downhill::wire {

/// An empty code: all went well.
struct Failure {
  std::string code, message, where;
};

/// Bytes from the start of wasm memory, and how many numbers lie there.
struct Span {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
};

struct Layer {
  std::string type, name;
  std::uint32_t units = 1;
  std::string activation;
  bool useBias = true;
  std::string initializer;
  double initializerValue = 0;
  double rate = 0;
};

struct Optimizer {
  std::string type;
  double learningRate = 0, momentum = 0;
  bool nesterov = false;
  double rho = 0, beta1 = 0, beta2 = 0, epsilon = 0, weightDecay = 0, initialAccumulator = 0;
  std::string schedule;
  double scheduleSteps = 0, decayRate = 0, finalFraction = 0, warmupSteps = 0;
};

struct Spec {
  std::vector<std::uint32_t> inputShape;
  std::vector<Layer> layers;
  std::string loss;
  Optimizer optimizer;
  double l1 = 0, l2 = 0;
  std::uint32_t batchSize = 0;
  bool shuffle = true;
  double seed = 0;             ///< 0 to 2^53 - 1
  std::uint32_t patience = 0;  ///< 0: never stop early
  double minDelta = 0;
};

/// `features` and `targets` are offsets: floats, or bytes and class ids where it says so.
struct Rows {
  std::uint32_t features = 0;
  bool bytes = false;
  std::uint32_t targets = 0;
  bool classes = false;
  std::uint32_t rows = 0;
};

/// rule "": no such part; "rows": the rows given; else "seed", "last" or "stratified" with a fraction.
struct Part {
  std::string rule;
  double fraction = 0;
  Rows given;
};

struct Data {
  Rows train;
  double scale = 1;
  Part validation, test;
  double seed = 0;
  bool standardize = false;
};

/// An empty reason: not diverged; saturated "": not that either.
struct Run {
  double step, epoch, loss, penalty;
  std::string reason, layer;
  double noticed, lastGoodStep, bestStep;
  std::string saturated;
  double stopped;  ///< 0, or the step of an early stop; then those of the lowest validation loss
  double bestHeldStep, bestHeldLoss;
};

struct Advance {
  Failure failure;
  double step, epoch;
  std::string phase, op, node;
  bool done;
  double rate, correction1, correction2;
};

/// NaN where there is no accuracy or no r2.
struct Metrics {
  Failure failure;
  double loss, penalty, accuracy, r2, rows;
};

/// Counts and row numbers are uint32, losses floats, rates doubles (NaN where there is none).
struct Report {
  Failure failure;
  std::uint32_t classes = 0;
  Span confusion, rows, actual, predicted, losses, precision, recall, f1;
};

/// Which of the two spans of each pair is there, says the data's kind.
struct Examples {
  Failure failure;
  Span features, bytes, targets, classIds;
};

struct Shape {
  bool batched = false;
  std::uint32_t rank = 0, d0 = 0, d1 = 0, d2 = 0, d3 = 0;
};

struct Tensor {
  std::string name;
  Shape shape;
  Span data;
};

struct Floats {
  Failure failure;
  Span data;
};

struct Value {
  Failure failure;
  Tensor tensor;
};

struct Field {
  double x0, x1, y0, y1;
  std::uint32_t width, height;
  std::vector<std::string> features, nodes;
};

struct Map {
  std::string node;
  std::uint32_t units;
  Span data;
};

struct Surface {
  std::uint32_t directionX, directionY, parameters;
  double x0, x1, y0, y1;
  std::uint32_t width, height;
};

struct Exact {
  Failure failure;
  std::string kind, note;
  Span parameters;
  double loss, maxStableRate, conditionNumber;
};

struct Node {
  std::string name, op, phase;
  Shape shape;
  std::vector<std::string> inputs;
};

struct Generated {
  Failure failure;
  Span features, targets;
};

/// Row numbers, ascending.
struct Split {
  Failure failure;
  Span train, validation, test;
};

struct Update {
  Failure failure;
  double kept, fresh;
};

Failure toFailure(const Error& error);
Failure toFailure(const Result<void>& result);

template <class T>
Span toSpan(std::span<const T> numbers) {
  return {static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(numbers.data())),
          static_cast<std::uint32_t>(numbers.size())};
}
/// `length` numbers of type T at an offset that came from JavaScript.
template <class T>
std::span<const T> at(std::uint32_t offset, std::size_t length) {
  return {reinterpret_cast<const T*>(static_cast<std::uintptr_t>(offset)), length};
}

/// Errors: invalidSpec for a word that core does not know.
Result<ModelSpec> toSpec(const Spec& spec);
/// No cut at all where the part is none or rows of its own. Errors: invalidArgument at `where` for an unknown
/// rule.
Result<Cut> toCut(const Part& part, const char* where);
/// Errors: as makeDataset; invalidArgument for an unknown rule.
Result<Dataset> toDataset(const Data& data, const ModelSpec& spec);
/// Errors: notFound for an unknown feature.
Result<FieldSpec> toField(const Field& field);
Result<std::vector<Feature>> toFeatures(const std::vector<std::string>& words);

Run toRun(const RunResult& result);
Report toReport(const downhill::ClassReport& report);
Examples toExamples(const downhill::Examples& examples);
Metrics toMetrics(const downhill::Metrics& metrics);
Shape toShape(const downhill::Shape& shape);
/// The tensor's numbers stay where they are: `tensor` must outlive the answer's use.
Tensor toTensor(const downhill::Tensor& tensor);
downhill::Tensor fromTensor(const Tensor& tensor);

}  // namespace downhill::wire
