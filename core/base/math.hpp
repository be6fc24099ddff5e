// exp, log, log1p, tanh, sigmoid, sin, cos, pow with the same bits on every machine: libm and JavaScript's
// Math differ between platforms, so nothing that reaches a weight may call them. One formula serves float and
// V; only + - * /, compares and bit moves in one written order, so -ffp-contract=off is all a compiler must
// promise. The overloads for double call std:: and exist for gradient checks alone; doubles that reach a
// weight are in precise.hpp.
// Always call them qualified, math::exp(x): argument-dependent lookup would give a V to xsimd's exp, with
// other bits.
#pragma once

#include <cmath>
#include <limits>
#include <utility>

#include "base/lanes.hpp"

namespace downhill::math {

/// Full-range scalar functions, computed in double inside (see math.cpp): within 0.51 ULP for every float.
/// sin and cos of an infinity are NaN; pow follows C's pow for zeros, infinities, NaN and negative bases.
float sin(float x) noexcept;
float cos(float x) noexcept;
float pow(float base, float exponent) noexcept;

namespace detail {

/// c[0] + c[1] x + c[2] x^2 + ..., by Horner from the highest power. Written out, since as a loop it costs
/// more than its sums, and with coefficients that the compiler must read where they lie: as constants each
/// would be built in three instructions by every call, and short arrays are the rule.
template <class T, std::size_t N>
T polynomial(T x, const float (&coefficients)[N]) noexcept {
  const float* c = coefficients;
  asm("" : "+r"(c));
  T sum(c[N - 1]);
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    ((sum = sum * x + T(c[N - 2 - I])), ...);
  }(std::make_index_sequence<N - 1>{});
  return sum;
}

// ln 2 in two pieces; the first has 9 bits, so a whole number up to 2^15 times it is exact (Cody and Waite,
// 1980).
inline constexpr float kLn2High = 0.693359375f;
inline constexpr float kLn2Low = -2.12194440054690583e-4f;

/// ln(x) + correction for x > 0, finite; correction is small against ln(x) or against x - 1.
/// x = m 2^e with m in [sqrt(1/2), sqrt(2)); with f = m - 1, ln m = f - f^2/2 + f^3 P(f). P: Remez, relative
/// error 2^-30.3.
template <FloatLane T>
T logOfPositive(T x, T correction) noexcept {
  static constexpr float kP[] = {0.3333331346511841f,  -0.25000008940696716f, 0.2000211924314499f,
                                 -0.1666799634695053f, 0.1421954333782196f,   -0.12405570596456528f,
                                 0.11888214200735092f, -0.11675800383090973f, 0.06746707111597061f};
  const auto tiny = x < T(std::numeric_limits<float>::min());
  const auto bits = bitsOf(select(tiny, x * T(0x1p23f), x));
  const auto exponent = (bits - 0x3f3504f3) >> 23;  // 0x3f3504f3: sqrt(1/2)
  const T e = toFloat(exponent) - select(tiny, T(23.0f), T(0.0f));
  const T f = floatOf(bits - (exponent << 23)) - T(1.0f);
  const T square = f * f;
  const T tail = f * square * polynomial(f, kP) + e * T(kLn2Low);
  return (f + ((tail - T(0.5f) * square) + correction)) + e * T(kLn2High);
}

/// f applied to each lane by itself: for functions that are not worth a vector form.
template <class F>
V eachLane(F f, V x) noexcept {
  alignas(16) float lane[kLanes];
  x.store_aligned(lane);
  for (float& value : lane) value = f(value);
  return V::load_aligned(lane);
}

}  // namespace detail

namespace detail {

/// scale(e^r, n), which is to be e^r 2^n = e^x: x = n ln 2 + r, |r| <= ln(2)/2; e^r = 1 + (r + r^2 P(r)), P
/// by Remez to a relative 2^-34.
template <FloatLane T, class Scale>
T expBy(T x, Scale scale) noexcept {
  static constexpr float kP[] = {0.5f,
                                 0.1666666567325592f,
                                 0.04166629537940025f,
                                 0.008333496749401093f,
                                 0.0013944680104032159f,
                                 0.00019790319493040442f};
  constexpr float kRound = 0x1.8p23f;  // adding it rounds to a whole number, which then lies in the low bits
  const T shifted = x * T(1.44269504088896341f) + T(kRound);
  const T n = shifted - T(kRound);
  const T r = (x - n * T(kLn2High)) - n * T(kLn2Low);
  const T y = T(1.0f) + (r + (r * r) * polynomial(r, kP));
  return scale(y, bitsOf(shifted) - 0x4b400000);  // n as an integer; 0x4b400000: the bits of kRound
}

/// e^x for x in [-87, 88] or NaN: the bits of exp, at less cost.
template <FloatLane T>
T expInside(T x) noexcept {
  return expBy(x, [](T y, auto k) { return y * floatOf((k + 127) << 23); });
}

}  // namespace detail

/// e^x. Within 1 ULP, never decreasing, exp(0) = 1; gradual underflow, 0 below about -103.97, inf
/// above 88.72.
template <FloatLane T>
T exp(T x) noexcept {
  const T bounded = select(x > T(89.0f), T(89.0f), select(x < T(-105.0f), T(-105.0f), x));  // NaN stays NaN
  return detail::expBy(bounded, [](T y, auto k) {
    const auto half = k >> 1;  // 2^k in two factors, as k runs from -152 to 128
    return (y * floatOf((half + 127) << 23)) * floatOf((k - half + 127) << 23);
  });
}

/// ln x. Within 1 ULP, never decreasing, log(1) = 0; log(+-0) = -inf, NaN below 0, log(inf) = inf.
template <FloatLane T>
T log(T x) noexcept {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  const T special =
      select(x == T(0.0f), T(-kInfinity), select(x < T(0.0f), T(std::numeric_limits<float>::quiet_NaN()), x));
  const auto regular = (x > T(0.0f)) & (x < T(kInfinity));
  return select(regular, detail::logOfPositive(select(regular, x, T(1.0f)), T(0.0f)), special);
}

/// ln(1 + x). Within 2 ULP, log1p(+-0) = +-0, log1p(-1) = -inf, NaN below -1.
/// What rounding 1 + x to u lost, c = x - (u - 1), comes back as c / u (Kahan).
template <FloatLane T>
T log1p(T x) noexcept {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  const T u = T(1.0f) + x;
  const T lost = select(u > T(2.0f), T(1.0f) - (u - x), x - (u - T(1.0f)));  // each exact on its side
  const T special =
      select(u == T(0.0f), T(-kInfinity), select(u < T(0.0f), T(std::numeric_limits<float>::quiet_NaN()), x));
  const auto regular = (u > T(0.0f)) & (u < T(kInfinity)) & (u != T(1.0f));  // u == 1: ln(1 + x) rounds to x
  return select(regular, detail::logOfPositive(select(regular, u, T(1.0f)), lost / u), special);
}

/// Hyperbolic tangent. Within 2 ULP, never decreasing, odd, tanh(+-0) = +-0.
/// |x| < 0.625: x + x^3 P(x^2), P by Remez to 2^-32; beyond: 1 - 2 / (e^(2|x|) + 1). The sign bit is put back
/// at the end.
template <FloatLane T>
T tanh(T x) noexcept {
  static constexpr float kP[] = {-0.3333333134651184f, 0.133331760764122f,    -0.053942855447530746f,
                                 0.02167898789048195f, -0.00812310166656971f, 0.0020928424783051014f};
  const T size = abs(x);
  const T square = size * size;
  const T small = size + size * square * detail::polynomial(square, kP);
  const T twice = size + size;
  const T bounded = select(twice > T(40.0f), T(40.0f), twice);  // from 2|x| = 18.1 on the answer is 1
  const T large = T(1.0f) - T(2.0f) / (detail::expInside(bounded) + T(1.0f));
  const auto sign = bitsOf(x) ^ bitsOf(size);
  return floatOf(bitsOf(select(size < T(0.625f), small, large)) | sign);
}

/// 1 / (1 + e^-x). Within 3 ULP, never decreasing, sigmoid(0) = 1/2.
/// Below -88 e^-x would overflow before the answer underflows: there it is (1 / (1 + e^(-x/2)))^2, as the 1
/// is lost anyway.
template <FloatLane T>
T sigmoid(T x) noexcept {
  const auto deep = x < T(-88.0f);
  const T power = select(deep, x * T(-0.5f), -x);
  // Below -40 the answer is 1; above 88, where x is deep, the square of y is 0.
  const T bounded = select(power > T(88.0f), T(88.0f), select(power < T(-40.0f), T(-40.0f), power));
  const T y = T(1.0f) / (T(1.0f) + detail::expInside(bounded));
  return select(deep, y * y, y);
}

inline V sin(V x) noexcept {
  return detail::eachLane([](float value) { return sin(value); }, x);
}
inline V cos(V x) noexcept {
  return detail::eachLane([](float value) { return cos(value); }, x);
}
inline V pow(V base, float exponent) noexcept {
  return detail::eachLane([exponent](float value) { return pow(value, exponent); }, base);
}

inline double exp(double x) noexcept { return std::exp(x); }
inline double log(double x) noexcept { return std::log(x); }
inline double log1p(double x) noexcept { return std::log1p(x); }
inline double tanh(double x) noexcept { return std::tanh(x); }
inline double sigmoid(double x) noexcept { return 1.0 / (1.0 + std::exp(-x)); }
inline double sin(double x) noexcept { return std::sin(x); }
inline double cos(double x) noexcept { return std::cos(x); }
inline double pow(double base, double exponent) noexcept { return std::pow(base, exponent); }

}  // namespace downhill::math
