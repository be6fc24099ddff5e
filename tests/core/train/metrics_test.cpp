// Loss, penalty, accuracy and R² of a part of the data against plain loops in double over predict's outputs.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

constexpr std::size_t kRows = 600;  // more than two chunks of 256, and a rest

bool near(double a, double b) { return std::fabs(a - b) <= 2e-6 * std::fmax(1, std::fabs(b)); }

ModelSpec specOf(Loss loss, std::uint32_t units, Activation output) {
  ModelSpec spec = networkSpec();
  spec.layers.back() = {.units = units, .activation = output};
  spec.loss = loss;
  spec.optimizer.learningRate = 0.05;
  spec.l1 = 0.001;
  spec.l2 = 0.01;
  return spec;
}

double penaltyOf(const Session& session) {
  double sum = 0;
  for (const Tensor& tensor : session.parameters()) {
    if (!tensor.name.ends_with("/kernel")) continue;
    for (const double w : tensor.data) sum += 0.001 * std::fabs(w) + 0.01 * w * w;
  }
  return sum;
}

Session trained(const ModelSpec& spec, const Table& table) {
  Session session = sessionOf(spec, table);
  session.run(200);
  return session;
}

}  // namespace

TEST_CASE("Binary crossentropy and accuracy at one half", "[train]") {
  const Table table = generated(GeneratorType::moons, kRows, 0.3);
  Session session = trained(specOf(Loss::binaryCrossentropy, 1, Activation::sigmoid), table);
  const auto p = session.predict(table.features, kRows).value();
  double loss = 0, right = 0;
  for (std::size_t i = 0; i < kRows; ++i) {
    const double y = table.targets[i];
    loss -= y * std::log(double{p[i]}) + (1 - y) * std::log(1 - double{p[i]});
    right += (p[i] >= 0.5F) == (y == 1) ? 1 : 0;
  }
  const Metrics metrics = session.evaluate(Part::train).value();
  CHECK(metrics.rows == kRows);
  CHECK(near(metrics.loss, loss / kRows));
  CHECK(near(metrics.penalty, penaltyOf(session)));
  CHECK(metrics.accuracy.value() == right / kRows);
  CHECK(right > kRows / 2);
  CHECK_FALSE(metrics.r2.has_value());
}

TEST_CASE("Squared error and R² over two outputs, each around its own mean", "[train]") {
  Table table = generated(GeneratorType::plane, kRows, 0.3);
  std::vector<float> targets;
  for (std::size_t i = 0; i < kRows; ++i) {
    targets.push_back(table.targets[i]);
    targets.push_back(5 + table.features[2 * i] * table.features[2 * i + 1]);
  }
  table.targets = targets;
  Session session = trained(specOf(Loss::meanSquaredError, 2, Activation::linear), table);
  const auto p = session.predict(table.features, kRows).value();
  double sse = 0, sst = 0, means[2] = {};
  for (std::size_t i = 0; i < 2 * kRows; ++i) means[i % 2] += targets[i] / double{kRows};
  for (std::size_t i = 0; i < 2 * kRows; ++i) {
    sse += (double{p[i]} - targets[i]) * (double{p[i]} - targets[i]);
    sst += (targets[i] - means[i % 2]) * (targets[i] - means[i % 2]);
  }
  const Metrics metrics = session.evaluate(Part::train).value();
  CHECK(near(metrics.loss, sse / (2 * kRows)));
  CHECK(near(metrics.r2.value(), 1 - sse / sst));
  CHECK_FALSE(metrics.accuracy.has_value());
}

TEST_CASE("Crossentropy over classes, the same by ids and by one-hot rows, and accuracy by the largest",
          "[train]") {
  Table table = generated(GeneratorType::gaussian, kRows, 0.9);
  Table oneHot = table;
  oneHot.targets.clear();
  for (const float y : table.targets) oneHot.targets.insert(oneHot.targets.end(), {1 - y, y});
  Session byIds =
      trained(specOf(Loss::sparseCategoricalCrossentropy, 2, Activation::softmax), asClasses(table));
  Session byRows = trained(specOf(Loss::categoricalCrossentropy, 2, Activation::softmax), oneHot);
  CHECK(bitsOf(byIds) == bitsOf(byRows));
  const auto p = byIds.predict(table.features, kRows).value();
  double loss = 0, right = 0;
  for (std::size_t i = 0; i < kRows; ++i) {
    const std::size_t y = table.targets[i] == 1 ? 1 : 0;
    loss -= std::log(double{p[2 * i + y]});
    right += (p[2 * i + 1] > p[2 * i]) == (y == 1) ? 1 : 0;
  }
  for (Session* session : {&byIds, &byRows}) {
    const Metrics metrics = session->evaluate(Part::train).value();
    CHECK(near(metrics.loss, loss / kRows));
    CHECK(metrics.accuracy.value() == right / kRows);
  }
}

TEST_CASE("A part that is empty, and a session without data, say so", "[train]") {
  Session session = walked(3);
  CHECK(session.evaluate(Part::validation).error().code == ErrorCode::noData);
  Session bare = std::move(Session::create(networkSpec()).value());
  CHECK(bare.evaluate(Part::train).error().code == ErrorCode::noData);
}

TEST_CASE("From the 128th epoch on only every second end is a check, from the 256th every fourth",
          "[train]") {
  Session session = sessionOf(lineSpec(0.01), generated(GeneratorType::line, 20));
  session.run(600);  // a full batch: a step is an epoch
  std::vector<std::uint64_t> expected;
  for (std::uint64_t epoch = 0; epoch <= 600; ++epoch) {
    const std::uint64_t stride = epoch < 128 ? 1 : epoch < 256 ? 2 : epoch < 512 ? 4 : 8;
    if (epoch % stride == 0) expected.push_back(epoch);
  }
  std::vector<std::uint64_t> checked;
  for (const HistoryEntry& entry : session.history()) checked.push_back(entry.epoch);
  CHECK(checked == expected);
}

TEST_CASE("A run that went back meets the same checks again", "[train]") {
  const auto epochsOf = [](const Session& session) {
    std::vector<std::uint64_t> epochs;
    for (const HistoryEntry& entry : session.history()) epochs.push_back(entry.epoch);
    return epochs;
  };
  Session session = sessionOf(lineSpec(0.01), generated(GeneratorType::line, 20));
  session.run(400);
  const auto bytes = session.checkpoint();
  session.run(300);
  const auto expected = epochsOf(session);
  REQUIRE(session.restore(bytes).has_value());
  session.run(300);
  CHECK(epochsOf(session) == expected);
}

TEST_CASE("The history holds a check at the start and one an epoch, as evaluate gives them", "[train]") {
  Session session = sessionOf(networkSpec(), generated(GeneratorType::circle, 50), 0.2);
  for (std::size_t epoch = 0; epoch < 5; ++epoch) {
    REQUIRE(session.history().size() == epoch + 1);
    const HistoryEntry& last = session.history().back();
    CHECK(last.epoch == epoch);
    CHECK(last.step == 4 * epoch);
    const Metrics train = session.evaluate(Part::train).value(),
                  held = session.evaluate(Part::validation).value();
    CHECK(held.rows == 10);
    CHECK(last.loss == train.loss);
    CHECK(last.penalty == train.penalty);
    CHECK(last.accuracy == train.accuracy.value());
    CHECK(last.validationLoss == held.loss);
    CHECK(last.validationAccuracy == held.accuracy.value());
    session.run(4);
  }
}
