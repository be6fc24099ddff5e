// Rows handed out again are the rows that were given, in either type; what is not there is refused.
#include <catch2/catch_test_macros.hpp>

#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

TEST_CASE("Bytes and class ids come back as they were given, those given apart behind them", "[train]") {
  ModelSpec spec = networkSpec();
  spec.inputShape = {2, 3};
  spec.layers.insert(spec.layers.begin(), LayerSpec{.type = LayerType::flatten});
  spec.layers.back().units = 4;
  spec.layers.back().activation = Activation::softmax;
  spec.loss = Loss::sparseCategoricalCrossentropy;
  std::vector<std::uint8_t> pixels;
  std::vector<std::int32_t> classes;
  for (int i = 0; i < 10 * 6; ++i) pixels.push_back(static_cast<std::uint8_t>(37 * i));
  for (int i = 0; i < 10; ++i) classes.push_back(i % 4);
  const auto part = [&](std::size_t from, std::size_t rows) {
    return RowsView{std::span<const std::uint8_t>(pixels).subspan(from * 6, rows * 6),
                    std::span<const std::int32_t>(classes).subspan(from, rows), rows};
  };
  DatasetInput input;
  input.shape = Shape::rows({2, 3});
  input.main = part(0, 7);
  input.validationRows = part(7, 3);
  input.scale = 1.0F / 255;
  input.classes = 4;
  Session session = Session::create(spec).value();
  REQUIRE(session.setData(makeDataset(input).value()));
  const std::vector<std::uint32_t> rows{9, 0, 4, 4};
  const Examples got = session.examples(rows).value();
  CHECK(got.features.empty());
  CHECK(got.targets.empty());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(got.classIds[i] == classes[rows[i]]);
    for (std::size_t j = 0; j < 6; ++j) CHECK(got.bytes[i * 6 + j] == pixels[rows[i] * 6 + j]);
  }
}

TEST_CASE("Numbers come back as numbers, and rows that are not there are refused", "[train]") {
  const Table table = generated(GeneratorType::spiral, 30);
  Session session = sessionOf(networkSpec(), table);
  const std::vector<std::uint32_t> rows{29, 3};
  const Examples got = session.examples(rows).value();
  CHECK(got.features ==
        std::vector{table.features[58], table.features[59], table.features[6], table.features[7]});
  CHECK(got.targets == std::vector{table.targets[29], table.targets[3]});
  const std::vector<std::uint32_t> beyond{2, 30};
  CHECK(session.examples(beyond).error().code == ErrorCode::invalidArgument);
  Session none = Session::create(networkSpec()).value();
  CHECK(none.examples(rows).error().code == ErrorCode::noData);
}
