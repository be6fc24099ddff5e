// Activations against long double, their gradients against central differences, lanes against single numbers.
#include "kernels/activations.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <string>

#include "kernels/check.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

constexpr double kAlpha = 0.2;

/// An activation as a row: both kernels at one precision, and the textbook formula.
template <class Real>
struct Row {
  std::string name;
  std::function<void(const Real*, Real*, std::size_t)> forward;
  std::function<void(const Real*, const Real*, Real*, std::size_t)> gradient;
  std::function<long double(long double)> exact;
};

template <class Real>
std::vector<Row<Real>> table() {
  const auto alpha = static_cast<Real>(kAlpha);
  return {
      {"relu", kernels::relu<Real>, kernels::reluGrad<Real>, [](long double x) { return x > 0 ? x : 0; }},
      {"leakyRelu", [=](const Real* x, Real* y, std::size_t n) { kernels::leakyRelu(x, y, n, alpha); },
       [=](const Real* dy, const Real* y, Real* dx, std::size_t n) {
         kernels::leakyReluGrad(dy, y, dx, n, alpha);
       },
       [=](long double x) { return x > 0 ? x : x * static_cast<long double>(alpha); }},
      {"elu", kernels::elu<Real>, kernels::eluGrad<Real>,
       [](long double x) { return x > 0 ? x : std::expm1(x); }},
      {"sigmoid", kernels::sigmoid<Real>, kernels::sigmoidGrad<Real>,
       [](long double x) { return 1 / (1 + std::exp(-x)); }},
      {"tanh", kernels::tanh<Real>, kernels::tanhGrad<Real>, [](long double x) { return std::tanh(x); }},
  };
}

std::vector<float> awkwardNumbers() {
  std::vector<float> x = numbers(400, 41, -20, 20);
  for (float special : {0.0F, -0.0F, 1e-40F, -1e-40F, 1e-7F, -1e-7F, -1e-3F, 90.0F, -90.0F, 1e9F, -1e9F}) {
    x.push_back(special);
  }
  return x;
}

}  // namespace

TEST_CASE("Activations are within a few units in the last place of the exact formula", "[kernels]") {
  const auto x = awkwardNumbers();
  for (const Row<float>& row : table<float>()) {
    std::vector<float> y(x.size());
    row.forward(x.data(), y.data(), x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      CAPTURE(row.name, x[i], y[i]);
      const long double want = row.exact(x[i]);
      const long double unit = std::fmax(std::fabs(want) * 0x1p-23L, 0x1p-149L);
      CHECK(std::fabs(y[i] - want) <= 6 * unit);
    }
  }
}

TEST_CASE("Activations and their gradients have the same bits in lanes as one number at a time",
          "[kernels]") {
  const auto x = awkwardNumbers();
  const auto dy = numbers(x.size(), 42);
  for (const Row<float>& row : table<float>()) {
    for (std::size_t n = x.size() - 9; n <= x.size(); ++n) {
      CAPTURE(row.name, n);
      std::vector<float> y(n), dx(n), singleY(n), singleDx(n);
      row.forward(x.data(), y.data(), n);
      row.gradient(dy.data(), y.data(), dx.data(), n);
      for (std::size_t i = 0; i < n; ++i) {
        row.forward(&x[i], &singleY[i], 1);
        row.gradient(&dy[i], &y[i], &singleDx[i], 1);
      }
      CHECK(sameBits(y, singleY));
      CHECK(sameBits(dx, singleDx));
    }
  }
}

TEST_CASE("Gradients of activations agree with central differences", "[kernels]") {
  auto x = numbers<double>(101, 43, -4, 4);
  for (double& value : x) value = std::fabs(value) < 1e-3 ? 0.5 : value;  // kinks are kept away
  const auto dy = numbers<double>(x.size(), 44);
  for (const Row<double>& row : table<double>()) {
    CAPTURE(row.name);
    const auto want = slopes(x, [&](const std::vector<double>& at) {
      std::vector<double> y(at.size());
      row.forward(at.data(), y.data(), at.size());
      double sum = 0;
      for (std::size_t i = 0; i < y.size(); ++i) sum += y[i] * dy[i];
      return sum;
    });
    std::vector<double> y(x.size());
    std::vector<double> dx = dy;
    row.forward(x.data(), y.data(), x.size());
    row.gradient(dx.data(), y.data(), dx.data(), x.size());
    CHECK(allClose(dx, want, 1e-7));
  }
}

TEST_CASE("NaN passes through every activation", "[kernels]") {
  for (const Row<float>& row : table<float>()) {
    CAPTURE(row.name);
    std::vector<float> x(9, 0.5F);
    x[1] = x[8] = std::numeric_limits<float>::quiet_NaN();
    row.forward(x.data(), x.data(), x.size());
    for (std::size_t i = 0; i < x.size(); ++i) CHECK(std::isnan(x[i]) == (i == 1 || i == 8));
  }
}

TEST_CASE("At the kink the gradient is that of the left side", "[kernels]") {
  const std::vector<float> dy(5, 3.0F);
  const std::vector<float> y(5, 0.0F);
  std::vector<float> dx(5);
  kernels::reluGrad(dy.data(), y.data(), dx.data(), 5);
  CHECK(dx == std::vector<float>(5, 0.0F));
  kernels::leakyReluGrad(dy.data(), y.data(), dx.data(), 5, 0.5F);
  CHECK(dx == std::vector<float>(5, 1.5F));
}
