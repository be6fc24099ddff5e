// The exact answer beside the walk: a walk below the stable rate arrives there; models without one say so.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

double largestDistance(const Session& session, const std::vector<float>& exact) {
  double most = 0;
  std::size_t k = 0;
  for (const Tensor& tensor : session.parameters()) {
    for (const float w : tensor.data) most = std::fmax(most, std::fabs(w - exact[k++]));
  }
  CHECK(k == exact.size());
  return most;
}

/// Walks at `share` of the stable rate until it stands still.
void checkArrives(ModelSpec spec, const Table& table, const std::string& kind, double share) {
  const double rate = sessionOf(spec, table).exact()->maxStableRate * share;
  spec.optimizer.learningRate = rate;
  Session session = sessionOf(spec, table);
  session.run(20'000);
  const ExactAnswer exact = session.exact().value();
  CHECK(exact.kind == kind);
  CHECK(exact.note == "unique");
  CHECK(largestDistance(session, exact.parameters) < 2e-5);
  CHECK(std::fabs(session.evaluate(Part::train)->loss - exact.loss) < 1e-6);
}

}  // namespace

TEST_CASE("Line and plane arrive at the least squares answer", "[train][exact]") {
  checkArrives(lineSpec(0), generated(GeneratorType::line, 40, 0.3), "leastSquares", 0.9);
  checkArrives(lineSpec(0, 2), generated(GeneratorType::plane, 40, 0.3), "leastSquares", 0.9);
  ModelSpec ridge = lineSpec(0, 2);
  ridge.l2 = 0.1;
  checkArrives(ridge, generated(GeneratorType::plane, 40, 0.3), "leastSquares", 0.9);
}

TEST_CASE("An overlapping boundary arrives at Newton's answer", "[train][exact]") {
  checkArrives(boundarySpec(0), generated(GeneratorType::gaussian, 60, 0.9, 2), "newton", 0.9);
  ModelSpec ridge = boundarySpec(0);
  ridge.l2 = 0.01;
  checkArrives(ridge, generated(GeneratorType::moons, 60, 0.1), "newton", 0.9);
}

TEST_CASE("The answer is of the training rows alone", "[train][exact]") {
  const Table table = generated(GeneratorType::line, 40, 0.5);
  Session all = sessionOf(lineSpec(0), table), part = sessionOf(lineSpec(0), table, 0.5);
  CHECK(all.exact()->parameters != part.exact()->parameters);
  auto tensors = part.parameters();
  const auto answer = part.exact().value();
  tensors[0].data = {answer.parameters[0]};
  tensors[1].data = {answer.parameters[1]};
  part.setParameters(tensors).value();
  CHECK(std::fabs(part.evaluate(Part::train)->loss - answer.loss) < 1e-6);
}

TEST_CASE("Models without an exact answer say which ones have one", "[train][exact]") {
  const std::vector<std::function<void(ModelSpec&)>> changes{
      [](ModelSpec& s) { s.l1 = 0.1; }, [](ModelSpec& s) { s.layers[0].activation = Activation::tanh; },
      [](ModelSpec& s) { s.layers[0].useBias = false; },
      [](ModelSpec& s) { s.layers.insert(s.layers.begin(), LayerSpec{.units = 2}); }};
  for (const auto& change : changes) {
    ModelSpec spec = lineSpec(0.1);
    change(spec);
    Session session = sessionOf(spec, generated(GeneratorType::line, 20));
    CHECK(session.exact().error().code == ErrorCode::unsupported);
  }
  Session bare = std::move(Session::create(lineSpec(0.1)).value());
  CHECK(bare.exact().error().code == ErrorCode::noData);
}
