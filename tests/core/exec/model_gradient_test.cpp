// Whole models: the gradient of total loss, penalty and dropout included, by every parameter, for each loss
// with each hidden activation and each fitting output, against differences in double.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "exec/differences.hpp"
#include "exec/executor.hpp"
#include "kernels/check.hpp"
#include "model/build.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

constexpr std::size_t kRows = 5;

ModelSpec specOf(Loss loss, Activation hidden, Activation output) {
  ModelSpec spec;
  spec.inputShape = {3, 1};
  spec.layers = {{.type = LayerType::flatten},
                 {.units = 4, .activation = hidden},
                 {.type = LayerType::dropout, .rate = 0.25},
                 {.units = 3, .activation = hidden, .useBias = false},
                 {.units = 3, .activation = output}};
  spec.loss = loss;
  spec.l1 = 0.01;
  spec.l2 = 0.02;
  return validated(spec).value();
}

/// A training graph compiled for double with random data and weights.
class Net {
 public:
  Net(const ModelSpec& spec, unsigned seed)
      : block_(parameterBlock(spec)),
        graph_(trainingGraph(spec, block_).value()),
        plan_(compile(graph_.graph, {.capacity = kRows,
                                     .workspace = 256,
                                     .block = &block_,
                                     .parameters = 0,
                                     .gradients = 128,
                                     .gradientNodes = graph_.gradients})
                  .value()),
        cpu_(CpuExecutor<double>::make(plan_.end).value()),
        features_(numbers(kRows * 3, seed)),
        targets_(targetsFor(spec.loss, seed + 1)),
        weights_(away(numbers<double>(block_.size, seed + 2, -1, 1))) {
    record_.rows = kRows;
    record_.indices = kIndices;
    record_.seed = seed;
    record_.l1 = spec.l1;
    record_.l2 = spec.l2;
    record_.dropoutRates[0] = 0.25;
    view_ = {.floats = features_.data(), .targets = targets_.data(), .classes = kClasses};
  }

  double total(const std::vector<double>& weights) {
    std::ranges::copy(weights, cpu_.values({0, block_.size}).begin());
    cpu_.run(plan_, record_, view_);
    return cpu_.values(plan_.regions[graph_.total])[0];
  }
  const std::vector<double>& weights() const { return weights_; }

  std::vector<double> gradients() {
    total(weights_);
    std::vector<double> all(block_.size);
    for (const auto& entry : block_.entries) {
      const auto values = cpu_.values({128 + entry.offset, entry.shape.size()});
      std::ranges::copy(values, all.begin() + static_cast<std::ptrdiff_t>(entry.offset));
    }
    return all;
  }

  /// How near the values before an activation come to its kink at 0.
  double nearestToKink() {
    total(weights_);
    double nearest = 1;
    for (const char* name : {"dense_1/z", "dense_2/xw", "dense_3/z", "dense_3"}) {
      const NodeId id = graph_.graph.find(name);
      if (id == kNoNode) continue;
      const Region region = plan_.regions[id];
      for (const double z : cpu_.values(region).first(graph_.graph[id].shape.count(kRows))) {
        nearest = std::fmin(nearest, std::fabs(z));
      }
    }
    return nearest;
  }

 private:
  static constexpr std::uint32_t kIndices[kRows] = {4, 2, 0, 3, 1};
  static constexpr std::int32_t kClasses[kRows] = {0, 2, 1, 1, 0};

  static std::vector<float> targetsFor(Loss loss, unsigned seed) {
    return loss == Loss::meanSquaredError ? numbers(kRows * 3, seed) : numbers(kRows * 3, seed, 0, 1);
  }
  static std::vector<double> away(std::vector<double> weights) {  // from the kink of |w|
    for (double& w : weights) w += std::copysign(0.1, w);
    return weights;
  }

  ParameterBlock block_;
  ModelGraph graph_;
  Plan plan_;
  CpuExecutor<double> cpu_;
  std::vector<float> features_, targets_;
  std::vector<double> weights_;
  StepRecord record_;
  DataView view_;
};

std::vector<Activation> outputsFor(Loss loss) {
  switch (loss) {
    case Loss::meanSquaredError:
      return {Activation::linear, Activation::relu, Activation::sigmoid, Activation::tanh,
              Activation::softmax};
    case Loss::binaryCrossentropy: return {Activation::sigmoid, Activation::softmax};
    case Loss::categoricalCrossentropy:
    case Loss::sparseCategoricalCrossentropy: break;
  }
  return {Activation::softmax, Activation::sigmoid};
}

/// The first net from `seed` on that stays clear of kinks.
Net netFor(const ModelSpec& spec) {
  for (unsigned seed = 1;; ++seed) {
    Net net(spec, seed);
    if (net.nearestToKink() > 0.01) return net;
  }
}

}  // namespace

TEST_CASE("The gradient of a whole model equals differences in double within 1e-7", "[exec][model]") {
  for (const Loss loss : {Loss::meanSquaredError, Loss::binaryCrossentropy, Loss::categoricalCrossentropy,
                          Loss::sparseCategoricalCrossentropy}) {
    for (const Activation hidden : {Activation::linear, Activation::relu, Activation::leakyRelu,
                                    Activation::elu, Activation::sigmoid, Activation::tanh}) {
      for (const Activation output : outputsFor(loss)) {
        INFO(toWord(loss) << " over " << toWord(output) << ", hidden " << toWord(hidden));
        Net net = netFor(specOf(loss, hidden, output));
        const auto gradients = net.gradients();
        const auto expected =
            differences(net.weights(), [&net](const auto& w) { return net.total(w); }, 2e-4);
        CHECK(relativeDistance(gradients, expected) <= 1e-7);
      }
    }
  }
}
