// What the kernel tests share: seeded numbers, comparison by bits, the written order of sums, differences in
// double. Nothing here calls a kernel: these are the twins that kernels are held against.
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace downhill::test {

/// n numbers, uniform in [low, high), the same ones for the same seed.
template <class Real = float>
std::vector<Real> numbers(std::size_t n, unsigned seed, double low = -2.0, double high = 2.0) {
  std::mt19937 generator(seed);
  std::vector<Real> values(n);
  for (Real& value : values) value = static_cast<Real>(low + (high - low) * (generator() / 4294967296.0));
  return values;
}

/// Equal bit for bit: tells -0 from 0, and a NaN equals itself.
inline bool sameBits(const std::vector<float>& a, const std::vector<float>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::bit_cast<std::uint32_t>(a[i]) != std::bit_cast<std::uint32_t>(b[i])) return false;
  }
  return true;
}

inline bool sameBits(float a, float b) { return sameBits(std::vector<float>{a}, std::vector<float>{b}); }

/// |got - want| within `tolerance`, relative where |want| is above 1.
inline bool close(double got, long double want, double tolerance) {
  return std::abs(static_cast<long double>(got) - want) <= tolerance * std::fmax(1.0L, std::abs(want));
}

template <class Got, class Want>
bool allClose(const std::vector<Got>& got, const std::vector<Want>& want, double tolerance) {
  if (got.size() != want.size()) return false;
  for (std::size_t i = 0; i < got.size(); ++i) {
    if (!close(static_cast<double>(got[i]), want[i], tolerance)) return false;
  }
  return true;
}

/// The order of sums as the design writes it: eight interleaved partials, then one tree.
template <class Real>
Real sumInOrder(const std::vector<Real>& terms) {
  Real p0 = 0, p1 = 0, p2 = 0, p3 = 0, p4 = 0, p5 = 0, p6 = 0, p7 = 0;
  Real* p[] = {&p0, &p1, &p2, &p3, &p4, &p5, &p6, &p7};
  for (std::size_t i = 0; i < terms.size(); ++i) *p[i % 8] += terms[i];
  return ((p0 + p4) + (p2 + p6)) + ((p1 + p5) + (p3 + p7));
}

/// Central differences of the scalar function f at x, in double.
template <class F>
std::vector<double> slopes(std::vector<double> x, F f, double h = 1e-5) {
  std::vector<double> result(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double middle = x[i];
    x[i] = middle + h;
    const double above = f(x);
    x[i] = middle - h;
    const double below = f(x);
    x[i] = middle;
    result[i] = (above - below) / (2 * h);
  }
  return result;
}

}  // namespace downhill::test
