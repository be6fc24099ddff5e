// The feature words of the network lab: points become the columns a model sees (x1^2, sin x1, ...), with our
// own sin, so that the columns have the same bits everywhere. Not scaling; see scaler.hpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace downhill {

/// Words: x1 x2 x1Squared x2Squared x1x2 sinX1 sinX2.
enum class Feature : std::uint8_t { x1, x2, x1Squared, x2Squared, x1x2, sinX1, sinX2 };

/// Errors: notFound, naming all words.
Result<Feature> featureNamed(std::string_view word);
const char* toWord(Feature feature);

/// points [rows, dimensions] to out [rows, features.size()], both row-major. dimensions is 2, or 1: then only
/// words of x1 alone are allowed. Errors: invalidArgument for another dimension, no features, one that needs
/// x2 when there is none; shapeMismatch when the sizes don't fit. `out` is untouched on error.
Result<void> expandFeatures(std::span<const float> points, std::size_t dimensions,
                            std::span<const Feature> features, std::span<float> out);

}  // namespace downhill
