// Matrix products against the chain that the design defines, written as three plain loops: equal bits at
// every shape, so no tile, tail or row count can show in a weight.
#include "kernels/gemm.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "kernels/check.hpp"

using namespace downhill;
using namespace downhill::test;
using kernels::GemmDims;

namespace {

/// One chain an output: k ascending from the first product, bias last.
template <class Real>
std::vector<Real> chain(GemmDims d, const std::vector<Real>& a, const std::vector<Real>& b,
                        const Real* bias) {
  std::vector<Real> c(d.m * d.n);
  for (std::size_t i = 0; i < d.m; ++i) {
    for (std::size_t j = 0; j < d.n; ++j) {
      Real sum = d.k == 0 ? Real(0) : a[i * d.k] * b[j];
      for (std::size_t p = 1; p < d.k; ++p) {
        const Real product = a[i * d.k + p] * b[p * d.n + j];
        sum = sum + product;
      }
      c[i * d.n + j] = bias == nullptr ? sum : sum + bias[j];
    }
  }
  return c;
}

template <class Real>
std::vector<Real> transposed(const std::vector<Real>& x, std::size_t rows, std::size_t columns) {
  std::vector<Real> out(x.size());
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) out[c * rows + r] = x[r * columns + c];
  }
  return out;
}

/// Every residue of the tile in each direction, a batch, and k on both sides of a vector.
std::vector<GemmDims> shapes() {
  std::vector<GemmDims> list;
  for (std::size_t m : {1, 2, 3, 4, 5, 7, 8, 10}) {
    for (std::size_t n = 1; n <= 17; ++n) {
      for (std::size_t k : {1, 2, 3, 8, 13}) list.push_back({m, n, k});
    }
  }
  list.push_back({33, 65, 127});
  list.push_back({129, 1, 300});
  list.push_back({1, 130, 300});
  return list;
}

/// c with one more number behind it that nobody may touch.
std::vector<float> guarded(GemmDims d) { return std::vector<float>(d.m * d.n + 1, 77.0F); }

std::vector<float> withGuard(std::vector<float> c) {
  c.push_back(77.0F);
  return c;
}

}  // namespace

TEST_CASE("a · b + bias is one chain an output, bit for bit, at every shape", "[kernels]") {
  for (GemmDims d : shapes()) {
    CAPTURE(d.m, d.n, d.k);
    const auto a = numbers(d.m * d.k, 11);
    const auto b = numbers(d.k * d.n, 12);
    const auto bias = numbers(d.n, 13);
    auto c = guarded(d);
    kernels::gemmNN<float>(d, a.data(), b.data(), nullptr, c.data());
    REQUIRE(sameBits(c, withGuard(chain<float>(d, a, b, nullptr))));
    kernels::gemmNN(d, a.data(), b.data(), bias.data(), c.data());
    REQUIRE(sameBits(c, withGuard(chain(d, a, b, bias.data()))));
  }
}

TEST_CASE("The transposed products have the bits of the plain one on transposed operands", "[kernels]") {
  for (GemmDims d : shapes()) {
    CAPTURE(d.m, d.n, d.k);
    const auto a = numbers(d.m * d.k, 14);
    const auto b = numbers(d.k * d.n, 15);
    const auto want = withGuard(chain<float>(d, a, b, nullptr));
    auto c = guarded(d);
    kernels::gemmTN(d, transposed(a, d.m, d.k).data(), b.data(), c.data());
    REQUIRE(sameBits(c, want));
    c = guarded(d);
    kernels::gemmNT(d, a.data(), transposed(b, d.k, d.n).data(), c.data());
    REQUIRE(sameBits(c, want));
  }
}

TEST_CASE("Products in double follow the same chain", "[kernels]") {
  for (GemmDims d : {GemmDims{1, 1, 1}, GemmDims{3, 5, 7}, GemmDims{10, 9, 8}, GemmDims{6, 1, 11}}) {
    CAPTURE(d.m, d.n, d.k);
    const auto a = numbers<double>(d.m * d.k, 16);
    const auto b = numbers<double>(d.k * d.n, 17);
    const auto bias = numbers<double>(d.n, 18);
    std::vector<double> c(d.m * d.n);
    kernels::gemmNN(d, a.data(), b.data(), bias.data(), c.data());
    CHECK(c == chain(d, a, b, bias.data()));
    const auto want = chain<double>(d, a, b, nullptr);
    kernels::gemmTN(d, transposed(a, d.m, d.k).data(), b.data(), c.data());
    CHECK(c == want);
    kernels::gemmNT(d, a.data(), transposed(b, d.k, d.n).data(), c.data());
    CHECK(c == want);
  }
}

TEST_CASE("A float product lies within the rounding bound of the exact one", "[kernels]") {
  const GemmDims d{9, 11, 200};
  const auto a = numbers(d.m * d.k, 19);
  const auto b = numbers(d.k * d.n, 20);
  std::vector<float> c(d.m * d.n);
  kernels::gemmNN<float>(d, a.data(), b.data(), nullptr, c.data());
  for (std::size_t i = 0; i < d.m; ++i) {
    for (std::size_t j = 0; j < d.n; ++j) {
      double exact = 0;
      double size = 0;
      for (std::size_t p = 0; p < d.k; ++p) {
        const double product = double(a[i * d.k + p]) * b[p * d.n + j];
        exact += product;
        size += std::abs(product);
      }
      CHECK(std::abs(c[i * d.n + j] - exact) <= (d.k + 2) * 0x1p-24 * size);
    }
  }
}

TEST_CASE("A row's bits depend neither on how many rows there are nor on where it lies", "[kernels]") {
  for (std::size_t n : {1, 3, 8, 13}) {
    const std::size_t k = 9;
    const std::size_t capacity = 100;
    const auto a = numbers(capacity * k, 21);
    const auto b = numbers(k * n, 22);
    std::vector<float> all(capacity * n);
    kernels::gemmNN<float>({capacity, n, k}, a.data(), b.data(), nullptr, all.data());
    for (std::size_t first : {0, 1, 2, 3, 50}) {
      CAPTURE(n, first);
      std::vector<float> some(7 * n);
      kernels::gemmNN<float>({7, n, k}, a.data() + first * k, b.data(), nullptr, some.data());
      const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first * n);
      CHECK(sameBits(some, {begin, begin + static_cast<std::ptrdiff_t>(7 * n)}));
    }
  }
}

TEST_CASE("A chain starts from its first product, so a sum of -0 stays -0", "[kernels]") {
  for (std::size_t n : {1, 2, 4, 8, 13}) {
    CAPTURE(n);
    const std::vector<float> a = {-1.0F, -1.0F};
    const std::vector<float> b(2 * n, 0.0F);
    std::vector<float> c(n);
    kernels::gemmNN<float>({1, n, 2}, a.data(), b.data(), nullptr, c.data());
    CHECK(sameBits(c, std::vector<float>(n, -0.0F)));
  }
}

TEST_CASE("An empty sum is the bias, or 0", "[kernels]") {
  const std::vector<float> bias = {1, 2, 3};
  std::vector<float> c(6, 77.0F);
  kernels::gemmNN<float>({2, 3, 0}, nullptr, nullptr, bias.data(), c.data());
  CHECK(c == std::vector<float>{1, 2, 3, 1, 2, 3});
  kernels::gemmTN<float>({2, 3, 0}, nullptr, nullptr, c.data());
  CHECK(c == std::vector<float>(6, 0.0F));
}

TEST_CASE("A NaN reaches its own row and column and nothing else", "[kernels]") {
  const GemmDims d{6, 11, 5};
  auto a = numbers(d.m * d.k, 23);
  const auto b = numbers(d.k * d.n, 24);
  a[2 * d.k + 3] = std::numeric_limits<float>::quiet_NaN();
  std::vector<float> c(d.m * d.n);
  kernels::gemmNN<float>(d, a.data(), b.data(), nullptr, c.data());
  for (std::size_t i = 0; i < c.size(); ++i) CHECK(std::isnan(c[i]) == (i / d.n == 2));
}
