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

/// Multiplies and adds on registers alone: 12 chains are as many as two units of three cycles each for the
/// multiplication and for the addition can have under way. Does 12 * 4 * times multiply-adds.
EMSCRIPTEN_KEEPALIVE float ceiling(int times, float factor, float term) {
  const V x(factor);
  const V y(term);
  V a(1), b(2), c(3), d(4), e(5), f(6), g(7), h(8), i(9), j(10), k(11), l(12);
  for (; times > 0; --times) {
    a = a * x + y;
    b = b * x + y;
    c = c * x + y;
    d = d * x + y;
    e = e * x + y;
    f = f * x + y;
    g = g * x + y;
    h = h * x + y;
    i = i * x + y;
    j = j * x + y;
    k = k * x + y;
    l = l * x + y;
  }
  return xsimd::reduce_add(a + b + c + d + e + f + g + h + i + j + k + l);
}
}
