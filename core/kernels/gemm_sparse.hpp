// Products whose left operand holds many zeros, as pixels and what relu leaves do: four rows of a are listed
// once, without the places where all four are +0, and the list meets every panel. Equal bits, always: what is
// left out would have added +0 or -0, which only a sum that is -0 itself can notice. Not for choosing (gemm).
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "kernels/gemm_pack.hpp"
#include "kernels/gemm_tile.hpp"

namespace downhill::kernels {

/// Shorter sums and fewer columns don't pay for the list.
inline constexpr std::size_t kListFrom = 32;
inline constexpr std::size_t kListColumns = 64;

/// What four rows of a hold in one part of k.
struct Listed {
  alignas(16) float values[kPartRows * kTileRows];  ///< [count, 4]
  std::uint32_t at[kPartRows];                      ///< [count]: where that row of a panel begins
  std::size_t count;
};

template <Walk kWalk>
[[gnu::noinline]] void list(std::size_t k, Left a, Listed& out) noexcept {
  std::size_t count = 0;
  const auto take = [&](std::size_t p, V four) {
    four.store_aligned(out.values + count * kTileRows);
    out.at[count] = static_cast<std::uint32_t>(p * kPanel);
    count += xsimd::any(math::bitsOf(four) != VInt(0)) ? 1 : 0;
  };
  std::size_t p = 0;
  if constexpr (kWalk == Walk::columns) {
    for (; p < k; ++p) take(p, V::load_unaligned(a.data + p * a.step));
  } else {
    for (; p + kLanes <= k; p += kLanes) {
      V block[4];
      for (std::size_t r = 0; r < 4; ++r) block[r] = V::load_unaligned(a.data + r * a.row + p);
      transpose(block);
      for (std::size_t i = 0; i < 4; ++i) take(p + i, block[i]);
    }
    for (const float* x = a.data; p < k; ++p)
      take(p, {x[p], x[a.row + p], x[2 * a.row + p], x[3 * a.row + p]});
  }
  out.count = count;
}

/// Per column, what k products of +0 with it add up to: -0 if all of the column is negative, else +0.
/// False if a number isn't finite: no zero may be left out before it.
[[gnu::noinline]] inline bool survey(Panels b, std::size_t k, float* zeros) noexcept {
  VInt beyond(0);
  for (; b.count > 0; --b.count, b.data += b.apart, zeros += kPanel) {
    for (std::size_t half = 0; half < kPanel; half += kLanes) {
      VInt sign(std::numeric_limits<std::int32_t>::min());
      for (std::size_t p = 0; p < k; ++p) {
        const VInt bits = math::bitsOf(V::load_unaligned(b.data + p * kPanel + half));
        sign = sign & bits;
        beyond = beyond | ((bits & VInt(0x7fffffff)) + VInt(0x00800000));
      }
      math::floatOf(sign).store_unaligned(zeros + half);
    }
  }
  return !xsimd::any(beyond < VInt(0));
}

/// Walks the list, count >= 1, for one panel: as chain does, unrolled with a way out after every step.
[[gnu::always_inline]] inline void listedChain(const Listed& a, const float* panel,
                                               V (&sum)[kTileRows][2]) noexcept {
  constexpr std::size_t kSteps = 4;
  const float* value = a.values;
  const std::uint32_t* at = a.at;
  const float* const end = value + a.count * kTileRows;
  const auto one = [&](auto i) __attribute__((always_inline)) {
    const float* const left[1] = {value};
    addProducts<1>(left, 0, panel + at[i], sum);
    value += kTileRows;
    hide(value);
    return value != end;
  };
  const auto all = [&]<std::size_t... I>(std::index_sequence<I...>) __attribute__((always_inline)) {
    return (one(std::integral_constant<std::size_t, I>{}) && ...);
  };
  while (all(std::make_index_sequence<kSteps>{})) at += kSteps;
}

/// Four rows of c, panel by panel; returns how many were done. It stops before one where a sum is -0 and what
/// was left out might have made it +0.
[[gnu::noinline]] inline std::size_t listedTile(const Listed& a, Panels b, const float* zeros,
                                                Sums c) noexcept {
  for (std::size_t panel = 0; panel < b.count; ++panel) {
    V sum[kTileRows][2];
    const auto each = [&](auto f) __attribute__((always_inline)) {
      unroll<kTileRows>(
          [&](auto r) { unroll<2>([&](auto v) { f(sum[r][v], r * c.row + v * kLanes, v * kLanes); }); });
    };
    if (c.more) {
      each([&](V& s, std::size_t at, std::size_t) { s = V::load_unaligned(c.data + at); });
    } else {
      each([&](V& s, std::size_t, std::size_t) { s = V(-0.0F); });
    }
    if (a.count == 0) {
      each([&](V& s, std::size_t, std::size_t column) { s = s + V::load_unaligned(zeros + column); });
    } else {
      listedChain(a, b.data, sum);
      VInt::batch_bool_type doubtful(false);
      each([&](V& s, std::size_t, std::size_t) {
        doubtful = doubtful | (math::bitsOf(s) == VInt(std::numeric_limits<std::int32_t>::min()));
      });
      if (xsimd::any(doubtful)) return panel;
    }
    if (c.bias != nullptr) {
      each([&](V& s, std::size_t, std::size_t column) { s = s + V::load_unaligned(c.bias + column); });
      c.bias += kPanel;
    }
    each([&](V& s, std::size_t at, std::size_t) { s.store_unaligned(c.data + at); });
    b.data += b.apart;
    c.data += kPanel;
    zeros += kPanel;
  }
  return b.count;
}

/// All m rows of every panel. Where a list saves less than a quarter the tile goes to `dense`, and ever more
/// tiles go with it unasked.
template <Walk kWalk, class Dense>
void listedTiles(std::size_t m, std::size_t k, Left a, Panels b, Sums c, Dense dense) noexcept {
  Listed four;
  float zeros[kPanelRoom / kListFrom];
  bool surveyed = false;
  std::size_t unasked = kTileRows;
  for (std::size_t done = 0; m > 0; m -= done) {
    if (m >= kTileRows) list<kWalk>(k, a, four);
    const bool pays = m >= kTileRows && four.count * 4 <= k * 3;
    if (pays && !surveyed) surveyed = survey(b, k, zeros);
    std::size_t panels = 0;
    if (pays && surveyed) {
      done = unasked = kTileRows;
      panels = listedTile(four, b, zeros, c);
    } else {
      done = std::min(m, unasked);
      unasked = std::min(unasked * 2, 8 * kTileRows);
    }
    if (panels < b.count) {
      const std::size_t column = panels * kPanel;
      dense(done, k, a, {b.data + panels * b.apart, b.count - panels, b.apart, b.step},
            {c.data + column, c.row, c.more, c.bias == nullptr ? nullptr : c.bias + column});
    }
    a = a.from(done, 0);
    c.data += done * c.row;
  }
}

}  // namespace downhill::kernels
