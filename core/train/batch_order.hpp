// Which rows a step sees. An epoch's order is a permutation counted from (seed, epoch), so a position is two
// numbers and needs no generator state; a short last batch is a batch.
#pragma once

#include <cstdint>
#include <span>

#include "base/buffer.hpp"
#include "model/spec.hpp"

namespace downhill {

/// How far a run has come: all that a checkpoint must know besides numbers.
struct Position {
  std::uint64_t step = 0;       ///< steps finished
  std::uint64_t epoch = 0;      ///< epochs finished
  std::uint64_t cursor = 0;     ///< rows of the present epoch already used
  std::uint64_t updates = 0;    ///< steps since the optimizer's memory was empty
  std::uint64_t badChecks = 0;  ///< checks in a row at which the loss was out of bounds
};

class BatchOrder {
 public:
  /// For the training rows `rows` (kept by reference). Errors: tooLarge.
  static Result<BatchOrder> make(std::span<const std::uint32_t> rows);

  /// Dataset rows of the batch at `position`: at most batchSize, fewer at the end of an epoch. In file order
  /// without shuffling, and when one batch holds everything. Valid until the next call.
  std::span<const std::uint32_t> batch(const ModelSpec& spec, const Position& position) noexcept;

 private:
  void order(const ModelSpec& spec, std::uint64_t epoch) noexcept;

  std::span<const std::uint32_t> rows_;
  Buffer<std::uint32_t> order_;
  std::uint64_t orderedEpoch_ = UINT64_MAX;
  std::uint64_t orderedSeed_ = 0;
};

}  // namespace downhill
