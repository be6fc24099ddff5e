// Walking: k steps in any split, op by op, phase by phase: always the same bits.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

/// With everything that depends on step, epoch or history: dropout, Adam, a schedule, penalties, short last
/// batches.
ModelSpec busySpec() {
  ModelSpec spec = networkSpec();
  spec.layers.insert(spec.layers.begin() + 1, LayerSpec{.type = LayerType::dropout, .rate = 0.3});
  spec.optimizer = {.type = OptimizerType::adam, .learningRate = 0.02};
  spec.optimizer.schedule = {.type = ScheduleType::cosine, .steps = 60, .warmupSteps = 5};
  spec.l1 = 0.001;
  spec.l2 = 0.01;
  return spec;
}

constexpr std::uint64_t kSteps = 40;

std::vector<std::uint8_t> straight() { return stateOf(walked(kSteps, busySpec())); }

}  // namespace

TEST_CASE("run(k) in any split walks the same bits as run of the sum", "[train]") {
  const auto expected = straight();
  for (const std::vector<std::uint64_t>& split : {std::vector<std::uint64_t>{1, 39},
                                                  {13, 0, 27},
                                                  {6, 6, 6, 6, 16},
                                                  std::vector<std::uint64_t>(40, 1)}) {
    Session session = walked(0, busySpec());
    for (const std::uint64_t k : split) session.run(k);
    CHECK(stateOf(session) == expected);
  }
}

TEST_CASE("Advancing by op, phase, step and epoch, in any order, walks the same bits as run", "[train]") {
  const auto expected = straight();
  for (unsigned seed = 1; seed <= 8; ++seed) {
    Session session = walked(0, busySpec());
    for (const double lot : numbers<double>(400, seed, 0, 4)) {
      const auto unit = static_cast<Unit>(lot);
      if (session.step() + (unit == Unit::epoch ? 6 : 1) > kSteps) break;
      session.advance(unit).value();
      if (lot - std::floor(lot) < 0.05) session.run(1);  // completes the step under way
      if (session.step() >= kSteps - 6) break;
    }
    while (session.step() < kSteps) session.advance(Unit::step).value();
    INFO("seed " << seed);
    CHECK(stateOf(session) == expected);
  }
}

TEST_CASE("Looking between two ops changes no bit of the walk", "[train]") {
  Session session = walked(0, busySpec());
  const auto table = generated(GeneratorType::moons, 300);
  while (session.step() < kSteps) {
    session.advance(Unit::phase).value();
    session.evaluate(Part::train).value();
    session.predict(table.features, table.rows).value();
    session.field({.x0 = -3, .x1 = 3, .y0 = -3, .y1 = 3, .width = 5, .height = 7}).value();
  }
  CHECK(stateOf(session) == straight());
}

TEST_CASE("run after a partial advance first completes that step, and it counts", "[train]") {
  Session session = walked(0);
  for (int i = 0; i < 3; ++i) CHECK_FALSE(session.advance(Unit::op)->done);
  CHECK(session.run(1).step == 1);
  CHECK(stateOf(session) == stateOf(walked(1)));
}

TEST_CASE("A step goes through its ops in the order of nodes(), phase after phase", "[train]") {
  Session session = walked(0);
  const auto nodes = session.nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto at = session.advance(Unit::op).value();
    CHECK(at.node == nodes[i].name);
    CHECK(at.op == nodes[i].op);
    CHECK(at.phase == nodes[i].phase);
    CHECK(at.done == (i + 1 == nodes.size()));
    CHECK(at.step == (at.done ? 1 : 0));
  }
  std::vector<std::string> phases;
  for (bool done = false; !done;) {
    const auto at = session.advance(Unit::phase).value();
    phases.emplace_back(at.phase);
    done = at.done;
  }
  CHECK(phases == std::vector<std::string>{"batch", "forward", "loss", "backward", "update"});
  CHECK(session.step() == 2);
}

TEST_CASE("Steps and epochs count what is finished; six batches of 57 rows are an epoch", "[train]") {
  Session session = walked(0);
  CHECK(session.run(5).epoch == 0);
  CHECK(session.run(1).epoch == 1);
  CHECK(session.advance(Unit::epoch)->epoch == 2);
  CHECK(session.step() == 12);
  session.run(3);
  const auto rest = session.advance(Unit::epoch).value();  // what is left of this one
  CHECK(rest.epoch == 3);
  CHECK(rest.step == 18);
}

TEST_CASE("The loss of run is that of the last batch before its update", "[train]") {
  Session session = walked(0);
  CHECK(std::isnan(session.run(0).loss));
  session.run(5);
  const RunResult result = session.run(1);  // the sixth batch of 57: 7 rows
  const Tensor logits = session.value("dense_3/z").value(), target = session.value("target").value();
  REQUIRE(logits.data.size() == 7);
  double sum = 0;
  for (std::size_t i = 0; i < 7; ++i) {
    const double z = logits.data[i];
    sum += std::log1p(std::exp(z)) - target.data[i] * z;
  }
  CHECK(std::fabs(result.loss - sum / 7) < 1e-6);
}

TEST_CASE("Dropout draws another mask at each step and for each seed, and keeps its share", "[train]") {
  ModelSpec spec = networkSpec();
  spec.layers.insert(spec.layers.begin() + 1, LayerSpec{.type = LayerType::dropout, .rate = 0.25});
  spec.layers[0].units = 40;
  spec.batchSize = 57;
  const auto maskAfter = [&spec](std::uint64_t steps, std::uint64_t seed) {
    spec.seed = seed;
    const Tensor dropped = walked(steps, spec).value("dropout_1").value();
    std::vector<bool> mask;
    for (const float x : dropped.data) mask.push_back(x != 0);
    return mask;
  };
  const auto mask = maskAfter(1, 5);
  CHECK(mask == maskAfter(1, 5));
  CHECK(mask != maskAfter(2, 5));
  CHECK(mask != maskAfter(1, 6));
  const double kept = static_cast<double>(std::ranges::count(mask, true)) / static_cast<double>(mask.size());
  CHECK(std::fabs(kept - 0.75) < 4 * std::sqrt(0.75 * 0.25 / (57 * 40)));
}

TEST_CASE("Without data nothing is walked, and advance says why", "[train]") {
  Session session = std::move(Session::create(networkSpec()).value());
  CHECK(session.run(10).step == 0);
  const auto refused = session.advance(Unit::op);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::noData);
}
