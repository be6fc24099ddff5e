// Two plans, equal bits: the step that is run and the step that is watched, weight by weight and value by
// value, on every kind of layer, activation, loss, optimizer and penalty, with short last batches.
#include <algorithm>
#include <array>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "train/program.hpp"
#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

struct Case {
  std::string name;
  ModelSpec spec;
  bool ids = false;
};

ModelSpec hidden(Activation activation, const OptimizerSpec& optimizer, double dropout) {
  ModelSpec spec = networkSpec();
  spec.layers[0].activation = spec.layers[1].activation = activation;
  if (dropout > 0) {
    spec.layers.insert(spec.layers.begin() + 1, LayerSpec{.type = LayerType::dropout, .rate = dropout});
  }
  spec.optimizer = optimizer;
  return spec;
}

ModelSpec output(Activation activation, std::uint32_t units, Loss loss) {
  ModelSpec spec = networkSpec();
  spec.layers.back().activation = activation;
  spec.layers.back().units = units;
  spec.loss = loss;
  return spec;
}

std::vector<Case> cases() {
  using enum Activation;
  std::vector<Case> list;
  const std::array activations{linear, relu, leakyRelu, elu, sigmoid, tanh};
  const auto ways = optimizers();
  for (std::size_t i = 0; i < activations.size(); ++i) {
    list.push_back({ways[i].name, hidden(activations[i], ways[i].optimizer, 0)});
    list.push_back({ways[i].name + " and dropout", hidden(activations[i], ways[(i + 3) % 7].optimizer, 0.4)});
    list.back().spec.l1 = i % 2 == 0 ? 0.001 : 0;
    list.back().spec.l2 = i % 3 == 0 ? 0.01 : 0;
  }
  list.push_back({"relu and dropout without penalties", hidden(relu, ways[5].optimizer, 0.4)});
  list.push_back({"adamw", hidden(tanh, ways[6].optimizer, 0)});
  list.push_back({"a schedule", hidden(tanh, ways[1].optimizer, 0)});
  list.back().spec.optimizer.schedule = {.type = ScheduleType::cosine, .steps = 12, .warmupSteps = 3};
  list.push_back({"mean squares", output(linear, 1, Loss::meanSquaredError)});
  list.push_back({"probabilities", output(elu, 1, Loss::binaryCrossentropy)});
  list.push_back({"classes", output(softmax, 2, Loss::sparseCategoricalCrossentropy), true});
  list.push_back({"classes by probabilities", output(sigmoid, 2, Loss::sparseCategoricalCrossentropy), true});
  list.push_back({"classes, decay", output(softmax, 2, Loss::sparseCategoricalCrossentropy), true});
  list.back().spec.l2 = 0.02;
  list.push_back({"no bias", networkSpec()});
  for (LayerSpec& layer : list.back().spec.layers) layer.useBias = false;
  return list;
}

Session sessionOf(const Case& c) {
  const Table table = generated(GeneratorType::spiral, 57);
  return sessionOf(c.spec, c.ids ? asClasses(table) : table);
}

bool sameValues(const Session& a, const Session& b) {
  for (const NodeInfo& node : a.nodes()) {
    const auto x = a.value(node.name), y = b.value(node.name);
    if (x.has_value() != y.has_value()) return false;
    if (x && !sameBits(x->data, y->data)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("After every step, however it was run, weights, moments and all values have the same bits",
          "[train]") {
  constexpr std::uint64_t kSteps = 14;  // two epochs and a bit
  REQUIRE(cases().size() >= 20);
  for (const Case& c : cases()) {
    Session watched = sessionOf(c);
    for (std::uint64_t k = 1; k <= kSteps; ++k) {
      INFO(c.name << ", step " << k);
      watched.run(1);
      Session fused = sessionOf(c);
      const RunResult last = fused.run(k);
      REQUIRE(stateOf(fused) == stateOf(watched));
      REQUIRE(sameValues(fused, watched));
      REQUIRE(std::bit_cast<std::uint64_t>(last.loss) == std::bit_cast<std::uint64_t>(watched.run(0).loss));
      REQUIRE(last.penalty == watched.run(0).penalty);
    }
  }
}

TEST_CASE("A run that breaks its numbers tells the same, run at once or step by step", "[train]") {
  std::size_t withinAnEpoch = 0;  // where steps are fused; the last of six is watched
  for (const double rate : {1.0, 10.0, 30.0, 100.0, 1e3, 1e5, 1e8}) {
    INFO("rate " << rate);
    ModelSpec spec = hidden(Activation::relu, {.type = OptimizerType::sgd, .learningRate = rate}, 0);
    spec.layers.back().activation = Activation::linear;
    spec.loss = Loss::meanSquaredError;
    const Case c{"breaks", spec};
    Session watched = sessionOf(c), fused = sessionOf(c);
    RunResult one{};
    for (int k = 0; k < 100 && one.diverged == nullptr; ++k) one = watched.run(1);
    const RunResult all = fused.run(100);
    REQUIRE((all.diverged != nullptr) == (one.diverged != nullptr));
    if (one.diverged == nullptr) continue;
    CHECK(all.diverged->step == one.diverged->step);
    CHECK(all.diverged->layer == one.diverged->layer);
    CHECK(std::bit_cast<std::uint64_t>(all.loss) == std::bit_cast<std::uint64_t>(one.loss));
    CHECK(stateOf(fused) == stateOf(watched));
    CHECK(sameValues(fused, watched));
    withinAnEpoch += all.diverged->step % 6 != 5 ? 1 : 0;
  }
  CHECK(withinAnEpoch > 0);
}

TEST_CASE("A step that is only run has twenty ops where 38 are watched, and none that nobody reads",
          "[train]") {
  const Program program = std::move(Program::make(validated(networkSpec()).value(), 10).value());
  CHECK(program.train.steps.size() == 38);
  std::vector<Op> ops;
  for (const Step& step : program.run.steps) ops.push_back(step.op);
  using enum Op;
  CHECK(ops == std::vector{gatherFeatures,
                           gatherTargets,
                           dense,
                           dense,
                           dense,
                           binaryCrossentropyFromLogits,
                           one,
                           binaryCrossentropyFromLogitsGrad,
                           sumRows,
                           matmulNT,
                           matmulTN,
                           tanhGrad,
                           sumRows,
                           matmulNT,
                           matmulTN,
                           tanhGrad,
                           sumRows,
                           matmulTN,
                           allFinite,
                           sgd});
  CHECK(program.run.steps[2].attributes.then == tanh);
  CHECK(program.run.steps[4].attributes.then == addBias);  // nobody asked for the output itself
  for (const Step& step : program.evaluate.steps) CHECK(step.op != matmul);
}

TEST_CASE("relu and the dropout after it go back in one op, and draw no number twice", "[train]") {
  const ModelSpec spec = hidden(Activation::relu, {.type = OptimizerType::sgd, .learningRate = 0.1}, 0.4);
  const Program program = std::move(Program::make(validated(spec).value(), 10).value());
  const auto count = [&](Op op) { return std::ranges::count(program.run.steps, op, &Step::op); };
  CHECK(count(Op::dropout) == 1);
  CHECK(count(Op::reluDropoutGrad) == 1);
  CHECK(count(Op::reluGrad) == 1);  // of the layer without a dropout
}
