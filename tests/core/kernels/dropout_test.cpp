// Dropout's mask: counted by place, the same in lanes, tails, double and in a shorter batch.
#include "kernels/dropout.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "base/random.hpp"
#include "kernels/check.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

std::vector<float> maskOf(std::size_t rows, std::size_t n, float rate, std::uint64_t seed, std::uint64_t step,
                          std::uint32_t node) {
  const std::vector<float> ones(rows * n, 1.0F);
  std::vector<float> out(rows * n);
  kernels::dropout(rows, n, ones.data(), out.data(), rate, seed, step, node);
  return out;
}

}  // namespace

TEST_CASE("A unit is kept where the counter's number at row * n + unit is at least the rate", "[kernels]") {
  for (std::size_t n : {1, 2, 3, 5, 8, 11}) {
    CAPTURE(n);
    const auto x = numbers(7 * n, 71);
    std::vector<float> out(7 * n);
    kernels::dropout(7, n, x.data(), out.data(), 0.3F, 42, 9, 5);
    for (std::size_t row = 0; row < 7; ++row) {
      for (std::size_t unit = 0; unit < n; ++unit) {
        const std::size_t i = row * n + unit;
        const bool kept = uniform01(randomBits(42, Purpose::dropout, 9, 5, i)) >= 0.3F;
        CHECK(sameBits(out[i], kept ? x[i] * (1.0F / (1.0F - 0.3F)) : 0.0F));
      }
    }
  }
}

TEST_CASE("Dropout keeps its expected share, scaled so that the mean stays", "[kernels]") {
  for (float rate : {0.1F, 0.5F, 0.9F}) {
    CAPTURE(rate);
    const auto mask = maskOf(1000, 100, rate, 1, 2, 3);
    double sum = 0;
    for (float value : mask) sum += value;
    const double deviation = std::sqrt(rate / (1 - rate) / 1e5);  // of the mean of the scaled mask
    CHECK(std::abs(sum / 1e5 - 1) < 4 * deviation);
  }
}

TEST_CASE("Seed, step and node each change the mask; nothing else does", "[kernels]") {
  const auto mask = maskOf(20, 7, 0.5F, 1, 2, 3);
  CHECK(sameBits(mask, maskOf(20, 7, 0.5F, 1, 2, 3)));
  CHECK_FALSE(sameBits(mask, maskOf(20, 7, 0.5F, 2, 2, 3)));
  CHECK_FALSE(sameBits(mask, maskOf(20, 7, 0.5F, 1, 3, 3)));
  CHECK_FALSE(sameBits(mask, maskOf(20, 7, 0.5F, 1, 2, 4)));
  const auto prefix = maskOf(3, 7, 0.5F, 1, 2, 3);
  CHECK(sameBits(prefix, {mask.begin(), mask.begin() + 21}));
}

TEST_CASE("Dropout in double drops the same units as in float", "[kernels]") {
  const auto mask = maskOf(50, 3, 0.2F, 7, 8, 9);
  const std::vector<double> ones(150, 1.0);
  std::vector<double> out(150);
  kernels::dropout(50, 3, ones.data(), out.data(), 0.2, 7, 8, 9);
  for (std::size_t i = 0; i < 150; ++i) CHECK((out[i] == 0) == (mask[i] == 0));
}

TEST_CASE("Rate 0 copies, and a dropped NaN is dropped", "[kernels]") {
  const auto x = numbers(13, 72);
  std::vector<float> out(13);
  kernels::dropout(13, 1, x.data(), out.data(), 0.0F, 1, 2, 3);
  CHECK(sameBits(out, x));
  const std::vector<float> nan(64, std::numeric_limits<float>::quiet_NaN());
  std::vector<float> dropped(64);
  kernels::dropout(64, 1, nan.data(), dropped.data(), 0.5F, 1, 2, 3);
  const auto mask = maskOf(64, 1, 0.5F, 1, 2, 3);
  for (std::size_t i = 0; i < 64; ++i) CHECK(std::isnan(dropped[i]) == (mask[i] != 0));
}
