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

/// How the left operand lies, known at compile time so that addresses become constants: one of its strides is
/// 1, or it was copied for a tile of 4 rows, either row after row (row = kTileRoom, step = 1) or side by side
/// (row = 1, step = 4), or nothing is known.
enum class Walk { rows, columns, copiedRows, copiedColumns, any };

/// Numbers of one row of a that a copy has room for.
inline constexpr std::size_t kTileRoom = 256;

/// Numbers between two rows of a tile where that is known, else 0.
constexpr std::size_t rowsApart(Walk walk) noexcept {
  return walk == Walk::copiedRows ? kTileRoom : walk == Walk::columns || walk == Walk::copiedColumns ? 1 : 0;
}

/// The left operand: element (i, p) lies at data[i * row + p * step].
struct Left {
  const float* data;
  std::size_t row;
  std::size_t step;

  Left from(std::size_t i, std::size_t p) const noexcept { return {data + i * row + p * step, row, step}; }
};

/// Columns of the right operand, as many a panel as the tile has: panel q starts at data + q * apart, and its
/// row p lies at p * step behind that.
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
[[gnu::always_inline]] inline void unroll(F f) noexcept {
  [&]<std::size_t... I>(std::index_sequence<I...>) __attribute__((always_inline)) {
    (f(std::integral_constant<std::size_t, I>{}), ...);
  }(std::make_index_sequence<N>{});
}

/// One step of k: sum[r][v] += left[r][at] * b[v]; where kApart isn't 0 row r lies r * kApart behind left[0].
/// Always inlined, since sums in memory would cost more than all the rest.
template <std::size_t kApart, std::size_t Pointers, std::size_t Rows, std::size_t Vectors>
[[gnu::always_inline]] inline void addProducts(const float* const (&left)[Pointers], std::size_t at,
                                               const float* b, V (&sum)[Rows][Vectors]) noexcept {
  V right[Vectors];
  unroll<Vectors>([&](auto v) { right[v] = V::load_unaligned(b + v * kLanes); });
  unroll<Rows>([&](auto r) {
    const float* const here = left[kApart == 0 ? r : 0] + at;
    const V one(here[kApart * r]);
    unroll<Vectors>([&](auto v) { sum[r][v] = math::mulAdd(one, right[v], sum[r][v]); });
  });
}

/// Keeps the compiler from knowing where p points. V8 takes a constant offset into the address of a plain
/// load for nothing, but spends an instruction on one of a spread number: four a step, where one moves the
/// pointer.
[[gnu::always_inline]] inline void hide(const float*& p) noexcept { asm("" : "+r"(p)); }

/// Walks k >= 1 for one tile. Each lane is one chain, k ascending. kStep is b.step where it is known, else 0.
/// Unrolled with a way out after every step: that needs no loop for what remains, and it keeps wasm engines
/// from mixing the loads of several steps, which takes more registers than there are.
template <Walk kWalk, std::size_t Rows, std::size_t Vectors, std::size_t kStep>
[[gnu::always_inline]] inline void chain(std::size_t k, Left a, const float* b, std::size_t step,
                                         V (&sum)[Rows][Vectors]) noexcept {
  constexpr bool kCopied = kWalk == Walk::copiedRows || kWalk == Walk::copiedColumns;
  constexpr std::size_t kApart = rowsApart(kWalk);
  constexpr std::size_t kSteps = Rows < kTileRows || Vectors == 1 ? 2 : kCopied ? 16 : 4;
  constexpr std::size_t kNext = kWalk == Walk::rows ? 1 : 0;
  constexpr std::size_t kPointers = kApart == 0 ? Rows : 1;
  const float* left[kPointers];
  unroll<kPointers>([&](auto r) { left[r] = a.data + r * a.row; });
  const auto one = [&](auto i) __attribute__((always_inline)) {
    addProducts<kApart>(left, i * kNext, b + i * kStep, sum);
    if constexpr (kNext == 0)
      unroll<kPointers>([&](auto r) {
        left[r] += kWalk == Walk::copiedRows ? 1 : kWalk == Walk::copiedColumns ? kTileRows : a.step;
      });
    if constexpr (kCopied) hide(left[0]);
    if constexpr (kStep == 0) b += step;
    return k != i + 1;
  };
  const auto all = [&]<std::size_t... I>(std::index_sequence<I...>) __attribute__((always_inline)) {
    return (one(std::integral_constant<std::size_t, I>{}) && ...);
  };
  while (all(std::make_index_sequence<kSteps>{})) {
    k -= kSteps;
    if constexpr (kNext != 0) unroll<kPointers>([&](auto r) { left[r] += kSteps * kNext; });
    b += kSteps * kStep;
  }
}

/// `Rows` rows of every panel. A chain that starts fresh starts from -0: what is added to -0 keeps its bits,
/// so the first product is the first sum.
template <Walk kWalk, std::size_t Rows, std::size_t Vectors, std::size_t kStep>
[[gnu::always_inline]] inline void stripe(std::size_t k, Left a, Panels b, Sums c) noexcept {
  for (; b.count > 0; --b.count) {
    V sum[Rows][Vectors];
    const auto each = [&](auto f) __attribute__((always_inline)) {
      unroll<Rows>([&](auto r) {
        unroll<Vectors>([&](auto v) { f(sum[r][v], r * c.row + v * kLanes, v * kLanes); });
      });
    };
    if (c.more) {
      each([&](V& s, std::size_t at, std::size_t) { s = V::load_unaligned(c.data + at); });
    } else {
      each([&](V& s, std::size_t, std::size_t) { s = V(-0.0F); });
    }
    chain<kWalk, Rows, Vectors, kStep>(k, a, b.data, b.step, sum);
    if (c.bias != nullptr) {
      each([&](V& s, std::size_t, std::size_t column) { s = s + V::load_unaligned(c.bias + column); });
      c.bias += Vectors * kLanes;
    }
    each([&](V& s, std::size_t at, std::size_t) { s.store_unaligned(c.data + at); });
    b.data += b.apart;
    c.data += Vectors * kLanes;
  }
}

// The functions that are really called take plain numbers: wasm passes a struct through memory, which is a
// good part of a small product.
// NOLINTBEGIN(readability-function-size)

/// Full tiles: `tiles` * 4 rows of every panel.
template <Walk kWalk, std::size_t Vectors, std::size_t kStep>
[[gnu::noinline]] void fullTiles(std::size_t tiles, std::size_t k, const float* a, std::size_t aRow,
                                 std::size_t aStep, const float* b, std::size_t panels, std::size_t apart,
                                 std::size_t bStep, float* c, std::size_t cRow, bool more,
                                 const float* bias) noexcept {
  for (; tiles > 0; --tiles) {
    stripe<kWalk, kTileRows, Vectors, kStep>(k, {a, aRow, aStep}, {b, panels, apart, bStep},
                                             {c, cRow, more, bias});
    a += kTileRows * aRow;
    c += kTileRows * cRow;
  }
}

/// One tile for `rows` 1 to 3.
template <std::size_t Vectors>
[[gnu::noinline]] void lowTile(std::size_t rows, std::size_t k, const float* a, std::size_t aRow,
                               std::size_t aStep, const float* b, std::size_t panels, std::size_t apart,
                               std::size_t bStep, float* c, std::size_t cRow, bool more,
                               const float* bias) noexcept {
  const Left left{a, aRow, aStep};
  const Panels right{b, panels, apart, bStep};
  const Sums sums{c, cRow, more, bias};
  if (rows == 1) return stripe<Walk::any, 1, Vectors, 0>(k, left, right, sums);
  if constexpr (Vectors <= 2) {
    if (rows == 2) return stripe<Walk::any, 2, Vectors, 0>(k, left, right, sums);
    stripe<Walk::any, 3, Vectors, 0>(k, left, right, sums);
  }
}

// NOLINTEND(readability-function-size)

/// All m rows of every panel.
template <Walk kWalk, std::size_t Vectors, std::size_t kStep = 0>
[[gnu::always_inline]] inline void stripes(std::size_t m, std::size_t k, Left a, Panels b, Sums c) noexcept {
  const std::size_t low = m % kTileRows;
  const std::size_t full = m - low;
  if (full > 0) {
    fullTiles<kWalk, Vectors, kStep>(full / kTileRows, k, a.data, a.row, a.step, b.data, b.count, b.apart,
                                     b.step, c.data, c.row, c.more, c.bias);
  }
  if (low > 0) {
    lowTile<Vectors>(low, k, a.data + full * a.row, a.row, a.step, b.data, b.count, b.apart, b.step,
                     c.data + full * c.row, c.row, c.more, c.bias);
  }
}

}  // namespace downhill::kernels
