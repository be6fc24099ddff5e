#include "train/batch_order.hpp"

#include <algorithm>

#include "base/random.hpp"

namespace downhill {

Result<BatchOrder> BatchOrder::make(std::span<const std::uint32_t> rows) {
  auto order = Buffer<std::uint32_t>::make(rows.size(), "the order of the batches");
  if (!order) return std::unexpected(order.error());
  BatchOrder batches;
  batches.rows_ = rows;
  batches.order_ = std::move(*order);
  return batches;
}

std::span<const std::uint32_t> BatchOrder::batch(const ModelSpec& spec, const Position& position) noexcept {
  if (spec.batchSize >= rows_.size()) return rows_;
  const std::size_t count = std::min<std::size_t>(spec.batchSize, rows_.size() - position.cursor);
  if (!spec.shuffle) return rows_.subspan(position.cursor, count);
  if (orderedEpoch_ != position.epoch || orderedSeed_ != spec.seed) order(spec, position.epoch);
  return order_.span().subspan(position.cursor, count);
}

void BatchOrder::order(const ModelSpec& spec, std::uint64_t epoch) noexcept {
  permutation(spec.seed, Purpose::shuffle, epoch, order_.span());
  for (std::uint32_t& place : order_.span()) place = rows_[place];
  orderedEpoch_ = epoch;
  orderedSeed_ = spec.seed;
}

}  // namespace downhill
