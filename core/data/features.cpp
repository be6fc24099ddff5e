#include "data/features.hpp"

#include <array>
#include <string>

#include "base/math.hpp"

namespace downhill {

namespace {

constexpr std::array<const char*, 7> kWords = {"x1",   "x2",    "x1Squared", "x2Squared",
                                               "x1x2", "sinX1", "sinX2"};

bool needsSecond(Feature feature) {
  return feature == Feature::x2 || feature == Feature::x2Squared || feature == Feature::x1x2 ||
         feature == Feature::sinX2;
}

float valueOf(Feature feature, float x1, float x2) {
  switch (feature) {
    case Feature::x1: return x1;
    case Feature::x2: return x2;
    case Feature::x1Squared: return x1 * x1;
    case Feature::x2Squared: return x2 * x2;
    case Feature::x1x2: return x1 * x2;
    case Feature::sinX1: return math::sin(x1);
    case Feature::sinX2: return math::sin(x2);
  }
  return 0.0f;
}

Result<void> check(std::size_t points, std::size_t dimensions, std::span<const Feature> features,
                   std::size_t out) {
  if (dimensions != 1 && dimensions != 2) {
    return fail(ErrorCode::invalidArgument,
                "points must have 1 or 2 dimensions, got " + std::to_string(dimensions), "dimensions");
  }
  if (features.empty()) {
    return fail(ErrorCode::invalidArgument, "features must name at least one feature, got none", "features");
  }
  for (std::size_t i = 0; dimensions == 1 && i < features.size(); ++i) {
    if (needsSecond(features[i])) {
      return fail(
          ErrorCode::invalidArgument,
          std::string("a feature of points with one dimension must use x1 alone, got ") + toWord(features[i]),
          "features[" + std::to_string(i) + "]");
    }
  }
  const std::size_t rows = points / dimensions;
  if (points % dimensions != 0 || out != rows * features.size()) {
    return fail(ErrorCode::shapeMismatch, "out must hold " + std::to_string(rows * features.size()) +
                                              " numbers for " + std::to_string(points) + " of points, got " +
                                              std::to_string(out));
  }
  return {};
}

}  // namespace

const char* toWord(Feature feature) { return kWords[static_cast<std::size_t>(feature)]; }

Result<Feature> featureNamed(std::string_view word) {
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (word == kWords[i]) return static_cast<Feature>(i);
  }
  std::string known;
  for (const char* each : kWords) known += std::string(known.empty() ? "" : ", ") + each;
  return fail(ErrorCode::notFound,
              "a feature must be one of " + known + ", got \"" + std::string(word.substr(0, 40)) + "\"",
              "features");
}

Result<void> expandFeatures(std::span<const float> points, std::size_t dimensions,
                            std::span<const Feature> features, std::span<float> out) {
  if (auto checked = check(points.size(), dimensions, features, out.size()); !checked) return checked;
  std::size_t next = 0;
  for (std::size_t i = 0; i < points.size(); i += dimensions) {
    for (const Feature feature : features) {
      out[next++] = valueOf(feature, points[i], points[i + dimensions - 1]);  // 1-D: x2 is not read
    }
  }
  return {};
}

}  // namespace downhill
