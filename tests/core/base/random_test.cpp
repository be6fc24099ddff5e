// The counter RNG: even, mixed in every input bit, the same in lanes, and with the distributions it claims.
// The statistics are of fixed seeds, so these tests can't fail by chance, only by change.
#include "base/random.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

using namespace downhill;

namespace {

/// Chi-squared of counts against equal expectation; for k bins it is about k - 1, deviation sqrt(2 k).
double chiSquared(const std::vector<double>& counts, double expected) {
  double sum = 0;
  for (const double count : counts) sum += (count - expected) * (count - expected) / expected;
  return sum;
}

/// Share of changed output bits, per output bit, when `flip` changes one input bit; worst distance from one
/// half.
double worstAvalanche(const std::function<std::uint32_t(int, int)>& bits, int inputBits) {
  constexpr int kTrials = 2000;
  double worst = 0;
  for (int bit = 0; bit < inputBits; ++bit) {
    std::array<int, 32> changed{};
    for (int trial = 0; trial < kTrials; ++trial) {
      const std::uint32_t difference = bits(trial, -1) ^ bits(trial, bit);
      for (int out = 0; out < 32; ++out) changed[out] += (difference >> out) & 1;
    }
    for (const int count : changed) worst = std::max(worst, std::abs(count / double(kTrials) - 0.5));
  }
  return worst;
}

std::uint64_t flipped(std::uint64_t value, int bit) {
  return bit < 0 ? value : value ^ (std::uint64_t{1} << bit);
}

}  // namespace

TEST_CASE("Bytes of neighbouring positions are evenly spread, one by one and in pairs", "[base][random]") {
  constexpr int kCount = 1 << 18;
  const RandomKey key = randomKey(42, Purpose::dropout, 17, 3);
  for (const int shift : {0, 8, 16, 24}) {
    std::vector<double> single(256), pair(65536);
    for (int i = 0; i < kCount; ++i) {
      const auto byte = (randomBits(key, i) >> shift) & 255u, next = (randomBits(key, i + 1) >> shift) & 255u;
      single[byte] += 1;
      pair[byte * 256 + next] += 1;
    }
    INFO("bits from " << shift);
    CHECK(std::abs(chiSquared(single, kCount / 256.0) - 255) < 5 * std::sqrt(2 * 256.0));
    CHECK(std::abs(chiSquared(pair, kCount / 65536.0) - 65535) < 5 * std::sqrt(2 * 65536.0));
  }
}

TEST_CASE("Flipping any input bit flips every output bit half of the time", "[base][random]") {
  // 5.5 deviations of 2000 fair coins are 0.061; 64 x 32 x 4 of them are looked at.
  const auto bySeed = [](int trial, int bit) {
    return randomBits(flipped(std::uint64_t(trial), bit), Purpose::init, 5, 6, 7);
  };
  const auto byStep = [](int trial, int bit) {
    return randomBits(9, Purpose::init, flipped(std::uint64_t(trial), bit), 6, 7);
  };
  const auto byNode = [](int trial, int bit) {
    return randomBits(9, Purpose::init, 5, static_cast<std::uint32_t>(flipped(std::uint64_t(trial), bit)), 7);
  };
  const auto byPosition = [](int trial, int bit) {
    return randomBits(9, Purpose::init, 5, 6, flipped(std::uint64_t(trial), bit));
  };
  CHECK(worstAvalanche(bySeed, 64) < 0.061);
  CHECK(worstAvalanche(byStep, 64) < 0.061);
  CHECK(worstAvalanche(byNode, 32) < 0.061);
  CHECK(worstAvalanche(byPosition, 64) < 0.061);
}

TEST_CASE("Purposes, steps, nodes and lanes are uncorrelated", "[base][random]") {
  constexpr int kCount = 40'000;
  const auto correlation = [](RandomKey a, RandomKey b, std::uint64_t lag) {
    double sum = 0;
    for (int i = 0; i < kCount; ++i) {
      sum += (uniform01(randomBits(a, i)) - 0.5) * (uniform01(randomBits(b, i + lag)) - 0.5);
    }
    return std::abs(sum / kCount * 12);  // deviation 1 / sqrt(kCount) = 0.005
  };
  const RandomKey key = randomKey(1, Purpose::dropout, 10, 4);
  CHECK(correlation(key, randomKey(1, Purpose::init, 10, 4), 0) < 0.025);
  CHECK(correlation(key, randomKey(1, Purpose::dropout, 11, 4), 0) < 0.025);
  CHECK(correlation(key, randomKey(1, Purpose::dropout, 10, 5), 0) < 0.025);
  CHECK(correlation(key, randomKey(2, Purpose::dropout, 10, 4), 0) < 0.025);
  for (const std::uint64_t lag : {1, 2, 3, 4, 8, 64, 1024}) CHECK(correlation(key, key, lag) < 0.025);
}

TEST_CASE("No two of 300,000 streams begin alike, be it by step, node or far position", "[base][random]") {
  // Two numbers from the start of each stream are 64 bits: an accident is as likely as 2^-28. Had a key but
  // 32 bits that matter, ten pairs would be expected.
  const auto repeats = [](auto keyAndStart) {
    std::vector<std::uint64_t> begins(300'000);
    for (std::uint64_t i = 0; i < begins.size(); ++i) {
      const auto [key, start] = keyAndStart(i);
      begins[i] = static_cast<std::uint64_t>(randomBits(key, start)) << 32 | randomBits(key, start + 1);
    }
    std::ranges::sort(begins);
    return begins.size() - std::size_t(std::ranges::unique(begins).begin() - begins.begin());
  };
  using Start = std::pair<RandomKey, std::uint64_t>;
  CHECK(repeats([](std::uint64_t i) { return Start{randomKey(1, Purpose::dropout, i, 2), 0}; }) == 0);
  CHECK(repeats([](std::uint64_t i) {
          return Start{randomKey(1, Purpose::dropout, 2, static_cast<std::uint32_t>(i)), 0};
        }) == 0);
  CHECK(repeats([](std::uint64_t i) { return Start{randomKey(1, Purpose::dropout, 2, 3), i << 32}; }) == 0);
}

TEST_CASE("Four lanes give the bits of four positions, also across 2^32", "[base][random]") {
  const RandomKey key = randomKey(3, Purpose::dropout, 1, 2);
  for (const std::uint64_t start :
       {0ull, 1ull, 1000ull, 0xfffffffcull, 0xfffffffdull, 0xffffffffull, 0x123456789aull}) {
    std::uint32_t lanes[kLanes];
    randomBits4(key, start).store_unaligned(lanes);
    float uniforms[kLanes];
    uniform01(randomBits4(key, start)).store_unaligned(uniforms);
    for (std::size_t i = 0; i < kLanes; ++i) {
      CHECK(lanes[i] == randomBits(key, start + i));
      CHECK(uniforms[i] == uniform01(randomBits(key, start + i)));
    }
  }
}

TEST_CASE("uniform01 stays in [0, 1) at both ends", "[base][random]") {
  CHECK(uniform01(0u) == 0.0f);
  CHECK(uniform01(255u) == 0.0f);
  CHECK(uniform01(0xffffffffu) == 1.0f - 0x1p-24f);
}

TEST_CASE("Normals follow the normal distribution, truncated ones its middle", "[base][random]") {
  constexpr int kCount = 100'000;
  const RandomKey key = randomKey(5, Purpose::init, 0, 1);
  const double inside = std::erf(std::sqrt(2.0));  // P(|z| < 2)
  double worst = 0, worstCut = 0, squares = 0, cutSquares = 0;
  std::vector<float> z(kCount), cut(kCount);
  for (int i = 0; i < kCount; ++i) {
    z[i] = normal(key, i);
    cut[i] = truncatedNormal(key, i);
    squares += double(z[i]) * z[i];
    cutSquares += double(cut[i]) * cut[i];
  }
  std::ranges::sort(z);
  std::ranges::sort(cut);
  CHECK((cut.front() > -2.0f && cut.back() < 2.0f));
  for (int i = 0; i < kCount; ++i) {  // Kolmogorov and Smirnov: 1.95 / sqrt(n) at one in a thousand
    const double share = (i + 0.5) / kCount;
    worst = std::max(worst, std::abs(0.5 * (1 + std::erf(z[i] / std::sqrt(2.0))) - share));
    worstCut = std::max(worstCut, std::abs(0.5 * (1 + std::erf(cut[i] / std::sqrt(2.0)) / inside) - share));
  }
  CHECK(worst < 1.95 / std::sqrt(double(kCount)));
  CHECK(worstCut < 1.95 / std::sqrt(double(kCount)));
  CHECK(std::abs(std::sqrt(squares / kCount) - 1.0) < 0.01);
  CHECK(std::abs(std::sqrt(cutSquares / kCount) - kTruncatedDeviation) < 0.01);
}

TEST_CASE("A permutation holds every number once and another order each epoch", "[base][random]") {
  for (const std::size_t count : {0u, 1u, 2u, 10u, 1000u}) {
    std::vector<std::uint32_t> order(count), again(count), next(count);
    permutation(8, Purpose::shuffle, 3, order);
    permutation(8, Purpose::shuffle, 3, again);
    permutation(8, Purpose::shuffle, 4, next);
    CHECK(order == again);
    if (count >= 10) CHECK(order != next);
    std::ranges::sort(order);
    for (std::size_t i = 0; i < count; ++i) CHECK(order[i] == i);
  }
}

TEST_CASE("All 24 orders of four are equally likely", "[base][random]") {
  constexpr int kCount = 24'000;
  std::vector<double> counts(256);
  for (int seed = 0; seed < kCount; ++seed) {
    std::array<std::uint32_t, 4> order;
    permutation(std::uint64_t(seed), Purpose::shuffle, 0, order);
    counts[order[0] * 64 + order[1] * 16 + order[2] * 4 + order[3]] += 1;
  }
  std::erase(counts, 0.0);
  REQUIRE(counts.size() == 24);
  CHECK(chiSquared(counts, kCount / 24.0) < 23 + 5 * std::sqrt(2 * 23.0));
}

TEST_CASE("Bounded numbers stay below their bound and are fair even for awkward bounds", "[base][random]") {
  const RandomKey key = randomKey(11, Purpose::split, 0, 0);
  const std::uint32_t bound =
      3u << 30;  // 2^32 draws / bound: without rejection every third number comes twice
  std::vector<double> counts(3);
  for (int i = 0; i < 30'000; ++i) {
    const std::uint32_t value = randomBelow(key, i, bound);
    REQUIRE(value < bound);
    counts[value % 3] += 1;
  }
  CHECK(chiSquared(counts, 10'000) < 2 + 5 * std::sqrt(2 * 2.0));
  CHECK(randomBelow(key, 0, 1) == 0);
}

TEST_CASE("A seed keeps its meaning: links of last year draw the same numbers", "[base][random]") {
  CHECK(randomBits(42, Purpose::init, 0, 0, 0) == 3733689103u);
  CHECK(randomBits64(randomKey(42, Purpose::shuffle, 1, 0), 2) == 17892149016767217296u);
}
