// Optimizers against their published formulas in long double over ten steps; lanes against single parameters;
// penalties against central differences; finiteness by planting (D2).
#include "kernels/update.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <string>

#include "kernels/check.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

constexpr double kRate = 0.05;
constexpr int kSteps = 10;

/// Parameters and two moments of an optimizer.
template <class Real>
struct Block {
  std::vector<Real> w, first, second;
};

/// An optimizer as a row: the kernel on n parameters from place i on, and the formula for one parameter.
struct Row {
  std::string name;
  float start;  // of the second moment
  std::function<void(Block<float>&, const float* g, std::size_t i, std::size_t n, int step)> kernel;
  std::function<void(long double& w, long double& m, long double& v, long double g, int step)> formula;
};

void adamFormula(long double& w, long double& m, long double& v, long double g, int step, long double decay) {
  w -= kRate * decay * w;
  m = 0.9L * m + 0.1L * g;
  v = 0.999L * v + 0.001L * g * g;
  const long double mHat = m / (1 - std::pow(0.9L, step));
  const long double vHat = v / (1 - std::pow(0.999L, step));
  w -= kRate * mHat / (std::sqrt(vHat) + 1e-7L);
}

void momentumFormula(long double& w, long double& v, long double g, bool nesterov) {
  v = 0.9L * v + g;
  w -= kRate * (nesterov ? g + 0.9L * v : v);
}

kernels::AdamRates<float> adamRates(double rate, int step) {
  return {.rate = static_cast<float>(rate),
          .beta1 = 0.9F,
          .beta2 = 0.999F,
          .oneMinusBeta1 = 0.1F,
          .oneMinusBeta2 = 0.001F,
          .correction1 = static_cast<float>(1 - std::pow(0.9, step)),
          .correction2 = static_cast<float>(1 - std::pow(0.999, step)),
          .epsilon = 1e-7F};
}

std::vector<Row> table() {
  const auto rate = static_cast<float>(kRate);
  return {
      {"sgd", 0, [=](auto& b, auto* g, auto i, auto n, int) { kernels::sgd(&b.w[i], g + i, n, rate); },
       [](auto& w, auto&, auto&, auto g, int) { w -= kRate * g; }},
      {"momentum", 0,
       [=](auto& b, auto* g, auto i, auto n, int) {
         kernels::momentum(&b.w[i], g + i, &b.first[i], n, rate, 0.9F, false);
       },
       [](auto& w, auto& m, auto&, auto g, int) { momentumFormula(w, m, g, false); }},
      {"nesterov", 0,
       [=](auto& b, auto* g, auto i, auto n, int) {
         kernels::momentum(&b.w[i], g + i, &b.first[i], n, rate, 0.9F, true);
       },
       [](auto& w, auto& m, auto&, auto g, int) { momentumFormula(w, m, g, true); }},
      {"adagrad", 0.1F,
       [=](auto& b, auto* g, auto i, auto n, int) {
         kernels::adagrad(&b.w[i], g + i, &b.second[i], n, rate, 1e-7F);
       },
       [](auto& w, auto&, auto& v, auto g, int) {
         v += g * g;
         w -= kRate * g / std::sqrt(v + 1e-7L);
       }},
      {"rmsprop", 0,
       [=](auto& b, auto* g, auto i, auto n, int) {
         kernels::rmsprop(&b.w[i], g + i, &b.second[i], n, rate, 0.9F, 1e-7F);
       },
       [](auto& w, auto&, auto& v, auto g, int) {
         v = 0.9L * v + 0.1L * g * g;
         w -= kRate * g / std::sqrt(v + 1e-7L);
       }},
      {"adam", 0,
       [=](auto& b, auto* g, auto i, auto n, int t) {
         kernels::adam(&b.w[i], g + i, &b.first[i], &b.second[i], n, adamRates(kRate, t));
       },
       [](auto& w, auto& m, auto& v, auto g, int t) { adamFormula(w, m, v, g, t, 0); }},
      {"adamw", 0,
       [=](auto& b, auto* g, auto i, auto n, int t) {
         kernels::adamw(&b.w[i], g + i, &b.first[i], &b.second[i], n, adamRates(kRate, t), 0.1F);
       },
       [](auto& w, auto& m, auto& v, auto g, int t) { adamFormula(w, m, v, g, t, 0.1L); }},
  };
}

Block<float> startOf(const Row& row, std::size_t n) {
  return {numbers(n, 91), std::vector<float>(n), std::vector<float>(n, row.start)};
}

}  // namespace

TEST_CASE("Ten steps of every optimizer follow its published formula", "[kernels]") {
  const std::size_t n = 37;
  for (const Row& row : table()) {
    Block<float> block = startOf(row, n);
    std::vector<long double> w(block.w.begin(), block.w.end());
    std::vector<long double> m(n), v(n, row.start);
    for (int step = 1; step <= kSteps; ++step) {
      const auto g = numbers(n, 100 + static_cast<unsigned>(step));
      row.kernel(block, g.data(), 0, n, step);
      for (std::size_t i = 0; i < n; ++i) row.formula(w[i], m[i], v[i], g[i], step);
      CAPTURE(row.name, step);
      CHECK(allClose(block.w, w, 2e-6));
      CHECK(allClose(block.first, m, 2e-6));
      CHECK(allClose(block.second, v, 2e-6));
    }
  }
}

TEST_CASE("An update of n parameters has the bits of n updates of one, at every length", "[kernels]") {
  for (const Row& row : table()) {
    for (std::size_t n = 0; n <= 17; ++n) {
      CAPTURE(row.name, n);
      Block<float> together = startOf(row, n);
      Block<float> apart = together;
      for (int step = 1; step <= 3; ++step) {
        const auto g = numbers(n, 200 + static_cast<unsigned>(step));
        if (n > 0) row.kernel(together, g.data(), 0, n, step);
        for (std::size_t i = 0; i < n; ++i) row.kernel(apart, g.data(), i, 1, step);
      }
      CHECK(sameBits(together.w, apart.w));
      CHECK(sameBits(together.first, apart.first));
      CHECK(sameBits(together.second, apart.second));
    }
  }
}

TEST_CASE("The first step of adam is the rate against the gradient's sign, whatever its size", "[kernels]") {
  for (float g : {1e-3F, -0.5F, 300.0F}) {
    CAPTURE(g);
    float w = 0;
    float m = 0;
    float v = 0;
    kernels::adam(&w, &g, &m, &v, 1, adamRates(0.01, 1));
    CHECK(close(w, g > 0 ? -0.01 : 0.01, 2e-6));
  }
}

TEST_CASE("Means of gradients that have stopped fade to 0, and never to what is slow to compute with",
          "[kernels]") {
  const std::size_t n = 7;  // a vector and a tail
  const std::vector<float> none(n, 0.0F);
  for (const bool adam : {true, false}) {
    std::vector<float> w(n, 1.0F);
    std::vector<float> first(n, -3.0F);
    std::vector<float> second(n, 0.5F);
    float least = 1;
    for (int step = 0; step < 3000; ++step) {
      const kernels::AdamRates<float> rates{0.001F, 0.9F, 0.9F, 0.1F, 0.1F, 1.0F, 1.0F, 1e-7F};
      if (adam) kernels::adam(w.data(), none.data(), first.data(), second.data(), n, rates);
      if (!adam) kernels::rmsprop<float>(w.data(), none.data(), second.data(), n, 0.001F, 0.9F, 1e-7F);
      for (const float x : adam ? first : second) least = x == 0 ? least : std::min(least, std::fabs(x));
    }
    CHECK(least >= std::numeric_limits<float>::min());
    if (adam) CHECK(first == none);
    CHECK(second == none);
  }
}

TEST_CASE("The penalty is l1 sum|w| + l2 sum w², summed in the written order", "[kernels]") {
  for (std::size_t n = 0; n <= 25; ++n) {
    CAPTURE(n);
    const auto w = numbers(n, 92);
    std::vector<float> sizes, squares;
    for (float x : w) {
      sizes.push_back(std::fabs(x));
      squares.push_back(x * x);
    }
    const float l1 = 0.3F * sumInOrder(sizes);
    const float l2 = 0.7F * sumInOrder(squares);
    CHECK(sameBits(kernels::penalty(w.data(), n, 0.3F, 0.7F), l1 + l2));
    CHECK(sameBits(kernels::penalty(w.data(), n, 0.3F, 0.0F), l1));
    CHECK(sameBits(kernels::penalty(w.data(), n, 0.0F, 0.7F), l2));
  }
}

TEST_CASE("The penalty's gradient agrees with central differences and is 0 at 0", "[kernels]") {
  const auto w = numbers<double>(21, 93);
  auto want = slopes(
      w, [](const std::vector<double>& at) { return kernels::penalty(at.data(), at.size(), 0.3, 0.7); });
  for (double& slope : want) slope *= 2.5;
  std::vector<double> got(w.size());
  kernels::penaltyGrad(w.data(), w.size(), 0.3, 0.7, 2.5, got.data());
  CHECK(allClose(got, want, 1e-8));

  const std::vector<float> zeros = {0.0F, -0.0F, 0.0F, -0.0F, 0.0F};
  std::vector<float> slope(5, 77.0F);
  kernels::penaltyGrad(zeros.data(), 5, 0.3F, 0.7F, 1.0F, slope.data());
  for (float value : slope) CHECK(value == 0.0F);
}

TEST_CASE("A planted NaN or infinity is found in every place, and nothing finite is taken for one",
          "[kernels]") {
  using Limits = std::numeric_limits<float>;
  std::vector<float> x = numbers(64, 94);
  x[5] = Limits::max();
  x[6] = Limits::lowest();
  x[7] = Limits::denorm_min();
  x[8] = -0.0F;
  CHECK(kernels::allFinite(x.data(), x.size()));
  CHECK(kernels::allFinite(x.data(), 0));
  for (std::size_t place = 0; place < x.size(); ++place) {
    for (float bad : {Limits::quiet_NaN(), -Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()}) {
      CAPTURE(place, bad);
      auto planted = x;
      planted[place] = bad;
      CHECK_FALSE(kernels::allFinite(planted.data(), planted.size()));
      CHECK(kernels::allFinite(planted.data(), place));
    }
  }
  const double infinite = std::numeric_limits<double>::infinity();
  const double largest = std::numeric_limits<double>::max();
  CHECK_FALSE(kernels::allFinite(&infinite, 1));
  CHECK(kernels::allFinite(&largest, 1));
}
