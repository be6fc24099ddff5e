// What the GEMM ladder times of ours: `times` products in one call, and the ceiling they are held against.
// Built into bench_kernels alone, never into the module that readers load.
#include <emscripten/emscripten.h>

#include <cstdlib>

#include "base/lanes.hpp"
#include "kernels/gemm.hpp"

using namespace downhill;

extern "C" {

EMSCRIPTEN_KEEPALIVE float* numbers(std::size_t n) {
  return static_cast<float*>(std::malloc(n * sizeof(float)));
}

EMSCRIPTEN_KEEPALIVE void release(float* numbers) { std::free(numbers); }

/// orientation: 0 NN, 1 TN, 2 NT; the shape is the product's.
EMSCRIPTEN_KEEPALIVE void ours(int orientation, std::size_t m, std::size_t n, std::size_t k, const float* a,
                               const float* b, float* c, int times) {
  for (; times > 0; --times) {
    if (orientation == 0) kernels::gemmNN<float>({m, n, k}, a, b, nullptr, c);
    if (orientation == 1) kernels::gemmTN<float>({m, n, k}, a, b, c);
    if (orientation == 2) kernels::gemmNT<float>({m, n, k}, a, b, c);
  }
}

/// What no product can pass: 32 * 4 * times additions of products on registers alone, in eight sums. A
/// product needs one multiplication for each addition; here four sums share one, so it is the adders that
/// bind, which makes the ceiling rather too high than too low. The left factor changes its sign, or it would
/// be multiplied once.
EMSCRIPTEN_KEEPALIVE float ceiling(int times, float left, float right) {
  const V x(right);
  const V y(3 * right);
  const V sign(-0.0F);
  V z(left);
  V a(1), b(2), c(3), d(4), e(5), f(6), g(7), h(8);
  const auto eight = [&]() __attribute__((always_inline)) {
    z = z ^ sign;
    a = a + z * x;
    b = b + z * y;
    c = c + z * x;
    d = d + z * y;
    e = e + z * x;
    f = f + z * y;
    g = g + z * x;
    h = h + z * y;
  };
  for (; times > 0; --times) {
    eight();
    eight();
    eight();
    eight();
  }
  return xsimd::reduce_add(a + b + c + d + e + f + g + h);
}
}
