// A plan: a graph compiled to a flat list of steps over regions of one arena. Compiling decides where every
// value lies; running it decides nothing. Regions are laid out for `capacity` rows, and a short batch uses a
// prefix.
#pragma once

#include <vector>

#include "base/buffer.hpp"
#include "graph/graph.hpp"

namespace downhill {

/// One thing to do. Executors need no more than this, a step record and the data.
struct Step {
  Op op{};
  Phase phase{};
  NodeId node = kNoNode;  ///< the node this computes; kNoNode for update steps
  Attributes attributes{};
  Shape shape{};  ///< of the output
  std::array<Shape, kMaxInputs> inShapes{};
  Region out{};
  std::array<Region, kMaxInputs> in{};
};

/// A parameter group: tensors that lie side by side in `parameters`, their gradients in the same order and
/// places in `gradients`, and the optimizer's memory in `moments`. Gaps between tensors (alignment) are
/// always zero.
struct ParameterBlock {
  struct Entry {
    std::string name;  ///< "dense_1/kernel"
    Shape shape{};
    std::size_t offset;  ///< within the block, in numbers
  };
  std::vector<Entry> entries;
  std::size_t size = 0;  ///< numbers in the block, gaps included

  /// Appends a tensor and returns its offset within the block (a multiple of 4 numbers: 16 bytes).
  std::size_t append(std::string name, const Shape& shape);
  /// Numbers without the gaps.
  std::size_t count() const;
};

struct Plan {
  std::vector<Step> steps;
  std::vector<std::string> names;  ///< name of every step's output
  std::vector<Region> regions;     ///< by node id of the graph it came from
  std::size_t capacity = 0;        ///< rows it is laid out for
  std::size_t end = 0;             ///< first arena offset after everything this plan uses
};

/// Where a plan finds what it shares with other plans.
struct Placement {
  std::size_t capacity = 0;                 ///< most rows a run may have
  std::size_t workspace = 0;                ///< arena offset from which this plan may place its own values
  const ParameterBlock* block = nullptr;    ///< parameter nodes are looked up here by name
  std::size_t parameters = 0;               ///< arena offset of the block's values
  std::size_t gradients = 0;                ///< arena offset of the block's gradients
  std::span<const NodeId> gradientNodes{};  ///< what holds each entry's gradient, in the block's order
};

/// Lays out every node of `graph`. Every value keeps its place until the plan runs again, so all are
/// inspectable. Errors: notFound for a parameter the block lacks; tooLarge past 4 x kMaxCells numbers of
/// working memory.
Result<Plan> compile(const Graph& graph, const Placement& placement);

/// The same work in fewer steps over the same regions: what `wanted` needs, straight runs of steps fused.
/// Those regions get the bits that `plan` gives them; values in between may not be written, so this is for
/// running, not for looking, and has no names. Without `penalties` the plan is for records whose l1 and l2
/// are 0.
Plan fuse(const Plan& plan, std::span<const Region> wanted, bool penalties);

}  // namespace downhill
