// Who is taken for whom: counts, rates and losses against a naive twin in double, over class ids, one-hot
// targets and a single unit; and where there is nothing to count.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

/// Three classes by which third of the plane a point lies in; classes are uneven, and none is empty.
Table thirds(std::size_t rows) {
  Table table = generated(GeneratorType::gaussian, rows, 0.3);
  table.targets.clear();
  table.classCount = 3;
  for (std::size_t i = 0; i < rows; ++i) {
    const float x = table.features[2 * i];
    table.classes.push_back(x < -0.5F ? 0 : x < 1 ? 1 : 2);
  }
  return table;
}

ModelSpec threeClasses() {
  ModelSpec spec = networkSpec();
  spec.layers.back().units = 3;
  spec.layers.back().activation = Activation::softmax;
  spec.loss = Loss::sparseCategoricalCrossentropy;
  return spec;
}

std::size_t best(const float* row, std::size_t n) {
  std::size_t at = 0;
  for (std::size_t i = 1; i < n; ++i) at = row[i] > row[at] ? i : at;
  return at;
}

}  // namespace

TEST_CASE("A report counts what predictions say, row by row", "[train]") {
  const Table table = thirds(700);  // several chunks, the last one short
  Session session = sessionOf(threeClasses(), table, 0.3);
  session.run(60);
  for (const Part part : {Part::train, Part::validation}) {
    const ClassReport report = session.report(part).value();
    const Metrics metrics = session.evaluate(part).value();
    REQUIRE(report.classes == 3);
    REQUIRE(report.rows.size() == metrics.rows);
    std::vector<std::uint32_t> confusion(9);
    double sum = 0;
    for (std::size_t i = 0; i < report.rows.size(); ++i) {
      const std::size_t row = report.rows[i];
      const auto p = session.predict(std::span(table.features).subspan(2 * row, 2), 1).value();
      const auto actual = static_cast<std::size_t>(table.classes[row]);
      CHECK(report.actual[i] == actual);
      CHECK(report.predicted[i] == best(p.data(), 3));
      CHECK(std::fabs(report.losses[i] + std::log(static_cast<double>(p[actual]))) < 1e-5);
      ++confusion[actual * 3 + best(p.data(), 3)];
      sum += report.losses[i];
    }
    CHECK(report.confusion == confusion);
    CHECK(std::fabs(sum / static_cast<double>(metrics.rows) - metrics.loss) < 1e-5);
    double right = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      double is = 0, taken = 0;
      for (std::size_t o = 0; o < 3; ++o) is += confusion[c * 3 + o], taken += confusion[o * 3 + c];
      right += confusion[c * 4];
      CHECK(report.recall[c] == confusion[c * 4] / is);
      if (taken > 0) CHECK(report.precision[c] == confusion[c * 4] / taken);
      CHECK(report.f1[c] == 2 * confusion[c * 4] / (is + taken));
    }
    CHECK(right / static_cast<double>(metrics.rows) == metrics.accuracy.value());
  }
}

TEST_CASE("One unit has two classes, told apart at a half", "[train]") {
  const Table table = generated(GeneratorType::spiral, 90);
  Session session = sessionOf(networkSpec(), table);
  session.run(40);
  const ClassReport report = session.report(Part::train).value();
  REQUIRE(report.classes == 2);
  const auto p = session.predict(table.features, 90).value();
  for (std::size_t i = 0; i < 90; ++i) {
    CHECK(report.actual[i] == (table.targets[i] > 0.5F ? 1U : 0U));
    CHECK(report.predicted[i] == (p[i] >= 0.5F ? 1U : 0U));
    const double own = table.targets[i] > 0.5F ? p[i] : 1 - static_cast<double>(p[i]);
    CHECK(std::fabs(report.losses[i] + std::log(own)) < 1e-5);
  }
}

TEST_CASE("A class that nobody is taken for has no precision; sure mistakes stay finite", "[train]") {
  Session session = sessionOf(threeClasses(), thirds(60));
  std::vector<Tensor> weights = session.parameters();
  for (Tensor& tensor : weights) std::ranges::fill(tensor.data, 0.0F);
  weights.back().data = {500, 0, 0};  // everything is class 0, for certain
  REQUIRE(session.setParameters(weights));
  const ClassReport report = session.report(Part::train).value();
  CHECK(std::isnan(report.precision[1]));
  CHECK(report.recall[1] == 0);
  CHECK(report.f1[1] == 0);
  for (std::size_t i = 0; i < 60; ++i)
    CHECK(std::fabs(report.losses[i] - (report.actual[i] == 0 ? 0 : std::log(1e7))) < 1e-4);
}

TEST_CASE("There is no report without data, without rows or without classes", "[train]") {
  Session none = Session::create(networkSpec()).value();
  CHECK(none.report(Part::train).error().code == ErrorCode::noData);
  Session session = sessionOf(networkSpec(), generated(GeneratorType::spiral, 30));
  CHECK(session.report(Part::validation).error().code == ErrorCode::noData);
  Session line = sessionOf(lineSpec(0.1), generated(GeneratorType::line, 30));
  CHECK(line.report(Part::train).error().code == ErrorCode::unsupported);
}
