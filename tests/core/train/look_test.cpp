// Looking: predictions, fields, the loss surface, standardised inputs. None of it may move a weight.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "data/features.hpp"
#include "train/support.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

/// The centres of the cells of a grid over [-3, 3] x [-2, 2], row 0 at y = -2.
std::vector<float> centres(std::size_t width, std::size_t height) {
  std::vector<float> points;
  for (std::size_t cell = 0; cell < width * height; ++cell) {
    const double x = static_cast<double>(cell % width) + 0.5, y = static_cast<double>(cell / width) + 0.5;
    points.push_back(static_cast<float>(-3 + 6 * (x / static_cast<double>(width))));
    points.push_back(static_cast<float>(-2 + 4 * (y / static_cast<double>(height))));
  }
  return points;
}

FieldSpec fieldSpec(std::size_t width, std::size_t height) {
  return {.x0 = -3, .x1 = 3, .y0 = -2, .y1 = 2, .width = width, .height = height};
}

std::vector<float> flat(const std::vector<Tensor>& tensors) {
  std::vector<float> all;
  for (const Tensor& tensor : tensors) all.insert(all.end(), tensor.data.begin(), tensor.data.end());
  return all;
}

SurfaceSpec surfaceSpec(const Session& session) {
  SurfaceSpec spec{.directionX = flat(session.parameters()),
                   .directionY = {},
                   .x0 = -1,
                   .x1 = 1,
                   .y0 = -1,
                   .y1 = 1,
                   .width = 5,
                   .height = 3};
  spec.directionY = numbers(spec.directionX.size(), 3);
  return spec;
}

}  // namespace

TEST_CASE("A prediction is the naive forward pass, for any number of rows", "[train]") {
  Session session = walked(30);
  const auto p = session.parameters();
  const auto layer = [&p](const std::vector<double>& x, std::size_t i, auto f) {
    std::vector<double> y;
    for (std::size_t j = 0; j < p[i + 1].data.size(); ++j) {
      double z = p[i + 1].data[j];
      for (std::size_t k = 0; k < x.size(); ++k) z += x[k] * p[i].data[k * p[i + 1].data.size() + j];
      y.push_back(f(z));
    }
    return y;
  };
  for (const std::size_t rows : {0, 1, 255, 256, 257, 600}) {
    const auto points = numbers(2 * rows, 9, -3, 3);
    const auto predicted = session.predict(points, rows).value();
    REQUIRE(predicted.size() == rows);
    for (std::size_t r = 0; r < rows; ++r) {
      const auto tanh = [](double z) { return std::tanh(z); };
      const auto hidden = layer(layer({points[2 * r], points[2 * r + 1]}, 0, tanh), 2, tanh);
      const double expected = layer(hidden, 4, [](double z) { return 1 / (1 + std::exp(-z)); })[0];
      REQUIRE(std::fabs(predicted[r] - expected) < 1e-6);
    }
  }
}

TEST_CASE("A prediction has the bits that training has in its forward pass", "[train]") {
  Session session = walked(30);
  for (std::string_view phase = "batch"; phase != "loss"; phase = session.advance(Unit::phase)->phase) {
  }
  const auto batch = session.value("input").value(), output = session.value("dense_3").value();
  CHECK(session.predict(batch.data, batch.shape.dims[0]).value() == output.data);
}

TEST_CASE("Rows that don't fit the model are refused", "[train]") {
  Session session = walked(1);
  const std::vector<float> points(7);
  for (const std::size_t rows :
       {std::size_t{3}, std::size_t{4}, std::numeric_limits<std::size_t>::max() / 2 + 4}) {
    const auto refused = session.predict(points, rows);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().where == "features");
  }
}

TEST_CASE("A field is predict at the cells' centres, row 0 at y0", "[train]") {
  Session session = walked(30);
  for (const auto& [width, height] : {std::pair<std::size_t, std::size_t>{1, 1}, {7, 5}, {40, 30}}) {
    const auto field = session.field(fieldSpec(width, height)).value();
    REQUIRE(field.maps.size() == 1);
    CHECK(field.maps[0].node == "output");
    CHECK(field.maps[0].values == session.predict(centres(width, height), width * height).value());
  }
}

TEST_CASE("A layer's field has a picture a unit", "[train]") {
  Session session = walked(30);
  FieldSpec spec = fieldSpec(6, 4);
  spec.nodes = {"dense_1"};
  const auto field = session.field(spec).value();
  REQUIRE(field.maps.size() == 2);
  CHECK(field.maps[1].units == 5);
  const auto p = session.parameters();
  const auto points = centres(6, 4);
  for (std::size_t u = 0; u < 5; ++u) {
    for (std::size_t cell = 0; cell < 24; ++cell) {
      const double z =
          p[0].data[u] * points[2 * cell] + p[0].data[5 + u] * points[2 * cell + 1] + p[1].data[u];
      CHECK(std::fabs(field.maps[1].values[u * 24 + cell] - std::tanh(z)) < 1e-6);
    }
  }
  spec.nodes = {"dense_9"};
  CHECK(session.field(spec).error().code == ErrorCode::notFound);
}

TEST_CASE("A field of a model on features expands its points as training did", "[train]") {
  const std::vector<Feature> words{Feature::x1, Feature::x1x2, Feature::sinX2};
  Table table = generated(GeneratorType::xorGate, 60);
  std::vector<float> columns(180);
  expandFeatures(table.features, 2, words, columns).value();
  table.features = columns;
  table.shape = Shape::rows({3});
  ModelSpec model = networkSpec();
  model.inputShape = {3};
  Session session = sessionOf(model, table);
  session.run(20);
  FieldSpec spec = fieldSpec(9, 8);
  CHECK(session.field(spec).error().code == ErrorCode::shapeMismatch);
  spec.features = words;
  std::vector<float> points(3 * 72);
  expandFeatures(centres(9, 8), 2, words, points).value();
  CHECK(session.field(spec)->maps[0].values == session.predict(points, 72).value());
}

TEST_CASE("A grid out of range is refused", "[train]") {
  Session session = walked(1);
  for (const FieldSpec& spec :
       {fieldSpec(0, 4), fieldSpec(4, 0), fieldSpec(4097, 1), fieldSpec(4096, 4096)}) {
    CHECK(session.field(spec).error().code == ErrorCode::invalidArgument);
  }
  FieldSpec spec = fieldSpec(4, 4);
  spec.x1 = std::nan("");
  CHECK(session.field(spec).error().code == ErrorCode::invalidArgument);
}

TEST_CASE("The surface is the full loss at moved weights, and leaves the weights bit by bit", "[train]") {
  ModelSpec model = networkSpec();
  model.l2 = 0.01;
  Session session = walked(30, model);
  const auto before = stateOf(session);
  const SurfaceSpec spec = surfaceSpec(session);
  const auto surface = session.surface(spec).value();
  CHECK(stateOf(session) == before);
  REQUIRE(surface.size() == 15);
  for (std::size_t cell = 0; cell < 15; ++cell) {
    const double a = -0.8 + 0.4 * static_cast<double>(cell % 5),
                 b = (static_cast<double>(cell / 5) - 1) * 2 / 3;
    Session moved = walked(30, model);
    auto tensors = moved.parameters();
    std::size_t k = 0;
    for (Tensor& tensor : tensors) {
      for (float& w : tensor.data) {
        w = static_cast<float>(w + a * spec.directionX[k] + b * spec.directionY[k]);
        ++k;
      }
    }
    moved.setParameters(tensors).value();
    const Metrics metrics = moved.evaluate(Part::train).value();
    CHECK(std::fabs(surface[cell] - (metrics.loss + metrics.penalty)) < 1e-5);
  }
}

TEST_CASE("Directions of another size are refused", "[train]") {
  Session session = walked(1);
  SurfaceSpec spec = surfaceSpec(session);
  spec.directionY.pop_back();
  CHECK(session.surface(spec).error().code == ErrorCode::shapeMismatch);
}

TEST_CASE("A standardised session learns on scaled inputs and predicts from raw ones", "[train]") {
  Table raw = generated(GeneratorType::moons, 80, 0.2);
  for (std::size_t i = 0; i < raw.features.size(); i += 2) raw.features[i] = 100 + 20 * raw.features[i];
  Table scaled = raw;
  for (std::size_t c = 0; c < 2; ++c) {
    double mean = 0, square = 0;
    for (std::size_t r = 0; r < 80; ++r) mean += raw.features[2 * r + c] / 80.0;
    for (std::size_t r = 0; r < 80; ++r)
      square += (raw.features[2 * r + c] - mean) * (raw.features[2 * r + c] - mean) / 80;
    for (std::size_t r = 0; r < 80; ++r) {
      scaled.features[2 * r + c] = static_cast<float>((raw.features[2 * r + c] - mean) / std::sqrt(square));
    }
  }
  Session standardised = std::move(Session::create(networkSpec()).value());
  standardised.setData(datasetOf(raw, 0, true)).value();
  Session byHand = sessionOf(networkSpec(), scaled);
  standardised.run(100);
  byHand.run(100);
  const auto p = standardised.predict(raw.features, 80).value(),
             q = byHand.predict(scaled.features, 80).value();
  for (std::size_t i = 0; i < 80; ++i) CHECK(std::fabs(p[i] - q[i]) < 1e-4);
  const auto field = standardised.field(fieldSpec(5, 4)).value();
  CHECK(field.maps[0].values == standardised.predict(centres(5, 4), 20).value());
}
