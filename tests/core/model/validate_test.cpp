// What a spec may say: every range at its edges, every refusal with the path of the culprit.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <string>

#include "base/buffer.hpp"
#include "model/build.hpp"

using namespace downhill;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
const double kNaN = std::nan("");

ModelSpec good() {
  ModelSpec spec;
  spec.inputShape = {2};
  spec.layers = {{.units = 8, .activation = Activation::tanh},
                 {.type = LayerType::dropout, .rate = 0.2},
                 {.units = 1, .activation = Activation::sigmoid}};
  spec.loss = Loss::binaryCrossentropy;
  return spec;
}

using Change = std::function<void(ModelSpec&)>;

Result<ModelSpec> with(const Change& change) {
  ModelSpec spec = good();
  change(spec);
  return validated(spec);
}

void refuses(const std::string& where, const Change& change, ErrorCode code = ErrorCode::invalidSpec) {
  INFO(where);
  const auto result = with(change);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == code);
  CHECK(result.error().where == where);
  CHECK(result.error().message.find(where.substr(0, where.find('.'))) != std::string::npos);
}

struct Range {
  std::string where;
  std::function<double&(ModelSpec&)> field;
  std::vector<double> fine, bad;
};

std::vector<Range> ranges() {
  const std::vector<double> share{0, 0.5, 0.999999}, noShare{-1e-9, 1, 2, kInf, kNaN};
  const std::vector<double> size{0, 1, 1e300}, noSize{-1e-9, -kInf, kInf, kNaN};
  const std::vector<double> count{1, 2.5, 1e9}, noCount{0, 0.999, -1, kInf, kNaN};
  return {
      {"layers[1].rate", [](ModelSpec& s) -> double& { return s.layers[1].rate; }, share, noShare},
      {"optimizer.learningRate", [](ModelSpec& s) -> double& { return s.optimizer.learningRate; }, size,
       noSize},
      {"optimizer.momentum", [](ModelSpec& s) -> double& { return s.optimizer.momentum; }, share, noShare},
      {"optimizer.rho", [](ModelSpec& s) -> double& { return s.optimizer.rho; }, share, noShare},
      {"optimizer.beta1", [](ModelSpec& s) -> double& { return s.optimizer.beta1; }, share, noShare},
      {"optimizer.beta2", [](ModelSpec& s) -> double& { return s.optimizer.beta2; }, share, noShare},
      {"optimizer.epsilon", [](ModelSpec& s) -> double& { return s.optimizer.epsilon; }, size, noSize},
      {"optimizer.weightDecay", [](ModelSpec& s) -> double& { return s.optimizer.weightDecay; }, size,
       noSize},
      {"optimizer.initialAccumulator", [](ModelSpec& s) -> double& { return s.optimizer.initialAccumulator; },
       size, noSize},
      {"optimizer.schedule.steps", [](ModelSpec& s) -> double& { return s.optimizer.schedule.steps; }, count,
       noCount},
      {"optimizer.schedule.decayRate", [](ModelSpec& s) -> double& { return s.optimizer.schedule.decayRate; },
       size, noSize},
      {"optimizer.schedule.finalFraction",
       [](ModelSpec& s) -> double& { return s.optimizer.schedule.finalFraction; },
       {0, 0.5, 1},
       {-0.1, 1.001, kInf, kNaN}},
      {"optimizer.schedule.warmupSteps",
       [](ModelSpec& s) -> double& { return s.optimizer.schedule.warmupSteps; }, size, noSize},
      {"regularization.l1", [](ModelSpec& s) -> double& { return s.l1; }, size, noSize},
      {"regularization.l2", [](ModelSpec& s) -> double& { return s.l2; }, size, noSize},
  };
}

}  // namespace

TEST_CASE("Every number of a spec has a range, whose edges hold", "[model]") {
  for (const Range& range : ranges()) {
    for (const double value : range.fine) {
      INFO(range.where << " = " << value);
      CHECK(with([&](ModelSpec& s) { range.field(s) = value; }));
    }
    for (const double value : range.bad) {
      INFO(range.where << " = " << value);
      refuses(range.where, [&](ModelSpec& s) { range.field(s) = value; });
    }
  }
}

TEST_CASE("Layers that don't fit are refused where they stand", "[model]") {
  refuses("inputShape", [](ModelSpec& s) { s.inputShape = {}; });
  refuses("inputShape", [](ModelSpec& s) { s.inputShape = {1, 1, 1, 1}; });
  refuses("inputShape", [](ModelSpec& s) { s.inputShape = {0}; });
  refuses("inputShape", [](ModelSpec& s) { s.inputShape = {4'000'000'000, 4'000'000'000, 4'000'000'000}; });
  refuses("layers", [](ModelSpec& s) { s.layers.clear(); });
  refuses("layers", [](ModelSpec& s) { s.layers.resize(kMaxLayers + 1); });
  refuses("layers", [](ModelSpec& s) { s.layers.pop_back(); });  // a dropout is last
  refuses("layers[0]", [](ModelSpec& s) { s.inputShape = {2, 2}; });
  refuses("layers[0].units", [](ModelSpec& s) { s.layers[0].units = 0; });
  refuses("layers[0].activation", [](ModelSpec& s) { s.layers[0].activation = Activation::softmax; });
  refuses("loss", [](ModelSpec& s) { s.loss = Loss::categoricalCrossentropy; });
  refuses("loss", [](ModelSpec& s) { s.loss = Loss::sparseCategoricalCrossentropy; });
  refuses("batchSize", [](ModelSpec& s) { s.batchSize = 0; });
  CHECK(with([](ModelSpec& s) { s.layers.resize(kMaxLayers); }));
}

TEST_CASE("A constant start must be a number that a weight can hold", "[model]") {
  for (const double value : {kInf, kNaN, 1e308, -1e39}) {
    refuses("layers[0].initializerValue", [value](ModelSpec& s) { s.layers[0].initializerValue = value; });
  }
  CHECK(with([](ModelSpec& s) { s.layers[0].initializerValue = -3e38; }));
}

TEST_CASE("Layers are named by type and number, and no two alike", "[model]") {
  const ModelSpec spec = with([](ModelSpec&) {}).value();
  CHECK(spec.layers[0].name == "dense_1");
  CHECK(spec.layers[1].name == "dropout_1");
  CHECK(spec.layers[2].name == "dense_2");
  refuses("layers[2].name", [](ModelSpec& s) { s.layers[2].name = "dense_1"; });
  refuses("layers[0].name", [](ModelSpec& s) { s.layers[0].name = "a/b"; });
  refuses("layers[0].name", [](ModelSpec& s) { s.layers[0].name = "d_x"; });
  refuses("layers[0].name", [](ModelSpec& s) { s.layers[0].name = std::string(65, 'x'); });
  CHECK(with([](ModelSpec& s) { s.layers[0].name = std::string(64, 'x'); }));
}

TEST_CASE("A layer can't take the name of a value that every plan has", "[model]") {
  for (const char* name : {"input", "target", "loss", "total", "output", "finite", "update"}) {
    refuses("layers[0].name", [name](ModelSpec& s) { s.layers[0].name = name; });
  }
}

TEST_CASE("Ten million parameters are the most, and a billion are refused without building anything",
          "[model]") {
  const auto sized = [](std::uint32_t inputs, std::uint32_t units) {
    return with([=](ModelSpec& s) {
      s.inputShape = {inputs};
      s.layers = {{.units = units, .useBias = false}};
      s.loss = Loss::meanSquaredError;
    });
  };
  CHECK(sized(1, 9'999'999));
  CHECK(sized(10'000, 1'000));
  CHECK_FALSE(sized(1, 10'000'001));
  for (const auto& [inputs, units] :
       {std::pair{10'001U, 1'000U}, {100'000U, 10'000U}, {10'000'000U, 4'294'967'295U}}) {
    const auto refused = sized(inputs, units);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::tooLarge);
    CHECK(refused.error().where == "layers[0]");
  }
}
