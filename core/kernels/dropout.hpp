// Inverted dropout: what is kept is scaled up in training, so that evaluation needs nothing. The mask is
// counted, not drawn: it depends on seed, step, node and position alone, so the gradient is the same kernel
// on dy with the same key.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/map.hpp"

namespace downhill::kernels {

/// out[r, j] = x[r, j] / (1 - rate) with probability 1 - rate, else 0; x and out are [rows, n], 0 <= rate <
/// 1, r is the position in the batch. rate 0 copies. `out` may be `x`.
template <class Real>
void dropout(std::size_t rows, std::size_t n, const Real* x, Real* out, Plain<Real> rate, std::uint64_t seed,
             std::uint64_t step, std::uint32_t node) noexcept;

/// What flows back through dropout(relu(z)): dx = dy / (1 - rate) where `out`, its output, is above 0, else
/// 0. Of n numbers; the bits of dropout on dy, then reluGrad. `dx` may be `dy`.
template <class Real>
void reluDropoutGrad(const Real* dy, const Real* out, Real* dx, std::size_t n, Plain<Real> rate) noexcept;

}  // namespace downhill::kernels
