#include "train/support.hpp"

#include <bit>
#include <limits>

namespace downhill::test {

Table generated(GeneratorType type, std::size_t rows, double noise, std::uint64_t seed) {
  const Generated made = generate({.type = type, .rows = rows, .noise = noise, .seed = seed}).value();
  Table table;
  table.shape = Shape::rows({made.columns});
  table.features.assign(made.features.span().begin(), made.features.span().end());
  table.targets.assign(made.targets.span().begin(), made.targets.span().end());
  table.rows = made.rows;
  return table;
}

Table asClasses(Table table) {
  for (const float target : table.targets) table.classes.push_back(static_cast<std::int32_t>(target));
  table.targets.clear();
  table.classCount = 2;
  return table;
}

Dataset datasetOf(const Table& table, double validation, bool standardize, std::uint64_t seed) {
  DatasetInput input;
  input.shape = table.shape;
  input.main.features = std::span<const float>(table.features);
  if (table.classes.empty()) {
    input.main.targets = std::span<const float>(table.targets);
  } else {
    input.main.targets = std::span<const std::int32_t>(table.classes);
    input.classes = table.classCount;
  }
  input.main.rows = table.rows;
  input.validation.fraction = validation;
  input.standardize = standardize;
  input.seed = seed;
  return makeDataset(input).value();
}

ModelSpec networkSpec() {
  ModelSpec spec;
  spec.inputShape = {2};
  spec.layers = {{.units = 5, .activation = Activation::tanh},
                 {.units = 3, .activation = Activation::tanh},
                 {.units = 1, .activation = Activation::sigmoid}};
  spec.loss = Loss::binaryCrossentropy;
  spec.optimizer.learningRate = 0.1;
  spec.batchSize = 10;
  spec.seed = 42;
  return spec;
}

ModelSpec lineSpec(double rate, std::uint32_t inputs) {
  ModelSpec spec;
  spec.inputShape = {inputs};
  spec.layers = {{.units = 1}};
  spec.loss = Loss::meanSquaredError;
  spec.optimizer.learningRate = rate;
  spec.batchSize = 1'000'000;
  spec.seed = 3;
  return spec;
}

ModelSpec boundarySpec(double rate) {
  ModelSpec spec = lineSpec(rate, 2);
  spec.layers[0].activation = Activation::sigmoid;
  spec.loss = Loss::binaryCrossentropy;
  return spec;
}

Session sessionOf(const ModelSpec& spec, const Table& table, double validation) {
  Session session = std::move(Session::create(spec).value());
  session.setData(datasetOf(table, validation)).value();
  return session;
}

Session walked(std::uint64_t steps, const ModelSpec& spec) {
  Session session = sessionOf(spec, generated(GeneratorType::spiral, 57));
  session.run(steps);
  return session;
}

std::vector<std::uint32_t> bitsOf(const Session& session) {
  std::vector<std::uint32_t> bits;
  for (const Tensor& tensor : session.parameters()) {
    for (const float x : tensor.data) bits.push_back(std::bit_cast<std::uint32_t>(x));
  }
  return bits;
}

std::vector<std::uint8_t> stateOf(const Session& session) { return session.checkpoint(); }

std::vector<NamedOptimizer> optimizers() {
  using enum OptimizerType;
  return {{"sgd", {.type = sgd, .learningRate = 0.1}},
          {"momentum", {.type = sgd, .learningRate = 0.05, .momentum = 0.9}},
          {"nesterov", {.type = sgd, .learningRate = 0.05, .momentum = 0.9, .nesterov = true}},
          {"adagrad", {.type = adagrad, .learningRate = 0.05}},
          {"rmsprop", {.type = rmsprop, .learningRate = 0.01}},
          {"adam", {.type = adam, .learningRate = 0.01}},
          {"adamw", {.type = adamw, .learningRate = 0.01, .weightDecay = 0.05}}};
}

}  // namespace downhill::test
