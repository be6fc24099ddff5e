// Feature columns: each word's value, order, and refusals that leave the output alone.
#include "data/features.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

using namespace downhill;

TEST_CASE("Features come in the order asked for, row by row", "[data][features]") {
  const std::array points = {1.5f, -2.0f, 0.25f, 3.0f};
  const std::array words = {Feature::x2,   Feature::x1,    Feature::x1Squared, Feature::x2Squared,
                            Feature::x1x2, Feature::sinX1, Feature::sinX2};
  std::vector<float> out(14);
  REQUIRE(expandFeatures(points, 2, words, out));
  const std::array exact = {-2.0f, 1.5f,  2.25f,   4.0f, -3.0f, std::sin(1.5f),  std::sin(-2.0f),
                            3.0f,  0.25f, 0.0625f, 9.0f, 0.75f, std::sin(0.25f), std::sin(3.0f)};
  for (std::size_t i = 0; i < 14; ++i) CHECK(std::abs(out[i] - exact[i]) < 1e-7f);
}

TEST_CASE("Points on a line have the features of x1 alone", "[data][features]") {
  const std::array points = {-1.0f, 2.0f};
  const std::array words = {Feature::x1, Feature::x1Squared, Feature::sinX1};
  std::vector<float> out(6);
  REQUIRE(expandFeatures(points, 1, words, out));
  CHECK((out[0] == -1.0f && out[1] == 1.0f && out[3] == 2.0f && out[4] == 4.0f));
  CHECK(std::abs(out[5] - 0.9092974f) < 1e-6f);
}

TEST_CASE("A wrong request for features is refused by name and writes nothing", "[data][features]") {
  const std::array points = {-1.0f, 2.0f};
  const std::array onX2 = {Feature::x1, Feature::x1x2};
  std::vector<float> out(4, 7.0f);
  const auto second = expandFeatures(points, 1, onX2, out);
  REQUIRE_FALSE(second);
  CHECK(second.error().where == "features[1]");
  CHECK(expandFeatures(points, 3, onX2, out).error().where == "dimensions");
  CHECK(expandFeatures(points, 2, {}, out).error().where == "features");
  CHECK(expandFeatures(points, 2, onX2, out).error().code == ErrorCode::shapeMismatch);
  CHECK(out == std::vector<float>(4, 7.0f));
}

TEST_CASE("Feature words and features name each other", "[data][features]") {
  for (const char* word : {"x1", "x2", "x1Squared", "x2Squared", "x1x2", "sinX1", "sinX2"}) {
    const auto feature = featureNamed(word);
    REQUIRE(feature);
    CHECK(std::string_view(toWord(*feature)) == word);
  }
  CHECK(featureNamed("x3").error().code == ErrorCode::notFound);
  CHECK(featureNamed("").error().message.find("sinX2") != std::string::npos);
}
