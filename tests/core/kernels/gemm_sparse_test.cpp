// Products whose left operand holds zeros: whatever is left out, each output has the bits of the whole chain.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "base/lanes.hpp"
#include "kernels/check.hpp"
#include "kernels/gemm.hpp"

using namespace downhill;
using namespace downhill::test;
using kernels::GemmDims;

namespace {

const std::vector<GemmDims> kShapes = {{32, 64, 32}, {35, 69, 40}, {20, 128, 300}, {64, 72, 784}};

std::vector<float> chain(GemmDims d, const std::vector<float>& a, const std::vector<float>& b,
                         const float* bias) {
  std::vector<float> c(d.m * d.n);
  for (std::size_t i = 0; i < d.m; ++i) {
    for (std::size_t j = 0; j < d.n; ++j) {
      float sum = a[i * d.k] * b[j];
      for (std::size_t p = 1; p < d.k; ++p) {
        const float product = a[i * d.k + p] * b[p * d.n + j];
        sum = sum + product;
      }
      c[i * d.n + j] = bias == nullptr ? sum : sum + bias[j];
    }
  }
  return c;
}

std::vector<float> transposed(const std::vector<float>& x, std::size_t rows, std::size_t columns) {
  std::vector<float> out(x.size());
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) out[c * rows + r] = x[r * columns + c];
  }
  return out;
}

/// All three products of a and b against the chain. NaN equals NaN, whatever its bits.
void checkProducts(GemmDims d, const std::vector<float>& a, const std::vector<float>& b) {
  CAPTURE(d.m, d.n, d.k);
  const auto same = [](const std::vector<float>& x, const std::vector<float>& y) {
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (std::isnan(x[i]) && std::isnan(y[i])) continue;
      if (math::bitsOf(x[i]) != math::bitsOf(y[i])) return false;
    }
    return true;
  };
  const auto bias = numbers(d.n, 31);
  std::vector<float> c(d.m * d.n);
  kernels::gemmNN(d, a.data(), b.data(), bias.data(), c.data());
  CHECK(same(c, chain(d, a, b, bias.data())));
  const auto want = chain(d, a, b, nullptr);
  kernels::gemmNN<float>(d, a.data(), b.data(), nullptr, c.data());
  CHECK(same(c, want));
  kernels::gemmTN(d, transposed(a, d.m, d.k).data(), b.data(), c.data());
  CHECK(same(c, want));
  kernels::gemmNT(d, a.data(), transposed(b, d.k, d.n).data(), c.data());
  CHECK(same(c, want));
}

/// Numbers of which only `percent` in a hundred are not `nothing`; rows 4 to 7 hold nothing else.
std::vector<float> sparse(GemmDims d, int percent, float nothing) {
  auto a = numbers(d.m * d.k, 32);
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool empty = i / d.k >= 4 && i / d.k < 8;
    if (empty || static_cast<int>(i * 2654435761U % 65536 * 100 / 65536) >= percent) a[i] = nothing;
  }
  return a;
}

}  // namespace

TEST_CASE("Zeros in the left operand change no bit of a product", "[kernels]") {
  for (const GemmDims d : kShapes) {
    for (const int percent : {0, 3, 20, 60, 100}) {
      CAPTURE(percent);
      for (const float nothing : {0.0F, -0.0F}) {
        checkProducts(d, sparse(d, percent, nothing), numbers(d.k * d.n, 33));
      }
    }
  }
}

TEST_CASE("Left-out zeros still decide whether a sum of nothing is +0 or -0", "[kernels]") {
  for (const GemmDims d : kShapes) {
    auto b = numbers(d.k * d.n, 34);
    for (std::size_t p = 0; p < d.k; ++p) {
      // A column of each kind: all negative, all -0, all +0, -0 but for one, tiny.
      for (std::size_t j = 0; j < d.n; ++j) {
        float& x = b[p * d.n + j];
        if (j % 6 == 0) x = -std::fabs(x) - 1.0F;
        if (j % 6 == 1) x = -0.0F;
        if (j % 6 == 2) x = 0.0F;
        if (j % 6 == 3) x = p == d.k / 2 ? 0.0F : -0.0F;
        if (j % 6 == 4) x *= 1e-42F;
      }
    }
    for (const int percent : {0, 1, 10}) {
      auto a = sparse(d, percent, 0.0F);
      checkProducts(d, a, b);
      for (float& x : a) x = std::fabs(x) * 1e-6F;
      checkProducts(d, a, b);
    }
  }
}

TEST_CASE("A zero times what is not finite is NaN, and is not left out", "[kernels]") {
  for (const GemmDims d : kShapes) {
    for (const float bad :
         {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
      auto b = numbers(d.k * d.n, 35);
      b[(d.k - 1) * d.n + 5] = bad;
      checkProducts(d, sparse(d, 10, 0.0F), b);
    }
  }
}
