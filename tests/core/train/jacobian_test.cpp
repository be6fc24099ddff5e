// How inputs move units: against central differences of predictions in the same network, for every
// activation, and against the formula for one layer. Layers' values against predictions.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

/// 5-40-7-3 with a dropout that must not matter; more hidden units than one pass answers for.
ModelSpec deep(Activation hidden, Activation last) {
  ModelSpec spec = networkSpec();
  spec.inputShape = {5};
  spec.layers = {{.units = 40, .activation = hidden},
                 {.type = LayerType::dropout, .rate = 0.4},
                 {.units = 7, .activation = hidden, .useBias = false},
                 {.units = 3, .activation = last}};
  spec.loss = last == Activation::softmax ? Loss::categoricalCrossentropy : Loss::meanSquaredError;
  return spec;
}

const std::vector<float> kInput{0.3F, -1.2F, 0.7F, 0.05F, -0.4F};

std::vector<float> valuesOf(Session& session, std::vector<float> input, const std::string& layer) {
  const auto list = session.layers(input, 1).value();
  for (const Tensor& tensor : list) {
    if (tensor.name == layer) return tensor.data;
  }
  FAIL("no layer " << layer);
  return {};
}

/// Central differences of a layer's values, good to about 1e-3 in float.
void checkAgainstDifferences(Session& session, const std::string& layer, std::size_t units) {
  const Tensor jacobian = session.jacobian(kInput, layer).value();
  REQUIRE(jacobian.shape == Shape::fixed({units, kInput.size()}));
  for (std::size_t i = 0; i < kInput.size(); ++i) {
    std::vector<float> low = kInput, high = kInput;
    low[i] -= 5e-3F;
    high[i] += 5e-3F;
    const auto below = valuesOf(session, low, layer), above = valuesOf(session, high, layer);
    for (std::size_t u = 0; u < units; ++u) {
      const double slope = (above[u] - below[u]) / (high[i] - low[i]);
      INFO(layer << " unit " << u << " input " << i);
      CHECK(std::fabs(jacobian.data[u * kInput.size() + i] - slope) < 2e-3);
    }
  }
}

}  // namespace

TEST_CASE("A Jacobian is what central differences measure, in every layer", "[train]") {
  for (const Activation hidden :
       {Activation::tanh, Activation::sigmoid, Activation::elu, Activation::linear}) {
    for (const Activation last : {Activation::softmax, Activation::sigmoid, Activation::linear}) {
      Session session = Session::create(deep(hidden, last)).value();
      checkAgainstDifferences(session, "dense_1", 40);
      checkAgainstDifferences(session, "dense_2", 7);
      checkAgainstDifferences(session, "dense_3", 3);
    }
  }
}

TEST_CASE("Logits of one layer move by its kernel alone", "[train]") {
  ModelSpec spec = deep(Activation::tanh, Activation::softmax);
  spec.layers = {{.units = 3, .activation = Activation::softmax}};
  Session session = Session::create(spec).value();
  const auto kernel = session.parameters()[0].data;  // [5, 3]
  const auto jacobian = session.jacobian(kInput, "").value();
  for (std::size_t u = 0; u < 3; ++u) {
    for (std::size_t i = 0; i < 5; ++i) CHECK(jacobian.data[u * 5 + i] == kernel[i * 3 + u]);
  }
}

TEST_CASE("Through relu a Jacobian is the product of the kernels of what is on", "[train]") {
  Session session = Session::create(deep(Activation::relu, Activation::softmax)).value();
  const auto list = session.parameters();
  const auto &k1 = list[0].data, &b1 = list[1].data, &k2 = list[2].data, &k3 = list[3].data;
  std::vector<double> z1(b1.begin(), b1.end()), z2(7);
  for (std::size_t h = 0; h < 40; ++h) {
    for (std::size_t i = 0; i < 5; ++i) z1[h] += kInput[i] * static_cast<double>(k1[i * 40 + h]);
    for (std::size_t g = 0; g < 7; ++g) z2[g] += std::fmax(z1[h], 0) * k2[h * 7 + g];
  }
  const auto jacobian = session.jacobian(kInput, "").value();
  for (std::size_t u = 0; u < 3; ++u) {
    for (std::size_t i = 0; i < 5; ++i) {
      double sum = 0;
      for (std::size_t h = 0; h < 40; ++h) {
        for (std::size_t g = 0; g < 7 && z1[h] > 0; ++g)
          sum += z2[g] > 0 ? static_cast<double>(k1[i * 40 + h]) * k2[h * 7 + g] * k3[g * 3 + u] : 0;
      }
      CHECK(std::fabs(jacobian.data[u * 5 + i] - sum) < 1e-5);
    }
  }
}

TEST_CASE("Looking at layers and slopes leaves no trace, and wrong wishes are refused", "[train]") {
  Session looked = walked(13), left = walked(13);
  const std::vector<float> point{0.4F, -0.8F};
  REQUIRE(looked.jacobian(point, "dense_1"));
  REQUIRE(looked.layers(point, 1));
  CHECK(looked.layers(point, 1).value().back().data == looked.predict(point, 1).value());
  looked.run(50);
  left.run(50);
  CHECK(stateOf(looked) == stateOf(left));
  CHECK(looked.jacobian(point, "dense_9").error().where == "layer");
  CHECK(looked.jacobian(kInput, "").error().where == "features");
  CHECK(looked.layers(kInput, 2).error().code == ErrorCode::shapeMismatch);
}

TEST_CASE("Layers answer for many rows, chunk after chunk", "[train]") {
  const Table table = generated(GeneratorType::spiral, 600);
  Session session = sessionOf(networkSpec(), table);
  session.run(30);
  const auto all = session.layers(table.features, 600).value();
  REQUIRE(all.size() == 3);
  CHECK(all[0].shape == Shape::fixed({600, 5}));
  CHECK(all[2].data == session.predict(table.features, 600).value());
  for (const std::size_t row : {0, 255, 256, 599}) {
    const auto one = session.layers(std::span(table.features).subspan(2 * row, 2), 1).value();
    for (std::size_t u = 0; u < 5; ++u) CHECK(one[0].data[u] == all[0].data[row * 5 + u]);
  }
}
