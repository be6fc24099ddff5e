// Losses against long double at ordinary and at extreme values (N6), their gradients against central
// differences.
#include "kernels/losses.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "kernels/check.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

using Numbers = std::vector<long double>;
const float kTiny = std::numeric_limits<float>::denorm_min();
const std::vector<float> kExtreme = {0.0F, -0.0F, 1.0F,  -30.0F, 1e4F,   -1e4F,
                                     1e9F, -1e9F, kTiny, -kTiny, 1e-20F, 88.0F};

long double exactBinary(long double z, long double t) {
  return std::fmax(z, 0.0L) - z * t + std::log1p(std::exp(-std::fabs(z)));
}

long double exactSigmoid(long double z) { return 1 / (1 + std::exp(-z)); }

/// -sum t log softmax(z) of one row.
long double exactCategorical(const std::vector<float>& z, const std::vector<float>& t) {
  const long double top = *std::max_element(z.begin(), z.end());
  long double sum = 0;
  long double loss = 0;
  for (float x : z) sum += std::exp(x - top);
  for (std::size_t j = 0; j < z.size(); ++j) loss += t[j] * (std::log(sum) - (z[j] - top));
  return loss;
}

/// Rows of targets that sum to 1.
template <class Real>
std::vector<Real> distributions(std::size_t rows, std::size_t n, unsigned seed) {
  auto t = numbers<Real>(rows * n, seed, 0.1, 1);
  for (std::size_t r = 0; r < rows; ++r) {
    Real sum = 0;
    for (std::size_t j = 0; j < n; ++j) sum += t[r * n + j];
    for (std::size_t j = 0; j < n; ++j) t[r * n + j] /= sum;
  }
  return t;
}

/// The gradient kernel scaled by 1.5 against central differences of the loss, in place.
template <class Loss, class Gradient>
bool gradientHolds(std::size_t rows, std::size_t n, const std::vector<double>& x,
                   const std::vector<double>& t, Loss loss, Gradient gradient) {
  auto want = slopes(x, [&](const std::vector<double>& at) { return loss(rows, n, at.data(), t.data()); });
  for (double& slope : want) slope *= 1.5;
  auto got = x;
  gradient(rows, n, got.data(), t.data(), 1.5, got.data());
  return allClose(got, want, 2e-8);
}

}  // namespace

TEST_CASE("meanSquaredError is a mean over rows and outputs, summed in the written order", "[kernels]") {
  for (std::size_t rows : {1, 3, 8, 25}) {
    for (std::size_t n : {1, 2, 5}) {
      CAPTURE(rows, n);
      const auto p = numbers(rows * n, 51);
      const auto t = numbers(rows * n, 52);
      std::vector<float> squares;
      for (std::size_t i = 0; i < p.size(); ++i) squares.push_back((p[i] - t[i]) * (p[i] - t[i]));
      const float want = sumInOrder(squares) / static_cast<float>(rows * n);
      CHECK(sameBits(kernels::meanSquaredError(rows, n, p.data(), t.data()), want));
    }
  }
}

TEST_CASE("binaryCrossentropyFromLogits and its gradient hold at extreme logits", "[kernels]") {
  for (float z : kExtreme) {
    for (float t : {0.0F, 1.0F, 0.25F}) {
      CAPTURE(z, t);
      CHECK(close(kernels::binaryCrossentropyFromLogits(1, 1, &z, &t), exactBinary(z, t), 1e-6));
      float slope = 0;
      kernels::binaryCrossentropyFromLogitsGrad(1, 1, &z, &t, 1, &slope);
      CHECK(close(slope, exactSigmoid(z) - t, 1e-6));
    }
  }
}

TEST_CASE("A confident right answer keeps its small gradient", "[kernels]") {
  for (float z : {5.0F, 12.0F, 30.0F, 80.0F}) {
    CAPTURE(z);
    float slope = 0;
    const float one = 1;
    kernels::binaryCrossentropyFromLogitsGrad(1, 1, &z, &one, 1, &slope);
    const long double want = -exactSigmoid(-z);
    CHECK(std::fabs(slope - want) <= 1e-6L * std::fabs(want));
  }
}

TEST_CASE("binaryCrossentropyFromLogits is a mean over rows and outputs of any count", "[kernels]") {
  for (std::size_t rows = 1; rows <= 17; ++rows) {
    CAPTURE(rows);
    const auto z = numbers(rows * 3, 53, -20, 20);
    const auto t = numbers(rows * 3, 54, 0, 1);
    long double want = 0;
    for (std::size_t i = 0; i < z.size(); ++i) want += exactBinary(z[i], t[i]);
    CHECK(close(kernels::binaryCrossentropyFromLogits(rows, 3, z.data(), t.data()), want / z.size(), 1e-6));
  }
}

TEST_CASE("binaryCrossentropy clips probabilities as Keras does and has no gradient there", "[kernels]") {
  const float low = 1e-7F;
  const float high = 1.0F - 1e-7F;
  const std::vector<float> p = {0.0F, 1.0F, 0.3F, 0.9999F, kTiny, 0.5F};
  const std::vector<float> held = {low, high, 0.3F, 0.9999F, low, 0.5F};
  for (float t : {0.0F, 1.0F, 0.6F}) {
    for (std::size_t i = 0; i < p.size(); ++i) {
      CAPTURE(t, p[i]);
      const long double q = held[i];
      const long double want = -(t * std::log(q) + (1 - t) * std::log1p(-q));
      CHECK(close(kernels::binaryCrossentropy(1, 1, &p[i], &t), want, 1e-6));
      float slope = 77;
      kernels::binaryCrossentropyGrad(1, 1, &p[i], &t, 1, &slope);
      CHECK(close(slope, p[i] == held[i] ? (q - t) / (q * (1 - q)) : 0, 1e-5));
    }
  }
}

TEST_CASE("Categorical losses from logits hold at extreme logits", "[kernels]") {
  for (float a : kExtreme) {
    for (float b : kExtreme) {
      for (float c : kExtreme) {
        for (std::size_t id = 0; id < 3; ++id) {
          CAPTURE(a, b, c, id);
          const std::vector<float> z = {a, b, c};
          std::vector<float> t(3);
          t[id] = 1;
          const float loss = kernels::categoricalCrossentropyFromLogits(1, 3, z.data(), t.data());
          REQUIRE(close(loss, exactCategorical(z, t), 1e-6));
          std::vector<float> slope(3);
          kernels::categoricalCrossentropyFromLogitsGrad(1, 3, z.data(), t.data(), 1, slope.data());
          const long double top = std::max({a, b, c});
          const long double sum = std::exp(a - top) + std::exp(b - top) + std::exp(c - top);
          Numbers want;
          for (std::size_t j = 0; j < 3; ++j) want.push_back(std::exp(z[j] - top) / sum - t[j]);
          REQUIRE(allClose(slope, want, 1e-6));
        }
      }
    }
  }
}

TEST_CASE("Categorical losses are means over rows, with targets that are distributions", "[kernels]") {
  for (std::size_t rows : {1, 2, 9}) {
    for (std::size_t n : {1, 2, 3, 8, 10}) {
      CAPTURE(rows, n);
      const auto z = numbers(rows * n, 55, -5, 5);
      const auto t = distributions<float>(rows, n, 56);
      long double fromLogits = 0;
      long double fromProbabilities = 0;
      const auto p = numbers(rows * n, 57, 0.05, 3);
      for (std::size_t r = 0; r < rows; ++r) {
        const auto from = static_cast<std::ptrdiff_t>(r * n);
        const auto to = from + static_cast<std::ptrdiff_t>(n);
        const std::vector<float> target(t.begin() + from, t.begin() + to);
        fromLogits += exactCategorical({z.begin() + from, z.begin() + to}, target);
        long double mass = 0;
        for (std::size_t j = 0; j < n; ++j) mass += p[r * n + j];
        for (std::size_t j = 0; j < n; ++j) fromProbabilities -= target[j] * std::log(p[r * n + j] / mass);
      }
      CHECK(close(kernels::categoricalCrossentropyFromLogits(rows, n, z.data(), t.data()), fromLogits / rows,
                  1e-6));
      CHECK(close(kernels::categoricalCrossentropy(rows, n, p.data(), t.data()), fromProbabilities / rows,
                  1e-6));
    }
  }
}

TEST_CASE("categoricalCrossentropy of a certain wrong answer is clipped, finite and flat", "[kernels]") {
  const std::vector<float> p = {1, 0, 0};
  const std::vector<float> t = {0, 1, 0};
  CHECK(close(kernels::categoricalCrossentropy(1, 3, p.data(), t.data()), -std::log(1e-7L), 1e-6));
  std::vector<float> slope(3, 77.0F);
  kernels::categoricalCrossentropyGrad(1, 3, p.data(), t.data(), 1, slope.data());
  CHECK(slope == std::vector<float>(3, 0.0F));
}

TEST_CASE("Gradients of all losses agree with central differences and scale with upstream", "[kernels]") {
  for (std::size_t rows : {1, 2, 7}) {
    for (std::size_t n : {2, 3, 9}) {
      CAPTURE(rows, n);
      const auto x = numbers<double>(rows * n, 60, -3, 3);
      const auto p = numbers<double>(rows * n, 61, 0.05, 0.95);
      const auto t = numbers<double>(rows * n, 62, 0, 1);
      const auto one = distributions<double>(rows, n, 63);
      using namespace kernels;
      CHECK(gradientHolds(rows, n, x, t, meanSquaredError<double>, meanSquaredErrorGrad<double>));
      CHECK(gradientHolds(rows, n, x, t, binaryCrossentropyFromLogits<double>,
                          binaryCrossentropyFromLogitsGrad<double>));
      CHECK(gradientHolds(rows, n, p, t, binaryCrossentropy<double>, binaryCrossentropyGrad<double>));
      CHECK(gradientHolds(rows, n, x, one, categoricalCrossentropyFromLogits<double>,
                          categoricalCrossentropyFromLogitsGrad<double>));
      CHECK(gradientHolds(rows, n, x, t, categoricalCrossentropyFromLogits<double>,
                          categoricalCrossentropyFromLogitsGrad<double>));
      CHECK(gradientHolds(rows, n, p, one, categoricalCrossentropy<double>,
                          categoricalCrossentropyGrad<double>));
    }
  }
}

TEST_CASE("A NaN prediction makes every loss NaN", "[kernels]") {
  for (std::size_t place : {0, 4, 9, 11}) {
    CAPTURE(place);
    auto x = numbers(12, 64, 0.1, 0.9);
    x[place] = std::numeric_limits<float>::quiet_NaN();
    const auto t = distributions<float>(4, 3, 65);
    CHECK(std::isnan(kernels::meanSquaredError(4, 3, x.data(), t.data())));
    CHECK(std::isnan(kernels::binaryCrossentropyFromLogits(4, 3, x.data(), t.data())));
    CHECK(std::isnan(kernels::binaryCrossentropy(4, 3, x.data(), t.data())));
    CHECK(std::isnan(kernels::categoricalCrossentropyFromLogits(4, 3, x.data(), t.data())));
    CHECK(std::isnan(kernels::categoricalCrossentropy(4, 3, x.data(), t.data())));
  }
}
