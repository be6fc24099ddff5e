// Kernels that know rows: x is [rows, n], row-major. Each row of the results of addBias, softmax and
// softmaxGrad depends on its own row alone, so a short batch gives the same bits as a long one. `out` may be
// `x`.
#pragma once

#include <cstddef>

namespace downhill::kernels {

/// out[r, j] = x[r, j] + bias[j]
template <class Real>
void addBias(std::size_t rows, std::size_t n, const Real* x, const Real* bias, Real* out) noexcept;

/// out[j] = sum over r of x[r, j]: row r goes to partial r % 8, then the tree of map.hpp. Here `out` is not
/// `x`.
template <class Real>
void sumRows(std::size_t rows, std::size_t n, const Real* x, Real* out) noexcept;

/// out[r, :] = exp(x[r, :] - max) / sum: finite for all finite x.
template <class Real>
void softmax(std::size_t rows, std::size_t n, const Real* x, Real* out) noexcept;

/// dx[r, :] = y * (dy - sum(dy * y)), with y = softmax(x). `dx` may be `dy`.
template <class Real>
void softmaxGrad(std::size_t rows, std::size_t n, const Real* y, const Real* dy, Real* dx) noexcept;

}  // namespace downhill::kernels
