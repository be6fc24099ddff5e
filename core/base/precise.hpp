// Double functions that may reach a weight: schedules, bias corrections, normal variates. Built from + - * /
// and bit moves only, so every machine gets the same bits, which std:: does not promise. Relative errors near
// 1e-15, not correctly rounded. Not for inner loops; floats have their own functions in math.hpp.
#pragma once

#include <cstdint>

namespace downhill::math {

/// e^x: 0 below -745.2, inf above 709.79, NaN for NaN.
double expD(double x) noexcept;

/// ln x: -inf at 0, NaN below, inf at inf.
double logD(double x) noexcept;

/// base^exponent = e^(exponent ln base) for base >= 0; NaN below. Relative error near 1e-15 * (1 + |exponent
/// ln base|).
double powD(double base, double exponent) noexcept;

/// Sine and cosine for |x| <= 2^20, absolute error near 2e-16; NaN outside that range.
double sinD(double x) noexcept;
double cosD(double x) noexcept;

namespace detail {

/// x = quadrant * pi/2 + rest (mod 2 pi), |rest| a hair above pi/4 at most.
struct Angle {
  unsigned quadrant;  // 0 to 3
  double rest;
};
Angle reduceAngle(double x) noexcept;  // |x| <= 2^20
double sinOf(Angle angle) noexcept;
double cosOf(Angle angle) noexcept;

}  // namespace detail
}  // namespace downhill::math
