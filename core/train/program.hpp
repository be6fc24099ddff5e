// A compiled model: its parameter block, its plans, and the arena they share. One program a spec and batch
// capacity; a session makes a new one when the shape of the model or of its batches changes. No data, no
// counters.
#pragma once

#include <array>
#include <string_view>

#include "exec/executor.hpp"
#include "model/build.hpp"

namespace downhill {

/// Rows that evaluation takes at a time. Part of what the numbers mean: sums over a data set add these
/// chunks.
inline constexpr std::size_t kChunk = 256;

struct Program {
  ModelSpec spec;
  ParameterBlock block;
  Plan train;         ///< batch, forward, loss, backward, update: every value is there to be looked at
  Plan run;           ///< the same step fused, for records without penalties ...
  Plan runPenalized;  ///< ... and with
  Plan evaluate;      ///< forward (steps before `forwardSteps`), then targets and loss; kChunk rows; fused
  std::size_t forwardSteps = 0;
  Region parameters, gradients;
  std::array<Region, 2> moments{};  ///< what the optimizer remembers; `momentCount` of them in use
  std::size_t momentCount = 0;
  Region flag;                                               ///< one number: 1 while everything was finite
  Region batchLoss, penalty;                                 ///< of the train plan
  Region chunkLoss, chunkPenalty, output;                    ///< of the evaluate plan
  std::vector<std::pair<std::string, Region>> layerOutputs;  ///< of the evaluate plan, by layer name
  CpuExecutor<float> cpu;

  /// Errors: tooLarge, and whatever the graph refuses.
  static Result<Program> make(const ModelSpec& spec, std::size_t capacity);

  /// Draws every parameter from `seed` and empties the optimizer's memory.
  void initialize(std::uint64_t seed);
  void clearMoments();
  /// Parameters and moments side by side: what a checkpoint holds.
  std::size_t stateSize() const { return parameters.size * (1 + momentCount); }
  /// Where tensor `i` of the block lies within the arena.
  Region tensor(std::size_t i) const;
  Region gradient(std::size_t i) const;
};

/// Carries over from `from` every parameter that has a place in `to` (see Session::update), with the
/// optimizer's memory if both have the same kind. Returns how many numbers were kept.
std::size_t carryOver(const Program& from, Program& to);

}  // namespace downhill
