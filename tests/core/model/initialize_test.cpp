// Initial weights: bounds and spread by the papers' formulas, streams by layer, the same numbers for the same
// seed.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "model/build.hpp"

using namespace downhill;

namespace {

constexpr std::size_t kIn = 300, kOut = 200;

std::vector<float> draw(Initializer initializer, std::uint64_t seed = 1, std::uint32_t ordinal = 0,
                        bool bias = false, double value = 0) {
  const LayerSpec layer{.units = kOut, .kernelInitializer = initializer, .initializerValue = value};
  const Shape shape = bias ? Shape::fixed({kOut}) : Shape::fixed({kIn, kOut});
  std::vector<float> out(shape.size(), 7.0F);
  initialize(layer, bias, shape, seed, ordinal, out);
  return out;
}

struct Moments {
  double mean = 0, deviation = 0, largest = 0;
};

Moments momentsOf(const std::vector<float>& x) {
  Moments m;
  for (const float v : x) m.mean += v;
  m.mean /= static_cast<double>(x.size());
  for (const float v : x) {
    m.deviation += (v - m.mean) * (v - m.mean);
    m.largest = std::fmax(m.largest, std::fabs(v));
  }
  m.deviation = std::sqrt(m.deviation / static_cast<double>(x.size()));
  return m;
}

}  // namespace

TEST_CASE("Uniform starts fill their interval and don't leave it", "[model]") {
  const std::vector<std::pair<Initializer, double>> limits{
      {Initializer::glorotUniform, std::sqrt(6.0 / (kIn + kOut))},
      {Initializer::heUniform, std::sqrt(6.0 / kIn)},
      {Initializer::lecunUniform, std::sqrt(3.0 / kIn)}};
  for (const auto& [initializer, limit] : limits) {
    INFO(toWord(initializer));
    const Moments m = momentsOf(draw(initializer));
    CHECK(m.largest <= limit * (1 + 1e-6));
    CHECK(m.largest > limit * 0.999);
    // 60,000 numbers: the mean is within 4 of its own deviations, the spread within 1 %.
    CHECK(std::fabs(m.mean) < 4 * limit / std::sqrt(3.0 * kIn * kOut));
    CHECK(std::fabs(m.deviation / (limit / std::sqrt(3.0)) - 1) < 0.01);
  }
}

TEST_CASE("Normal starts have the papers' deviation, though they are cut off at two sigma", "[model]") {
  const std::vector<std::pair<Initializer, double>> sigmas{
      {Initializer::glorotNormal, std::sqrt(2.0 / (kIn + kOut))},
      {Initializer::heNormal, std::sqrt(2.0 / kIn)},
      {Initializer::lecunNormal, std::sqrt(1.0 / kIn)}};
  for (const auto& [initializer, sigma] : sigmas) {
    INFO(toWord(initializer));
    const Moments m = momentsOf(draw(initializer));
    // The deviation of a standard normal cut at ±2 is 0.8796; sigma is divided by it before the cut.
    const double cut = 2 * sigma / 0.87962566;
    CHECK(m.largest <= cut * (1 + 1e-6));
    CHECK(m.largest > cut * 0.99);
    CHECK(std::fabs(m.mean) < 4 * sigma / std::sqrt(1.0 * kIn * kOut));
    CHECK(std::fabs(m.deviation / sigma - 1) < 0.01);
  }
}

TEST_CASE("Zeros, constants and biases are what they say", "[model]") {
  const auto all = [](const std::vector<float>& x, float value) {
    return std::ranges::all_of(x, [value](float v) { return v == value; });
  };
  CHECK(all(draw(Initializer::zeros), 0));
  CHECK(all(draw(Initializer::constant, 1, 0, false, 0.125), 0.125F));
  for (const Initializer initializer :
       {Initializer::glorotUniform, Initializer::heNormal, Initializer::constant}) {
    CHECK(all(draw(initializer, 1, 0, true, 0.125), 0));
  }
}

TEST_CASE("The same seed and place give the same numbers; another of either gives others", "[model]") {
  const auto first = draw(Initializer::glorotUniform, 5, 2);
  CHECK(draw(Initializer::glorotUniform, 5, 2) == first);
  for (const auto& other : {draw(Initializer::glorotUniform, 6, 2), draw(Initializer::glorotUniform, 5, 3)}) {
    std::size_t equal = 0;
    for (std::size_t i = 0; i < first.size(); ++i) equal += first[i] == other[i] ? 1 : 0;
    CHECK(equal < first.size() / 1000);  // 24 bits: now and then two agree
  }
}
