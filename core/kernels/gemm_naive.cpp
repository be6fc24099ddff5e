#include "kernels/gemm_naive.hpp"

namespace downhill::kernels {

void gemmNaive(const GemmDims& dims, const float* a, const float* b, float* c) noexcept {
  const auto [m, n, k] = dims;
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      float sum = k == 0 ? 0.0F : a[i * k] * b[j];
      for (std::size_t l = 1; l < k; ++l) sum += a[i * k + l] * b[l * n + j];
      c[i * n + j] = sum;
    }
  }
}

}  // namespace downhill::kernels
