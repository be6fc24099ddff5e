// The graph: append-only, every node named and shaped, every mismatch said in full.
#include "graph/graph.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

using namespace downhill;

namespace {

NodeId source(Graph& graph, const std::string& name, const Shape& shape) {
  return graph.add(Op::parameter, Phase::forward, name, {}, {.shape = shape}).value();
}

struct Mismatch {
  Op op;
  std::vector<Shape> in;
  Attributes attributes;
  std::string says;  ///< what was expected and what came
};

const Shape kScalar = Shape::fixed({});

std::vector<Mismatch> mismatches() {
  const Shape two = Shape::rows({2}), three = Shape::rows({3});
  return {
      {Op::matmul, {two, Shape::fixed({3, 4})}, {}, "expects [B, n] and [n, m], got [B, 2] and [3, 4]"},
      {Op::matmul,
       {Shape::rows({2, 2}), Shape::fixed({4, 1})},
       {},
       "expects [B, n] and [n, m], got [B, 2, 2] and [4, 1]"},
      {Op::matmul, {two, two}, {}, "got [B, 2] and [B, 2]"},
      {Op::matmulTN, {two, Shape::fixed({3})}, {}, "expects [B, n] and [B, m], got [B, 2] and [3]"},
      {Op::matmulNT, {two, Shape::fixed({2, 3})}, {}, "expects [B, m] and [n, m], got [B, 2] and [2, 3]"},
      {Op::addBias, {two, Shape::fixed({3})}, {}, "expects [B, n] and [n], got [B, 2] and [3]"},
      {Op::sumRows, {Shape::fixed({2})}, {}, "expects [B, n], got [2]"},
      {Op::reshape, {two}, {.shape = three}, "as many numbers as [B, 3], got [B, 2]"},
      {Op::reshape, {two}, {.shape = Shape::fixed({2})}, "as many numbers as [2], got [B, 2]"},
      {Op::add, {two, three}, {}, "expects equal shapes, got [B, 2] and [B, 3]"},
      {Op::reluGrad, {two, three}, {}, "expects equal shapes, got [B, 2] and [B, 3]"},
      {Op::softmax, {Shape::rows({2, 2})}, {}, "expects [B, n], got [B, 2, 2]"},
      {Op::softmaxGrad, {two, three}, {}, "expects equal shapes, got [B, 2] and [B, 3]"},
      {Op::meanSquaredError,
       {two, three},
       {},
       "a prediction and a target of one shape [B, n], got [B, 2] and [B, 3]"},
      {Op::meanSquaredErrorGrad,
       {two, two, Shape::fixed({1})},
       {},
       "expects [B, n], [B, n] and [], got [B, 2] and [B, 2] and [1]"},
      {Op::penaltyGrad, {Shape::fixed({2}), Shape::fixed({2})}, {}, "any shape and [], got [2] and [2]"},
  };
}

}  // namespace

TEST_CASE("A shape that doesn't fit is refused with the node, what was expected and what came", "[graph]") {
  for (const Mismatch& m : mismatches()) {
    Graph graph;
    std::vector<NodeId> in;
    for (const Shape& shape : m.in) in.push_back(source(graph, "in" + std::to_string(in.size()), shape));
    const auto result = graph.add(m.op, Phase::forward, "culprit", in, m.attributes);
    INFO(info(m.op).name << ": " << m.says);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::shapeMismatch);
    CHECK(result.error().message.find("culprit: " + std::string(info(m.op).name)) == 0);
    CHECK(result.error().message.find(m.says) != std::string::npos);
    CHECK(result.error().where == "culprit");
    CHECK(graph.size() == m.in.size());  // nothing was added
  }
}

TEST_CASE("A node names only nodes before it, and as many as its op takes", "[graph]") {
  Graph graph;
  const NodeId x = source(graph, "x", Shape::rows({2}));
  const auto ahead = graph.add(Op::relu, Phase::forward, "y", {NodeId{1}});
  REQUIRE_FALSE(ahead);
  CHECK(ahead.error().code == ErrorCode::notFound);
  const auto tooMany = graph.add(Op::relu, Phase::forward, "y", {x, x});
  REQUIRE_FALSE(tooMany);
  CHECK(tooMany.error().message == "y: relu takes 1 inputs, not 2");
}

TEST_CASE("Update steps are no nodes", "[graph]") {
  for (std::size_t i = 0; i < kOpCount; ++i) {
    const Op op = static_cast<Op>(i);
    if (info(op).kind != OpKind::update) continue;
    Graph graph;
    const std::vector<NodeId> in(info(op).arity, source(graph, "w", kScalar));
    const auto result = graph.add(op, Phase::update, "step", in);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::unsupported);
  }
}

TEST_CASE("Names of ops are all different", "[graph]") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kOpCount; ++i) names.insert(info(static_cast<Op>(i)).name);
  CHECK(names.size() == kOpCount);
}

TEST_CASE("A node is found by its name, also after it got another", "[graph]") {
  Graph graph;
  const NodeId x = source(graph, "x", kScalar);
  CHECK(graph.find("x") == x);
  graph.rename(x, "y");
  CHECK(graph.find("y") == x);
  CHECK(graph.find("x") == kNoNode);
}
