// The innermost part of a float matrix product: a tile of rows by columns whose sums stay in registers while
// k is walked. 4 rows by 2 vectors are 8 sums; with two vectors of b, a spread number of a and a product they
// fit the 15 vector registers that wasm engines have on x86 (16 sums would spill). Not for choosing tiles
// (gemm).
#pragma once

#include <cstddef>
#include <utility>

#include "base/lanes.hpp"

namespace downhill::kernels {

/// Rows of a full tile.
inline constexpr std::size_t kTileRows = 4;

/// Which stride of the left operand is 1, known at compile time so that addresses become constants.
enum class Walk { rows, columns, any };

/// The left operand: element (i, p) lies at data[i * row + p * step].
struct Left {
  const float* data;
  std::size_t row;
  std::size_t step;

  Left from(std::size_t i, std::size_t p) const noexcept { return {data + i * row + p * step, row, step}; }
};

/// Columns of the right operand, `width` of them a panel (8, 4 or 32): panel q starts at data + q * apart,
/// and its row p lies at p * step behind that.
struct Panels {
  const float* data;
  std::size_t count;
  std::size_t apart;
  std::size_t step;
};

/// Where sums go: columns side by side, rows `row` apart. `more`: they continue what is stored there. `bias`
/// (as long as the columns, or null) is added last.
struct Sums {
  float* data;
  std::size_t row;
  bool more;
  const float* bias;
};

/// f(0), f(1), ... f(N - 1) with constant indices, so that an array of sums becomes registers at any -O
/// level.
template <std::size_t N, class F>
inline void unroll(F f) noexcept {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (f(std::integral_constant<std::size_t, I>{}), ...);
  }(std::make_index_sequence<N>{});
}

/// Walks k for one tile. Each lane is one chain, k ascending.
template <Walk kWalk, std::size_t Rows, std::size_t Vectors>
inline void chain(std::size_t k, Left a, const float* b, std::size_t step, V (&sum)[Rows][Vectors]) noexcept {
  const std::size_t row = kWalk == Walk::columns ? 1 : a.row;
  const std::size_t next = kWalk == Walk::rows ? 1 : a.step;
  const float* left[Rows];
  unroll<Rows>([&](auto r) { left[r] = a.data + r * row; });
  const auto add = [&](std::size_t p) {
    V right[Vectors];
    unroll<Vectors>([&](auto v) { right[v] = V::load_unaligned(b + p * step + v * kLanes); });
    unroll<Rows>([&](auto r) {
      const V one(left[r][p * next]);
      unroll<Vectors>([&](auto v) { sum[r][v] = math::mulAdd(one, right[v], sum[r][v]); });
    });
  };
  const auto advance = [&](std::size_t by) {
    unroll<Rows>([&](auto r) { left[r] += by * next; });
    b += by * step;
  };
  if constexpr (Rows == kTileRows && Vectors == 2) {
    for (; k >= 4; k -= 4) {
      unroll<4>([&](auto p) { add(p); });
      advance(4);
    }
  }
  for (; k > 0; --k) {
    add(0);
    advance(1);
  }
}

/// `Rows` rows of every panel. A chain that starts fresh starts from -0: what is added to -0 keeps its bits,
/// so the first product is the first sum.
template <Walk kWalk, std::size_t Rows, std::size_t Vectors>
void stripe(std::size_t k, Left a, Panels b, Sums c) noexcept {
  for (; b.count > 0; --b.count) {
    V sum[Rows][Vectors];
    const auto each = [&](auto f) {
      unroll<Rows>([&](auto r) {
        unroll<Vectors>([&](auto v) { f(sum[r][v], r * c.row + v * kLanes, v * kLanes); });
      });
    };
    if (c.more) {
      each([&](V& s, std::size_t at, std::size_t) { s = V::load_unaligned(c.data + at); });
    } else {
      each([&](V& s, std::size_t, std::size_t) { s = V(-0.0F); });
    }
    chain<kWalk, Rows, Vectors>(k, a, b.data, b.step, sum);
    if (c.bias != nullptr) {
      each([&](V& s, std::size_t, std::size_t column) { s = s + V::load_unaligned(c.bias + column); });
      c.bias += Vectors * kLanes;
    }
    each([&](V& s, std::size_t at, std::size_t) { s.store_unaligned(c.data + at); });
    b.data += b.apart;
    c.data += Vectors * kLanes;
  }
}

/// All m rows of every panel: full tiles, then one for the 1-3 rows that remain.
template <Walk kWalk, std::size_t Vectors>
void stripes(std::size_t m, std::size_t k, Left a, Panels b, Sums c) noexcept {
  for (; m >= kTileRows; m -= kTileRows) {
    stripe<kWalk, kTileRows, Vectors>(k, a, b, c);
    a.data += kTileRows * a.row;
    c.data += kTileRows * c.row;
  }
  if (m == 3) stripe<Walk::any, 3, Vectors>(k, a, b, c);
  if (m == 2) stripe<Walk::any, 2, Vectors>(k, a, b, c);
  if (m == 1) stripe<Walk::any, 1, Vectors>(k, a, b, c);
}

}  // namespace downhill::kernels
