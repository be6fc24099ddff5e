// Splits: sizes, order, fairness, shares of classes, and rows that stay where they are when others come.
#include "data/split.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>
#include <vector>

using namespace downhill;

namespace {

std::vector<std::uint32_t> list(const Buffer<std::uint32_t>& rows) {
  return {rows.span().begin(), rows.span().end()};
}

Split made(std::size_t rows, Cut validation, Cut test = {}, std::uint64_t seed = 1,
           std::vector<std::int32_t> classes = {}) {
  auto result = split(rows, validation, test, seed, classes);
  REQUIRE(result);
  return std::move(*result);
}

int countOfClass(const Buffer<std::uint32_t>& rows, const std::vector<std::int32_t>& classes,
                 std::int32_t id) {
  return static_cast<int>(
      std::ranges::count_if(rows.span(), [&](std::uint32_t row) { return classes[row] == id; }));
}

}  // namespace

TEST_CASE("Every row lies in exactly one part and each part keeps the order of the file", "[data][split]") {
  std::vector<std::int32_t> classes;
  for (int i = 0; i < 103; ++i) classes.push_back(i % 7 == 0 ? 2 : i % 2);
  for (const SplitBy by : {SplitBy::seed, SplitBy::last, SplitBy::stratified}) {
    const Split parts = made(103, {0.2, by}, {0.1, by}, 5, classes);
    CHECK((parts.validation.size() == 20 && parts.test.size() == 10 && parts.train.size() == 73));
    std::vector<std::uint32_t> all;
    for (const auto* part : {&parts.train, &parts.validation, &parts.test}) {
      CHECK(std::ranges::is_sorted(part->span()));
      all.insert(all.end(), part->span().begin(), part->span().end());
    }
    CHECK(std::set(all.begin(), all.end()).size() == 103);
    CHECK(std::ranges::max(all) == 102);
  }
}

TEST_CASE("Cut from the end, the test part comes last and validation before it", "[data][split]") {
  const Split parts = made(10, {0.3, SplitBy::last}, {0.2, SplitBy::last});
  CHECK(list(parts.train) == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
  CHECK(list(parts.validation) == std::vector<std::uint32_t>{5, 6, 7});
  CHECK(list(parts.test) == std::vector<std::uint32_t>{8, 9});
}

TEST_CASE("A stratified part has each class's share, to the row", "[data][split]") {
  std::vector<std::int32_t> classes;  // 60 of class 0, 30 of class 4, 10 of class 9
  for (int i = 0; i < 100; ++i) classes.push_back(i % 10 == 0 ? 9 : i % 10 < 4 ? 4 : 0);
  const Split parts = made(100, {0.3, SplitBy::stratified}, {0.1, SplitBy::stratified}, 3, classes);
  CHECK(countOfClass(parts.test, classes, 0) == 6);
  CHECK(countOfClass(parts.test, classes, 4) == 3);
  CHECK(countOfClass(parts.test, classes, 9) == 1);
  CHECK(countOfClass(parts.validation, classes, 0) == 18);
  CHECK(countOfClass(parts.validation, classes, 4) == 9);
  CHECK(countOfClass(parts.validation, classes, 9) == 3);
}

TEST_CASE("Shares that are no whole numbers go to the largest remainders", "[data][split]") {
  const std::vector<std::int32_t> classes = {0, 0, 0, 0, 0,
                                             1, 1, 1, 2, 2};  // 5, 3, 2: 4 rows are 2, 1.2, 0.8
  const Split parts = made(10, {0.4, SplitBy::stratified}, {}, 3, classes);
  CHECK(countOfClass(parts.validation, classes, 0) == 2);
  CHECK(countOfClass(parts.validation, classes, 1) == 1);
  CHECK(countOfClass(parts.validation, classes, 2) == 1);
}

TEST_CASE("Drawn parts are fair to every row and differ by seed", "[data][split]") {
  std::vector<int> drawn(40);
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const Split parts = made(40, {0.25}, {}, seed);
    for (const std::uint32_t row : parts.validation.span()) ++drawn[row];
  }
  // 500 expected each, deviation 19.4; 4.5 of them
  CHECK(std::ranges::all_of(drawn, [](int count) { return std::abs(count - 500) < 88; }));
  CHECK(list(made(40, {0.25}, {}, 1).validation) == list(made(40, {0.25}, {}, 1).validation));
  CHECK(list(made(40, {0.25}, {}, 1).validation) != list(made(40, {0.25}, {}, 2).validation));
}

TEST_CASE("A point added at the end moves at most one other from its part", "[data][split]") {
  for (std::size_t rows = 2; rows < 60; ++rows) {
    const auto before = list(made(rows, {0.2}).validation), after = list(made(rows + 1, {0.2}).validation);
    std::vector<std::uint32_t> left;
    std::ranges::set_difference(before, after, std::back_inserter(left));
    INFO(rows << " rows");
    CHECK(left.size() <= 1);
  }
}

TEST_CASE("Fractions mean what a reader computes by hand and always round down", "[data][split]") {
  CHECK(made(100, {0.29}).validation.size() == 29);
  CHECK(made(10, {0.7}, {0.1}).validation.size() == 7);
  CHECK(made(4, {0.2}).validation.size() == 0);
  CHECK(made(1, {0.5}, {0.4}).train.size() == 1);
}

TEST_CASE("Cuts that can't be are refused by name", "[data][split]") {
  for (const double bad : {-0.1, 1.0, 7.0, std::nan("")}) {
    CHECK(split(10, {bad}, {}, 1, {}).error().where == "validation");
    CHECK(split(10, {}, {bad}, 1, {}).error().where == "test");
  }
  CHECK(split(10, {0.5}, {0.5}, 1, {}).error().message.find("leave at least one of 10 rows") !=
        std::string::npos);
  CHECK_FALSE(split(0, {}, {}, 1, {}));
  CHECK(split(2, {}, {0.5, SplitBy::stratified}, 1, {}).error().where == "test");
  const std::int32_t negative[] = {0, -1};
  CHECK(split(2, {0.5, SplitBy::stratified}, {}, 1, negative).error().where == "validation");
}
