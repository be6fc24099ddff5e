// A module of two products and nothing else, for the page that lets a reader time them: the three loops of a
// text book, and the engine's own. Without Embind and without an allocator: the caller puts a, b and c behind
// __heap_base and grows the memory as far as they reach. So it costs no reader of any other page a byte.

#include "kernels/gemm.hpp"
#include "kernels/gemm_naive.hpp"

using namespace downhill::kernels;

extern "C" {

/// c[m, n] = a[m, k] · b[k, n], `times` times over.
[[clang::export_name("naive")]] void naive(std::size_t m, std::size_t n, std::size_t k, const float* a,
                                           const float* b, float* c, int times) {
  for (; times > 0; --times) gemmNaive({m, n, k}, a, b, c);
}

/// The same, as training multiplies.
[[clang::export_name("simd")]] void simd(std::size_t m, std::size_t n, std::size_t k, const float* a,
                                         const float* b, float* c, int times) {
  for (; times > 0; --times) gemmNN<float>({m, n, k}, a, b, nullptr, c);
}
}
