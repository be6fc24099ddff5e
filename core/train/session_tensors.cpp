// The numbers of a session by name: parameters, gradients, any value of the plan.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "train/session_state.hpp"

namespace downhill {

namespace {

Tensor copyOf(const ParameterBlock::Entry& entry, std::span<const float> values) {
  return {entry.name, entry.shape, {values.begin(), values.end()}};
}

Result<void> checkTensor(const Tensor& tensor, const ParameterBlock& block) {
  const auto entry = std::ranges::find(block.entries, tensor.name, &ParameterBlock::Entry::name);
  if (entry == block.entries.end()) {
    return fail(ErrorCode::notFound, "no parameter is called \"" + tensor.name + "\"", tensor.name);
  }
  if (tensor.shape != entry->shape || tensor.data.size() != entry->shape.size()) {
    return fail(ErrorCode::shapeMismatch,
                tensor.name + ": expected " + toString(entry->shape) + ", got " + toString(tensor.shape) +
                    " with " + std::to_string(tensor.data.size()) + " numbers",
                tensor.name);
  }
  if (!std::ranges::all_of(tensor.data, [](float x) { return std::isfinite(x); })) {
    return fail(ErrorCode::invalidData, tensor.name + ": expected finite numbers only", tensor.name);
  }
  return {};
}

bool same(const Region& a, const Region& b) { return a.offset == b.offset && a.size == b.size; }

std::string memoryName(std::size_t i) { return "memory_" + std::to_string(i + 1); }

/// The name of a group that an update step reads, or "".
std::string groupAt(const Program& p, const Region& region) {
  if (same(region, p.parameters)) return "parameters";
  if (same(region, p.gradients)) return "gradients";
  for (std::size_t i = 0; i < p.momentCount; ++i) {
    if (same(region, p.moments[i])) return memoryName(i);
  }
  return same(region, p.flag) ? "finite" : "";
}

/// The name of the value that lies at `region` when step `before` runs.
std::string nameAt(const Program& p, const Region& region, std::size_t before) {
  const Plan& plan = p.train;
  if (plan.steps[before].node == kNoNode) {
    if (std::string group = groupAt(p, region); !group.empty()) return group;
  }
  for (std::size_t i = before; i-- > 0;) {
    if (same(plan.steps[i].out, region)) return plan.names[i];
  }
  for (std::size_t i = 0; i < p.block.entries.size(); ++i) {
    if (same(p.tensor(i), region)) return p.block.entries[i].name;
  }
  return {};
}

/// What the optimizer remembers of a parameter, by "memory_1/<parameter>".
std::optional<Tensor> memoryCalled(const Program& p, std::string_view name) {
  for (std::size_t k = 0; k < p.momentCount; ++k) {
    const std::string prefix = memoryName(k) + "/";
    if (!name.starts_with(prefix)) continue;
    for (const auto& entry : p.block.entries) {
      if (name.substr(prefix.size()) != entry.name) continue;
      Tensor tensor = copyOf(entry, p.cpu.values({p.moments[k].offset + entry.offset, entry.shape.size()}));
      tensor.name = name;
      return tensor;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Tensor> Session::parameters() const {
  const Program& p = state_->program;
  std::vector<Tensor> list;
  for (std::size_t i = 0; i < p.block.entries.size(); ++i) {
    list.push_back(copyOf(p.block.entries[i], p.cpu.values(p.tensor(i))));
  }
  return list;
}

std::vector<Tensor> Session::gradients() const {
  const Program& p = state_->program;
  std::vector<Tensor> list;
  for (std::size_t i = 0; i < p.block.entries.size(); ++i) {
    list.push_back(copyOf(p.block.entries[i], p.cpu.values(p.gradient(i))));
  }
  return list;
}

Result<void> Session::setParameters(std::span<const Tensor> tensors) {
  State& s = *state_;
  const ParameterBlock& block = s.program.block;
  for (const Tensor& tensor : tensors) {
    if (auto ok = checkTensor(tensor, block); !ok) return ok;
    if (std::ranges::count(tensors, tensor.name, &Tensor::name) > 1) {
      return fail(ErrorCode::invalidArgument, tensor.name + " is given twice", tensor.name);
    }
  }
  for (const auto& entry : block.entries) {
    if (std::ranges::count(tensors, entry.name, &Tensor::name) == 0) {
      return fail(ErrorCode::notFound, "the list lacks " + entry.name, entry.name);
    }
  }
  for (std::size_t i = 0; i < block.entries.size(); ++i) {
    const auto tensor = std::ranges::find(tensors, block.entries[i].name, &Tensor::name);
    std::ranges::copy(tensor->data, s.program.cpu.values(s.program.tensor(i)).begin());
  }
  s.begin();
  return {};
}

std::vector<NodeInfo> Session::nodes() const {
  const Plan& plan = state_->program.train;
  std::vector<NodeInfo> list;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const Step& step = plan.steps[i];
    NodeInfo node{plan.names[i], info(step.op).name, phaseWord(step.phase), step.shape, {}};
    for (std::size_t k = 0; k < info(step.op).arity; ++k)
      node.inputs.push_back(nameAt(state_->program, step.in[k], i));
    list.push_back(std::move(node));
  }
  return list;
}

Result<Tensor> Session::value(std::string_view name) const {
  const State& s = *state_;
  const Plan& plan = s.program.train;
  const auto it = std::ranges::find(plan.names, name);
  const bool isNode =
      it != plan.names.end() && plan.steps[static_cast<std::size_t>(it - plan.names.begin())].node != kNoNode;
  if (!isNode) {
    const auto list = parameters();
    const auto tensor = std::ranges::find(list, name, &Tensor::name);
    if (tensor != list.end()) return *tensor;
    if (auto memory = memoryCalled(s.program, name)) return *std::move(memory);
    if (name == "finite")
      return Tensor{"finite", Shape::fixed({}), {s.program.cpu.values(s.program.flag)[0]}};
    if (name == "batch" && s.record.rows > 0) {
      return Tensor{
          "batch", Shape{false, 1, {s.record.rows}}, {s.record.indices, s.record.indices + s.record.rows}};
    }
    return fail(ErrorCode::notFound, "no value is called \"" + std::string(name) + "\"; nodes() lists them",
                "name");
  }
  if (s.record.rows == 0) return fail(ErrorCode::noData, "value: no step has been taken yet");
  const Step& step = plan.steps[static_cast<std::size_t>(it - plan.names.begin())];
  const auto values = s.program.cpu.values(step.out).first(step.shape.count(s.record.rows));
  Tensor tensor{std::string(name), step.shape, {values.begin(), values.end()}};
  if (step.shape.batched) {  // the live batch becomes the first dimension
    tensor.shape = Shape{false, static_cast<std::uint8_t>(step.shape.rank + 1), {s.record.rows}};
    std::copy_n(step.shape.dims.begin(), step.shape.rank, tensor.shape.dims.begin() + 1);
  }
  return tensor;
}

}  // namespace downhill
