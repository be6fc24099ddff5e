// The largest eigenvalue of the Hessian against exact ones and against a Hessian of second differences;
// directions by their definition. None of it may move a weight.
#ifndef EIGEN_DONT_VECTORIZE
#define EIGEN_DONT_VECTORIZE
#endif
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <Eigen/Dense>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;
using Catch::Approx;

namespace {

std::vector<float> flatOf(const Session& session) {
  std::vector<float> all;
  for (const Tensor& t : session.parameters()) all.insert(all.end(), t.data.begin(), t.data.end());
  return all;
}

void put(Session& session, const std::vector<float>& all) {
  auto list = session.parameters();
  std::size_t k = 0;
  for (Tensor& t : list) {
    for (float& x : t.data) x = all[k++];
  }
  REQUIRE(session.setParameters(list).has_value());
}

double lossAt(Session& session, const std::vector<float>& all) {
  put(session, all);
  const Metrics m = session.evaluate(Part::train).value();
  return m.loss + m.penalty;
}

/// By second differences of the loss.
double steepestBySecondDifferences(Session& session) {
  const std::vector<float> home = flatOf(session);
  const auto n = static_cast<Eigen::Index>(home.size());
  constexpr float h = 0.0625F;
  const auto at = [&](Eigen::Index i, float a, Eigen::Index j, float b) {
    std::vector<float> moved = home;
    moved[static_cast<std::size_t>(i)] += a;
    moved[static_cast<std::size_t>(j)] += b;
    return lossAt(session, moved);
  };
  Eigen::MatrixXd hessian(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j <= i; ++j) {
      const double twice = at(i, h, j, h) - at(i, h, j, -h) - at(i, -h, j, h) + at(i, -h, j, -h);
      hessian(i, j) = hessian(j, i) = twice / (4.0 * h * h);
    }
  }
  put(session, home);
  return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(hessian, Eigen::EigenvaluesOnly)
      .eigenvalues()
      .maxCoeff();
}

}  // namespace

TEST_CASE("The curvature of a line is the exact one, whatever the batch size and place", "[train]") {
  for (const std::uint32_t batch : {1000U, 10U, 7U}) {
    ModelSpec model = lineSpec(0.01);
    model.l2 = 0.1;
    model.batchSize = batch;
    Session session = sessionOf(model, generated(GeneratorType::line, 57));
    const double exact = 2 / session.exact().value().maxStableRate;
    CHECK(session.curvature(Place::now).value() == Approx(exact).epsilon(2e-3));
    session.run(20);
    CHECK(session.curvature(Place::best).value() == Approx(exact).epsilon(2e-3));
  }
}

TEST_CASE("A network's curvature is that of its second differences, and nothing has moved", "[train]") {
  ModelSpec model = networkSpec();
  model.l2 = 0.01;
  Session session = walked(40, model);
  const auto before = stateOf(session);
  const auto slopes = session.gradients();
  const double found = session.curvature(Place::now).value();
  CHECK(stateOf(session) == before);
  for (std::size_t i = 0; i < slopes.size(); ++i) CHECK(session.gradients()[i].data == slopes[i].data);
  CHECK(found == Approx(steepestBySecondDifferences(session)).epsilon(0.03));
}

TEST_CASE("After a divergence the curvature is told at the lowest place walked", "[train]") {
  Session session = sessionOf(lineSpec(5), generated(GeneratorType::line, 40));
  REQUIRE(session.run(500).diverged != nullptr);
  const double exact = 2 / session.exact().value().maxStableRate;
  CHECK(session.curvature(Place::best).value() == Approx(exact).epsilon(2e-3));
}

TEST_CASE("Without data there is no curvature", "[train]") {
  auto session = Session::create(networkSpec());
  REQUIRE(session.has_value());
  CHECK(session->curvature(Place::now).error().code == ErrorCode::noData);
}

TEST_CASE("Random directions have each unit's length, no bias, and depend on the seed alone", "[train]") {
  Session session = walked(10);
  const auto both = session.randomDirections(5).value();
  CHECK(both == session.randomDirections(5).value());
  CHECK(both != session.randomDirections(6).value());
  std::size_t k = 0;
  for (int which = 0; which < 2; ++which) {
    for (const Tensor& t : session.parameters()) {
      const bool isBias = t.name.ends_with("/bias");
      const std::size_t units = t.shape.last();
      for (std::size_t unit = 0; unit < units; ++unit) {
        double own = 0, drawn = 0;
        for (std::size_t i = unit; i < t.data.size(); i += units) {
          own += std::pow(t.data[i], 2);
          drawn += std::pow(both[k + i], 2);
        }
        CHECK(std::sqrt(drawn) == Approx(isBias ? 0 : std::sqrt(own)).margin(1e-6));
      }
      k += t.data.size();
    }
  }
  CHECK(k == both.size());
}

TEST_CASE("A walk in a plane has that plane's two directions", "[train]") {
  Session session = walked(10);
  const std::vector<float> home = flatOf(session);
  const std::size_t n = home.size();
  std::vector<float> walk;
  for (int i = 0; i < 12; ++i) {
    std::vector<float> row = home;
    row[1] += 3.0F * std::cos(0.5F * static_cast<float>(i));  // most of the spread
    row[7] += std::sin(0.5F * static_cast<float>(i));
    walk.insert(walk.end(), row.begin(), row.end());
  }
  const auto both = session.walkDirections(walk).value();
  double inside = 0, product = 0;
  for (std::size_t i = 0; i < n; ++i) product += both[i] * both[n + i];
  for (const std::size_t i : {std::size_t{1}, std::size_t{7}, n + 1, n + 7}) inside += both[i] * both[i];
  CHECK(inside == Approx(2).epsilon(1e-5));  // two unit vectors, all within the plane
  CHECK(std::abs(product) < 1e-5);
  CHECK(std::abs(both[1]) > 0.9);
  CHECK(both[1] * (walk[1] - home[1]) > 0);  // toward the first row
  CHECK(session.walkDirections(std::vector<float>(3)).error().code == ErrorCode::invalidArgument);
}
