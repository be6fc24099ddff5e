#include "graph/graph.hpp"

#include <algorithm>

namespace downhill {

Result<NodeId> Graph::add(Op op, Phase phase, std::string name, std::span<const NodeId> inputs,
                          Attributes attributes) {
  const OpInfo& row = info(op);
  if (inputs.size() != row.arity) {
    return fail(ErrorCode::shapeMismatch,
                name + ": " + std::string(row.name) + " takes " + std::to_string(row.arity) +
                    " inputs, not " + std::to_string(inputs.size()),
                name);
  }
  Node node{op, phase, {}, attributes, {}, std::move(name)};
  std::array<Shape, kMaxInputs> shapes{};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i] >= nodes_.size()) {
      return fail(ErrorCode::notFound, node.name + ": input " + std::to_string(i) + " names no earlier node",
                  node.name);
    }
    node.inputs[i] = inputs[i];
    shapes[i] = nodes_[inputs[i]].shape;
  }
  auto shape = inferShape(op, std::span<const Shape>(shapes).first(inputs.size()), attributes);
  if (!shape) {
    return fail(shape.error().code, node.name + ": " + shape.error().message, node.name);
  }
  node.shape = *shape;
  nodes_.push_back(std::move(node));
  return static_cast<NodeId>(nodes_.size() - 1);
}

NodeId Graph::find(std::string_view name) const {
  const auto it = std::ranges::find(nodes_, name, &Node::name);
  return it == nodes_.end() ? kNoNode : static_cast<NodeId>(it - nodes_.begin());
}

}  // namespace downhill
