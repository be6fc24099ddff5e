// Walking over floats in order and measuring errors in units in the last place. For tests alone.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace downhill::test {

/// Floats in ascending order as whole numbers: -inf is -0x7f800000, both zeros are 0, inf is 0x7f800000.
inline constexpr std::int64_t kOrderOfInfinity = 0x7f800000;

inline float floatAt(std::int64_t order) {
  const auto size = static_cast<std::uint32_t>(order < 0 ? -order : order);
  return std::bit_cast<float>(order < 0 ? size | 0x80000000u : size);
}

inline std::int64_t orderOf(float x) {
  const auto bits = std::bit_cast<std::uint32_t>(x);
  const std::int64_t size = bits & 0x7fffffffu;
  return bits >> 31 ? -size : size;
}

/// The distance of neighbouring floats around `exact`; denormals are 2^-149 apart.
inline double ulpOf(long double exact) {
  int exponent = 0;
  if (exact != 0) std::frexp(exact, &exponent);
  return std::ldexp(1.0, std::max(exact == 0 ? -149 : exponent - 24, -149));
}

/// |got - exact| in ulps; 0 when an overflow is due and infinity came; a NaN is a billion off.
inline double ulpError(float got, long double exact) {
  if (std::isnan(got)) return 1e9;
  const long double largest = std::numeric_limits<float>::max();
  if (std::isinf(got) && std::fabs(exact) > largest)
    return std::signbit(got) == std::signbit(exact) ? 0.0 : 1e9;
  return static_cast<double>(std::fabs(static_cast<long double>(got) - exact) / ulpOf(exact));
}

/// The same from a double that is itself good to 2^-29 of an ulp: a fast look for places worth an exact one.
inline double roughUlpError(float got, double nearlyExact) {
  const double size = std::fabs(nearlyExact);
  if (!(size <= static_cast<double>(std::numeric_limits<float>::max())) || !std::isfinite(got)) return 1e9;
  constexpr std::uint64_t kExponent = 0x7ff0000000000000u;
  const auto power = std::bit_cast<std::uint64_t>(std::fmax(size, 0x1p-126)) & kExponent;
  return std::fabs(static_cast<double>(got) - nearlyExact) / std::bit_cast<double>(power - (23ull << 52));
}

}  // namespace downhill::test
