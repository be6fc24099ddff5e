// The product as a text book writes it: three loops, one number at a time. No plan runs it; it is what the
// page about products holds the real ones against, and a twin of gemmNN to the bit.
#pragma once

#include "kernels/gemm.hpp"

namespace downhill::kernels {

/// c[m, n] = a[m, k] · b[k, n]. `c` overlaps nothing.
void gemmNaive(const GemmDims& dims, const float* a, const float* b, float* c) noexcept;

}  // namespace downhill::kernels
