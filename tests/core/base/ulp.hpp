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

/// |got - exact| in ulps; 0 when an overflow is due and infinity came.
inline double ulpError(float got, long double exact) {
  const long double largest = std::numeric_limits<float>::max();
  if (std::isinf(got) && std::fabs(exact) > largest)
    return std::signbit(got) == std::signbit(exact) ? 0.0 : 1e9;
  return static_cast<double>(std::fabs(static_cast<long double>(got) - exact) / ulpOf(exact));
}

}  // namespace downhill::test
