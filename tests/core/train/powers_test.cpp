// The powers that bias corrections are made of: what squaring and multiplying by hand gives, bit for bit.
#include "train/powers.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace downhill;

namespace {

/// base^t by squaring from the lowest bit up: the order that is part of what a checkpoint replays.
double bySquaring(double base, std::uint64_t t) {
  double product = 1.0;
  for (; t != 0; t >>= 1, base *= base) {
    if ((t & 1) != 0) product *= base;
  }
  return product;
}

}  // namespace

TEST_CASE("A power has the bits of squaring and multiplying in one order, for every base in turn",
          "[train]") {
  Powers powers;
  for (const double base : {0.9, 0.999, 0.0, 0.5, 0.999}) {
    powers.setBase(base);
    for (std::uint64_t t = 0; t < 3000; ++t) REQUIRE(powers.at(t) == bySquaring(base, t));
    CHECK(powers.at(std::uint64_t{1} << 40) == bySquaring(base, std::uint64_t{1} << 40));
  }
}

TEST_CASE("Powers of whole numbers are exact, and 0.999^1000 is what a thousand products give", "[train]") {
  Powers powers;
  powers.setBase(3);
  CHECK(powers.at(1) == 3.0);
  CHECK(powers.at(13) == 1594323.0);
  powers.setBase(2);
  CHECK(powers.at(1023) == 0x1p1023);
  powers.setBase(0.999);
  double product = 1;
  for (int i = 0; i < 1000; ++i) product *= 0.999;
  CHECK(std::fabs(powers.at(1000) / product - 1) <= 1e-13);
}
