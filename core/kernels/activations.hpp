// Activations and their gradients over n numbers. A gradient needs only the output y, never the input: less
// to keep, and both plans (every value kept, or fused) share one formula. `out` may be `x`, `dx` may be `dy`.
// NaN passes. Softmax knows rows and lies in rows.hpp.
#pragma once

#include <cstddef>

#include "kernels/map.hpp"

namespace downhill::kernels {

/// max(x, 0)
template <class Real>
void relu(const Real* x, Real* out, std::size_t n) noexcept;

/// x above 0, alpha * x elsewhere. `alpha` (Keras: 0.2) must be positive, for the gradient reads the sign of
/// y.
template <class Real>
void leakyRelu(const Real* x, Real* out, std::size_t n, Plain<Real> alpha) noexcept;

/// x above 0, exp(x) - 1 elsewhere (alpha 1). Written so that it keeps its digits near 0.
template <class Real>
void elu(const Real* x, Real* out, std::size_t n) noexcept;

/// 1 / (1 + exp(-x))
template <class Real>
void sigmoid(const Real* x, Real* out, std::size_t n) noexcept;

template <class Real>
void tanh(const Real* x, Real* out, std::size_t n) noexcept;

/// dx = dy where y > 0, else 0: the kink counts as flat, as in Keras and PyTorch.
template <class Real>
void reluGrad(const Real* dy, const Real* y, Real* dx, std::size_t n) noexcept;

/// dx = dy where y > 0, else alpha * dy
template <class Real>
void leakyReluGrad(const Real* dy, const Real* y, Real* dx, std::size_t n, Plain<Real> alpha) noexcept;

/// dx = dy where y > 0, else dy * (y + 1)
template <class Real>
void eluGrad(const Real* dy, const Real* y, Real* dx, std::size_t n) noexcept;

/// dx = dy * y * (1 - y)
template <class Real>
void sigmoidGrad(const Real* dy, const Real* y, Real* dx, std::size_t n) noexcept;

/// dx = dy * (1 - y²)
template <class Real>
void tanhGrad(const Real* dy, const Real* y, Real* dx, std::size_t n) noexcept;

}  // namespace downhill::kernels
