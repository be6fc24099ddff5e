#include "model/build.hpp"

#include <optional>
#include <utility>

namespace downhill {

namespace {

/// Appends nodes until something fails; after that nothing more is added and the first error stays.
class Builder {
 public:
  Builder(const ModelSpec& spec, const ParameterBlock& block, bool training)
      : spec_(spec), block_(block), training_(training) {
    for (const auto& entry : block.entries)
      add(Op::parameter, Phase::forward, entry.name, {}, {.shape = entry.shape});
  }

  NodeId add(Op op, Phase phase, std::string name, std::initializer_list<NodeId> inputs,
             Attributes attributes = {}) {
    if (error_) return kNoNode;
    auto id = model.graph.add(op, phase, std::move(name), inputs, attributes);
    if (!id) error_ = id.error();
    return id.value_or(kNoNode);
  }

  NodeId input() {
    model.input = add(Op::gatherFeatures, Phase::batch, "input", {}, {.shape = inputShape(spec_)});
    return model.input;
  }

  NodeId target() {
    const bool ids = spec_.loss == Loss::sparseCategoricalCrossentropy;
    return add(ids ? Op::gatherOneHot : Op::gatherTargets, Phase::batch, "target", {},
               {.shape = Shape::rows({outputUnits(spec_)})});
  }

  /// Every layer in turn. Leaves the last layer's values before its activation in `logits_`.
  void forward(NodeId x) {
    std::uint32_t dropouts = 0;
    for (const LayerSpec& layer : spec_.layers) {
      switch (layer.type) {
        case LayerType::dense: x = dense(layer, x); break;
        case LayerType::flatten: x = flatten(layer, x); break;
        case LayerType::dropout: x = dropout(layer, x, dropouts++); break;
      }
    }
    model.output = x;
    model.forwardEnd = model.graph.size();
  }

  void loss(NodeId target) {
    const auto [op, of] = lossOp();
    model.loss = add(op, Phase::loss, "loss", {of, target});
    penalties();
    model.total = add(Op::add, Phase::loss, "total", {model.loss, model.penalty});
  }

  Result<ModelGraph> finish() {
    if (error_) return std::unexpected(*error_);
    return std::move(model);
  }

  ModelGraph model;

 private:
  NodeId dense(const LayerSpec& layer, NodeId x) {
    const bool linear = layer.activation == Activation::linear;
    const auto named = [&](bool last, const char* part) { return last ? layer.name : layer.name + part; };
    x = add(Op::matmul, Phase::forward, named(linear && !layer.useBias, "/xw"),
            {x, model.graph.find(layer.name + "/kernel")});
    if (layer.useBias) {
      x = add(Op::addBias, Phase::forward, named(linear, "/z"), {x, model.graph.find(layer.name + "/bias")});
    }
    logits_ = x;
    return linear
               ? x
               : add(activationOp(layer.activation), Phase::forward, layer.name, {x}, {.alpha = kLeakySlope});
  }

  NodeId flatten(const LayerSpec& layer, NodeId x) {
    if (error_) return kNoNode;
    return add(Op::reshape, Phase::forward, layer.name, {x},
               {.shape = Shape::rows({model.graph[x].shape.size()})});
  }

  NodeId dropout(const LayerSpec& layer, NodeId x, std::uint32_t ordinal) {
    return training_ ? add(Op::dropout, Phase::forward, layer.name, {x}, {.key = ordinal}) : x;
  }

  /// Slope of leakyRelu below 0, as in Keras.
  static constexpr double kLeakySlope = 0.2;

  static Op activationOp(Activation activation) {
    switch (activation) {
      case Activation::relu: return Op::relu;
      case Activation::leakyRelu: return Op::leakyRelu;
      case Activation::elu: return Op::elu;
      case Activation::sigmoid: return Op::sigmoid;
      case Activation::tanh: return Op::tanh;
      case Activation::softmax:
      case Activation::linear: break;
    }
    return Op::softmax;
  }

  /// Which loss, and of what: of the logits where the last activation is the loss's own partner, for
  /// exactness.
  std::pair<Op, NodeId> lossOp() const {
    const Activation last = spec_.layers.back().activation;
    switch (spec_.loss) {
      case Loss::meanSquaredError: return {Op::meanSquaredError, model.output};
      case Loss::binaryCrossentropy:
        if (last == Activation::sigmoid) return {Op::binaryCrossentropyFromLogits, logits_};
        return {Op::binaryCrossentropy, model.output};
      case Loss::categoricalCrossentropy:
      case Loss::sparseCategoricalCrossentropy: break;
    }
    if (last == Activation::softmax) return {Op::categoricalCrossentropyFromLogits, logits_};
    return {Op::categoricalCrossentropy, model.output};
  }

  void penalties() {
    for (const auto& entry : block_.entries) {
      if (!entry.name.ends_with("/kernel")) continue;
      const NodeId one =
          add(Op::penalty, Phase::loss, "penalty:" + entry.name, {model.graph.find(entry.name)});
      model.penalty = model.penalty == kNoNode
                          ? one
                          : add(Op::add, Phase::loss, "penalty+" + entry.name, {model.penalty, one});
    }
  }

  const ModelSpec& spec_;
  const ParameterBlock& block_;
  bool training_;
  NodeId logits_ = kNoNode;
  std::optional<Error> error_;
};

}  // namespace

ParameterBlock parameterBlock(const ModelSpec& spec) {
  ParameterBlock block;
  std::size_t width = inputShape(spec).size();
  for (const LayerSpec& layer : spec.layers) {
    if (layer.type != LayerType::dense) continue;
    block.append(layer.name + "/kernel", Shape::fixed({width, layer.units}));
    if (layer.useBias) block.append(layer.name + "/bias", Shape::fixed({layer.units}));
    width = layer.units;
  }
  return block;
}

Result<ModelGraph> trainingGraph(const ModelSpec& spec, const ParameterBlock& block) {
  Builder builder(spec, block, true);
  const NodeId input = builder.input();
  const NodeId target = builder.target();
  builder.forward(input);
  builder.loss(target);
  auto model = builder.finish();
  if (!model) return model;
  std::vector<NodeId> parameters(block.entries.size());
  for (std::size_t i = 0; i < parameters.size(); ++i) parameters[i] = static_cast<NodeId>(i);
  auto gradients = differentiate(model->graph, model->total, parameters);
  if (!gradients) return std::unexpected(gradients.error());
  model->gradients = std::move(*gradients);
  return model;
}

Result<ModelGraph> evaluationGraph(const ModelSpec& spec, const ParameterBlock& block) {
  Builder builder(spec, block, false);
  builder.forward(builder.input());
  builder.loss(builder.target());
  return builder.finish();
}

}  // namespace downhill
