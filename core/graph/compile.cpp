#include <algorithm>

#include "graph/plan.hpp"

namespace downhill {

namespace {

// 64 bytes: no two regions share a cache line, and every region starts at a multiple of a GPU's 16 bytes.
constexpr std::size_t kAlign = 16;
// Each node is laid out for `capacity` rows; a network of wide layers at a large batch is refused here.
constexpr std::size_t kMaxWorkspace = 4 * kMaxCells;

std::size_t alignUp(std::size_t n, std::size_t to) { return (n + to - 1) / to * to; }

/// Hands out arena regions one after the other, in checked sums.
class Layout {
 public:
  explicit Layout(std::size_t start) : start_(start), next_(alignUp(start, kAlign)) {}

  Region take(std::size_t size) {
    const Region region{next_, size};
    next_ = alignUp(next_ + size, kAlign);
    return region;
  }
  std::size_t end() const { return next_; }
  std::size_t used() const { return next_ - start_; }

 private:
  std::size_t start_;
  std::size_t next_;
};

const ParameterBlock::Entry* findEntry(const ParameterBlock* block, const std::string& name) {
  if (block == nullptr) return nullptr;
  const auto it = std::ranges::find(block->entries, name, &ParameterBlock::Entry::name);
  return it == block->entries.end() ? nullptr : &*it;
}

Result<Region> place(const Graph& graph, NodeId id, const Placement& placement, Layout& layout) {
  const Node& node = graph[id];
  if (node.op == Op::parameter) {
    const auto* entry = findEntry(placement.block, node.name);
    if (entry == nullptr)
      return fail(ErrorCode::notFound, "no parameter " + node.name + " in the block", node.name);
    return Region{placement.parameters + entry->offset, node.shape.size()};
  }
  const auto it = std::ranges::find(placement.gradientNodes, id);
  if (it != placement.gradientNodes.end()) {
    const auto& entry =
        placement.block->entries[static_cast<std::size_t>(it - placement.gradientNodes.begin())];
    return Region{placement.gradients + entry.offset, node.shape.size()};
  }
  // In 64 bits: rows times units can pass what a 32-bit size_t holds.
  const std::uint64_t numbers =
      std::uint64_t{node.shape.size()} * (node.shape.batched ? placement.capacity : 1);
  if (numbers + layout.used() > kMaxWorkspace) {
    return fail(ErrorCode::tooLarge,
                node.name + ": this network at " + std::to_string(placement.capacity) +
                    " rows a batch needs more than " + std::to_string(kMaxWorkspace) +
                    " numbers of working memory; use a smaller batch or smaller layers",
                node.name);
  }
  return layout.take(static_cast<std::size_t>(numbers));
}

Step makeStep(const Graph& graph, NodeId id, const Plan& plan) {
  const Node& node = graph[id];
  Step step{.op = node.op,
            .phase = node.phase,
            .node = id,
            .attributes = node.attributes,
            .shape = node.shape,
            .out = plan.regions[id]};
  for (std::size_t i = 0; i < info(node.op).arity; ++i) {
    step.in[i] = plan.regions[node.inputs[i]];
    step.inShapes[i] = graph[node.inputs[i]].shape;
  }
  return step;
}

}  // namespace

std::size_t ParameterBlock::append(std::string name, const Shape& shape) {
  const std::size_t offset = size;
  entries.push_back({std::move(name), shape, offset});
  size = alignUp(offset + shape.size(), 4);
  return offset;
}

std::size_t ParameterBlock::count() const {
  std::size_t sum = 0;
  for (const Entry& entry : entries) sum += entry.shape.size();
  return sum;
}

Result<Plan> compile(const Graph& graph, const Placement& placement) {
  Plan plan;
  plan.capacity = placement.capacity;
  Layout layout(placement.workspace);
  for (NodeId id = 0; id < graph.size(); ++id) {
    auto region = place(graph, id, placement, layout);
    if (!region) return std::unexpected(region.error());
    plan.regions.push_back(*region);
    if (graph[id].op == Op::parameter) continue;
    plan.steps.push_back(makeStep(graph, id, plan));
    plan.names.push_back(graph[id].name);
  }
  plan.end = layout.end();
  return plan;
}

}  // namespace downhill
