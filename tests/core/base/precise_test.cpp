// The double functions that reach weights, against long double.
#include "base/precise.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "base/random.hpp"

using namespace downhill;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

/// Uniform in [from, to), another one for each i.
double between(double from, double to, std::uint64_t i) {
  const auto bits = randomBits64(randomKey(7, Purpose::data, 0, 0), i) >> 11;
  return from + (to - from) * (static_cast<double>(bits) * 0x1p-53);
}

double relativeError(double got, long double exact) {
  return static_cast<double>(std::fabs((static_cast<long double>(got) - exact) / exact));
}

}  // namespace

TEST_CASE("expD, logD and powD are within 1e-15 of long double", "[base][precise]") {
  double worstExp = 0, worstLog = 0, worstPow = 0;
  for (std::uint64_t i = 0; i < 200'000; ++i) {
    const double x = between(-700, 700, i);
    worstExp = std::max(worstExp, relativeError(math::expD(x), std::exp(static_cast<long double>(x))));
    const double y = std::exp(x) * between(0.5, 2, i + 1'000'000);
    if (y != 1.0)
      worstLog = std::max(worstLog, relativeError(math::logD(y), std::log(static_cast<long double>(y))));
    const double near = 1.0 + between(-1e-3, 1e-3, i);
    if (near != 1.0) worstLog = std::max(worstLog, relativeError(math::logD(near), std::log1p(near - 1.0L)));
    const double base = between(0.9, 1.0, i), exponent = between(0, 100, i + 2'000'000);
    worstPow =
        std::max(worstPow, relativeError(math::powD(base, exponent), std::pow<long double>(base, exponent)));
  }
  CHECK(worstExp <= 4e-16);
  CHECK(worstLog <= 4e-16);
  CHECK(worstPow <= 3e-15);
}

TEST_CASE("sinD and cosD are within 4e-16 of long double up to 2^20", "[base][precise]") {
  double worst = 0;
  for (std::uint64_t i = 0; i < 200'000; ++i) {
    const double x = i % 2 ? between(-7, 7, i) : between(-0x1p20, 0x1p20, i);
    worst = std::max(worst,
                     static_cast<double>(std::fabs(math::sinD(x) - std::sin(static_cast<long double>(x)))));
    worst = std::max(worst,
                     static_cast<double>(std::fabs(math::cosD(x) - std::cos(static_cast<long double>(x)))));
  }
  CHECK(worst <= 4e-16);
  CHECK(std::isnan(math::sinD(0x1p21)));
  CHECK(std::isnan(math::cosD(kInf)));
}

TEST_CASE("Doubles at the edges give what the mathematics says", "[base][precise]") {
  CHECK(math::expD(0.0) == 1.0);
  CHECK(math::expD(-kInf) == 0.0);
  CHECK(math::expD(kInf) == kInf);
  CHECK(math::expD(-745.0) == std::numeric_limits<double>::denorm_min());
  CHECK(std::isnan(math::expD(std::nan(""))));
  CHECK(math::logD(1.0) == 0.0);
  CHECK(math::logD(0.0) == -kInf);
  CHECK(math::logD(kInf) == kInf);
  CHECK(std::isnan(math::logD(-1.0)));
  CHECK(relativeError(math::logD(4.9406564584124654e-324), -744.4400719213812L) <= 4e-16);
  CHECK(math::powD(0.0, 2.0) == 0.0);
  CHECK(math::powD(0.0, 0.0) == 1.0);
  CHECK(math::cosD(0.0) == 1.0);
  CHECK(math::sinD(0.0) == 0.0);
}
