// How every elementwise formula and every sum runs: a formula is written once as a generic lambda, and called
// with four floats at a time for the body and with one number for the tail. Not for matrices (gemm) or rows
// (rows).
//
// Both calls do the same IEEE operations, so a number's bits don't depend on where in the sweep it lies.
// double has no lanes here: it exists for gradient checks, and follows the same order of sums.
#pragma once

#include <cstddef>
#include <type_traits>

#include "base/lanes.hpp"

namespace downhill::kernels {

/// Sums run in this many interleaved partials: element i goes to partial i % 8.
inline constexpr std::size_t kPartials = 8;

/// Keeps a plain argument out of template deduction, so that a float kernel takes a double literal.
template <class Real>
using Plain = std::type_identity_t<Real>;

/// A place in a sweep: `at(p)` reads p[i] (or p[i .. i+3]), `at.put(p, value)` writes there.
/// `Number` is V in the body and Real in the tail.
template <class Real, class T>
struct At {
  using Number = T;
  std::size_t i;

  T operator()(const Real* p) const noexcept {
    if constexpr (std::is_same_v<T, Real>) {
      return p[i];
    } else {
      return T::load_unaligned(p + i);
    }
  }
  void put(Real* p, T value) const noexcept {
    if constexpr (std::is_same_v<T, Real>) {
      p[i] = value;
    } else {
      value.store_unaligned(p + i);
    }
  }
};

/// The last one to three numbers of a sweep as one vector, for formulas that cost more than the padding.
/// Lanes beyond `count` read 0 and are not written.
struct Rest {
  using Number = V;
  std::size_t i;
  std::size_t count;

  V operator()(const float* p) const noexcept {
    return {p[i], count > 1 ? p[i + 1] : 0.0F, count > 2 ? p[i + 2] : 0.0F, 0.0F};
  }
  void put(float* p, V value) const noexcept {
    alignas(16) float lane[kLanes];
    value.store_aligned(lane);
    for (std::size_t j = 0; j < count; ++j) p[i + j] = lane[j];
  }
  /// value in the lanes that are read, 0 elsewhere.
  V kept(V value) const noexcept {
    constexpr float kLane[] = {0, 1, 2, 3};
    return math::select(V::load_unaligned(kLane) < V(static_cast<float>(count)), value, V(0.0F));
  }
};

/// Calls f(at) over 0 .. n-1. Reading and writing the same array in place is fine; overlapping otherwise is
/// not.
template <class Real, class F>
void sweep(std::size_t n, F f) noexcept {
  std::size_t i = 0;
  if constexpr (std::is_same_v<Real, float>) {
    for (; i + kLanes <= n; i += kLanes) f(At<float, V>{i});
  }
  for (; i < n; ++i) f(At<Real, Real>{i});
}

/// The same for a formula of many operations: the tail runs in lanes, too.
template <class Real, class F>
void sweepLong(std::size_t n, F f) noexcept {
  if constexpr (std::is_same_v<Real, float>) {
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes) f(At<float, V>{i});
    if (i < n) f(Rest{i, n - i});
  } else {
    sweep<Real>(n, f);
  }
}

/// out[i] = f(in[i])
template <class Real, class F>
void map(const Real* in, Real* out, std::size_t n, F f) noexcept {
  sweep<Real>(n, [=](auto at) { at.put(out, f(at(in))); });
}

/// The same, f being long.
template <class Real, class F>
void mapLong(const Real* in, Real* out, std::size_t n, F f) noexcept {
  sweepLong<Real>(n, [=](auto at) { at.put(out, f(at(in))); });
}

/// out[i] = f(a[i], b[i])
template <class Real, class F>
void zip(const Real* a, const Real* b, Real* out, std::size_t n, F f) noexcept {
  sweep<Real>(n, [=](auto at) { at.put(out, f(at(a), at(b))); });
}

/// The same, f being long.
template <class Real, class F>
void zipLong(const Real* a, const Real* b, Real* out, std::size_t n, F f) noexcept {
  sweepLong<Real>(n, [=](auto at) { at.put(out, f(at(a), at(b))); });
}

/// The one fixed tree over eight partials.
template <class T>
T total(const T (&p)[kPartials]) noexcept {
  return ((p[0] + p[4]) + (p[2] + p[6])) + ((p[1] + p[5]) + (p[3] + p[7]));
}

/// Sum of f(at) over 0 .. n-1: eight partials that start at 0, then the tree. 0 for n = 0.
template <class Real, class F>
Real fold(std::size_t n, F f) noexcept {
  Real p[kPartials] = {};
  std::size_t i = 0;
  if constexpr (std::is_same_v<Real, float>) {
    V low(0.0F);
    V high(0.0F);
    for (; i + kPartials <= n; i += kPartials) {
      low = low + f(At<float, V>{i});
      high = high + f(At<float, V>{i + kLanes});
    }
    // The rest begins at a multiple of 8. A sum is never -0, so a lane that adds 0 keeps its bits.
    if (i + kLanes <= n) {
      low = low + f(At<float, V>{i});
      if (const Rest rest{i + kLanes, n - i - kLanes}; rest.count > 0) high = high + rest.kept(f(rest));
    } else if (i < n) {
      const Rest rest{i, n - i};
      low = low + rest.kept(f(rest));
    }
    low.store_unaligned(p);
    high.store_unaligned(p + kLanes);
    return total(p);
  }
  for (; i < n; ++i) p[i % kPartials] += f(At<Real, Real>{i});
  return total(p);
}

/// The same sum where a term is not elementwise (a row's loss): f(i) gives one number.
template <class Real, class F>
Real foldEach(std::size_t n, F f) noexcept {
  Real p[kPartials] = {};
  for (std::size_t i = 0; i < n; ++i) p[i % kPartials] += f(i);
  return total(p);
}

}  // namespace downhill::kernels
