// Ten steps of every optimizer on a linear model against a naive implementation in double: batches in file
// order with a short last one, both penalties, a warm-up and a schedule.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

constexpr std::size_t kRows = 17, kBatch = 5;
constexpr double kL1 = 0.01, kL2 = 0.02;

/// y = w1 x1 + w2 x2 + b, in the words of a textbook.
class Naive {
 public:
  Naive(const OptimizerSpec& optimizer, const Table& table, const std::vector<Tensor>& start)
      : o_(optimizer), table_(table), w_{start[0].data[0], start[0].data[1], start[1].data[0]} {
    if (o_.type == OptimizerType::adagrad) first_ = {0.1, 0.1, 0.1};
  }

  void step(std::size_t t) {
    const std::size_t from = t % 4 * kBatch, to = std::min(from + kBatch, kRows);
    double g[3] = {};
    for (std::size_t r = from; r < to; ++r) {
      const double x[3] = {table_.features[2 * r], table_.features[2 * r + 1], 1};
      const double error = w_[0] * x[0] + w_[1] * x[1] + w_[2] - table_.targets[r];
      for (std::size_t i = 0; i < 3; ++i) g[i] += 2 * error * x[i] / static_cast<double>(to - from);
    }
    for (std::size_t i = 0; i < 2; ++i) g[i] += kL1 * (w_[i] > 0 ? 1 : -1) + 2 * kL2 * w_[i];
    const double rate = t < 3 ? o_.learningRate * static_cast<double>(t + 1) / 3
                              : o_.learningRate * std::pow(0.5, static_cast<double>(t - 3) / 4);
    for (std::size_t i = 0; i < 3; ++i) w_[i] -= change(i, g[i], rate, static_cast<double>(t + 1));
  }
  const std::vector<double>& weights() const { return w_; }

 private:
  double change(std::size_t i, double g, double rate, double t) {
    double &m = first_[i], &v = second_[i];
    switch (o_.type) {
      case OptimizerType::sgd: m = o_.momentum * m + g; return rate * (o_.nesterov ? g + o_.momentum * m : m);
      case OptimizerType::adagrad: m += g * g; return rate * g / std::sqrt(m + 1e-7);
      case OptimizerType::rmsprop: m = 0.9 * m + 0.1 * g * g; return rate * g / std::sqrt(m + 1e-7);
      case OptimizerType::adam:
      case OptimizerType::adamw: break;
    }
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    const double decay = o_.type == OptimizerType::adamw ? o_.weightDecay * w_[i] : 0;
    const double mHat = m / (1 - std::pow(0.9, t)), vHat = v / (1 - std::pow(0.999, t));
    // Decayed first: the step is taken from the shrunken weight, which is the same sum.
    return rate * decay + rate * mHat / (std::sqrt(vHat) + 1e-7);
  }

  OptimizerSpec o_;
  const Table& table_;
  std::vector<double> w_, first_ = {0, 0, 0}, second_ = {0, 0, 0};
};

}  // namespace

TEST_CASE("Ten steps of every optimizer equal a naive implementation in double", "[train]") {
  const Table table = generated(GeneratorType::plane, kRows, 0.2);
  for (const auto& [name, optimizer] : optimizers()) {
    INFO(name);
    ModelSpec spec = lineSpec(0, 2);
    spec.optimizer = optimizer;
    spec.optimizer.schedule = {
        .type = ScheduleType::exponential, .steps = 4, .decayRate = 0.5, .warmupSteps = 3};
    spec.batchSize = kBatch;
    spec.shuffle = false;
    spec.l1 = kL1;
    spec.l2 = kL2;
    Session session = sessionOf(spec, table);
    Naive naive(spec.optimizer, table, session.parameters());
    for (std::size_t t = 0; t < 10; ++t) {
      session.run(1);
      naive.step(t);
      const auto tensors = session.parameters();
      const std::vector<float> weights{tensors[0].data[0], tensors[0].data[1], tensors[1].data[0]};
      INFO("step " << t + 1);
      CHECK(allClose(weights, naive.weights(), 2e-6));
    }
  }
}
