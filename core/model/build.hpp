// From a spec to graphs. Layers are functions NodeId -> NodeId; a training graph is a forward pass, a loss
// and its gradients, an evaluation graph a forward pass without dropout and, if wanted, the loss. No numbers
// here.
#pragma once

#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/plan.hpp"
#include "model/spec.hpp"

namespace downhill {

struct ModelGraph {
  Graph graph;
  NodeId input = kNoNode;
  NodeId output = kNoNode;        ///< after the last activation
  NodeId loss = kNoNode;          ///< data loss
  NodeId penalty = kNoNode;       ///< l1·Σ|w| + l2·Σw² over the kernels
  NodeId total = kNoNode;         ///< loss + penalty
  std::vector<NodeId> gradients;  ///< d total / d parameter, in the block's order; training graphs only
  std::size_t forwardEnd = 0;     ///< nodes before this one need no targets
};

/// The parameters of a model in order: layers, kernel before bias.
ParameterBlock parameterBlock(const ModelSpec& spec);

/// batch, forward, loss, backward.
Result<ModelGraph> trainingGraph(const ModelSpec& spec, const ParameterBlock& block);
/// forward (input to output), then targets and loss; without dropout.
Result<ModelGraph> evaluationGraph(const ModelSpec& spec, const ParameterBlock& block);

/// Draws one parameter tensor into `out` (its shape's size). `ordinal` is its place in the block: each tensor
/// has its own stream, so a layer's start does not depend on the layers before it. Biases are zero. Sources:
/// Glorot & Bengio 2010 (eq. 16), He et al. 2015, LeCun et al. 1998; normals truncated at 2σ and rescaled.
void initialize(const LayerSpec& layer, bool isBias, const Shape& shape, std::uint64_t seed,
                std::uint32_t ordinal, std::span<float> out);

}  // namespace downhill
