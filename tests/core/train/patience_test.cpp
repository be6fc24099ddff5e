// Early stopping: where it stops is where a naive reading of the history says, the lowest validation loss is
// there to go back to bit by bit, and a run with patience walks with the bits of one without.
#include <catch2/catch_test_macros.hpp>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

/// A wide network on few noisy points: validation loss turns up again.
ModelSpec overfitting(std::uint32_t patience, double minDelta = 0) {
  ModelSpec spec = networkSpec();
  spec.layers[0].units = 24;
  spec.optimizer.type = OptimizerType::adam;
  spec.optimizer.learningRate = 0.02;
  spec.earlyStopping = {patience, minDelta};
  return spec;
}

Session noisy(const ModelSpec& spec) {
  return sessionOf(spec, generated(GeneratorType::moons, 60, 0.9), 0.4);
}

/// The epoch at which a reader of validation losses gives up, and the best one; 0: never.
std::pair<std::size_t, std::size_t> naive(const std::vector<double>& losses, std::size_t patience,
                                          double minDelta) {
  std::size_t best = 0;
  for (std::size_t e = 1; e < losses.size(); ++e) {
    if (losses[e] < losses[best] - minDelta)
      best = e;
    else if (e - best >= patience)
      return {e, best};
  }
  return {0, best};
}

std::vector<double> heldLosses(const Session& session) {
  std::vector<double> losses;
  for (const HistoryEntry& entry : session.history()) losses.push_back(entry.validationLoss);
  return losses;
}

}  // namespace

TEST_CASE("A run stops where validation loss has not fallen for so many epochs", "[train]") {
  for (const auto& [patience, minDelta] : {std::pair{1U, 0.0}, {3U, 0.0}, {8U, 0.0}, {4U, 0.01}}) {
    INFO("patience " << patience << ", minDelta " << minDelta);
    Session free = noisy(overfitting(0));
    free.run(4 * 120);  // 36 rows, batches of 10: 4 steps an epoch
    const auto [stop, best] = naive(heldLosses(free), patience, minDelta);
    REQUIRE(stop > 0);
    Session session = noisy(overfitting(patience, minDelta));
    const RunResult result = session.run(4 * 120);
    REQUIRE(result.stopped != nullptr);
    CHECK(result.step == 4 * stop);
    CHECK(result.stopped->step == 4 * stop);
    CHECK(result.stopped->bestStep == 4 * best);
    CHECK(result.stopped->bestLoss == heldLosses(free)[best]);

    Session same = noisy(overfitting(0));
    same.run(4 * stop);
    CHECK(bitsOf(session) == bitsOf(same));
    REQUIRE(session.recoverBestValidation());
    Session there = noisy(overfitting(0));
    there.run(4 * best);
    CHECK(bitsOf(session) == bitsOf(there));
    CHECK(session.step() == 4 * best);
  }
}

TEST_CASE("Step by step it is told at the same step, and walking on is allowed", "[train]") {
  Session whole = noisy(overfitting(3)), pieces = noisy(overfitting(3));
  const std::uint64_t stop = whole.run(480).stopped->step;
  while (pieces.run(1).stopped == nullptr) REQUIRE(pieces.step() <= stop);
  CHECK(pieces.step() == stop);
  CHECK(pieces.run(0).stopped != nullptr);  // only looks
  CHECK(pieces.run(1).stopped == nullptr);
  CHECK(pieces.step() == stop + 1);
  const RunResult later = pieces.run(4 * 2);  // fresh patience: three epochs are not over
  CHECK(later.step == stop + 9);
}

TEST_CASE("Patience can be given and taken while a walk goes on, and counts epochs beyond the 128th",
          "[train]") {
  Session session = noisy(overfitting(0));
  session.run(4 * 200);
  CHECK(session.recoverBestValidation().error().code == ErrorCode::noData);
  REQUIRE(session.update(overfitting(2, 1e5)));  // nothing is better by so much
  const RunResult result = session.run(400);
  REQUIRE(result.stopped != nullptr);
  CHECK(result.step == 4 * 203);  // the first check is the one to be better than
  REQUIRE(session.update(overfitting(0)));
  CHECK(session.run(40).stopped == nullptr);
}

TEST_CASE("Without held-back rows nothing stops a run early", "[train]") {
  Session session = sessionOf(overfitting(1), generated(GeneratorType::moons, 60, 0.9));
  CHECK(session.run(2000).stopped == nullptr);
  CHECK(session.step() == 2000);
}
