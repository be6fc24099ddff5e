// The history: bounded, its ends kept, its steps rising, whatever was dropped in between.
#include "train/history.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

using namespace downhill;

namespace {

HistoryEntry at(std::uint64_t step) {
  return {.step = step,
          .epoch = step / 2,
          .loss = 1.0 / static_cast<double>(step + 1),
          .penalty = 0,
          .validationLoss = 0,
          .accuracy = 0,
          .validationAccuracy = 0};
}

bool rises(const History& history) {
  const auto entries = history.entries();
  return std::ranges::adjacent_find(entries, std::greater_equal{}, &HistoryEntry::step) == entries.end();
}

}  // namespace

TEST_CASE("A long run keeps its first and newest check, rising steps and bounded memory", "[train]") {
  History history;
  const HistoryEntry* memory = nullptr;
  for (std::uint64_t step = 0; step < 20'000; ++step) {
    history.push(at(10 * step));
    if (step == 0) memory = history.entries().data();
    REQUIRE(history.entries().size() <= History::kCapacity + 1);
    REQUIRE(history.entries().back().step == 10 * step);
    REQUIRE(history.entries().front().step == 0);
  }
  CHECK(rises(history));
  CHECK(history.entries().data() == memory);  // nothing was allocated
  CHECK(history.entries().size() > History::kCapacity / 2);
}

TEST_CASE("Before it is full, the history keeps every check", "[train]") {
  History history;
  for (std::uint64_t step = 0; step < History::kCapacity; ++step) history.push(at(step));
  CHECK(history.entries().size() == History::kCapacity);
  CHECK(rises(history));
}

TEST_CASE("What is kept of a thinned run is spread evenly", "[train]") {
  History history;
  for (std::uint64_t step = 0; step < 10'000; ++step) history.push(at(step));
  std::uint64_t widest = 0;
  const auto entries = history.entries();
  for (std::size_t i = 1; i < entries.size(); ++i)
    widest = std::max(widest, entries[i].step - entries[i - 1].step);
  CHECK(widest <= 8);  // 10,000 checks thinned three times: every eighth
}

TEST_CASE("A run that goes back drops what lay ahead and goes on from there", "[train]") {
  History history;
  for (std::uint64_t step = 0; step < 5'000; ++step) history.push(at(step));
  history.truncateAfter(1234);
  CHECK(history.entries().back().step <= 1234);
  CHECK(history.entries().front().step == 0);
  for (std::uint64_t step = 1235; step < 1300; ++step) {
    history.push(at(step));
    CHECK(history.entries().back().step == step);
  }
  CHECK(rises(history));
  history.clear();
  CHECK(history.entries().empty());
}
