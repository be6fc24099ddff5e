// Matrix products, row-major, and bit-stable: every output number is one chain of
// sums, k ascending from the first product, the bias added last. So its bits depend on no tile, no row count
// and no neighbour; a short batch gives the same rows as a long one.
#pragma once

#include <cstddef>

namespace downhill::kernels {

/// Of the product, not of the stored operands: c is [m, n], k is summed over. Any of them may be 0.
struct GemmDims {
  std::size_t m;
  std::size_t n;
  std::size_t k;
};

/// c[m, n] = a[m, k] · b[k, n] + bias[n]; `bias` may be null. `c` overlaps nothing.
template <class Real>
void gemmNN(const GemmDims& dims, const Real* a, const Real* b, const Real* bias, Real* c) noexcept;

/// c[m, n] = aᵀ · b, with a stored [k, m] and b [k, n]: dW = Xᵀ · dY.
template <class Real>
void gemmTN(const GemmDims& dims, const Real* a, const Real* b, Real* c) noexcept;

/// c[m, n] = a · bᵀ, with a stored [m, k] and b [n, k]: dX = dY · Wᵀ.
template <class Real>
void gemmNT(const GemmDims& dims, const Real* a, const Real* b, Real* c) noexcept;

}  // namespace downhill::kernels
