// One output column, y = a x, or two or three. Four rows of a are turned by shuffles, so that four chains lie
// in one vector; a dot product along a row would need another order of sums. Not for the transposed product:
// there the column is a row of the other operand (gemm).
#pragma once

#include <cstddef>

#include "kernels/gemm_pack.hpp"
#include "kernels/gemm_tile.hpp"

namespace downhill::kernels {

/// Groups * 4 rows of a [.., k], k >= 4: y[i] = a[i] · x + bias.
template <std::size_t Groups>
[[gnu::always_inline]] inline void columnOf(std::size_t k, const float* a, const float* x, const float* bias,
                                            float* y) noexcept {
  V sum[Groups];
  unroll<Groups>([&](auto g) { sum[g] = V(-0.0F); });
  const auto block = [&](std::size_t p, std::size_t skip) __attribute__((always_inline)) {
    unroll<Groups>([&](auto g) __attribute__((always_inline)) {
      V turned[4];
      unroll<4>([&](auto r) __attribute__((always_inline)) {
        turned[r] = V::load_unaligned(a + (g * 4 + r) * k + p);
      });
      transpose(turned);
      unroll<4>([&](auto r) __attribute__((always_inline)) {
        if (r >= skip) sum[g] = math::mulAdd(turned[r], V(x[p + r]), sum[g]);
      });
    });
  };
  std::size_t p = 0;
  for (; p + kLanes <= k; p += kLanes) block(p, 0);
  // The last four numbers of each row once more; those that were added already are skipped.
  if (p < k) block(k - kLanes, kLanes - (k - p));
  unroll<Groups>([&](auto g) {
    if (bias != nullptr) sum[g] = sum[g] + V(*bias);
    sum[g].store_unaligned(y + g * kLanes);
  });
}

/// y[m] = a[m, k] · x[k] + bias[0] (or nothing), m and k at least 4. The last rows may be computed twice.
inline void column(std::size_t m, std::size_t k, const float* a, const float* x, const float* bias,
                   float* y) noexcept {
  std::size_t i = 0;
  for (; i + 8 <= m; i += 8) columnOf<2>(k, a + i * k, x, bias, y + i);
  for (; i < m; i += kLanes) {
    const std::size_t first = i + kLanes <= m ? i : m - kLanes;
    columnOf<1>(k, a + first * k, x, bias, y + first);
  }
}

/// Four rows of c[.., N] = a[.., k] · b[k, N] + bias[N], k >= 4.
template <std::size_t N>
[[gnu::always_inline]] inline void fewColumnsOf(std::size_t k, const float* a, const float* b,
                                                const float* bias, float* c) noexcept {
  V sum[N];
  unroll<N>([&](auto j) { sum[j] = V(-0.0F); });
  const auto block = [&](std::size_t p, std::size_t skip) __attribute__((always_inline)) {
    V turned[4];
    unroll<4>([&](auto r) __attribute__((always_inline)) { turned[r] = V::load_unaligned(a + r * k + p); });
    transpose(turned);
    unroll<4>([&](auto r) __attribute__((always_inline)) {
      if (r < skip) return;
      unroll<N>([&](auto j) { sum[j] = math::mulAdd(turned[r], V(b[(p + r) * N + j]), sum[j]); });
    });
  };
  std::size_t p = 0;
  for (; p + kLanes <= k; p += kLanes) block(p, 0);
  if (p < k) block(k - kLanes, kLanes - (k - p));
  float lane[N][kLanes];
  unroll<N>([&](auto j) {
    if (bias != nullptr) sum[j] = sum[j] + V(bias[j]);
    sum[j].store_unaligned(lane[j]);
  });
  unroll<kLanes>([&](auto r) { unroll<N>([&](auto j) { c[r * N + j] = lane[j][r]; }); });
}

/// c[m, N] = a[m, k] · b[k, N] + bias[N] (or nothing), m and k at least 4. The last rows may be computed
/// twice.
template <std::size_t N>
[[gnu::noinline]] void fewColumns(std::size_t m, std::size_t k, const float* a, const float* b,
                                  const float* bias, float* c) noexcept {
  for (std::size_t i = 0; i < m; i += kLanes) {
    const std::size_t first = i + kLanes <= m ? i : m - kLanes;
    fewColumnsOf<N>(k, a + first * k, b, bias, c + first * N);
  }
}

}  // namespace downhill::kernels
