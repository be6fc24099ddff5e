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

/// Every size below 20 in every direction, so every remainder of rows, columns, panels and unrolled steps
/// beside every other; then what needs many panels, several parts of k, or both with something left over.
std::vector<GemmDims> shapes() {
  std::vector<GemmDims> list;
  for (std::size_t m = 0; m < 20; ++m) {
    for (std::size_t n = 0; n < 20; ++n) {
      for (std::size_t k = 0; k < 20; ++k) list.push_back({m, n, k});
    }
  }
  for (const GemmDims d :
       {GemmDims{33, 65, 127}, GemmDims{129, 1, 300}, GemmDims{1, 130, 300}, GemmDims{5, 9, 257},
        GemmDims{19, 61, 600}, GemmDims{16, 300, 513}, GemmDims{18, 3, 1030}, GemmDims{2, 37, 259},
        GemmDims{64, 64, 64}, GemmDims{7, 200, 1}}) {
    list.push_back(d);
  }
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
  for (GemmDims d : {GemmDims{1, 1, 1}, GemmDims{3, 5, 7}, GemmDims{10, 9, 8}, GemmDims{6, 1, 11},
                     GemmDims{20, 17, 300}}) {
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
  for (std::size_t n : {1, 3, 8, 13, 70}) {
    const std::size_t k = n == 70 ? 300 : 9;
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
  for (std::size_t m : {1, 4, 6, 20}) {
    for (std::size_t n : {1, 2, 4, 8, 13}) {
      for (std::size_t k : {2, 5, 300}) {
        CAPTURE(m, n, k);
        const std::vector<float> a(m * k, -1.0F);
        const std::vector<float> b(k * n, 0.0F);
        std::vector<float> c(m * n);
        kernels::gemmNN<float>({m, n, k}, a.data(), b.data(), nullptr, c.data());
        CHECK(sameBits(c, std::vector<float>(m * n, -0.0F)));
      }
    }
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

TEST_CASE("A NaN in a reaches its own row of the product and nothing else", "[kernels]") {
  for (const GemmDims d : {GemmDims{6, 11, 5}, GemmDims{6, 1, 7}, GemmDims{20, 13, 5}}) {
    CAPTURE(d.m, d.n, d.k);
    auto a = numbers(d.m * d.k, 23);
    const auto b = numbers(d.k * d.n, 24);
    a[2 * d.k + 3] = std::numeric_limits<float>::quiet_NaN();
    std::vector<float> c(d.m * d.n);
    kernels::gemmNN<float>(d, a.data(), b.data(), nullptr, c.data());
    for (std::size_t i = 0; i < c.size(); ++i) CHECK(std::isnan(c[i]) == (i / d.n == 2));
  }
}
