// The scalar float functions that are worked out in double: a double carries 29 bits more than the answer
// needs, so the last rounding is all but the only error. They serve features, generators and initializers,
// not inner loops.
#include "base/math.hpp"

#include <array>

#include "base/precise.hpp"

namespace downhill::math {

namespace {

/// 2/pi in binary, after 32 zeros: enough for the largest float (Payne and Hanek, 1983).
constexpr std::array<std::uint32_t, 8> kTwoOverPi = {0x00000000, 0xa2f9836e, 0x4e441529, 0xfc2757d1,
                                                     0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab};

/// 32 bits of kTwoOverPi from bit `index` on, the highest bit being 0.
std::uint64_t windowAt(unsigned index) noexcept {
  const unsigned word = index / 32, shift = index % 32;
  const std::uint64_t pair = static_cast<std::uint64_t>(kTwoOverPi[word]) << 32 | kTwoOverPi[word + 1];
  return (pair >> (32 - shift)) & 0xffffffffu;
}

/// Angle of a finite |x| >= 2^20. x = M 2^e; the bits of 2^e * 2/pi from weight 2^1 down are multiplied by M
/// modulo 4, which leaves the quadrant in two bits and the fraction of it in 62.
detail::Angle reduceHuge(float x) noexcept {
  const auto bits = std::bit_cast<std::uint32_t>(x);
  const std::uint64_t mantissa = (bits & 0x7fffffu) | 0x800000u;
  const unsigned index = ((bits >> 23) & 0xffu) - 150u + 30u;  // 150: exponent bias + mantissa bits
  const std::uint64_t turns = ((mantissa * windowAt(index)) << 32) + mantissa * windowAt(index + 32) +
                              ((mantissa * windowAt(index + 64)) >> 32);
  const std::uint64_t quadrant = (turns + (1ull << 61)) >> 62;
  const auto fraction = static_cast<std::int64_t>(turns - (quadrant << 62));
  const double rest = static_cast<double>(fraction) * 0x1p-62 * 1.5707963267948966;
  if (x < 0.0f) return {(4u - static_cast<unsigned>(quadrant)) & 3u, -rest};
  return {static_cast<unsigned>(quadrant) & 3u, rest};
}

detail::Angle reduce(float x) noexcept {
  return abs(x) < 0x1p20f ? detail::reduceAngle(static_cast<double>(x)) : reduceHuge(x);
}

bool isFinite(float x) noexcept { return (bitsOf(x) & 0x7f800000) != 0x7f800000; }

bool isWhole(float x) noexcept {
  return abs(x) >= 0x1p23f || static_cast<float>(static_cast<std::int32_t>(x)) == x;
}

bool isOdd(float x) noexcept {
  return abs(x) < 0x1p24f && isWhole(x) && (static_cast<std::int32_t>(x) & 1) != 0;
}

}  // namespace

float sin(float x) noexcept {
  if (!isFinite(x)) return x - x;
  if (x == 0.0f) return x;  // keeps the sign of -0
  return static_cast<float>(detail::sinOf(reduce(x)));
}

float cos(float x) noexcept { return isFinite(x) ? static_cast<float>(detail::cosOf(reduce(x))) : x - x; }

float pow(float base, float exponent) noexcept {
  if (exponent == 0.0f || base == 1.0f) return 1.0f;
  if (base != base || exponent != exponent) return base + exponent;
  if (base < 0.0f && isFinite(base) && isFinite(exponent) && !isWhole(exponent)) {
    return std::numeric_limits<float>::quiet_NaN();
  }
  const float size = abs(base);  // 0 and infinity come out right: ln is -inf or inf, and e^-inf = 0
  if (size == 1.0f && !isFinite(exponent)) return 1.0f;
  const double power = expD(static_cast<double>(exponent) * logD(static_cast<double>(size)));
  const bool negative = bitsOf(base) < 0 && isOdd(exponent);
  return static_cast<float>(negative ? -power : power);
}

}  // namespace downhill::math
