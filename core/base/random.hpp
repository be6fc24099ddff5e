// Randomness that is counted, never drawn: a pure hash of (seed, purpose, step, node, position). A value
// depends on no device, batch capacity or history, so a mask can be recomputed anywhere and a checkpoint
// holds no generator state. Not for cryptography.
#pragma once

#include <cstdint>
#include <span>

#include "base/lanes.hpp"

namespace downhill {

/// What a random number is for: the same seed gives unrelated numbers to different purposes. The values are
/// part of what a seed means; append, never renumber.
enum class Purpose : std::uint32_t {
  init = 1,       ///< initial weights: node = parameter, position = index
  shuffle = 2,    ///< the order of the training rows: step = epoch
  split = 3,      ///< which rows go to validation and test
  dropout = 4,    ///< masks: step, node, position = row in batch * units + unit
  data = 5,       ///< generators: position = row
  noise = 6,      ///< noise that generators add: position = row
  direction = 7,  ///< directions through weight space: position = parameter index
};

namespace detail {

/// A 64-bit bijection in which every input bit reaches every output bit (the finalizer of SplitMix64; Steele
/// et al., 2014).
constexpr std::uint64_t mix(std::uint64_t x) noexcept {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

/// The same in 32 bits, for a word or four lanes; multipliers found by search (Wellons, 2018, "lowbias32").
template <class Word>
Word mixWord(Word x) noexcept {
  x = (x ^ (x >> 16)) * Word(0x7feb352du);
  x = (x ^ (x >> 15)) * Word(0x846ca68bu);
  return x ^ (x >> 16);
}

inline constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15u;

/// Two keyed rounds over the low word of a position; `high` (its upper word) is 0 in all but absurd cases.
template <class Word>
Word bitsOfWord(std::uint64_t key, std::uint32_t high, Word low) noexcept {
  const std::uint64_t mixed = high == 0 ? key : mix(key + kGolden * high);
  const Word first = mixWord(low * Word(0x9e3779b9u) + Word(static_cast<std::uint32_t>(mixed)));
  return mixWord(first ^ Word(static_cast<std::uint32_t>(mixed >> 32)));
}

}  // namespace detail

/// Everything but the position, hashed once; then one key serves a whole loop.
struct RandomKey {
  std::uint64_t value;
};

constexpr RandomKey randomKey(std::uint64_t seed, Purpose purpose, std::uint64_t step,
                              std::uint32_t node) noexcept {
  using detail::kGolden, detail::mix;
  const std::uint64_t what = static_cast<std::uint64_t>(purpose) << 32 | node;
  return {mix(mix(mix(seed + kGolden) + what + kGolden) + step + kGolden)};
}

/// 32 random bits at `position`.
inline std::uint32_t randomBits(RandomKey key, std::uint64_t position) noexcept {
  return detail::bitsOfWord(key.value, static_cast<std::uint32_t>(position >> 32),
                            static_cast<std::uint32_t>(position));
}

inline std::uint32_t randomBits(std::uint64_t seed, Purpose purpose, std::uint64_t step, std::uint32_t node,
                                std::uint64_t position) noexcept {
  return randomBits(randomKey(seed, purpose, step, node), position);
}

/// The bits at position, position + 1, + 2, + 3: lane i equals randomBits(key, position + i).
VBits randomBits4(RandomKey key, std::uint64_t position) noexcept;

/// 64 random bits at `position`; `attempt` gives further ones for the same place, for those who reject some.
constexpr std::uint64_t randomBits64(RandomKey key, std::uint64_t position,
                                     std::uint64_t attempt = 0) noexcept {
  return detail::mix(detail::mix(key.value + detail::kGolden * (position + 1)) + attempt);
}

/// In [0, 1): the upper 24 bits, each value exact.
inline float uniform01(std::uint32_t bits) noexcept { return static_cast<float>(bits >> 8) * 0x1p-24f; }
inline V uniform01(VBits bits) noexcept {
  return math::toFloat(xsimd::bitwise_cast<std::int32_t>(bits >> 8)) * V(0x1p-24f);
}

/// Standard normal, |z| <= 6.77 (Box and Muller, 1958, from 2 x 32 bits).
float normal(RandomKey key, std::uint64_t position) noexcept;

/// Standard normal given that |z| < 2. Its standard deviation is kTruncatedDeviation: divide by that to
/// get 1.
float truncatedNormal(RandomKey key, std::uint64_t position) noexcept;
inline constexpr double kTruncatedDeviation = 0.87962566103423978;

/// A whole number in [0, bound), each equally likely (Lemire, 2019); bound >= 1.
std::uint32_t randomBelow(RandomKey key, std::uint64_t position, std::uint32_t bound) noexcept;

/// Fills `out` with a random order of 0 ... out.size() - 1 (Fisher and Yates); out.size() < 2^32. Allocates
/// nothing.
void permutation(std::uint64_t seed, Purpose purpose, std::uint64_t epoch,
                 std::span<std::uint32_t> out) noexcept;

}  // namespace downhill
