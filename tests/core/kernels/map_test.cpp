// The sweeps and sums under every kernel: lanes and tail must agree with a plain loop, bit for bit, at every
// length.
#include "kernels/map.hpp"

#include <catch2/catch_test_macros.hpp>

#include "base/math.hpp"
#include "kernels/check.hpp"
#include "kernels/elementwise.hpp"

using namespace downhill;
using namespace downhill::test;

TEST_CASE("A map has the bits of a plain loop at every length, and writes nothing beyond it", "[kernels]") {
  for (std::size_t n = 0; n <= 40; ++n) {
    CAPTURE(n);
    const auto in = numbers(n, 1);
    std::vector<float> out(n + 1, 77.0F);
    kernels::map(in.data(), out.data(), n, [](auto x) { return math::exp(x) * x; });
    std::vector<float> want;
    for (float x : in) want.push_back(math::exp(x) * x);
    want.push_back(77.0F);
    CHECK(sameBits(out, want));
  }
}

TEST_CASE("zip passes its inputs in order, in place too", "[kernels]") {
  for (std::size_t n = 0; n <= 17; ++n) {
    CAPTURE(n);
    const auto a = numbers(n, 2);
    const auto b = numbers(n, 3);
    auto c = numbers(n, 4);
    std::vector<float> apart(n);
    std::vector<float> wantApart(n);
    std::vector<float> wantInPlace(n);
    for (std::size_t i = 0; i < n; ++i) {
      wantApart[i] = a[i] - b[i] * b[i];
      wantInPlace[i] = a[i] - c[i] * c[i];
    }
    const auto f = [](auto x, auto y) { return x - y * y; };
    kernels::zip(a.data(), b.data(), apart.data(), n, f);
    kernels::zip(a.data(), c.data(), c.data(), n, f);
    CHECK(sameBits(apart, wantApart));
    CHECK(sameBits(c, wantInPlace));
  }
}

TEST_CASE("A fold adds in eight interleaved partials and one tree at every length", "[kernels]") {
  for (std::size_t n = 0; n <= 70; ++n) {
    CAPTURE(n);
    const auto a = numbers(n, 5, -1e3, 1e3);
    const auto b = numbers(n, 6);
    std::vector<float> terms(n);
    for (std::size_t i = 0; i < n; ++i) terms[i] = a[i] * b[i];
    const float want = sumInOrder(terms);
    const float* pa = a.data();
    const float* pb = b.data();
    CHECK(sameBits(kernels::fold<float>(n, [=](auto at) { return at(pa) * at(pb); }), want));
    CHECK(sameBits(kernels::foldEach<float>(n, [=](std::size_t i) { return pa[i] * pb[i]; }), want));
  }
}

TEST_CASE("Long formulas have the bits of a plain loop at every length, in place too", "[kernels]") {
  for (std::size_t n = 0; n <= 70; ++n) {
    CAPTURE(n);
    const auto a = numbers(n, 10);
    const auto b = numbers(n, 11);
    std::vector<float> mapped(n + 1, 77.0F), zipped(n + 1, 77.0F), wantMapped, wantZipped;
    auto mappedInPlace = a;
    auto zippedInPlace = b;
    for (std::size_t i = 0; i < n; ++i) wantMapped.push_back(math::exp(a[i]) * a[i]);
    for (std::size_t i = 0; i < n; ++i) wantZipped.push_back(math::exp(a[i]) - b[i]);
    const auto f = [](auto x) { return math::exp(x) * x; };
    const auto g = [](auto x, auto y) { return math::exp(x) - y; };
    kernels::mapLong(a.data(), mapped.data(), n, f);
    kernels::mapLong(mappedInPlace.data(), mappedInPlace.data(), n, f);
    kernels::zipLong(a.data(), b.data(), zipped.data(), n, g);
    kernels::zipLong(a.data(), zippedInPlace.data(), zippedInPlace.data(), n, g);
    CHECK(sameBits(mappedInPlace, wantMapped));
    CHECK(sameBits(zippedInPlace, wantZipped));
    wantMapped.push_back(77.0F);
    wantZipped.push_back(77.0F);
    CHECK(sameBits(mapped, wantMapped));
    CHECK(sameBits(zipped, wantZipped));
  }
}

TEST_CASE("A fold of long terms is the same sum, whatever the formula makes of the padding", "[kernels]") {
  for (std::size_t n = 0; n <= 70; ++n) {
    CAPTURE(n);
    const auto a = numbers(n, 12, 0.5, 2.0);
    std::vector<float> terms(n);
    for (std::size_t i = 0; i < n; ++i) terms[i] = math::log(a[i]);
    const float* p = a.data();
    CHECK(
        sameBits(kernels::foldLong<float>(n, [=](auto at) { return math::log(at(p)); }), sumInOrder(terms)));
  }
}

TEST_CASE("A fold in double follows the same order of sums", "[kernels]") {
  for (std::size_t n : {0, 1, 7, 8, 9, 23, 64, 101}) {
    CAPTURE(n);
    const auto a = numbers<double>(n, 7, -1e3, 1e3);
    const double* p = a.data();
    CHECK(kernels::fold<double>(n, [=](auto at) { return at(p); }) == sumInOrder(a));
  }
}

TEST_CASE("Arithmetic kernels have the bits of a plain loop at every length", "[kernels]") {
  for (std::size_t n = 0; n <= 17; ++n) {
    CAPTURE(n);
    const auto a = numbers(n, 8);
    const auto b = numbers(n, 9);
    std::vector<float> sum(n), copied(n);
    kernels::add(a.data(), b.data(), sum.data(), n);
    kernels::copy(a.data(), copied.data(), n);
    for (std::size_t i = 0; i < n; ++i) CHECK(sameBits(sum[i], a[i] + b[i]));
    CHECK(sameBits(copied, a));
  }
}
