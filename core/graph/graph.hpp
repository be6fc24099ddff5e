// A graph: an append-only vector of nodes. A node names only nodes before it, so the vector is the
// topological order: nothing to sort, no cycle possible. A graph knows shapes and names; it never sees a
// number.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/shape.hpp"
#include "graph/op.hpp"

namespace downhill {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = UINT32_MAX;
inline constexpr std::size_t kMaxInputs = 5;

/// Where in a training step a node is computed. The step debugger stops between these.
enum class Phase : std::uint8_t { batch, forward, loss, backward, update };

/// What an op needs to know beside its inputs; fixed when the graph is built. Values that a reader may turn
/// while training runs (rates, penalties) are not here but in the step record.
struct Attributes {
  double alpha = 0;  ///< slope of leakyRelu below 0
  std::uint32_t key =
      0;          ///< ordinal of a dropout layer: its place in the step record, its stream of random bits
  Shape shape{};  ///< shape of sources and of reshape
  Op then = Op::addBias;  ///< what dense does with its sums: an activation, or no more than its bias
};

struct Node {
  Op op{};
  Phase phase{};
  std::array<NodeId, kMaxInputs> inputs{};
  Attributes attributes{};
  Shape shape{};
  std::string name{};  ///< unique in its graph, e.g. "dense_1/kernel", "dense_1/z", "d_dense_1/z"
};

class Graph {
 public:
  /// Appends a node; its shape follows from the op's shape rule. `inputs.size()` is the op's arity.
  /// Errors: shapeMismatch, naming the node and both shapes.
  Result<NodeId> add(Op op, Phase phase, std::string name, std::span<const NodeId> inputs,
                     Attributes attributes = {});
  Result<NodeId> add(Op op, Phase phase, std::string name, std::initializer_list<NodeId> inputs,
                     Attributes attributes = {}) {
    return add(op, phase, std::move(name), std::span(inputs.begin(), inputs.size()), attributes);
  }

  const Node& operator[](NodeId id) const { return nodes_[id]; }
  std::size_t size() const { return nodes_.size(); }
  std::span<const Node> nodes() const { return nodes_; }
  /// The node of that name, or kNoNode.
  NodeId find(std::string_view name) const;
  /// Gives a node another name, which no other node may carry.
  void rename(NodeId id, std::string name) { nodes_[id].name = std::move(name); }

 private:
  std::vector<Node> nodes_;
};

/// The shape that `op` gives for inputs of these shapes. Errors: shapeMismatch with what was expected and
/// what came.
Result<Shape> inferShape(Op op, std::span<const Shape> inputs, const Attributes& attributes);

/// Appends to `graph` the nodes that compute d(`loss`)/d(w) for every w in `wrt` and returns their ids in
/// that order. `loss` is a node of one number; every w takes part in it. Walks backwards once, one rule an
/// op; values used twice get the sum of their gradients. First order only: terminal ops can't be walked
/// through.
Result<std::vector<NodeId>> differentiate(Graph& graph, NodeId loss, std::span<const NodeId> wrt);

/// The same for a node of any shape: d(Σ `seed` ⊙ `of`)/d(w), with `seed` a node of `of`'s shape that doesn't
/// depend on any w. With rows of an identity matrix as seeds each row's answer is a row of the Jacobian.
/// `wrt` may name data (gatherFeatures), too.
Result<std::vector<NodeId>> pullBack(Graph& graph, NodeId of, NodeId seed, std::span<const NodeId> wrt);

}  // namespace downhill
