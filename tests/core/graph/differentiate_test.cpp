// Differentiation as graph building: which nodes it adds, what it refuses. Its numbers are tested with exec.
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "graph/graph.hpp"

using namespace downhill;

namespace {

NodeId source(Graph& graph, Op op, const std::string& name, const Shape& shape) {
  return graph.add(op, Phase::forward, name, {}, {.shape = shape}).value();
}

/// x·w, its mean squared distance to a target.
struct Line {
  Graph graph;
  NodeId x = source(graph, Op::gatherFeatures, "x", Shape::rows({2}));
  NodeId target = source(graph, Op::gatherTargets, "target", Shape::rows({1}));
  NodeId w = source(graph, Op::parameter, "w", Shape::fixed({2, 1}));
  NodeId y = graph.add(Op::matmul, Phase::forward, "y", {x, w}).value();
  NodeId loss = graph.add(Op::meanSquaredError, Phase::loss, "loss", {y, target}).value();
};

}  // namespace

TEST_CASE("Terminal ops have no gradient: first order only", "[graph]") {
  for (std::size_t i = 0; i < kOpCount; ++i) {
    const Op op = static_cast<Op>(i);
    if (info(op).kind != OpKind::terminal && info(op).kind != OpKind::fused) continue;
    INFO(info(op).name);
    Graph graph;
    // Square matrices with as many rows as columns would fit most ops; the others get what they ask for.
    const bool toW = op == Op::matmulNT;
    const bool scalarLast = (info(op).arity == 3 && op != Op::dense) || op == Op::penaltyGrad;
    std::vector<NodeId> in;
    for (std::size_t k = 0; k < info(op).arity; ++k) {
      const bool last = k + 1 == info(op).arity;
      const Shape shape = last && scalarLast         ? Shape::fixed({})
                          : last && toW              ? Shape::fixed({2, 2})
                          : op == Op::dense && k > 0 ? (last ? Shape::fixed({2}) : Shape::fixed({2, 2}))
                                                     : Shape::rows({2});
      in.push_back(source(graph, Op::parameter, "in" + std::to_string(k), shape));
    }
    const NodeId out = graph.add(op, Phase::forward, "out", in).value();
    const NodeId loss = graph.add(Op::penalty, Phase::loss, "loss", {out}).value();
    const auto result = differentiate(graph, loss, std::span(in).first(1));
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::unsupported);
    CHECK(result.error().message.find(info(op).name) == 0);
    CHECK(result.error().where == "out");
  }
}

TEST_CASE("A gradient has the shape of what it is the gradient of, and its name with d_ in front",
          "[graph]") {
  Line line;
  const auto gradients = differentiate(line.graph, line.loss, std::vector{line.w}).value();
  CHECK(line.graph[gradients[0]].shape == line.graph[line.w].shape);
  CHECK(line.graph[gradients[0]].name == "d_w");
  CHECK(line.graph[gradients[0]].phase == Phase::backward);
}

TEST_CASE("Data gets no gradient: nothing is computed for it", "[graph]") {
  Line line;
  (void)differentiate(line.graph, line.loss, std::vector{line.w}).value();
  CHECK(line.graph.find("d_x") == kNoNode);
  for (const Node& node : line.graph.nodes()) CHECK(node.op != Op::matmulNT);
}

TEST_CASE("The loss must be one number that depends on what is asked for", "[graph]") {
  Line line;
  const auto noNumber = differentiate(line.graph, line.y, std::vector{line.w});
  REQUIRE_FALSE(noNumber);
  CHECK(noNumber.error().code == ErrorCode::shapeMismatch);
  const NodeId apart = source(line.graph, Op::parameter, "apart", Shape::fixed({3}));
  const auto independent = differentiate(line.graph, line.loss, std::vector{apart});
  REQUIRE_FALSE(independent);
  CHECK(independent.error().code == ErrorCode::notFound);
}

TEST_CASE("Every node keeps a name of its own when gradients are summed", "[graph]") {
  Graph graph;
  const NodeId x = source(graph, Op::parameter, "x", Shape::fixed({2}));
  NodeId sum = graph.add(Op::add, Phase::forward, "sum", {x, x}).value();
  for (int i = 0; i < 3; ++i)
    sum = graph.add(Op::add, Phase::forward, "sum" + std::to_string(i), {sum, x}).value();
  const NodeId loss = graph.add(Op::penalty, Phase::loss, "loss", {sum}).value();
  const auto gradients = differentiate(graph, loss, std::vector{x}).value();
  std::set<std::string> names;
  for (const Node& node : graph.nodes()) names.insert(node.name);
  CHECK(names.size() == graph.size());
  CHECK(graph[gradients[0]].name == "d_x");
}
