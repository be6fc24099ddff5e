// From a spec to graphs: parameters by name and order, which values there are, which loss is taken of what.
#include "model/build.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

using namespace downhill;

namespace {

ModelSpec specOf(Loss loss, Activation output) {
  ModelSpec spec;
  spec.inputShape = {4, 2};
  spec.layers = {{.type = LayerType::flatten},
                 {.units = 3, .activation = Activation::relu},
                 {.type = LayerType::dropout, .rate = 0.5},
                 {.units = 5, .activation = Activation::linear, .useBias = false},
                 {.units = 2, .activation = output}};
  spec.loss = loss;
  return validated(spec).value();
}

bool has(const Graph& graph, Op op) {
  for (const Node& node : graph.nodes()) {
    if (node.op == op) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("Parameters come layer by layer, kernel before bias, kernels as [in, out]", "[model]") {
  const auto block = parameterBlock(specOf(Loss::meanSquaredError, Activation::linear));
  const std::vector<std::pair<std::string, Shape>> expected{{"dense_1/kernel", Shape::fixed({8, 3})},
                                                            {"dense_1/bias", Shape::fixed({3})},
                                                            {"dense_2/kernel", Shape::fixed({3, 5})},
                                                            {"dense_3/kernel", Shape::fixed({5, 2})},
                                                            {"dense_3/bias", Shape::fixed({2})}};
  REQUIRE(block.entries.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(block.entries[i].name == expected[i].first);
    CHECK(block.entries[i].shape == expected[i].second);
  }
}

TEST_CASE(
    "A crossentropy is taken of the logits where the last activation is its partner, else of the output",
    "[model]") {
  struct Pairing {
    Loss loss;
    Activation output;
    Op op;
    std::string of;
  };
  const std::vector<Pairing> pairings{
      {Loss::meanSquaredError, Activation::sigmoid, Op::meanSquaredError, "dense_3"},
      {Loss::binaryCrossentropy, Activation::sigmoid, Op::binaryCrossentropyFromLogits, "dense_3/z"},
      {Loss::binaryCrossentropy, Activation::softmax, Op::binaryCrossentropy, "dense_3"},
      {Loss::categoricalCrossentropy, Activation::softmax, Op::categoricalCrossentropyFromLogits,
       "dense_3/z"},
      {Loss::categoricalCrossentropy, Activation::sigmoid, Op::categoricalCrossentropy, "dense_3"},
      {Loss::sparseCategoricalCrossentropy, Activation::softmax, Op::categoricalCrossentropyFromLogits,
       "dense_3/z"}};
  for (const Pairing& p : pairings) {
    const ModelSpec spec = specOf(p.loss, p.output);
    const auto model = evaluationGraph(spec, parameterBlock(spec)).value();
    INFO(toWord(p.loss) << " over " << toWord(p.output));
    CHECK(model.graph[model.loss].op == p.op);
    CHECK(model.graph[model.graph[model.loss].inputs[0]].name == p.of);
    CHECK(model.graph[model.output].name == "dense_3");
    const NodeId target = model.graph.find("target");
    const bool ids = p.loss == Loss::sparseCategoricalCrossentropy;
    CHECK(model.graph[target].op == (ids ? Op::gatherOneHot : Op::gatherTargets));
    CHECK(model.graph[target].shape == Shape::rows({2}));
  }
}

TEST_CASE("Dropout is part of training and not of evaluation", "[model]") {
  const ModelSpec spec = specOf(Loss::meanSquaredError, Activation::linear);
  const auto block = parameterBlock(spec);
  CHECK(has(trainingGraph(spec, block)->graph, Op::dropout));
  CHECK_FALSE(has(evaluationGraph(spec, block)->graph, Op::dropout));
}

TEST_CASE("Values are called by their layer: the last one by its name alone", "[model]") {
  const ModelSpec spec = specOf(Loss::binaryCrossentropy, Activation::sigmoid);
  const auto model = trainingGraph(spec, parameterBlock(spec)).value();
  for (const char* name :
       {"input", "target", "flatten_1", "dense_1/xw", "dense_1/z", "dense_1", "dropout_1", "dense_2",
        "dense_3/xw", "dense_3/z", "dense_3", "loss", "total", "d_dense_1/kernel", "d_dense_3/bias"}) {
    INFO(name);
    CHECK(model.graph.find(name) != kNoNode);
  }
  CHECK(model.graph.find("dense_2/z") == kNoNode);  // no bias, no activation: xw is the layer's value
  std::set<std::string> names;
  for (const Node& node : model.graph.nodes()) names.insert(node.name);
  CHECK(names.size() == model.graph.size());
}

TEST_CASE("What lies before forwardEnd needs no targets", "[model]") {
  const ModelSpec spec = specOf(Loss::meanSquaredError, Activation::linear);
  const auto model = evaluationGraph(spec, parameterBlock(spec)).value();
  CHECK(model.output < model.forwardEnd);
  CHECK(model.loss >= model.forwardEnd);
}

TEST_CASE("Penalties count kernels and no biases", "[model]") {
  const ModelSpec spec = specOf(Loss::meanSquaredError, Activation::linear);
  const auto model = trainingGraph(spec, parameterBlock(spec)).value();
  std::vector<std::string> penalised;
  for (const Node& node : model.graph.nodes()) {
    if (node.op == Op::penalty) penalised.push_back(model.graph[node.inputs[0]].name);
  }
  CHECK(penalised == std::vector<std::string>{"dense_1/kernel", "dense_2/kernel", "dense_3/kernel"});
}

TEST_CASE("What a checkpoint must share has another fingerprint when it changes, and only then", "[model]") {
  const ModelSpec spec = specOf(Loss::meanSquaredError, Activation::linear);
  const auto changed = [&spec](auto change) {
    ModelSpec other = spec;
    change(other);
    return architectureFingerprint(other) != architectureFingerprint(spec);
  };
  CHECK(changed([](ModelSpec& s) { s.layers[1].units = 4; }));
  CHECK(changed([](ModelSpec& s) { s.layers[1].activation = Activation::elu; }));
  CHECK(changed([](ModelSpec& s) { s.layers[1].useBias = false; }));
  CHECK(changed([](ModelSpec& s) { s.layers[1].name = "first"; }));
  CHECK(changed([](ModelSpec& s) { s.inputShape = {2, 4}; }));
  CHECK(changed([](ModelSpec& s) { s.loss = Loss::categoricalCrossentropy; }));
  CHECK(changed([](ModelSpec& s) { s.optimizer.type = OptimizerType::adam; }));
  CHECK(changed([](ModelSpec& s) { s.seed = 1; }));
  CHECK_FALSE(changed([](ModelSpec& s) { s.optimizer.learningRate = 3; }));
  CHECK_FALSE(changed([](ModelSpec& s) { s.l2 = 1; }));
}
