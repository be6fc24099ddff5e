#include "train/program.hpp"

#include <algorithm>

namespace downhill {

namespace {

struct Update {
  Op op;
  std::size_t moments;
};

Update updateOf(const OptimizerSpec& optimizer) {
  switch (optimizer.type) {
    case OptimizerType::sgd: return optimizer.momentum > 0 ? Update{Op::momentum, 1} : Update{Op::sgd, 0};
    case OptimizerType::adagrad: return {Op::adagrad, 1};
    case OptimizerType::rmsprop: return {Op::rmsprop, 1};
    case OptimizerType::adam: return {Op::adam, 2};
    case OptimizerType::adamw: break;
  }
  return {Op::adamw, 2};
}

/// The group's block, its gradients and moments, one after the other from the start of the arena.
std::size_t placeBlocks(Program& program, std::size_t moments) {
  const std::size_t size = (program.block.size + 15) / 16 * 16;
  std::size_t next = 0;
  const auto take = [&next, size](std::size_t used) {
    const Region region{next, used};
    next += size;
    return region;
  };
  program.parameters = take(program.block.size);
  program.gradients = take(program.block.size);
  program.momentCount = moments;
  for (std::size_t i = 0; i < moments; ++i) program.moments[i] = take(program.block.size);
  program.flag = {next, 1};
  return next + 16;
}

void append(Plan& plan, Step step, std::string name) {
  step.phase = Phase::update;
  plan.steps.push_back(step);
  plan.names.push_back(std::move(name));
}

/// Finiteness first: a step that would bring in a NaN changes nothing.
void appendUpdate(const Program& program, Plan& plan, const Update& update, Region loss) {
  append(plan,
         {.op = Op::allFinite, .out = program.flag, .in = {program.parameters, program.gradients, loss}},
         "finite");
  Step step{.op = update.op, .out = program.parameters, .in = {program.parameters, program.gradients}};
  for (std::size_t i = 0; i < update.moments; ++i) step.in[2 + i] = program.moments[i];
  step.in[2 + update.moments] = program.flag;
  append(plan, step, "update");
}

/// The training step as it is run when nobody looks. It makes the same gradients and the same loss.
Plan fusedTraining(const Program& program, const Update& update, Region total, bool penalties) {
  const Region loss = penalties ? total : program.batchLoss;
  std::vector<Region> wanted{program.batchLoss, loss};
  if (penalties) wanted.push_back(program.penalty);
  for (std::size_t i = 0; i < program.block.entries.size(); ++i) wanted.push_back(program.gradient(i));
  Plan plan = fuse(program.train, wanted, penalties);
  appendUpdate(program, plan, update, loss);
  return plan;
}

Result<void> compileTraining(Program& program, std::size_t capacity, std::size_t workspace,
                             const Update& update) {
  auto model = trainingGraph(program.spec, program.block);
  if (!model) return std::unexpected(model.error());
  auto plan = compile(model->graph, {.capacity = capacity,
                                     .workspace = workspace,
                                     .block = &program.block,
                                     .parameters = program.parameters.offset,
                                     .gradients = program.gradients.offset,
                                     .gradientNodes = model->gradients});
  if (!plan) return std::unexpected(plan.error());
  program.train = std::move(*plan);
  program.batchLoss = program.train.regions[model->loss];
  program.penalty = program.train.regions[model->penalty];
  const Region total = program.train.regions[model->total];
  program.run = fusedTraining(program, update, total, false);
  program.runPenalized = fusedTraining(program, update, total, true);
  appendUpdate(program, program.train, update, total);
  return {};
}

Result<void> compileEvaluation(Program& program, std::size_t workspace) {
  auto model = evaluationGraph(program.spec, program.block);
  if (!model) return std::unexpected(model.error());
  auto plan = compile(model->graph, {.capacity = kChunk,
                                     .workspace = workspace,
                                     .block = &program.block,
                                     .parameters = program.parameters.offset});
  if (!plan) return std::unexpected(plan.error());
  program.chunkLoss = plan->regions[model->loss];
  program.chunkPenalty = plan->regions[model->penalty];
  program.output = plan->regions[model->output];
  for (const LayerSpec& layer : program.spec.layers) {
    const NodeId node = model->graph.find(layer.name);
    if (node != kNoNode) program.layerOutputs.emplace_back(layer.name, plan->regions[node]);
  }
  std::vector<Region> wanted{program.chunkLoss, program.chunkPenalty, program.output};
  for (const auto& [name, region] : program.layerOutputs) wanted.push_back(region);
  program.evaluate = fuse(*plan, wanted, true);
  const auto isTarget = [](const Step& s) { return s.op == Op::gatherTargets || s.op == Op::gatherOneHot; };
  const auto& steps = program.evaluate.steps;
  program.forwardSteps = static_cast<std::size_t>(std::ranges::find_if(steps, isTarget) - steps.begin());
  return {};
}

Region within(const Region& block, const ParameterBlock::Entry& entry) {
  return {block.offset + entry.offset, entry.shape.size()};
}

/// Copies the common upper-left corner of two matrices (vectors: the common beginning).
std::size_t copyCorner(const Shape& from, std::span<const float> source, const Shape& to,
                       std::span<float> target) {
  const std::size_t columns = std::min(from.last(), to.last());
  const std::size_t rows = std::min(from.size() / from.last(), to.size() / to.last());
  for (std::size_t r = 0; r < rows; ++r) {
    std::copy_n(source.data() + r * from.last(), columns, target.data() + r * to.last());
  }
  return rows * columns;
}

/// Names of the dense layers in order; hidden ones answer to each other by place, the output layer to the
/// output.
std::string_view counterpart(const ModelSpec& from, const ModelSpec& to, std::string_view layer) {
  std::vector<std::string_view> old;
  std::vector<std::string_view> now;
  for (const auto& [spec, names] : {std::pair{&from, &old}, std::pair{&to, &now}}) {
    for (const LayerSpec& l : spec->layers) {
      if (l.type == LayerType::dense) names->push_back(l.name);
    }
  }
  const auto i = static_cast<std::size_t>(std::ranges::find(now, layer) - now.begin());
  if (i + 1 == now.size()) return old.back();
  return i + 1 < old.size() ? old[i] : std::string_view{};
}

const ParameterBlock::Entry* entryOf(const ParameterBlock& block, const std::string& name) {
  const auto it = std::ranges::find(block.entries, name, &ParameterBlock::Entry::name);
  return it == block.entries.end() ? nullptr : &*it;
}

}  // namespace

Result<Program> Program::make(const ModelSpec& spec, std::size_t capacity) {
  Program program;
  program.spec = spec;
  program.block = parameterBlock(spec);
  const Update update = updateOf(spec.optimizer);
  const std::size_t workspace = placeBlocks(program, update.moments);
  if (auto ok = compileTraining(program, capacity, workspace, update); !ok)
    return std::unexpected(ok.error());
  if (auto ok = compileEvaluation(program, program.train.end); !ok) return std::unexpected(ok.error());
  auto cpu = CpuExecutor<float>::make(program.evaluate.end);
  if (!cpu) return std::unexpected(cpu.error());
  program.cpu = std::move(*cpu);
  program.initialize(spec.seed);
  return program;
}

void Program::initialize(std::uint64_t seed) {
  for (std::size_t i = 0; i < block.entries.size(); ++i) {
    const std::string& name = block.entries[i].name;
    const auto layer = std::ranges::find_if(spec.layers, [&name](const LayerSpec& l) {
      return name.starts_with(l.name) && name[l.name.size()] == '/';
    });
    downhill::initialize(*layer, name.ends_with("/bias"), block.entries[i].shape, seed,
                         static_cast<std::uint32_t>(i), cpu.values(tensor(i)));
  }
  std::ranges::fill(cpu.values(gradients), 0.0F);
  clearMoments();
}

void Program::clearMoments() {
  const bool adagrad = spec.optimizer.type == OptimizerType::adagrad;
  for (std::size_t i = 0; i < momentCount; ++i) {
    std::ranges::fill(cpu.values(moments[i]),
                      adagrad ? static_cast<float>(spec.optimizer.initialAccumulator) : 0.0F);
  }
}

Region Program::tensor(std::size_t i) const { return within(parameters, block.entries[i]); }

Region Program::gradient(std::size_t i) const { return within(gradients, block.entries[i]); }

std::size_t carryOver(const Program& from, Program& to) {
  std::size_t kept = 0;
  const bool sameMemory =
      from.spec.optimizer.type == to.spec.optimizer.type && from.momentCount == to.momentCount;
  for (const auto& entry : to.block.entries) {
    const std::size_t slash = entry.name.find('/');
    const std::string_view layer =
        counterpart(from.spec, to.spec, std::string_view(entry.name).substr(0, slash));
    const auto* old =
        layer.empty() ? nullptr : entryOf(from.block, std::string(layer) + entry.name.substr(slash));
    if (old == nullptr) continue;
    const auto corner = [&](const Region& a, const Region& b) {
      return copyCorner(old->shape, from.cpu.values(within(a, *old)), entry.shape,
                        to.cpu.values(within(b, entry)));
    };
    kept += corner(from.parameters, to.parameters);
    for (std::size_t i = 0; sameMemory && i < to.momentCount; ++i) corner(from.moments[i], to.moments[i]);
  }
  return kept;
}

}  // namespace downhill
