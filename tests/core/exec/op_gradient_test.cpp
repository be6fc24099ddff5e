// The gradient of every plain op, through differentiate, against differences in double (promise N3). Terminal
// ops have none; that they refuse is tested with the graph.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "exec/differences.hpp"
#include "exec/run_row.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

/// An op, something that makes one number of its output, and the gradients of that number by the op's inputs.
struct Tested {
  Graph graph;
  NodeId loss = kNoNode;
  std::vector<NodeId> gradients;
};

NodeId input(Graph& graph, const std::string& name, const Shape& shape) {
  return graph.add(Op::parameter, Phase::forward, name, {}, {.shape = shape}).value();
}

/// One number: the output itself, its penalty where it has no rows, its mean squared distance to a target
/// where it has.
NodeId reduce(Graph& graph, NodeId out) {
  const Shape shape = graph[out].shape;
  if (shape == Shape::fixed({})) return out;
  if (!shape.batched) return graph.add(Op::penalty, Phase::loss, "loss", {out}).value();
  const Shape flat = Shape::rows({shape.size()});
  const NodeId rows = graph.add(Op::reshape, Phase::forward, "flat", {out}, {.shape = flat}).value();
  const NodeId target = graph.add(Op::gatherTargets, Phase::batch, "target", {}, {.shape = flat}).value();
  return graph.add(Op::meanSquaredError, Phase::loss, "loss", {rows, target}).value();
}

Tested build(const OpRow& row, const OpCase& c) {
  Tested t;
  std::vector<NodeId> inputs;
  for (std::size_t i = 0; i < c.in.size(); ++i)
    inputs.push_back(input(t.graph, "in" + std::to_string(i), c.in[i]));
  const NodeId out = t.graph.add(row.op, Phase::forward, "out", inputs, c.attributes).value();
  t.loss = reduce(t.graph, out);
  t.gradients = differentiate(t.graph, t.loss, std::span(inputs).first(row.gradientInputs)).value();
  return t;
}

/// The case with a table width for the target that `reduce` gathers.
OpCase withTarget(const Tested& t, OpCase c) {
  const NodeId target = t.graph.find("target");
  c.attributes.shape = target == kNoNode ? Shape::fixed({}) : t.graph[target].shape;
  return c;
}

}  // namespace

TEST_CASE("Every plain op's gradient equals differences in double within 1e-7", "[exec][graph]") {
  for (const OpRow& row : opRows()) {
    if (info(row.op).kind != OpKind::plain) continue;
    for (const OpCase& shape : row.cases) {
      const Tested tested = build(row, shape);
      const OpCase c = withTarget(tested, shape);
      Runner<double> runner(layOut(tested.graph, c.rows), c, 11);
      std::vector<Numbers> in;
      for (std::size_t i = 0; i < c.in.size(); ++i) in.push_back(inputOf(row, c, i, 11));
      for (std::size_t i = 0; i < in.size(); ++i) runner.put(i, in[i]);
      runner.run();
      std::vector<Numbers> gradients;
      for (const NodeId g : tested.gradients) gradients.push_back(runner.get(g));
      for (std::size_t i = 0; i < row.gradientInputs; ++i) {
        INFO(info(row.op).name << ", " << c.rows << " rows, input " << i << " " << toString(c.in[i]));
        const Numbers expected = differences(in[i], [&](const Numbers& x) {
          runner.put(i, x);
          runner.run();
          return runner.get(tested.loss)[0];
        });
        runner.put(i, in[i]);
        CHECK(relativeDistance(gradients[i], expected) <= 1e-7);
      }
    }
  }
}

TEST_CASE("A value used twice gets the sum of both gradients", "[exec][graph]") {
  // loss = penalty(x + x + x) with l1 0.25, l2 0.5: x > 0 gives 3 · (0.25 + 2 · 0.5 · 3x).
  Graph graph;
  const NodeId x = input(graph, "x", Shape::fixed({3}));
  const NodeId two = graph.add(Op::add, Phase::forward, "two", {x, x}).value();
  const NodeId three = graph.add(Op::add, Phase::forward, "three", {two, x}).value();
  const NodeId loss = graph.add(Op::penalty, Phase::loss, "loss", {three}).value();
  const auto gradients = differentiate(graph, loss, std::vector{x}).value();
  const OpCase c{.rows = 1, .attributes = {.shape = Shape::fixed({})}};
  Runner<double> runner(layOut(graph, 1), c, 1);
  runner.put(x, {0.5, 1, 2});
  runner.run();
  const Numbers expected{3 * (0.25 + 1.5), 3 * (0.25 + 3), 3 * (0.25 + 6)};
  CHECK(relativeDistance(runner.get(gradients[0]), expected) <= 1e-15);
}
