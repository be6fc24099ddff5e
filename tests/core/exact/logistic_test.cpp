// Newton's logistic regression against closed forms, the conditions of a minimum, and data that have none.
#include "exact/logistic.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "base/random.hpp"
#include "data/generators.hpp"

using namespace downhill;

namespace {

ExactProblem problemOf(const std::vector<float>& x, const std::vector<float>& y, std::size_t features,
                       double l2 = 0.0) {
  return {x, y, y.size(), features, 1, l2};
}

ExactFit fitted(const ExactProblem& problem) {
  auto result = logisticNewton(problem);
  REQUIRE(result);
  return std::move(*result);
}

bool near(double a, double b, double tolerance = 1e-9) {
  return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

/// Largest component of the gradient of the objective, by plain sums.
double worstSlope(const ExactProblem& p, const ExactFit& fit) {
  std::vector<double> slope(p.features + 1);
  for (std::size_t i = 0; i < p.rows; ++i) {
    double z = fit.bias[0];
    for (std::size_t j = 0; j < p.features; ++j) z += fit.weights[j] * p.x[i * p.features + j];
    const double off = (1 / (1 + std::exp(-z)) - p.y[i]) / static_cast<double>(p.rows);
    for (std::size_t j = 0; j < p.features; ++j) slope[j] += off * p.x[i * p.features + j];
    slope[p.features] += off;
  }
  double worst = std::abs(slope[p.features]);
  for (std::size_t j = 0; j < p.features; ++j)
    worst = std::max(worst, std::abs(slope[j] + 2 * p.l2 * fit.weights[j]));
  return worst;
}

/// Data with labels drawn from a true boundary, so that the classes overlap.
struct Drawn {
  std::vector<float> x, y;

  Drawn(std::size_t rows, std::size_t features, std::uint64_t seed) {
    const RandomKey key = randomKey(seed, Purpose::data, 0, 0);
    for (std::size_t i = 0; i < rows; ++i) {
      double z = 0.3;
      for (std::size_t j = 0; j < features; ++j) {
        x.push_back(normal(key, i * 64 + j));
        z += (j % 2 ? -1.0 : 1.5) * x.back();
      }
      y.push_back(uniform01(randomBits(key, i)) < 1 / (1 + std::exp(-z)) ? 1.0f : 0.0f);
    }
  }
};

}  // namespace

TEST_CASE("Two groups have the log odds one works out by hand", "[exact]") {
  // x = 0: 1 of 4 is class 1, so b = ln(1/3); x = 1: 3 of 4, so w + b = ln 3. Entropy of one quarter.
  const std::vector<float> x = {0, 0, 0, 0, 1, 1, 1, 1}, y = {1, 0, 0, 0, 1, 1, 1, 0};
  const ExactFit fit = fitted(problemOf(x, y, 1));
  CHECK(near(fit.bias[0], -std::log(3.0)));
  CHECK(near(fit.weights[0], 2 * std::log(3.0)));
  CHECK(near(fit.loss, -0.25 * std::log(0.25) - 0.75 * std::log(0.75)));
  CHECK(fit.note == ExactNote::unique);
  // XᵀX/(4n) = 1/32 [[4, 4], [4, 8]]: eigenvalues (6 ± sqrt(20)) / 32.
  CHECK(near(fit.curvature.lambdaMax, (6 + std::sqrt(20.0)) / 32));
  CHECK(near(fit.curvature.lambdaMin, (6 - std::sqrt(20.0)) / 32));
  CHECK(near(fit.curvature.maxStableRate, 64 / (6 + std::sqrt(20.0))));
}

TEST_CASE("Overlapping classes satisfy the conditions of a minimum", "[exact]") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const std::size_t features = 1 + seed % 5;
    const Drawn drawn(60 + 20 * seed, features, seed);
    const ExactProblem problem = problemOf(drawn.x, drawn.y, features, seed % 3 ? 0.0 : 0.01);
    const ExactFit fit = fitted(problem);
    INFO("seed " << seed);
    CHECK(fit.note == ExactNote::unique);
    CHECK(worstSlope(problem, fit) < 1e-11);
  }
}

TEST_CASE("Classes that overlap by a hair still have their minimum", "[exact]") {
  for (const float hair : {1e-1f, 1e-3f, 1e-5f}) {
    const std::vector<float> x = {-2, -1, hair, 0, 1, 2}, y = {0, 0, 0, 1, 1, 1};
    const ExactProblem problem = problemOf(x, y, 1);
    const ExactFit fit = fitted(problem);
    INFO("overlap " << hair << ", weight " << fit.weights[0]);
    CHECK(fit.note == ExactNote::unique);
    CHECK(worstSlope(problem, fit) < 1e-10);
  }
}

TEST_CASE("An outlier far away doesn't look like separation", "[exact]") {
  Drawn drawn(80, 1, 3);
  drawn.x.push_back(1e6f);
  drawn.y.push_back(1.0f);
  const ExactProblem problem = problemOf(drawn.x, drawn.y, 1);
  const ExactFit right = fitted(problem);
  CHECK(right.note == ExactNote::unique);
  CHECK(worstSlope(problem, right) < 1e-8);
  drawn.y.back() = 0.0f;  // and on the wrong side it pulls with all its weight
  const ExactFit wrong = fitted(problemOf(drawn.x, drawn.y, 1));
  CHECK(wrong.note == ExactNote::unique);
  CHECK(std::abs(wrong.weights[0]) < 1e-3);
}

TEST_CASE("Separable classes are called so, with a finite answer that separates them", "[exact]") {
  const std::vector<float> x = {-2, -1, -0.5f, 0.25f, 1, 2}, y = {0, 0, 0, 1, 1, 1};
  const ExactFit fit = fitted(problemOf(x, y, 1));
  CHECK(fit.note == ExactNote::separable);
  CHECK((std::isfinite(fit.weights[0]) && std::isfinite(fit.bias[0])));
  CHECK((fit.loss > 0 && fit.loss < 1e-9));
  for (std::size_t i = 0; i < 6; ++i) CHECK(((fit.weights[0] * x[i] + fit.bias[0]) > 0) == (y[i] == 1.0f));
  CHECK((fit.curvature.maxStableRate > 0 && std::isfinite(fit.curvature.maxStableRate)));
  CHECK(fitted(problemOf(x, y, 1, 0.01)).note == ExactNote::unique);
}

TEST_CASE("Classes that meet in a point are separable too, and keep that point's loss", "[exact]") {
  // At 0 both classes: the weight grows for ever, two of six rows stay at one half.
  const std::vector<float> x = {-2, -1, 0, 0, 1, 2}, y = {0, 0, 0, 1, 1, 1};
  const ExactFit fit = fitted(problemOf(x, y, 1));
  CHECK(fit.note == ExactNote::separable);
  CHECK(near(fit.loss, std::log(2.0) / 3));
  CHECK(std::abs(fit.bias[0]) < 1e-6);
}

TEST_CASE("One class alone has no boundary, penalty or not", "[exact]") {
  const std::vector<float> x = {-1, 0.5f, 2}, ones = {1, 1, 1}, zeros = {0, 0, 0};
  for (const double l2 : {0.0, 0.1}) {
    for (const auto* y : {&ones, &zeros}) {
      const ExactFit fit = fitted(problemOf(x, *y, 1, l2));
      CHECK(fit.note == ExactNote::separable);
      CHECK((std::isfinite(fit.bias[0]) && (fit.bias[0] > 0) == (y == &ones)));
      CHECK(fit.loss < 1e-9);
    }
  }
  CHECK(fitted(problemOf({3}, {1}, 1)).note == ExactNote::separable);
}

TEST_CASE("A column given twice shares its weight and is reported", "[exact]") {
  const Drawn drawn(100, 1, 5);
  std::vector<float> twice;
  for (const float value : drawn.x) twice.insert(twice.end(), {value, value});
  const ExactFit one = fitted(problemOf(drawn.x, drawn.y, 1)), two = fitted(problemOf(twice, drawn.y, 2));
  CHECK(two.note == ExactNote::rankDeficient);
  CHECK((near(two.weights[0], one.weights[0] / 2) && near(two.weights[1], one.weights[0] / 2)));
  CHECK(near(two.loss, one.loss));
}

TEST_CASE("Hills of the data room: near ones overlap, far ones separate", "[exact]") {
  const auto at = [](double noise) {
    const auto data = generate({GeneratorType::gaussian, 200, noise, 4});
    REQUIRE(data);
    return fitted({data->features.span(), data->targets.span(), 200, 2, 1, 0.0});
  };
  CHECK(at(0.0).note == ExactNote::separable);
  const ExactFit noisy = at(0.8);
  CHECK(noisy.note == ExactNote::unique);
  CHECK((noisy.weights[0] > 0 && noisy.weights[1] > 0));
}

TEST_CASE("Targets other than 0 and 1 are refused with their row", "[exact]") {
  const std::vector<float> x = {1, 2, 3}, y = {0, 0.5f, 1};
  const auto result = logisticNewton(problemOf(x, y, 1));
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::invalidData);
  CHECK(result.error().message.find("in row 1") != std::string::npos);
  CHECK(logisticNewton({x, x, 1, 3, 3, 0.0}).error().where == "outputs");
  CHECK(logisticNewton({x, y, 2, 1, 1, 0.0}).error().code == ErrorCode::shapeMismatch);
}
