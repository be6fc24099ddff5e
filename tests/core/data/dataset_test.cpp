// Datasets: what is copied, what is refused and how it is named, what the scaler sees, what a fingerprint
// tells apart.
#include "data/dataset.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace downhill;

namespace {

/// Owns what a DatasetInput borrows: 4 rows of 2 features, column 1 constant, one target each.
struct Sample {
  std::vector<float> features = {1, 5, 3, 5, 5, 5, 7, 5};
  std::vector<float> targets = {0, 1, 0, 1};

  DatasetInput input() const {
    DatasetInput in;
    in.shape = Shape::rows({2});
    in.main = {std::span<const float>(features), std::span<const float>(targets), 4};
    return in;
  }
};

std::string whereOf(const DatasetInput& input) {
  const auto result = makeDataset(input);
  REQUIRE_FALSE(result);
  INFO(result.error().message);
  CHECK_FALSE(result.error().message.empty());
  return result.error().where;
}

std::uint64_t printOf(const DatasetInput& input) {
  const auto result = makeDataset(input);
  REQUIRE(result);
  return result->fingerprint;
}

}  // namespace

TEST_CASE("A dataset holds copies of its rows and lists its parts", "[data][dataset]") {
  Sample sample;
  DatasetInput input = sample.input();
  input.validation = {0.25, SplitBy::last};
  const auto data = makeDataset(input);
  REQUIRE(data);
  sample.features[0] = 99.0f;
  CHECK(data->features[0] == 1.0f);
  CHECK((data->rows == 4 && data->units == 1 && data->classes == 0));
  CHECK((data->train.size() == 3 && data->validation.size() == 1 && data->test.size() == 0));
  CHECK(data->validation[0] == 3);
  CHECK_FALSE(data->usesBytes());
  CHECK_FALSE(data->usesClassIds());
  CHECK_FALSE(data->scaler);
}

TEST_CASE("Parts given as rows follow the training rows", "[data][dataset]") {
  const Sample sample;
  const std::vector<float> more = {8, 5, 9, 5}, moreTargets = {1, 0}, tested = {2, 2}, testTarget = {1};
  DatasetInput input = sample.input();
  input.validationRows = RowsView{std::span<const float>(more), std::span<const float>(moreTargets), 2};
  input.testRows = RowsView{std::span<const float>(tested), std::span<const float>(testTarget), 1};
  const auto data = makeDataset(input);
  REQUIRE(data);
  CHECK((data->rows == 7 && data->train.size() == 4));
  CHECK((data->validation[0] == 4 && data->validation[1] == 5 && data->test[0] == 6));
  CHECK((data->features[8] == 8.0f && data->features[12] == 2.0f && data->targets[6] == 1.0f));

  input.validation.fraction = 0.5;
  CHECK(whereOf(input) == "validation");
}

TEST_CASE("Bytes keep their type and scale, class ids theirs", "[data][dataset]") {
  const std::vector<std::uint8_t> bytes(3 * 4 * 4, 200);
  const std::vector<std::int32_t> ids = {0, 9, 4};
  DatasetInput input;
  input.shape = Shape::rows({4, 4, 1});
  input.main = {std::span<const std::uint8_t>(bytes), std::span<const std::int32_t>(ids), 3};
  input.scale = 1.0f / 255.0f;
  input.classes = 10;
  const auto data = makeDataset(input);
  REQUIRE(data);
  CHECK(
      (data->usesBytes() && data->usesClassIds() && data->features.size() == 0 && data->targets.size() == 0));
  CHECK((data->bytes[47] == 200 && data->classIds[1] == 9 && data->units == 1 && data->classes == 10));

  input.classes = 9;
  CHECK(makeDataset(input).error().message == "class ids must be 0 to 8, got 9 in row 1");
  input.classes = 0;
  CHECK(whereOf(input) == "classes");
  input.classes = 10;
  input.standardize = true;
  CHECK(whereOf(input) == "standardize");
}

TEST_CASE("Standardizing measures the training rows alone and changes all rows", "[data][dataset]") {
  const Sample sample;
  DatasetInput input = sample.input();
  input.test = {0.25, SplitBy::last};
  input.standardize = true;
  const auto data = makeDataset(input);
  REQUIRE(data);
  REQUIRE(data->scaler);
  CHECK(data->scaler->mean[0] == 3.0);  // of 1, 3, 5
  CHECK(std::abs(data->scaler->deviation[0] - std::sqrt(8.0 / 3.0)) < 1e-15);
  CHECK((data->scaler->mean[1] == 5.0 && data->scaler->deviation[1] == 1.0));
  CHECK(std::abs(data->features[0] + std::sqrt(1.5f)) < 1e-6f);
  CHECK(std::abs(data->features[6] - 4.0f / std::sqrt(8.0f / 3.0f)) < 1e-6f);  // the test row
  CHECK(data->features[7] == 0.0f);
}

TEST_CASE("A constant column of any value is centred and not blown up", "[data][dataset]") {
  Sample sample;
  for (std::size_t i = 1; i < 8; i += 2) sample.features[i] = 0.1f;
  DatasetInput input = sample.input();
  input.standardize = true;
  const auto data = makeDataset(input);
  REQUIRE(data);
  CHECK((data->scaler->deviation[1] == 1.0 && data->features[1] == 0.0f));
}

TEST_CASE("Standardizing a column that leaps only outside the training rows is refused", "[data][dataset]") {
  Sample sample;
  sample.features = {0, 0, 1e-45f, 0, 0, 0, 3e38f, 0};
  DatasetInput input = sample.input();
  input.test = {0.25, SplitBy::last};
  input.standardize = true;
  CHECK(whereOf(input) == "features");
}

TEST_CASE("Numbers that are not finite are refused with their row and column", "[data][dataset]") {
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    Sample sample;
    sample.features[5] = bad;
    const auto result = makeDataset(sample.input());
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::invalidData);
    CHECK(result.error().message.find("row 2, column 1") != std::string::npos);
    Sample other;
    other.targets[3] = bad;
    CHECK(whereOf(other.input()) == "targets");
    const Sample good;
    DatasetInput input = good.input();
    input.testRows =
        RowsView{std::span<const float>(sample.features), std::span<const float>(good.targets), 4};
    CHECK(whereOf(input) == "test.features");
  }
}

TEST_CASE("Sizes, types and settings that don't fit are refused by name", "[data][dataset]") {
  const Sample sample;
  const std::vector<std::int32_t> ids = {0, 1, 0, 1};
  const auto with = [&](auto change) {
    DatasetInput input = sample.input();
    change(input);
    return whereOf(input);
  };
  CHECK(with([](auto& in) { in.main.rows = 3; }) == "features");
  CHECK(with([](auto& in) { in.main.rows = 0; }) == "rows");
  CHECK(with([](auto& in) { in.main.rows = 1'000'001; }) == "rows");
  CHECK(with([](auto& in) { in.main.targets = std::span<const float>{}; }) == "targets");
  CHECK(with([](auto& in) { in.shape = Shape::rows({}); }) == "inputShape");
  CHECK(with([](auto& in) { in.shape = Shape::rows({2, 0}); }) == "inputShape");
  CHECK(with([](auto& in) { in.shape = Shape::rows({1, 1, 1, 2}); }) == "inputShape");
  CHECK(with([](auto& in) { in.shape = Shape::rows({65536, 65536}); }) == "inputShape");
  CHECK(with([](auto& in) { in.scale = 0.5f; }) == "scale");
  CHECK(with([](auto& in) { in.classes = 2; }) == "classes");
  CHECK(with([](auto& in) { in.validation.fraction = 1.0; }) == "validation");
  CHECK(with([&](auto& in) {
          in.testRows =
              RowsView{std::span<const float>(sample.features), std::span<const std::int32_t>(ids), 4};
        }) == "test");
}

TEST_CASE("More than ten million cells are too large, ten million are not", "[data][dataset]") {
  std::vector<float> features(10'000'010), targets(1'000'001);
  DatasetInput input;
  input.shape = Shape::rows({10});
  input.main = {std::span<const float>(features).first(10'000'000),
                std::span<const float>(targets).first(1'000'000), 1'000'000};
  CHECK(makeDataset(input));
  input.testRows =
      RowsView{std::span<const float>(features).first(10), std::span<const float>(targets).first(1), 1};
  CHECK(makeDataset(input).error().code == ErrorCode::tooLarge);
}

TEST_CASE("Bytes may be as many as fit 64 MB", "[data][dataset]") {
  std::vector<std::uint8_t> bytes(kMaxBytes + 128);
  const std::vector<std::int32_t> ids(kMaxBytes / 128 + 1);
  const auto rows = [&](std::size_t n) {
    DatasetInput input;
    input.shape = Shape::rows({128});
    input.classes = 2;
    input.main = {std::span<const std::uint8_t>(bytes).first(n * 128), std::span(ids).first(n), n};
    return makeDataset(input);
  };
  CHECK(rows(kMaxBytes / 128));
  CHECK(rows(kMaxBytes / 128 + 1).error().code == ErrorCode::tooLarge);
}

TEST_CASE("A stratified cut finds classes in ids, whole numbers and one-hot rows", "[data][dataset]") {
  const std::vector<float> features(12), whole = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
  std::vector<float> oneHot(36);
  std::vector<std::int32_t> ids;
  for (std::size_t row = 0; row < 12; ++row) {
    ids.push_back(static_cast<std::int32_t>(whole[row]));
    oneHot[row * 3 + row / 4] = 1.0f;
  }
  DatasetInput input;
  input.shape = Shape::rows({1});
  input.validation = {0.25, SplitBy::stratified};
  const auto check = [&] {
    const auto data = makeDataset(input);
    REQUIRE(data);
    REQUIRE(data->validation.size() == 3);
    for (std::uint32_t c = 0; c < 3; ++c) CHECK(data->validation[c] / 4 == c);
  };
  input.main = {std::span<const float>(features), std::span<const float>(whole), 12};
  check();
  input.main.targets = std::span<const float>(oneHot);
  check();
  input.main.targets = std::span<const std::int32_t>(ids);
  input.classes = 3;
  check();

  std::vector<float> real = whole;
  real[7] = 0.5f;
  input.main.targets = std::span<const float>(real);
  input.classes = 0;
  CHECK(whereOf(input) == "validation");
}

TEST_CASE("A fingerprint tells apart what training would tell apart", "[data][dataset]") {
  const Sample sample;
  const std::uint64_t print = printOf(sample.input());
  CHECK(print == printOf(sample.input()));
  Sample other = sample;
  other.features[3] = std::nextafter(5.0f, 6.0f);
  CHECK(printOf(other.input()) != print);
  other = sample;
  std::swap(other.targets[0], other.targets[1]);
  CHECK(printOf(other.input()) != print);
  DatasetInput input = sample.input();
  input.validation = {0.25};
  CHECK(printOf(input) != print);
  input = sample.input();
  input.standardize = true;
  CHECK(printOf(input) != print);
  input = sample.input();
  input.shape = Shape::rows({2, 1});
  CHECK(printOf(input) != print);
}
