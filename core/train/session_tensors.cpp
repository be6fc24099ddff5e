// The numbers of a session by name: parameters, gradients, any value of the plan.
#include <algorithm>
#include <cmath>

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
    list.push_back({plan.names[i], info(step.op).name, phaseWord(step.phase), step.shape});
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
