// Promise D1: a run that leaves all bounds stops by itself and can go back bit by bit; one that merely
// bounces, sticks or separates its classes is not told that its numbers broke.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

bool allFinite(const Session& session) {
  for (const Tensor& tensor : session.parameters()) {
    if (!std::ranges::all_of(tensor.data, [](float x) { return std::isfinite(x); })) return false;
  }
  return true;
}

/// Where the states to go back to must be found: a fresh run of as many steps.
using FreshRun = Session (*)(std::uint64_t steps);

void checkGoesBack(FreshRun fresh) {
  for (const bool best : {false, true}) {
    Session session = fresh(100'000);
    const RunResult result = session.run(0);
    REQUIRE(result.diverged != nullptr);
    const Divergence divergence = *result.diverged;
    CHECK(divergence.lastGoodStep <= divergence.step);
    CHECK(divergence.bestStep <= divergence.step);
    CHECK_FALSE(divergence.layer.empty());
    CHECK(allFinite(session));
    CHECK(session.run(100).step == result.step);  // it stands until something is done
    (best ? session.recoverBest() : session.recoverLastGood()).value();
    const std::uint64_t step = best ? divergence.bestStep : divergence.lastGoodStep;
    CHECK(session.step() == step);
    CHECK(session.run(0).diverged == nullptr);
    CHECK(bitsOf(session) == bitsOf(fresh(step)));
    CHECK(session.history().back().step == step);
    CHECK(std::isfinite(session.run(1).loss));
  }
}

Session lineTooFast(std::uint64_t steps) {
  const Table table = generated(GeneratorType::line, 40, 0.3);
  const double stable = sessionOf(lineSpec(0.1), table).exact()->maxStableRate;
  Session session = sessionOf(lineSpec(1.5 * stable), table);
  session.run(steps);
  return session;
}

/// Learns for 20 steps, then its rate is turned up beyond what is stable.
Session lineSpedUp(std::uint64_t steps) {
  const Table table = generated(GeneratorType::line, 40, 0.3);
  const double stable = sessionOf(lineSpec(0.1), table).exact()->maxStableRate;
  Session session = sessionOf(lineSpec(0.1 * stable), table);
  session.run(std::min<std::uint64_t>(steps, 20));
  if (steps > 20) {
    session.update(lineSpec(1.5 * stable)).value();
    session.run(steps - 20);
  }
  return session;
}

Session boundaryTooFast(std::uint64_t steps) {
  Session session = sessionOf(boundarySpec(1000), generated(GeneratorType::gaussian, 60, 0.9, 2));
  session.run(steps);
  return session;
}

Session reluTooFast(std::uint64_t steps) {
  ModelSpec spec = networkSpec();
  for (LayerSpec& layer : spec.layers) layer.activation = Activation::relu;
  spec.layers.back().activation = Activation::linear;
  spec.loss = Loss::meanSquaredError;
  spec.optimizer.learningRate = 100;
  return walked(steps, spec);
}

}  // namespace

TEST_CASE("Line at 1.5 times its stable rate stops as growing, and goes back", "[train]") {
  Session session = lineTooFast(100'000);
  const RunResult result = session.run(0);
  REQUIRE(result.diverged != nullptr);
  CHECK(result.diverged->reason == Divergence::Reason::growing);
  CHECK(result.diverged->layer == "dense_1");
  // The error doubles and the loss grows fourfold a step: bounds are left at once, ten checks later it is
  // told.
  CHECK(result.step < 30);
  checkGoesBack(lineTooFast);
}

TEST_CASE("The best state is the lowest check walked, the last good one the last within bounds", "[train]") {
  const Session session = lineSpedUp(100'000);
  Session walking = lineSpedUp(100'000);
  const Divergence divergence = *walking.run(0).diverged;
  const auto history = session.history();
  const auto best = std::ranges::min_element(history, {}, &HistoryEntry::loss);
  CHECK(divergence.bestStep == best->step);
  CHECK(divergence.bestStep >= 20);  // neither the start nor where it was stopped
  CHECK(divergence.bestStep < divergence.lastGoodStep);
  // A line starts worse than guessing here or not: bounds are ten times the worse of the two.
  const Table table = generated(GeneratorType::line, 40, 0.3);
  double mean = 0, guessing = 0;
  for (const float y : table.targets) mean += y / 40.0;
  for (const float y : table.targets) guessing += (y - mean) * (y - mean) / 40.0;
  const double bound = 10 * std::max(guessing, history[0].loss);
  CHECK(history[divergence.lastGoodStep].loss <= bound);
  CHECK(history[divergence.lastGoodStep + 1].loss > bound);
  CHECK(divergence.step == divergence.lastGoodStep + 10);
  checkGoesBack(lineSpedUp);
}

TEST_CASE("Line just below its stable rate is left alone", "[train]") {
  const Table table = generated(GeneratorType::line, 40, 0.3);
  const double stable = sessionOf(lineSpec(0.1), table).exact()->maxStableRate;
  Session session = sessionOf(lineSpec(0.99 * stable), table);
  const RunResult result = session.run(5000);
  CHECK(result.diverged == nullptr);
  CHECK(result.step == 5000);
}

TEST_CASE("An overlapping boundary at rate 1,000 stops as growing, and goes back", "[train]") {
  Session session = boundaryTooFast(100'000);
  const RunResult result = session.run(0);
  REQUIRE(result.diverged != nullptr);
  CHECK(result.diverged->reason == Divergence::Reason::growing);
  CHECK(result.diverged->layer == "dense_1");
  checkGoesBack(boundaryTooFast);
}

TEST_CASE("A relu network with squared error at rate 100 breaks its numbers and goes back", "[train]") {
  Session session = reluTooFast(100'000);
  const RunResult result = session.run(0);
  REQUIRE(result.diverged != nullptr);
  CHECK(result.diverged->reason == Divergence::Reason::nonFinite);
  checkGoesBack(reluTooFast);
}

TEST_CASE("Weights that ran to infinity are put back to the last good state", "[train]") {
  // Loss and gradient of the first step are finite; only the product with the rate overflows.
  const ModelSpec spec = lineSpec(1e300);
  Session session = sessionOf(spec, generated(GeneratorType::line, 40, 0.3));
  const RunResult result = session.run(10);
  REQUIRE(result.diverged != nullptr);
  CHECK(result.diverged->reason == Divergence::Reason::nonFinite);
  CHECK(allFinite(session));
  session.recoverLastGood().value();
  CHECK(session.step() == 0);
  CHECK(bitsOf(session) == bitsOf(sessionOf(spec, generated(GeneratorType::line, 40, 0.3))));
}

TEST_CASE("A separable boundary at any rate is not told that its numbers broke", "[train]") {
  const Table table = generated(GeneratorType::gaussian, 60, 0);
  for (const double rate : {1.0, 100.0, 1e4, 1e6}) {
    INFO("rate " << rate);
    Session session = sessionOf(boundarySpec(rate), table);
    const RunResult result = session.run(3000);
    const bool broke = result.diverged != nullptr && result.diverged->reason == Divergence::Reason::nonFinite;
    CHECK_FALSE(broke);
    CHECK(allFinite(session));
  }
}

TEST_CASE("A tanh network at absurd rates is not told that its numbers broke", "[train]") {
  for (const double rate : {10.0, 1e3, 1e6}) {
    INFO("rate " << rate);
    ModelSpec spec = networkSpec();
    spec.optimizer.learningRate = rate;
    Session session = walked(3000, spec);
    const RunResult result = session.run(0);
    const bool broke = result.diverged != nullptr && result.diverged->reason == Divergence::Reason::nonFinite;
    CHECK_FALSE(broke);
    CHECK(allFinite(session));
  }
}

TEST_CASE(
    "A network whose layer has gone flat without having learnt is called saturated by that layer's name",
    "[train]") {
  // One update at this rate throws every unit of the first layer onto a plateau; then the rate falls to
  // nothing.
  ModelSpec spec = networkSpec();
  spec.loss = Loss::meanSquaredError;
  spec.layers = {{.units = 4, .activation = Activation::sigmoid},
                 {.units = 1, .activation = Activation::sigmoid}};
  spec.optimizer.learningRate = 1e6;
  Session session = walked(300, spec);
  const RunResult result = session.run(0);
  CHECK(result.diverged == nullptr);
  CHECK(result.saturated == "dense_2");
  const auto gradients = session.gradients();
  CHECK(std::ranges::all_of(gradients[0].data, [](float g) { return std::fabs(g) < 1e-6F; }));
  session.reset(std::nullopt);
  CHECK(session.run(0).saturated.empty());
}

TEST_CASE("A network that learns is called neither saturated nor diverged", "[train]") {
  ModelSpec spec = networkSpec();
  spec.optimizer.learningRate = 0.3;
  Session session = sessionOf(spec, generated(GeneratorType::circle, 100));
  for (int i = 0; i < 30; ++i) {
    const RunResult result = session.run(100);
    CHECK(result.diverged == nullptr);
    CHECK(result.saturated.empty());
  }
  CHECK(session.evaluate(Part::train)->accuracy.value() > 0.95);
}

TEST_CASE("A network whose gradient has died because it has learnt everything is not called saturated",
          "[train]") {
  ModelSpec spec = networkSpec();
  spec.layers.back().activation = Activation::linear;
  spec.loss = Loss::meanSquaredError;
  spec.batchSize = 4;
  const auto largest = [](const Session& session) {
    float most = 0;
    for (const Tensor& tensor : session.gradients()) {
      for (const float g : tensor.data) most = std::fmax(most, std::fabs(g));
    }
    return most;
  };
  Session session = sessionOf(spec, generated(GeneratorType::xorGate, 4, 0));
  session.run(1);
  const float start = largest(session);
  const RunResult result = session.run(50'000);
  CHECK(largest(session) < 1e-6F * start);
  CHECK(result.saturated.empty());
}

TEST_CASE("Before anything was recorded there is nothing to go back to", "[train]") {
  Session session = std::move(Session::create(networkSpec()).value());
  CHECK(session.recoverLastGood().error().code == ErrorCode::noData);
  CHECK(session.recoverBest().error().code == ErrorCode::noData);
}

TEST_CASE("A new rate gives a diverged run a new try, from where it stands or from a good state", "[train]") {
  for (const bool goBack : {false, true}) {
    Session session = lineTooFast(100'000);
    if (goBack) session.recoverLastGood().value();
    ModelSpec slower = session.spec();
    slower.optimizer.learningRate /= 3;
    session.update(slower).value();
    CHECK(session.run(2000).diverged == nullptr);
    CHECK(std::fabs(session.evaluate(Part::train)->loss - session.exact()->loss) < 1e-6);
  }
}
