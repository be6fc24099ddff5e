// Kernels that know rows, against plain loops: column sums in the written order, softmax against long double.
#include "kernels/rows.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "kernels/check.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

std::vector<long double> exactSoftmax(const std::vector<float>& row) {
  const long double top = *std::max_element(row.begin(), row.end());
  std::vector<long double> out;
  long double sum = 0;
  for (float x : row) sum += std::exp(x - top);
  for (float x : row) out.push_back(std::exp(x - top) / sum);
  return out;
}

}  // namespace

TEST_CASE("A bias is added to every row", "[kernels]") {
  for (std::size_t n = 1; n <= 17; ++n) {
    CAPTURE(n);
    const std::size_t rows = 5;
    auto x = numbers(rows * n, 31);
    const auto bias = numbers(n, 32);
    std::vector<float> want(rows * n);
    for (std::size_t i = 0; i < want.size(); ++i) want[i] = x[i] + bias[i % n];
    kernels::addBias(rows, n, x.data(), bias.data(), x.data());
    CHECK(sameBits(x, want));
  }
}

TEST_CASE("Column sums put row r into partial r % 8, in every column and at every row count", "[kernels]") {
  for (std::size_t n : {1, 2, 3, 4, 5, 7, 8, 9, 13}) {
    for (std::size_t rows = 0; rows <= 26; ++rows) {
      CAPTURE(n, rows);
      const auto x = numbers(rows * n, 33, -1e3, 1e3);
      std::vector<float> got(n + 1, 77.0F);
      std::vector<float> want;
      for (std::size_t j = 0; j < n; ++j) {
        std::vector<float> column;
        for (std::size_t r = 0; r < rows; ++r) column.push_back(x[r * n + j]);
        want.push_back(sumInOrder(column));
      }
      want.push_back(77.0F);
      kernels::sumRows(rows, n, x.data(), got.data());
      CHECK(sameBits(got, want));
    }
  }
}

TEST_CASE("Column sums in double follow the same order", "[kernels]") {
  const auto x = numbers<double>(21, 34);
  double got = 0;
  kernels::sumRows(21, 1, x.data(), &got);
  CHECK(got == sumInOrder(x));
}

TEST_CASE("Softmax is within 1e-6 of the exact one for ordinary rows of any width", "[kernels]") {
  for (std::size_t n = 1; n <= 19; ++n) {
    CAPTURE(n);
    const auto x = numbers(3 * n, 35, -8, 8);
    std::vector<float> y(3 * n);
    kernels::softmax(3, n, x.data(), y.data());
    for (std::size_t r = 0; r < 3; ++r) {
      const auto from = static_cast<std::ptrdiff_t>(r * n);
      const auto to = static_cast<std::ptrdiff_t>((r + 1) * n);
      CHECK(allClose(std::vector<float>(y.begin() + from, y.begin() + to),
                     exactSoftmax({x.begin() + from, x.begin() + to}), 1e-6));
    }
  }
}

TEST_CASE("Softmax holds at huge, equal and denormal logits", "[kernels]") {
  const float tiny = std::numeric_limits<float>::denorm_min();
  const std::vector<float> table = {0.0F, -0.0F, 1.0F, 1e4F, -1e4F, 1e9F, -1e9F, tiny, -tiny, 3e38F, -3e38F};
  for (float a : table) {
    for (float b : table) {
      for (float c : table) {
        CAPTURE(a, b, c);
        const std::vector<float> x = {a, b, c};
        std::vector<float> y(3);
        kernels::softmax(1, 3, x.data(), y.data());
        REQUIRE(allClose(y, exactSoftmax(x), 1e-6));
      }
    }
  }
}

TEST_CASE("A NaN logit makes its whole row NaN and no other", "[kernels]") {
  for (std::size_t place = 0; place < 6; ++place) {
    CAPTURE(place);
    auto x = numbers(18, 36);
    x[6 + place] = std::numeric_limits<float>::quiet_NaN();
    kernels::softmax(3, 6, x.data(), x.data());
    for (std::size_t i = 0; i < x.size(); ++i) CHECK(std::isnan(x[i]) == (i / 6 == 1));
  }
}

TEST_CASE("The gradient of softmax agrees with central differences", "[kernels]") {
  for (std::size_t n : {1, 2, 3, 8, 11}) {
    CAPTURE(n);
    const auto x = numbers<double>(2 * n, 37);
    const auto dy = numbers<double>(2 * n, 38);
    const auto want = slopes(x, [&](const std::vector<double>& at) {
      std::vector<double> y(at.size());
      kernels::softmax(2, n, at.data(), y.data());
      double sum = 0;
      for (std::size_t i = 0; i < y.size(); ++i) sum += y[i] * dy[i];
      return sum;
    });
    std::vector<double> y(2 * n);
    std::vector<double> dx = dy;
    kernels::softmax(2, n, x.data(), y.data());
    kernels::softmaxGrad(2, n, y.data(), dx.data(), dx.data());
    CHECK(allClose(dx, want, 1e-9));
  }
}

TEST_CASE("Rows of softmax and its gradient keep their bits in a shorter batch and at another place",
          "[kernels]") {
  for (std::size_t n : {1, 3, 8, 11}) {
    CAPTURE(n);
    const auto x = numbers(100 * n, 39, -4, 4);
    const auto dy = numbers(100 * n, 40);
    std::vector<float> y(100 * n), dx(100 * n), shortY(7 * n), shortDx(7 * n);
    kernels::softmax(100, n, x.data(), y.data());
    kernels::softmaxGrad(100, n, y.data(), dy.data(), dx.data());
    kernels::softmax(7, n, x.data() + 5 * n, shortY.data());
    kernels::softmaxGrad(7, n, shortY.data(), dy.data() + 5 * n, shortDx.data());
    const auto from = static_cast<std::ptrdiff_t>(5 * n);
    const auto to = static_cast<std::ptrdiff_t>(12 * n);
    CHECK(sameBits(shortY, {y.begin() + from, y.begin() + to}));
    CHECK(sameBits(shortDx, {dx.begin() + from, dx.begin() + to}));
  }
}
