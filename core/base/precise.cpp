#include "base/precise.hpp"

#include <bit>
#include <cstddef>
#include <limits>

namespace downhill::math {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kRound = 0x1.8p52;  // adding and subtracting it rounds to a whole number, ties to even

// ln 2 and pi/2 in pieces; all but the last have 32 or 33 bits, so that a count of up to 2^20 times them is
// exact.
constexpr double kLn2High = 0x1.62e42feep-1, kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kHalfPi1 = 0x1.921fb544p+0, kHalfPi2 = 0x1.0b4611a6p-34, kHalfPi3 = 0x1.3198a2e037073p-69;

/// 2^k for k in [-1022, 1023].
double powerOfTwo(std::int64_t k) noexcept {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// sum of x^i / (first + step i)! over i < terms, with the sign of each factor chosen by x itself: the Taylor
/// series of exp (step 1), sin and cos (step 2, x = -angle^2), each divided by its first term. Innermost
/// factor first.
double taylor(double x, int first, int step, int terms) noexcept {
  double sum = 1.0;
  for (int i = terms; i >= 1; --i) {
    const int last = first + step * i;
    const double divisor = step == 1 ? last : static_cast<double>(last) * (last - 1);
    sum = 1.0 + sum * (x / divisor);
  }
  return sum;
}

}  // namespace

double expD(double x) noexcept {
  if (!(x >= -746.0)) return x < -746.0 ? 0.0 : x;
  if (x > 710.0) return kInfinity;
  const double n = (x * 1.4426950408889634 + kRound) - kRound;
  const double r = (x - n * kLn2High) - n * kLn2Low;
  const auto k =
      static_cast<std::int64_t>(n);  // -1077 to 1025: 2^k in two factors, so that results underflow gradually
  return taylor(r, 0, 1, 14) * powerOfTwo(k / 2) * powerOfTwo(k - k / 2);
}

double logD(double x) noexcept {
  if (!(x > 0.0) || x == kInfinity) return x == 0.0 ? -kInfinity : (x < 0.0 ? kNaN : x);
  const bool tiny = x < std::numeric_limits<double>::min();
  const auto bits = std::bit_cast<std::int64_t>(tiny ? x * 0x1p54 : x);
  const std::int64_t exponent = (bits - 0x3fe6a09e667f3bcd) >> 52;  // the bits of sqrt(1/2)
  const double e = static_cast<double>(exponent - (tiny ? 54 : 0));
  const double f = std::bit_cast<double>(bits - (exponent << 52)) - 1.0;  // x = (1 + f) 2^e
  // ln(1 + f) = 2 atanh(s), s = f / (2 + f), |s| <= 0.172; written as f - s (f - 2 (s^2/3 + s^4/5 + ...)) so
  // that f, which is exact, carries the leading digits.
  const double s = f / (2.0 + f);
  const double square = s * s;
  double series = 0.0;
  for (int odd = 25; odd >= 3; odd -= 2) series = (series + 1.0 / odd) * square;
  return e * kLn2High + (f - (s * (f - 2.0 * series) - e * kLn2Low));
}

double powD(double base, double exponent) noexcept {
  if (exponent == 0.0 || base == 1.0) return 1.0;
  return expD(exponent * logD(base));
}

namespace detail {

Angle reduceAngle(double x) noexcept {
  const double n = (x * 0.63661977236758134 + kRound) - kRound;
  const double rest = ((x - n * kHalfPi1) - n * kHalfPi2) - n * kHalfPi3;
  return {static_cast<unsigned>(static_cast<std::int64_t>(n)) & 3u, rest};
}

double sinOf(Angle angle) noexcept {
  const double x = angle.rest;
  const double minusSquare = -(x * x);
  const double value =
      (angle.quadrant & 1u) != 0 ? taylor(minusSquare, 0, 2, 9) : x * taylor(minusSquare, 1, 2, 8);
  return (angle.quadrant & 2u) != 0 ? -value : value;
}

double cosOf(Angle angle) noexcept { return sinOf({(angle.quadrant + 1u) & 3u, angle.rest}); }

}  // namespace detail

double sinD(double x) noexcept {
  return x >= -0x1p20 && x <= 0x1p20 ? detail::sinOf(detail::reduceAngle(x)) : kNaN;
}

double cosD(double x) noexcept {
  return x >= -0x1p20 && x <= 0x1p20 ? detail::cosOf(detail::reduceAngle(x)) : kNaN;
}

}  // namespace downhill::math
