#include "wire.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace downhill::wire {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Reads words into enums and keeps the first failure, so that a record converts line by line.
class WordReader {
 public:
  template <class Enum>
  void read(const std::string& word, const std::string& where, Enum& out) {
    Result<Enum> value = fromWord<Enum>(word, where);
    if (value) {
      out = *value;
    } else if (!error_) {
      error_ = value.error();
    }
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<Error> error_;
};

LayerSpec toLayer(const Layer& layer, std::size_t index, WordReader& words) {
  const std::string path = "layers[" + std::to_string(index) + "].";
  LayerSpec out;
  words.read(layer.type, path + "type", out.type);
  words.read(layer.activation, path + "activation", out.activation);
  words.read(layer.initializer, path + "kernelInitializer", out.kernelInitializer);
  out.units = layer.units;
  out.useBias = layer.useBias;
  out.initializerValue = layer.initializerValue;
  out.rate = layer.rate;
  out.name = layer.name;
  return out;
}

OptimizerSpec toOptimizer(const Optimizer& optimizer, WordReader& words) {
  OptimizerSpec out;
  words.read(optimizer.type, "optimizer.type", out.type);
  words.read(optimizer.schedule, "optimizer.schedule.type", out.schedule.type);
  out.learningRate = optimizer.learningRate;
  out.momentum = optimizer.momentum;
  out.nesterov = optimizer.nesterov;
  out.rho = optimizer.rho;
  out.beta1 = optimizer.beta1;
  out.beta2 = optimizer.beta2;
  out.epsilon = optimizer.epsilon;
  out.weightDecay = optimizer.weightDecay;
  out.initialAccumulator = optimizer.initialAccumulator;
  out.schedule.steps = optimizer.scheduleSteps;
  out.schedule.decayRate = optimizer.decayRate;
  out.schedule.finalFraction = optimizer.finalFraction;
  out.schedule.warmupSteps = optimizer.warmupSteps;
  return out;
}

RowsView toView(const Rows& rows, std::size_t inputs, std::size_t units) {
  RowsView view;
  view.rows = rows.rows;
  if (rows.bytes) {
    view.features = at<std::uint8_t>(rows.features, rows.rows * inputs);
  } else {
    view.features = at<float>(rows.features, rows.rows * inputs);
  }
  if (rows.classes) {
    view.targets = at<std::int32_t>(rows.targets, rows.rows);
  } else {
    view.targets = at<float>(rows.targets, rows.rows * units);
  }
  return view;
}

}  // namespace

Failure toFailure(const Error& error) { return {toWord(error.code), error.message, error.where}; }

Failure toFailure(const Result<void>& result) { return result ? Failure{} : toFailure(result.error()); }

Result<ModelSpec> toSpec(const Spec& spec) {
  WordReader words;
  ModelSpec out;
  out.inputShape = spec.inputShape;
  for (const Layer& layer : spec.layers) out.layers.push_back(toLayer(layer, out.layers.size(), words));
  words.read(spec.loss, "loss", out.loss);
  out.optimizer = toOptimizer(spec.optimizer, words);
  out.l1 = spec.l1;
  out.l2 = spec.l2;
  out.batchSize = spec.batchSize;
  out.shuffle = spec.shuffle;
  out.seed = static_cast<std::uint64_t>(spec.seed);
  out.earlyStopping = {spec.patience, spec.minDelta};
  if (words.error()) return std::unexpected(*words.error());
  return out;
}

Result<Cut> toCut(const Part& part, const char* where) {
  constexpr std::array<std::pair<const char*, SplitBy>, 3> kRules{
      {{"seed", SplitBy::seed}, {"last", SplitBy::last}, {"stratified", SplitBy::stratified}}};
  if (part.rule.empty() || part.rule == "rows") return Cut{};
  for (const auto& [word, by] : kRules) {
    if (part.rule == word) return Cut{part.fraction, by};
  }
  return fail(ErrorCode::invalidArgument, "unknown rule \"" + part.rule + "\"", where);
}

Result<Dataset> toDataset(const Data& data, const ModelSpec& spec) {
  const std::size_t units = outputUnits(spec);
  DatasetInput input;
  input.shape = inputShape(spec);
  const std::size_t inputs = input.shape.size();
  input.main = toView(data.train, inputs, units);
  input.scale = static_cast<float>(data.scale);
  input.classes = data.train.classes ? units : 0;
  const Result<Cut> validation = toCut(data.validation, "validation");
  const Result<Cut> test = toCut(data.test, "test");
  if (!validation) return std::unexpected(validation.error());
  if (!test) return std::unexpected(test.error());
  input.validation = *validation;
  input.test = *test;
  if (data.validation.rule == "rows") input.validationRows = toView(data.validation.given, inputs, units);
  if (data.test.rule == "rows") input.testRows = toView(data.test.given, inputs, units);
  input.standardize = data.standardize;
  input.seed = static_cast<std::uint64_t>(data.seed);
  return makeDataset(input);
}

Result<std::vector<Feature>> toFeatures(const std::vector<std::string>& words) {
  std::vector<Feature> features;
  for (const std::string& word : words) {
    const Result<Feature> feature = featureNamed(word);
    if (!feature) return std::unexpected(feature.error());
    features.push_back(*feature);
  }
  return features;
}

Result<FieldSpec> toField(const Field& field) {
  Result<std::vector<Feature>> features = toFeatures(field.features);
  if (!features) return std::unexpected(features.error());
  return FieldSpec{.x0 = field.x0,
                   .x1 = field.x1,
                   .y0 = field.y0,
                   .y1 = field.y1,
                   .width = field.width,
                   .height = field.height,
                   .features = std::move(*features),
                   .nodes = field.nodes};
}

Run toRun(const RunResult& result) {
  Run run{.step = static_cast<double>(result.step),
          .epoch = static_cast<double>(result.epoch),
          .loss = result.loss,
          .penalty = result.penalty,
          .reason = {},
          .layer = {},
          .noticed = 0,
          .lastGoodStep = 0,
          .bestStep = 0,
          .saturated = std::string(result.saturated),
          .stopped = 0,
          .bestHeldStep = 0,
          .bestHeldLoss = 0};
  if (result.stopped != nullptr) {
    run.stopped = static_cast<double>(result.stopped->step);
    run.bestHeldStep = static_cast<double>(result.stopped->bestStep);
    run.bestHeldLoss = result.stopped->bestLoss;
  }
  if (result.diverged == nullptr) return run;
  const Divergence& divergence = *result.diverged;
  run.reason = divergence.reason == Divergence::Reason::nonFinite ? "non-finite" : "growing";
  run.layer = std::string(divergence.layer);
  run.noticed = static_cast<double>(divergence.step);
  run.lastGoodStep = static_cast<double>(divergence.lastGoodStep);
  run.bestStep = static_cast<double>(divergence.bestStep);
  return run;
}

Report toReport(const ClassReport& report) {
  const auto of = [](const auto& list) { return toSpan(std::span(list)); };
  return {.failure = {},
          .classes = static_cast<std::uint32_t>(report.classes),
          .confusion = of(report.confusion),
          .rows = of(report.rows),
          .actual = of(report.actual),
          .predicted = of(report.predicted),
          .losses = of(report.losses),
          .precision = of(report.precision),
          .recall = of(report.recall),
          .f1 = of(report.f1)};
}

Examples toExamples(const downhill::Examples& examples) {
  const auto of = [](const auto& list) { return toSpan(std::span(list)); };
  return {{}, of(examples.features), of(examples.bytes), of(examples.targets), of(examples.classIds)};
}

Metrics toMetrics(const downhill::Metrics& metrics) {
  return {.failure = {},
          .loss = metrics.loss,
          .penalty = metrics.penalty,
          .accuracy = metrics.accuracy.value_or(kNone),
          .r2 = metrics.r2.value_or(kNone),
          .rows = static_cast<double>(metrics.rows)};
}

Shape toShape(const downhill::Shape& shape) {
  const auto dim = [&](std::size_t i) { return static_cast<std::uint32_t>(shape.dims[i]); };
  return {shape.batched, shape.rank, dim(0), dim(1), dim(2), dim(3)};
}

Tensor toTensor(const downhill::Tensor& tensor) {
  return {tensor.name, toShape(tensor.shape), toSpan(std::span<const float>(tensor.data))};
}

downhill::Tensor fromTensor(const Tensor& tensor) {
  downhill::Shape shape;
  shape.rank = static_cast<std::uint8_t>(std::min<std::uint32_t>(tensor.shape.rank, 4));
  shape.dims = {tensor.shape.d0, tensor.shape.d1, tensor.shape.d2, tensor.shape.d3};
  const std::span<const float> numbers = at<float>(tensor.data.offset, tensor.data.length);
  return {tensor.name, shape, {numbers.begin(), numbers.end()}};
}

}  // namespace downhill::wire
