// Probabilities are kept 1e-7 (Keras's epsilon) off 0 and 1 before their logarithm. For the losses that take
// probabilities; the ones from logits need no such thing.
#pragma once

#include "base/math.hpp"

namespace downhill::kernels {

template <class Real>
inline constexpr Real kClipLow = Real(1e-7);
template <class Real>
inline constexpr Real kClipHigh = Real(1) - Real(1e-7);

/// p held within [kClipLow, kClipHigh]; T is Real or V. NaN passes.
template <class Real, class T>
T clipped(T p) noexcept {
  const T low(kClipLow<Real>);
  const T high(kClipHigh<Real>);
  return math::select(p < low, low, math::select(p > high, high, p));
}

/// `value` where p was not held, else 0: what flows back through the clip.
template <class Real, class T>
T whereFree(T p, T value) noexcept {
  const T zero(Real(0));
  return math::select(p < T(kClipLow<Real>), zero, math::select(p > T(kClipHigh<Real>), zero, value));
}

}  // namespace downhill::kernels
