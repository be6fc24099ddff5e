// How inputs move a layer: its Jacobian at one input, through a small plan of its own beside the session's.
// Each row of the batch is the same input with another row of the identity matrix as its seed, so one pass
// back answers for up to kRows units. Nothing of the run is touched but read.
#include <algorithm>
#include <numeric>
#include <string>

#include "train/session_state.hpp"

namespace downhill {

namespace {

constexpr std::size_t kRows = 32;  ///< units answered for at a time

struct JacobianPlan {
  Plan plan;
  Region parameters, gradient;
  std::size_t units = 0;
  CpuExecutor<float> cpu;
};

/// The node whose units are asked about: the output of `layer`, or of the last one before its activation.
Result<NodeId> nodeOf(const ModelSpec& spec, const Graph& graph, const std::string& layer) {
  if (layer.empty()) {
    const std::string& last = spec.layers.back().name;
    for (const char* part : {"/z", "/xw"}) {
      if (const NodeId node = graph.find(last + part);
          node != kNoNode && spec.layers.back().activation != Activation::linear) {
        return node;
      }
    }
    return graph.find(last);
  }
  const auto known = std::ranges::find(spec.layers, layer, &LayerSpec::name);
  if (known != spec.layers.end() && known->type == LayerType::dense) return graph.find(layer);
  return fail(ErrorCode::notFound, "layer: no dense layer is called \"" + layer + "\"", "layer");
}

Result<JacobianPlan> planFor(const Program& program, const std::string& layer) {
  auto model = evaluationGraph(program.spec, program.block);
  if (!model) return std::unexpected(model.error());
  const auto node = nodeOf(program.spec, model->graph, layer);
  if (!node) return std::unexpected(node.error());
  JacobianPlan made;
  made.units = model->graph[*node].shape.size();
  const auto seed =
      model->graph.add(Op::gatherTargets, Phase::batch, "seed", {}, {.shape = model->graph[*node].shape});
  if (!seed) return std::unexpected(seed.error());
  const NodeId input[] = {model->input};
  const auto gradients = pullBack(model->graph, *node, *seed, input);
  if (!gradients) return std::unexpected(gradients.error());
  made.parameters = {0, program.block.size};
  auto plan =
      compile(model->graph,
              {.capacity = kRows, .workspace = program.block.size, .block = &program.block, .parameters = 0});
  if (!plan) return std::unexpected(plan.error());
  made.gradient = plan->regions[gradients->front()];
  const Region wanted[] = {made.gradient};
  made.plan = fuse(*plan, wanted, true);
  auto cpu = CpuExecutor<float>::make(plan->end);
  if (!cpu) return std::unexpected(cpu.error());
  made.cpu = std::move(*cpu);
  std::ranges::copy(program.cpu.values(program.parameters), made.cpu.values(made.parameters).begin());
  return made;
}

}  // namespace

Result<Tensor> Session::jacobian(std::span<const float> features, const std::string& layer) {
  const State& s = *state_;
  auto input = s.inputOf(features, 1, 1);
  if (!input) return std::unexpected(input.error());
  auto made = planFor(s.program, layer);
  if (!made) return std::unexpected(made.error());
  const std::size_t width = input->size(), units = made->units;
  if (std::uint64_t{units} * width > kMaxCells) {
    return fail(
        ErrorCode::tooLarge,
        "jacobian: " + std::to_string(units) + " units of " + std::to_string(width) + " inputs are too many",
        "layer");
  }
  std::vector<float> same;
  for (std::size_t i = 0; i < kRows; ++i) same.insert(same.end(), input->begin(), input->end());
  Tensor answer{layer, Shape::fixed({units, width}), {}};
  for (std::size_t from = 0; from < units; from += kRows) {
    const std::size_t n = std::min(kRows, units - from);
    std::vector<float> seeds(kRows * units);
    for (std::size_t i = 0; i < n; ++i) seeds[i * units + from + i] = 1;
    DataView view;
    view.floats = same.data();
    view.targets = seeds.data();
    made->cpu.run(made->plan, evaluationRecord(s.spec, std::span(s.firstRows).first(n)), view);
    const auto values = made->cpu.values(made->gradient).first(n * width);
    answer.data.insert(answer.data.end(), values.begin(), values.end());
  }
  return answer;
}

}  // namespace downhill
