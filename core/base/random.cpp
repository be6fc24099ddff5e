#include "base/random.hpp"

#include <utility>

#include "base/precise.hpp"

namespace downhill {

namespace {

double normalFrom(std::uint64_t bits) noexcept {
  const double radius = (static_cast<double>(bits >> 32) + 0.5) * 0x1p-32;  // (0, 1): never ln 0
  const double turn = static_cast<double>(bits & 0xffffffffu) * 0x1p-32;
  return math::sqrt(-2.0 * math::logD(radius)) * math::cosD(6.283185307179586 * turn);
}

}  // namespace

VBits randomBits4(RandomKey key, std::uint64_t position) noexcept {
  const auto low = static_cast<std::uint32_t>(position);
  if (low <= 0xfffffffcu) {
    alignas(16) const std::uint32_t lane[kLanes] = {low, low + 1, low + 2, low + 3};
    return detail::bitsOfWord(key.value, static_cast<std::uint32_t>(position >> 32),
                              VBits::load_aligned(lane));
  }
  alignas(16) std::uint32_t lane[kLanes];  // the four places straddle a multiple of 2^32
  for (std::size_t i = 0; i < kLanes; ++i) lane[i] = randomBits(key, position + i);
  return VBits::load_aligned(lane);
}

float normal(RandomKey key, std::uint64_t position) noexcept {
  return static_cast<float>(normalFrom(randomBits64(key, position)));
}

float truncatedNormal(RandomKey key, std::uint64_t position) noexcept {
  for (std::uint64_t attempt = 0;; ++attempt) {  // 95 % are accepted
    const auto z = static_cast<float>(normalFrom(randomBits64(key, position, attempt)));
    if (math::abs(z) < 2.0f) return z;
  }
}

std::uint32_t randomBelow(RandomKey key, std::uint64_t position, std::uint32_t bound) noexcept {
  for (std::uint64_t attempt = 0;; ++attempt) {
    const std::uint64_t product = (randomBits64(key, position, attempt) >> 32) * bound;
    const auto low = static_cast<std::uint32_t>(product);
    // 2^32 mod bound draws too many would favour small numbers. That is less than bound: few need the
    // division.
    if (low >= bound || low >= (0u - bound) % bound) return static_cast<std::uint32_t>(product >> 32);
  }
}

void permutation(std::uint64_t seed, Purpose purpose, std::uint64_t epoch,
                 std::span<std::uint32_t> out) noexcept {
  const RandomKey key = randomKey(seed, purpose, epoch, 0);
  const auto count = static_cast<std::uint32_t>(out.size());
  for (std::uint32_t i = 0; i < count; ++i) out[i] = i;
  for (std::uint32_t i = count; i > 1; --i) std::swap(out[i - 1], out[randomBelow(key, i, i)]);
}

}  // namespace downhill
