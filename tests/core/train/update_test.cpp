// Changing a model while it runs: which weights keep their place, what starts anew, what a refusal leaves.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

Tensor tensorOf(const Session& session, const std::string& name) {
  for (Tensor& tensor : session.parameters()) {
    if (tensor.name == name) return tensor;
  }
  FAIL("no tensor " << name);
  return {};
}

/// The common corner of two tensors is the same, number by number; returns its size.
std::size_t checkCorner(const Tensor& from, const Tensor& to) {
  INFO(from.name << " " << toString(from.shape) << " -> " << toString(to.shape));
  const std::size_t columns = std::min(from.shape.last(), to.shape.last());
  const std::size_t rows = std::min(from.data.size() / from.shape.last(), to.data.size() / to.shape.last());
  bool same = true;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      same = same && from.data[r * from.shape.last() + c] == to.data[r * to.shape.last() + c];
    }
  }
  CHECK(same);
  return rows * columns;
}

/// Updates a session 20 steps on; `pairs` names old and new tensors that must share their corner.
void checkKept(const ModelSpec& next, const std::vector<std::pair<std::string, std::string>>& pairs) {
  Session session = walked(20);
  const Session old = walked(20);
  const auto report = session.update(next).value();
  std::size_t kept = 0;
  for (const auto& [from, to] : pairs) kept += checkCorner(tensorOf(old, from), tensorOf(session, to));
  CHECK(report.kept == kept);
  std::size_t all = 0;
  for (const Tensor& tensor : session.parameters()) all += tensor.data.size();
  CHECK(report.kept + report.fresh == all);
  CHECK(session.step() == 20);
  CHECK(session.run(3).step == 23);
}

/// Old and new names where nothing was renamed.
std::vector<std::pair<std::string, std::string>> all(std::initializer_list<const char*> layers) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string layer : layers) {
    for (const char* part : {"/kernel", "/bias"}) pairs.emplace_back(layer + part, layer + part);
  }
  return pairs;
}

}  // namespace

TEST_CASE("A layer put in before the output leaves hidden layers as they are and the output its corner",
          "[train]") {
  ModelSpec next = networkSpec();
  next.layers.insert(next.layers.end() - 1, LayerSpec{.units = 4, .activation = Activation::tanh});
  auto pairs = all({"dense_1", "dense_2"});
  pairs.emplace_back("dense_3/kernel", "dense_4/kernel");
  pairs.emplace_back("dense_3/bias", "dense_4/bias");
  checkKept(next, pairs);

  Session session = walked(20);
  session.update(next).value();
  const Session fresh = walked(0, next);  // what is new is drawn as in a fresh model
  CHECK(tensorOf(session, "dense_3/kernel").data == tensorOf(fresh, "dense_3/kernel").data);
}

TEST_CASE("A layer taken out leaves those before it and the output", "[train]") {
  ModelSpec next = networkSpec();
  next.layers.erase(next.layers.begin() + 1);
  checkKept(next, {{"dense_1/kernel", "dense_1/kernel"},
                   {"dense_1/bias", "dense_1/bias"},
                   {"dense_3/kernel", "dense_2/kernel"},
                   {"dense_3/bias", "dense_2/bias"}});
}

TEST_CASE("A unit more or less keeps every weight that still has its place", "[train]") {
  for (const std::uint32_t units : {6U, 4U, 1U, 40U}) {
    ModelSpec next = networkSpec();
    next.layers[0].units = units;
    checkKept(next, all({"dense_1", "dense_2", "dense_3"}));
  }
}

TEST_CASE("Activation, batch size and optimizer change without a weight being touched", "[train]") {
  ModelSpec relu = networkSpec(), batches = networkSpec(), adam = networkSpec();
  relu.layers[0].activation = Activation::relu;
  batches.batchSize = 32;
  adam.optimizer.type = OptimizerType::adam;
  for (const ModelSpec& next : {relu, batches, adam}) {
    Session session = walked(20);
    const auto report = session.update(next).value();
    CHECK(report.fresh == 0);
    CHECK(bitsOf(session) == bitsOf(walked(20)));
  }
}

TEST_CASE("A new optimizer starts with an empty memory: Adam's first step has the size of its rate",
          "[train]") {
  ModelSpec adam = networkSpec();
  adam.optimizer = {.type = OptimizerType::adam, .learningRate = 0.01};
  Session session = walked(20);
  session.update(adam).value();
  const auto before = session.parameters();
  session.run(1);
  const auto after = session.parameters(), gradients = session.gradients();
  for (std::size_t i = 0; i < before.size(); ++i) {
    for (std::size_t k = 0; k < before[i].data.size(); ++k) {
      const double g = gradients[i].data[k];
      const double expected = 0.01 * g / (std::fabs(g) + 1e-7);  // m̂ = g, v̂ = g²
      CHECK(std::fabs(before[i].data[k] - after[i].data[k] - expected) < 1e-6);
    }
  }
}

TEST_CASE("The optimizer's memory outlives another batch size and a new layer", "[train]") {
  ModelSpec spec = networkSpec();
  spec.optimizer = {.type = OptimizerType::sgd, .learningRate = 0.05, .momentum = 0.9};
  Session session = walked(6, spec);  // an epoch
  ModelSpec other = spec;
  other.batchSize = 20;
  session.update(other).value();
  session.update(spec).value();
  session.run(6);
  CHECK(bitsOf(session) == bitsOf(walked(12, spec)));
}

TEST_CASE("A rate changed at step 20 walks the bits of a schedule that changes it there", "[train]") {
  ModelSpec stepped = networkSpec(), slower = networkSpec();
  stepped.optimizer.schedule = {.type = ScheduleType::step, .steps = 20, .decayRate = 0.5};
  slower.optimizer.learningRate = 0.05;
  Session session = walked(20);
  const auto report = session.update(slower).value();
  CHECK(report.fresh == 0);
  CHECK(report.kept == 2 * 5 + 5 + 5 * 3 + 3 + 3 + 1);
  session.run(20);
  CHECK(bitsOf(session) == bitsOf(walked(40, stepped)));
}

TEST_CASE("A refused update leaves the session as it was", "[train]") {
  Session session = walked(20);
  ModelSpec wrong = networkSpec(), huge = networkSpec();
  wrong.layers[0].units = 0;
  huge.layers[0].units = 2'000'000;  // within the limit of parameters, but too large for its batches
  huge.layers.erase(huge.layers.begin() + 1);
  for (const ModelSpec& next : {wrong, huge}) {
    const auto refused = session.update(next);
    REQUIRE_FALSE(refused);
    CHECK(session.spec().layers.size() == 3);
    CHECK(session.spec().layers[0].units == 5);
  }
  session.run(20);
  CHECK(stateOf(session) == stateOf(walked(40)));
}

TEST_CASE("Other data keep weights, the optimizer's memory and the step", "[train]") {
  ModelSpec spec = networkSpec();
  spec.optimizer = {.type = OptimizerType::adam, .learningRate = 0.01};
  Session session = walked(6, spec);                                        // an epoch
  session.setData(datasetOf(generated(GeneratorType::circle, 4))).value();  // smaller than a batch
  CHECK(session.step() == 6);
  CHECK(bitsOf(session) == bitsOf(walked(6, spec)));
  session.setData(datasetOf(generated(GeneratorType::spiral, 57))).value();
  session.run(6);
  CHECK(bitsOf(session) == bitsOf(walked(12, spec)));
}

TEST_CASE("Data whose batches would need too much memory are refused, and the model before them lives on",
          "[train]") {
  ModelSpec spec = networkSpec();
  spec.layers[0].units = 30'000;
  spec.batchSize = 1000;
  Session session = std::move(Session::create(spec).value());
  const auto bits = bitsOf(session);
  const auto refused = session.setData(datasetOf(generated(GeneratorType::circle, 1000)));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::tooLarge);
  CHECK_FALSE(session.hasData());
  CHECK(bitsOf(session) == bits);
  CHECK(session.predict(std::vector<float>{1, 2}, 1)->size() == 1);
}

TEST_CASE("Data that no longer fit are let go, and others are taken", "[train]") {
  Session session = walked(20);
  ModelSpec next = networkSpec();
  next.inputShape = {3};
  const auto report = session.update(next).value();
  CHECK(report.fresh == 5);  // the third row of the first kernel
  CHECK_FALSE(session.hasData());
  CHECK(session.run(5).step == 20);
  Table table = generated(GeneratorType::plane, 30);
  table.features.resize(90, 0.5F);
  table.shape = Shape::rows({3});
  session.setData(datasetOf(table)).value();
  CHECK(session.run(5).step == 25);
}

TEST_CASE("Data of another shape, unit count or kind are refused and the walk goes on with the old",
          "[train]") {
  Session session = walked(20);
  const Table line = generated(GeneratorType::line, 20), circle = generated(GeneratorType::circle, 20);
  Table twoUnits = circle;
  twoUnits.targets.resize(40, 0.0F);
  for (const Table& wrong : {line, twoUnits, asClasses(circle)}) {
    const auto refused = session.setData(datasetOf(wrong));
    REQUIRE_FALSE(refused);
    CHECK((refused.error().where == "features" || refused.error().where == "targets"));
  }
  session.run(20);
  CHECK(stateOf(session) == stateOf(walked(40)));
}

TEST_CASE("Reset goes back to the same start, whatever has happened, or to another by seed", "[train]") {
  const auto start = stateOf(walked(0));
  Session session = walked(20);
  ModelSpec other = networkSpec();
  other.optimizer.learningRate = 1;
  session.update(other).value();
  session.run(5);
  session.update(networkSpec()).value();
  session.reset(std::nullopt);
  CHECK(stateOf(session) == start);
  CHECK(session.history().size() == 1);
  session.run(20);
  CHECK(stateOf(session) == stateOf(walked(20)));

  ModelSpec reseeded = networkSpec();
  reseeded.seed = 7;
  session.reset(7);
  CHECK(session.spec().seed == 7);
  CHECK(stateOf(session) == stateOf(walked(0, reseeded)));
  CHECK(bitsOf(session) != bitsOf(walked(0)));
}

TEST_CASE("A layer more does not change the start of the layers before it", "[train]") {
  ModelSpec longer = networkSpec();
  longer.layers.push_back({.units = 1, .activation = Activation::sigmoid});
  const Session one = walked(0), other = walked(0, longer);
  for (const char* name : {"dense_1/kernel", "dense_2/kernel", "dense_3/kernel"}) {
    CHECK(tensorOf(one, name).data == tensorOf(other, name).data);
  }
  CHECK(tensorOf(one, "dense_1/kernel").data != tensorOf(one, "dense_2/kernel").data);
}
