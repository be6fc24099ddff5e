// One row's own forward pass, loss and gradients: right by a naive twin in double, and without a trace in the
// run.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

const std::vector<float>& of(const std::vector<Tensor>& list, const std::string& name) {
  const auto it = std::ranges::find(list, name, &Tensor::name);
  INFO(name);
  REQUIRE(it != list.end());
  return it->data;
}

/// Every value that a reader can look at: of the plan, the gradients, the batch.
std::vector<std::vector<float>> visible(const Session& session) {
  std::vector<std::vector<float>> all;
  for (const NodeInfo& node : session.nodes()) {
    if (auto value = session.value(node.name)) all.push_back(value->data);
  }
  for (const Tensor& tensor : session.gradients()) all.push_back(tensor.data);
  if (auto batch = session.value("batch")) all.push_back(batch->data);
  return all;
}

ModelSpec withDropoutAndPenalty() {
  ModelSpec spec = networkSpec();
  spec.l2 = 0.01;
  spec.l1 = 0.003;
  spec.layers.insert(spec.layers.begin() + 1, LayerSpec{.type = LayerType::dropout, .rate = 0.3});
  return spec;
}

}  // namespace

TEST_CASE("A sample of a logistic unit is worked out by hand: forward, loss, gradients", "[train]") {
  const Table table = generated(GeneratorType::gaussian, 20);
  ModelSpec spec = boundarySpec(0.3);
  spec.l2 = 0.5;  // not of the row
  Session session = sessionOf(spec, table);
  session.run(7);
  const auto kernel = session.parameters()[0].data, bias = session.parameters()[1].data;
  for (std::size_t row = 0; row < table.rows; ++row) {
    const double x = table.features[2 * row], y = table.features[2 * row + 1], t = table.targets[row];
    const double z = x * kernel[0] + y * kernel[1] + bias[0];
    const double p = 1 / (1 + std::exp(-z));
    const auto list = session.sample(row).value();
    CHECK(std::fabs(of(list, "dense_1/z")[0] - z) < 1e-5);
    CHECK(std::fabs(of(list, "dense_1")[0] - p) < 1e-6);
    CHECK(std::fabs(of(list, "loss")[0] + std::log(t > 0.5 ? p : 1 - p)) < 1e-5);
    CHECK(std::fabs(of(list, "d_dense_1/kernel")[0] - (p - t) * x) < 1e-5);
    CHECK(std::fabs(of(list, "d_dense_1/kernel")[1] - (p - t) * y) < 1e-5);
    CHECK(std::fabs(of(list, "d_dense_1/bias")[0] - (p - t)) < 1e-6);
  }
}

TEST_CASE("The rows' gradients, averaged, are the gradient of the batch", "[train]") {
  const Table table = generated(GeneratorType::spiral, 40);
  ModelSpec spec = networkSpec();
  spec.batchSize = 40;
  Session session = sessionOf(spec, table);
  session.run(5);
  std::vector<std::vector<double>> sums;
  for (std::size_t row = 0; row < table.rows; ++row) {
    const auto list = session.sample(row).value();
    for (std::size_t i = 0; const Tensor& parameter : session.parameters()) {
      const auto& d = of(list, "d_" + parameter.name);
      if (row == 0) sums.emplace_back(d.size());
      for (std::size_t k = 0; k < d.size(); ++k) sums[i][k] += d[k] / 40.0;
      ++i;
    }
  }
  session.run(1);
  for (std::size_t i = 0; const Tensor& gradient : session.gradients()) {
    for (std::size_t k = 0; k < gradient.data.size(); ++k)
      CHECK(std::fabs(gradient.data[k] - sums[i][k]) < 1e-6);
    ++i;
  }
}

TEST_CASE("A sample leaves no trace: what is visible, the state, the walk from there", "[train]") {
  const ModelSpec spec = withDropoutAndPenalty();
  for (const int operations : {0, 1, 6, 20}) {  // between steps, and in the middle of one
    Session looked = walked(13, spec), left = walked(13, spec);
    for (int i = 0; i < operations; ++i) {
      looked.advance(Unit::op).value();
      left.advance(Unit::op).value();
    }
    for (const std::size_t row : {0, 31, 56}) REQUIRE(looked.sample(row));
    CHECK(visible(looked) == visible(left));
    CHECK(stateOf(looked) == stateOf(left));
    for (int i = 0; i < 3; ++i) {
      looked.advance(Unit::op).value();
      left.advance(Unit::op).value();
      looked.sample(2).value();
      CHECK(visible(looked) == visible(left));
    }
    looked.run(200);
    left.run(200);
    CHECK(stateOf(looked) == stateOf(left));
  }
}

TEST_CASE("A sample takes held-back rows, and refuses what is not there", "[train]") {
  Session without = Session::create(networkSpec()).value();
  CHECK(without.sample(0).error().code == ErrorCode::noData);
  Session session = sessionOf(networkSpec(), generated(GeneratorType::spiral, 30), 0.2);
  CHECK(session.sample(29));
  const auto refused = session.sample(30);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::invalidArgument);
  CHECK(refused.error().where == "row");
}
