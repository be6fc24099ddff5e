// How every elementwise formula and every sum runs: a formula is written once as a generic lambda, and called
// with four floats at a time for the body and with one number for the tail. Not for matrices (gemm) or rows
// (rows).
//
// Both calls do the same IEEE operations, so a number's bits don't depend on where in the sweep it lies.
// double has no lanes here: it exists for gradient checks, and follows the same order of sums.
#pragma once

#include <algorithm>
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

/// The last numbers of a sweep as one vector, for formulas that cost more than the padding. Lanes beyond
/// `count` read 0 and are not written.
struct Rest {
  using Number = V;
  std::size_t i;
  std::size_t count;

  V operator()(const float* p) const noexcept {
    if (count >= kLanes) return V::load_unaligned(p + i);
    return {count > 0 ? p[i] : 0.0F, count > 1 ? p[i + 1] : 0.0F, count > 2 ? p[i + 2] : 0.0F, 0.0F};
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
[[gnu::always_inline]] inline void sweep(std::size_t n, const F& f) noexcept {
  std::size_t i = 0;
  if constexpr (std::is_same_v<Real, float>) {
    for (; i + kLanes <= n; i += kLanes) f(At<float, V>{i});
  }
  for (; i < n; ++i) f(At<Real, Real>{i});
}

/// Calls f(at) four times at once for sixteen numbers, for formulas of many operations: one such chain waits
/// for itself most of the time, four side by side fill the gaps. `f` gives a value and `put(at, value)`
/// writes it; all four are read before one is written. Where fewer are left, places repeat, with equal bits.
template <class F, class Put>
[[gnu::always_inline]] inline void sweepFour(std::size_t n, const F& f, const Put& put) noexcept {
  constexpr std::size_t kBlock = 4 * kLanes;
  for (std::size_t i = 0; i < n;) {
    const std::size_t left = n - i;
    // 17 to 19 are taken in two parts, so that no last vector reaches back to what is written already.
    const std::size_t taken = left <= kBlock ? left : left < kBlock + kLanes ? kBlock - kLanes : kBlock;
    const std::size_t last = i + taken - kLanes;
    const At<float, V> a{i};
    const At<float, V> b{std::min(i + kLanes, last)};
    const At<float, V> c{std::min(i + 2 * kLanes, last)};
    const At<float, V> d{last};
    const V ya = f(a);
    const V yb = f(b);
    const V yc = f(c);
    const V yd = f(d);
    put(a, ya);
    put(b, yb);
    put(c, yc);
    put(d, yd);
    i += taken;
  }
}

/// out[i] = f(in[i])
template <class Real, class F>
[[gnu::always_inline]] inline void map(const Real* in, Real* out, std::size_t n, const F& f) noexcept {
  sweep<Real>(n, [&](auto at) { at.put(out, f(at(in))); });
}

/// The same, f being long: even one to three numbers run in lanes.
template <class Real, class F>
[[gnu::always_inline]] inline void mapLong(const Real* in, Real* out, std::size_t n, const F& f) noexcept {
  if constexpr (std::is_same_v<Real, float>) {
    if (n == 0) return;
    const Rest rest{0, n};
    float few[kLanes];
    float* to = out;
    if (n < kLanes) {
      rest(in).store_unaligned(few);
      in = to = few;
    }
    sweepFour(
        n < kLanes ? kLanes : n, [&](auto at) { return f(at(in)); },
        [&](auto at, V value) { at.put(to, value); });
    if (n < kLanes) rest.put(out, V::load_unaligned(few));
  } else {
    map(in, out, n, f);
  }
}

/// out[i] = f(a[i], b[i])
template <class Real, class F>
[[gnu::always_inline]] inline void zip(const Real* a, const Real* b, Real* out, std::size_t n,
                                       const F& f) noexcept {
  sweep<Real>(n, [&](auto at) { at.put(out, f(at(a), at(b))); });
}

/// The same, f being long.
template <class Real, class F>
[[gnu::always_inline]] inline void zipLong(const Real* a, const Real* b, Real* out, std::size_t n,
                                           const F& f) noexcept {
  if constexpr (std::is_same_v<Real, float>) {
    if (n == 0) return;
    const Rest rest{0, n};
    float few[2][kLanes];
    float* to = out;
    if (n < kLanes) {
      rest(a).store_unaligned(few[0]);
      rest(b).store_unaligned(few[1]);
      a = to = few[0];
      b = few[1];
    }
    sweepFour(
        n < kLanes ? kLanes : n, [&](auto at) { return f(at(a), at(b)); },
        [&](auto at, V value) { at.put(to, value); });
    if (n < kLanes) rest.put(out, V::load_unaligned(few[0]));
  } else {
    zip(a, b, out, n, f);
  }
}

/// The one fixed tree over eight partials.
template <class T>
T total(const T (&p)[kPartials]) noexcept {
  return ((p[0] + p[4]) + (p[2] + p[6])) + ((p[1] + p[5]) + (p[3] + p[7]));
}

/// Sum of f(at) over 0 .. n-1: eight partials that start at 0, then the tree. 0 for n = 0.
template <class Real, class F>
[[gnu::always_inline]] inline Real fold(std::size_t n, const F& f) noexcept {
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

/// The same sum, f being long: four terms are worked out side by side.
template <class Real, class F>
[[gnu::always_inline]] inline Real foldLong(std::size_t n, const F& f) noexcept {
  if constexpr (std::is_same_v<Real, float>) {
    V low(0.0F);
    V high(0.0F);
    for (std::size_t i = 0; i < n; i += 4 * kLanes) {
      const auto rest = [=](std::size_t j) { return Rest{i + j, n - i > j ? n - i - j : 0}; };
      const Rest a = rest(0);
      const Rest b = rest(kLanes);
      const Rest c = rest(2 * kLanes);
      const Rest d = rest(3 * kLanes);
      const V ya = f(a);
      const V yb = f(b);
      const V yc = f(c);
      const V yd = f(d);
      low = (low + a.kept(ya)) + c.kept(yc);
      high = (high + b.kept(yb)) + d.kept(yd);
    }
    float p[kPartials];
    low.store_unaligned(p);
    high.store_unaligned(p + kLanes);
    return total(p);
  } else {
    return fold<Real>(n, f);
  }
}

/// The same sum where a term is not elementwise (a row's loss): f(i) gives one number.
template <class Real, class F>
[[gnu::always_inline]] inline Real foldEach(std::size_t n, const F& f) noexcept {
  Real p[kPartials] = {};
  for (std::size_t i = 0; i < n; ++i) p[i % kPartials] += f(i);
  return total(p);
}

}  // namespace downhill::kernels
