// Gathering examples into a batch: every row, repeated rows, and the conversion from each stored type.
#include "kernels/gather.hpp"

#include <catch2/catch_test_macros.hpp>

#include "kernels/check.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

const std::vector<std::uint32_t> kIndex = {4, 0, 4, 2, 1};

}  // namespace

TEST_CASE("Gathered rows are the named rows of the table, repeated ones too", "[kernels]") {
  for (std::size_t n : {1, 2, 5, 8}) {
    CAPTURE(n);
    const auto table = numbers(5 * n, 81);
    std::vector<float> out(kIndex.size() * n);
    std::vector<double> outDouble(out.size());
    kernels::gather(table.data(), kIndex.data(), kIndex.size(), n, out.data());
    kernels::gather(table.data(), kIndex.data(), kIndex.size(), n, outDouble.data());
    for (std::size_t i = 0; i < out.size(); ++i) {
      const float want = table[kIndex[i / n] * n + i % n];
      CHECK(sameBits(out[i], want));
      CHECK(outDouble[i] == want);
    }
  }
}

TEST_CASE("Gathered bytes are multiplied by their scale, and 255 / 255 is 1", "[kernels]") {
  const std::vector<std::uint8_t> table = {0, 255, 128, 1, 2, 3, 51, 200, 254, 7};
  std::vector<float> out(kIndex.size() * 2);
  std::vector<double> outDouble(out.size());
  kernels::gather(table.data(), kIndex.data(), kIndex.size(), 2, 1.0F / 255, out.data());
  kernels::gather(table.data(), kIndex.data(), kIndex.size(), 2, 1.0 / 255, outDouble.data());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::uint8_t byte = table[kIndex[i / 2] * 2 + i % 2];
    CHECK(sameBits(out[i], static_cast<float>(byte) * (1.0F / 255)));
    CHECK(outDouble[i] == byte * (1.0 / 255));
  }
  CHECK(out[3] == 1.0F);  // row 0, second number
}

TEST_CASE("Class ids are gathered as one-hot rows", "[kernels]") {
  const std::vector<std::int32_t> ids = {2, 0, 1, 2, 0};
  std::vector<float> hot(kIndex.size() * 3, 77.0F);
  kernels::gatherOneHot(ids.data(), kIndex.data(), kIndex.size(), 3, hot.data());
  CHECK(hot == std::vector<float>{1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0});
}
