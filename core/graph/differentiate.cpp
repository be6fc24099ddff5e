// Reverse-mode differentiation as graph building: the gradient is more graph. One rule an op, each written
// with the ops themselves, so that a derivative is written once and every executor can run it. Source of the
// scheme: Baydin et al., "Automatic differentiation in machine learning: a survey", section 3.2.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "graph/graph.hpp"

namespace downhill {

namespace {

class Backward {
 public:
  /// `sources` are the parameters and data whose gradients are wanted: no work is done for others.
  Backward(Graph& graph, std::span<const NodeId> sources)
      : graph_(graph), sources_(sources), gradient_(graph.size(), kNoNode) {}

  /// A loss's own gradient.
  void start(NodeId loss) { gradient_[loss] = add(Op::one, graph_[loss], {}); }
  void start(NodeId of, NodeId seed) { gradient_[of] = seed; }

  /// Visits `id` if anything flowed into it. After an error nothing more is added.
  void visit(NodeId id) {
    const NodeId dy = gradient_[id];
    if (dy == kNoNode || error_ || info(graph_[id].op).kind == OpKind::source) return;
    const Node node = graph_[id];  // a copy: adding nodes moves the vector
    rule(node, id, dy);
  }

  NodeId gradient(NodeId id) const { return gradient_[id]; }
  const std::optional<Error>& error() const { return error_; }

 private:
  NodeId add(Op op, const Node& of, std::initializer_list<NodeId> inputs, Attributes attributes = {}) {
    if (error_) return kNoNode;
    auto id = graph_.add(op, Phase::backward, unusedName("d_" + of.name), inputs, attributes);
    if (!id) error_ = id.error();
    return id.value_or(kNoNode);
  }

  std::string unusedName(const std::string& name) const {
    if (graph_.find(name) == kNoNode) return name;
    int k = 2;
    while (graph_.find(name + "_" + std::to_string(k)) != kNoNode) ++k;
    return name + "_" + std::to_string(k);
  }

  /// The parts of a sum are called after what made them: "d_dense_1/kernel:matmulTN".
  void renamePart(NodeId part, const Node& of) {
    graph_.rename(part, unusedName("d_" + of.name + ":" + std::string(info(graph_[part].op).name)));
  }

  /// Adds `dx` to what has flowed into input `i` of `node`. The sum keeps the plain name.
  void give(const Node& node, std::size_t i, NodeId dx) {
    const NodeId x = node.inputs[i];
    if (error_) return;
    if (gradient_[x] == kNoNode) {
      gradient_[x] = dx;
      return;
    }
    renamePart(gradient_[x], graph_[x]);
    renamePart(dx, graph_[x]);
    gradient_[x] = add(Op::add, graph_[x], {gradient_[x], dx});
  }

  /// A source that nobody asked for (data, as a rule) needs no gradient: spare the work.
  bool wants(const Node& node, std::size_t i) const {
    const NodeId x = node.inputs[i];
    return info(graph_[x].op).kind != OpKind::source || std::ranges::count(sources_, x) > 0;
  }

  /// dx = op(dy, y) for the activations, whose slope follows from their output.
  void activation(const Node& node, NodeId self, NodeId dy, Op op) {
    if (wants(node, 0)) give(node, 0, add(op, graph_[node.inputs[0]], {dy, self}, node.attributes));
  }

  void loss(const Node& node, NodeId dy, Op op) {
    const Node& prediction = graph_[node.inputs[0]];
    give(node, 0, add(op, prediction, {node.inputs[0], node.inputs[1], dy}));
  }

  void rule(const Node& node, NodeId self, NodeId dy);

  Graph& graph_;
  std::span<const NodeId> sources_;
  std::vector<NodeId> gradient_;  ///< per node of the forward graph: the node that holds its gradient so far
  std::optional<Error> error_;
};

void Backward::rule(const Node& node, NodeId self, NodeId dy) {
  const NodeId x = node.inputs[0];
  const NodeId w = node.inputs[1];
  switch (node.op) {
    case Op::matmul:  // Y = X·W: dX = dY·Wᵀ, dW = Xᵀ·dY
      if (wants(node, 0)) give(node, 0, add(Op::matmulNT, graph_[x], {dy, w}));
      if (wants(node, 1)) give(node, 1, add(Op::matmulTN, graph_[w], {x, dy}));
      return;
    case Op::addBias:  // y = x + b: dx = dy, db = Σ over rows of dy
      give(node, 0, dy);
      if (wants(node, 1)) give(node, 1, add(Op::sumRows, graph_[w], {dy}));
      return;
    case Op::reshape:
      if (wants(node, 0))
        give(node, 0, add(Op::reshape, graph_[x], {dy}, Attributes{.shape = graph_[x].shape}));
      return;
    case Op::add:
      give(node, 0, dy);
      give(node, 1, dy);
      return;
    case Op::relu: return activation(node, self, dy, Op::reluGrad);
    case Op::leakyRelu: return activation(node, self, dy, Op::leakyReluGrad);
    case Op::elu: return activation(node, self, dy, Op::eluGrad);
    case Op::sigmoid: return activation(node, self, dy, Op::sigmoidGrad);
    case Op::tanh: return activation(node, self, dy, Op::tanhGrad);
    case Op::softmax: return activation(node, self, dy, Op::softmaxGrad);
    case Op::dropout:  // linear in x: the same mask, drawn again from the same key
      if (wants(node, 0)) give(node, 0, add(Op::dropout, graph_[x], {dy}, node.attributes));
      return;
    case Op::meanSquaredError: return loss(node, dy, Op::meanSquaredErrorGrad);
    case Op::binaryCrossentropy: return loss(node, dy, Op::binaryCrossentropyGrad);
    case Op::binaryCrossentropyFromLogits: return loss(node, dy, Op::binaryCrossentropyFromLogitsGrad);
    case Op::categoricalCrossentropy: return loss(node, dy, Op::categoricalCrossentropyGrad);
    case Op::categoricalCrossentropyFromLogits:
      return loss(node, dy, Op::categoricalCrossentropyFromLogitsGrad);
    case Op::penalty: return give(node, 0, add(Op::penaltyGrad, graph_[x], {x, dy}));
    default:
      error_ = Error{ErrorCode::unsupported,
                     std::string(info(node.op).name) + " has no gradient (first order only)", node.name};
  }
}

/// Visits the nodes before `last` from the last one to the first; then collects what was asked for.
Result<std::vector<NodeId>> walkBack(const Graph& graph, Backward& backward, NodeId last,
                                     std::span<const NodeId> wrt, const std::string& of) {
  for (NodeId id = last; id-- > 0;) backward.visit(id);
  if (backward.error()) return std::unexpected(*backward.error());
  std::vector<NodeId> gradients;
  for (const NodeId w : wrt) {
    if (w >= last || backward.gradient(w) == kNoNode) {
      return fail(ErrorCode::notFound, of + " doesn't depend on " + (w < last ? graph[w].name : "that node"));
    }
    gradients.push_back(backward.gradient(w));
  }
  return gradients;
}

}  // namespace

Result<std::vector<NodeId>> differentiate(Graph& graph, NodeId loss, std::span<const NodeId> wrt) {
  if (loss >= graph.size() || graph[loss].shape != Shape::fixed({})) {
    return fail(ErrorCode::shapeMismatch, "differentiate expects a loss of one number");
  }
  const auto last = static_cast<NodeId>(graph.size());
  Backward backward(graph, wrt);
  backward.start(loss);
  return walkBack(graph, backward, last, wrt, "the loss");
}

Result<std::vector<NodeId>> pullBack(Graph& graph, NodeId of, NodeId seed, std::span<const NodeId> wrt) {
  if (of >= graph.size() || seed >= graph.size() || graph[of].shape != graph[seed].shape) {
    return fail(ErrorCode::shapeMismatch, "pullBack expects a seed of the shape of what it weighs");
  }
  Backward backward(graph, wrt);
  backward.start(of, seed);
  return walkBack(graph, backward, of + 1, wrt, graph[of].name);
}

}  // namespace downhill
