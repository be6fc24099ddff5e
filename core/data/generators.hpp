// Synthetic data sets for the labs, drawn by seed with our own functions, so that a link redraws the same
// points anywhere. Row i depends on (type, seed, noise, i) alone: more rows never move the first ones. Not
// for loaded files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/buffer.hpp"
#include "base/error.hpp"

namespace downhill {

/// Everything lies in [-3, 3]. Classes alternate row by row, so every prefix is balanced.
enum class GeneratorType : std::uint8_t {
  circle,    ///< class 1: a disc of radius 1.35; class 0: a ring around it, 1.95 to 2.82
  xorGate,   ///< word "xor". Four corners, 0.25 from the axes; class 1 where the signs of x1 and x2 differ
  gaussian,  ///< two hills: class 1 around (1.3, 1.2), class 0 around (-1.3, -1.2), deviation 0.5
  spiral,    ///< two arms of 1.1 turns, half a turn apart, radius 2.82 sqrt(u)
  moons,     ///< two interleaved half circles of radius 1.8
  rings,     ///< three concentric rings, classes 1, 0, 1 from the inside
  line,      ///< regression, one feature: y = 0.7 x - 0.4
  sine,      ///< regression, one feature: y = 2 sin(pi x / 2)
  plane,     ///< regression, two features: (x1 + x2) / 6, in [-1, 1]
};

/// The word of `type` in specs, links and presets, and back. Errors: notFound, naming all words.
const char* toWord(GeneratorType type);
Result<GeneratorType> generatorNamed(std::string_view word);

inline constexpr std::size_t kMaxRows = 1'000'000;

struct GeneratorSpec {
  GeneratorType type = GeneratorType::circle;
  std::size_t rows = 200;  ///< 1 to kMaxRows
  /// 0 to 1: the deviation of a shift, normal but cut at two deviations, as a fraction of 1.5 units. Classes:
  /// of both coordinates, the class stays; line and sine: of y; plane: of y, a fraction of 0.5 as y spans a
  /// third. What would leave the domain is mirrored at its border.
  double noise = 0.0;
  std::uint64_t seed = 0;
};

struct Generated {
  Buffer<float> features;  ///< [rows, columns]
  Buffer<float> targets;   ///< [rows]: class 0 or 1, or a real number
  std::size_t rows = 0;
  std::size_t columns = 0;  ///< 2, or 1 for line and sine
  bool classes = true;      ///< targets are classes, not real numbers
};

/// Errors: invalidArgument for rows or noise out of range; tooLarge when memory is short.
Result<Generated> generate(const GeneratorSpec& spec);

}  // namespace downhill
