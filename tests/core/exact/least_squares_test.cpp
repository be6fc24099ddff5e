// Least squares against answers solved by hand, the conditions of a minimum, and descent itself.
#include "exact/least_squares.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "base/random.hpp"

using namespace downhill;

namespace {

ExactProblem problemOf(const std::vector<float>& x, const std::vector<float>& y, std::size_t features,
                       std::size_t outputs = 1, double l2 = 0.0) {
  return {x, y, x.size() / features, features, outputs, l2};
}

ExactFit fitted(const ExactProblem& problem) {
  auto result = leastSquares(problem);
  REQUIRE(result);
  return std::move(*result);
}

bool near(double a, double b, double tolerance = 1e-12) {
  return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

std::vector<float> random(std::size_t count, std::uint64_t seed) {
  std::vector<float> out(count);
  for (std::size_t i = 0; i < count; ++i) out[i] = normal(randomKey(seed, Purpose::data, 0, 0), i);
  return out;
}

/// Loss and gradient of the penalised objective by plain sums in the textbook's order, one output.
struct Textbook {
  double loss = 0.0, bias = 0.0;
  std::vector<double> weights;
};

Textbook textbookAt(const ExactProblem& p, const std::vector<double>& w, double b) {
  Textbook at;
  at.weights.resize(p.features);
  const double n = static_cast<double>(p.rows);
  for (std::size_t i = 0; i < p.rows; ++i) {
    double residual = b - p.y[i];
    for (std::size_t j = 0; j < p.features; ++j) residual += w[j] * p.x[i * p.features + j];
    at.loss += residual * residual / n;
    at.bias += 2 * residual / n;
    for (std::size_t j = 0; j < p.features; ++j) at.weights[j] += 2 * residual * p.x[i * p.features + j] / n;
  }
  for (std::size_t j = 0; j < p.features; ++j) at.weights[j] += 2 * p.l2 * w[j];
  return at;
}

}  // namespace

TEST_CASE("Three points have the line that one finds by hand", "[exact]") {
  // (0,1) (1,3) (2,4): slope Sxy/Sxx = 3/2, intercept 8/3 - 3/2 = 7/6, squares 1/36 + 4/36 + 1/36.
  const std::vector<float> x = {0, 1, 2}, y = {1, 3, 4};
  const ExactFit fit = fitted(problemOf(x, y, 1));
  CHECK(near(fit.weights[0], 1.5));
  CHECK(near(fit.bias[0], 7.0 / 6.0));
  CHECK(near(fit.loss, 1.0 / 18.0));
  CHECK(fit.note == ExactNote::unique);
  // Hessian 2/3 [[5, 3], [3, 3]]: eigenvalues 2/3 (4 ± sqrt(10)).
  CHECK(near(fit.curvature.lambdaMax, 2.0 / 3.0 * (4 + std::sqrt(10.0))));
  CHECK(near(fit.curvature.lambdaMin, 2.0 / 3.0 * (4 - std::sqrt(10.0))));
  CHECK(near(fit.curvature.conditionNumber, (4 + std::sqrt(10.0)) / (4 - std::sqrt(10.0))));
  CHECK(near(fit.curvature.maxStableRate, 3.0 / (4 + std::sqrt(10.0))));
}

TEST_CASE("The penalty shrinks the slope by hand's formula and leaves the bias free", "[exact]") {
  // Centred: slope = Sxy / (Sxx + n l2) = 3 / (2 + 3 * 0.5), intercept = mean y - slope * mean x.
  const std::vector<float> x = {0, 1, 2}, y = {1, 3, 4};
  const ExactFit fit = fitted(problemOf(x, y, 1, 1, 0.5));
  CHECK(near(fit.weights[0], 3.0 / 3.5));
  CHECK(near(fit.bias[0], 8.0 / 3.0 - 3.0 / 3.5));
  const ExactFit flat = fitted(problemOf(x, y, 1, 1, 1e12));
  CHECK(std::abs(flat.weights[0]) < 1e-11);
  CHECK(near(flat.bias[0], 8.0 / 3.0));
}

TEST_CASE("Random problems satisfy the conditions of a minimum", "[exact]") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const std::size_t features = 1 + seed % 6, rows = 8 + 3 * seed;
    const std::vector<float> x = random(rows * features, seed), y = random(rows, seed + 100);
    const ExactProblem problem = problemOf(x, y, features, 1, seed % 2 ? 0.0 : 0.01 * double(seed));
    const ExactFit fit = fitted(problem);
    const Textbook at = textbookAt(problem, fit.weights, fit.bias[0]);
    INFO(features << " features, " << rows << " rows");
    CHECK(near(fit.loss, at.loss));
    CHECK(std::abs(at.bias) < 1e-12);
    for (const double slope : at.weights) CHECK(std::abs(slope) < 1e-12);
  }
}

TEST_CASE("Several outputs are several lines over one mean", "[exact]") {
  const std::vector<float> x = random(30, 1), first = random(30, 2), second = random(30, 3);
  std::vector<float> both;
  for (std::size_t i = 0; i < 30; ++i) both.insert(both.end(), {first[i], second[i]});
  const ExactFit fit = fitted(problemOf(x, both, 1, 2));
  const ExactFit one = fitted(problemOf(x, first, 1)), two = fitted(problemOf(x, second, 1));
  CHECK((near(fit.weights[0], one.weights[0]) && near(fit.weights[1], two.weights[0])));
  CHECK((near(fit.bias[0], one.bias[0]) && near(fit.bias[1], two.bias[0])));
  CHECK(near(fit.loss, (one.loss + two.loss) / 2));
  CHECK(near(fit.curvature.lambdaMax, one.curvature.lambdaMax / 2));
}

TEST_CASE("A singular problem gets the smallest answer and says so", "[exact]") {
  // One point (2, 10): all lines with 2 w + b = 10 fit; the smallest is (4, 2).
  const ExactFit point = fitted(problemOf({2}, {10}, 1));
  CHECK((near(point.weights[0], 4) && near(point.bias[0], 2)));
  CHECK((point.note == ExactNote::rankDeficient && std::abs(point.loss) < 1e-24));
  CHECK((point.curvature.lambdaMin == 0.0 && std::isinf(point.curvature.conditionNumber)));
  CHECK(near(point.curvature.maxStableRate, 2.0 / 10.0));  // Hessian 2 [[4, 2], [2, 1]]

  // A column twice: both get half of the slope.
  const ExactFit twin = fitted(problemOf({0, 0, 1, 1, 2, 2}, {1, 3, 4}, 2));
  CHECK((near(twin.weights[0], 0.75) && near(twin.weights[1], 0.75) && near(twin.bias[0], 7.0 / 6.0)));
  CHECK(twin.note == ExactNote::rankDeficient);
  CHECK(fitted(problemOf({0, 0, 1, 1, 2, 2}, {1, 3, 4}, 2, 1, 0.1)).note == ExactNote::unique);
}

TEST_CASE("Descent just below the stable rate settles on the answer, just above it runs away", "[exact]") {
  const std::vector<float> x = random(40, 4), y = random(20, 5);
  const ExactProblem problem = problemOf(x, y, 2, 1, 0.05);
  const ExactFit fit = fitted(problem);
  const auto distanceAfter = [&](double rate, int steps) {
    std::vector<double> w(2, 0.0);
    double b = 0.0;
    for (int i = 0; i < steps; ++i) {
      const Textbook at = textbookAt(problem, w, b);
      for (std::size_t j = 0; j < 2; ++j) w[j] -= rate * at.weights[j];
      b -= rate * at.bias;
    }
    return std::hypot(w[0] - fit.weights[0], w[1] - fit.weights[1], b - fit.bias[0]);
  };
  CHECK(distanceAfter(0.98 * fit.curvature.maxStableRate, 2000) < 1e-9);
  CHECK(distanceAfter(1.02 * fit.curvature.maxStableRate, 2000) > 1e3);
}

TEST_CASE("Ill-scaled columns are fitted all the same", "[exact]") {
  std::vector<float> x, y;
  for (int i = 0; i < 50; ++i) {
    const float year = 1970.0f + static_cast<float>(i), tiny = static_cast<float>(i % 7) * 1e-6f;
    x.insert(x.end(), {year, tiny});
    y.push_back(0.5f * year + 1e6f * tiny - 900.0f);
  }
  const ExactFit fit = fitted(problemOf(x, y, 2));
  CHECK(fit.note == ExactNote::unique);
  CHECK(near(fit.weights[0], 0.5, 1e-6));
  CHECK(near(fit.weights[1], 1e6, 1e-5));
}

TEST_CASE("Problems that make no sense or are too large are refused", "[exact]") {
  const std::vector<float> x = {1, 2, 3}, y = {1, 2, 3};
  CHECK(leastSquares({x, y, 4, 1, 1, 0.0}).error().code == ErrorCode::shapeMismatch);
  CHECK(leastSquares({x, y, 3, 1, 2, 0.0}).error().code == ErrorCode::shapeMismatch);
  CHECK(leastSquares({{}, {}, 0, 1, 1, 0.0}).error().code == ErrorCode::shapeMismatch);
  CHECK(leastSquares({x, y, 3, 1, 1, -1.0}).error().where == "l2");
  CHECK(leastSquares({x, y, 3, 1, 1, std::nan("")}).error().where == "l2");
  const std::vector<float> bad = {1, std::numeric_limits<float>::infinity(), 3};
  CHECK(leastSquares({bad, y, 3, 1, 1, 0.0}).error().where == "features");
  CHECK(leastSquares({x, bad, 3, 1, 1, 0.0}).error().where == "targets");
  const std::vector<float> wide(kMaxExactFeatures + 1), one(1), tall(2'100'000);
  CHECK(leastSquares({wide, one, 1, wide.size(), 1, 0.0}).error().code == ErrorCode::tooLarge);
  CHECK(leastSquares({tall, tall, tall.size(), 1, 1, 0.0}).error().code == ErrorCode::tooLarge);
}
