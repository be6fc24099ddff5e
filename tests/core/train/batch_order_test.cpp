// Which rows a step sees: permutations, short last batches, file order where it is asked for.
#include "train/batch_order.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace downhill;

namespace {

using Rows = std::vector<std::uint32_t>;

/// Not 0, 1, 2 ...: rows of a training part have gaps.
Rows partOf(std::size_t n) {
  Rows rows;
  for (std::size_t i = 0; i < n; ++i) rows.push_back(static_cast<std::uint32_t>(3 * i + 1));
  return rows;
}

ModelSpec spec(std::uint32_t batchSize, bool shuffle = true, std::uint64_t seed = 5) {
  ModelSpec model;
  model.batchSize = batchSize;
  model.shuffle = shuffle;
  model.seed = seed;
  return model;
}

/// The batches of one epoch.
std::vector<Rows> epochOf(BatchOrder& order, const ModelSpec& model, std::uint64_t epoch, std::size_t n) {
  std::vector<Rows> batches;
  Position position{.epoch = epoch};
  while (position.cursor < n) {
    const auto batch = order.batch(model, position);
    batches.emplace_back(batch.begin(), batch.end());
    position.cursor += batch.size();
  }
  return batches;
}

Rows joined(const std::vector<Rows>& batches) {
  Rows all;
  for (const Rows& batch : batches) all.insert(all.end(), batch.begin(), batch.end());
  return all;
}

}  // namespace

TEST_CASE("Each epoch is another order of all training rows, cut into batches with a short last one",
          "[train]") {
  const Rows part = partOf(23);
  BatchOrder order = BatchOrder::make(part).value();
  std::vector<Rows> seen;
  for (std::uint64_t epoch = 0; epoch < 20; ++epoch) {
    const auto batches = epochOf(order, spec(5), epoch, part.size());
    REQUIRE(batches.size() == 5);
    for (std::size_t i = 0; i < 4; ++i) CHECK(batches[i].size() == 5);
    CHECK(batches[4].size() == 3);
    Rows sorted = joined(batches);
    CHECK(std::ranges::find(seen, sorted) == seen.end());
    seen.push_back(sorted);
    std::ranges::sort(sorted);
    CHECK(sorted == part);
  }
}

TEST_CASE("An epoch's order follows from seed and epoch alone, whatever was asked before", "[train]") {
  const Rows part = partOf(17);
  BatchOrder one = BatchOrder::make(part).value(), other = BatchOrder::make(part).value();
  const auto expected = epochOf(one, spec(4), 3, part.size());
  (void)epochOf(other, spec(4), 9, part.size());
  (void)epochOf(other, spec(4, true, 6), 3, part.size());
  CHECK(epochOf(other, spec(4), 3, part.size()) == expected);
  CHECK(epochOf(other, spec(4, true, 6), 3, part.size()) != expected);
  CHECK(joined(epochOf(other, spec(6), 3, part.size())) == joined(expected));  // the batch size only cuts
}

TEST_CASE("Without shuffling, and where one batch holds everything, rows come in the order of the file",
          "[train]") {
  const Rows part = partOf(11);
  BatchOrder order = BatchOrder::make(part).value();
  for (const std::uint64_t epoch : {0, 1, 2}) {
    CHECK(joined(epochOf(order, spec(4, false), epoch, part.size())) == part);
    for (const std::uint32_t size : {11U, 12U, 4'000'000'000U}) {
      const auto batches = epochOf(order, spec(size), epoch, part.size());
      REQUIRE(batches.size() == 1);
      CHECK(batches[0] == part);
    }
  }
}
