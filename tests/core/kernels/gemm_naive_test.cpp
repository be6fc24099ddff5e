// The three loops of the page about products: the bits of the product that training uses, so that the two may
// be compared.
#include "kernels/gemm_naive.hpp"

#include <catch2/catch_test_macros.hpp>

#include "kernels/check.hpp"

using namespace downhill;
using namespace downhill::test;

TEST_CASE("The three loops have the bits of the engine's product", "[kernels]") {
  for (const kernels::GemmDims d :
       {kernels::GemmDims{1, 1, 1}, kernels::GemmDims{4, 5, 3}, kernels::GemmDims{2, 3, 0},
        kernels::GemmDims{64, 64, 64}, kernels::GemmDims{33, 65, 300}, kernels::GemmDims{7, 1, 9}}) {
    CAPTURE(d.m, d.n, d.k);
    const auto a = numbers(d.m * d.k, 31);
    const auto b = numbers(d.k * d.n, 32);
    std::vector<float> naive(d.m * d.n + 1, 77.0F);
    std::vector<float> ours = naive;
    kernels::gemmNaive(d, a.data(), b.data(), naive.data());
    kernels::gemmNN<float>(d, a.data(), b.data(), nullptr, ours.data());
    CHECK(sameBits(naive, ours));
  }
}
