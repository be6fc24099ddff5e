#include "data/scaler.hpp"

#include "base/math.hpp"

namespace downhill {

void Scaler::apply(std::span<float> x) const noexcept {
  const std::size_t columns = mean.size();
  for (std::size_t i = 0; i < x.size(); ++i) {
    const std::size_t c = i % columns;
    x[i] = static_cast<float>((static_cast<double>(x[i]) - mean[c]) / deviation[c]);
  }
}

Result<Scaler> fitScaler(std::span<const float> features, std::size_t columns,
                         std::span<const std::uint32_t> rows) {
  if (rows.empty())
    return fail(ErrorCode::invalidArgument, "a scaler needs at least one training row, got none");
  auto mean = Buffer<double>::make(columns, "column means");
  if (!mean) return std::unexpected(mean.error());
  auto deviation = Buffer<double>::make(columns, "column deviations");
  if (!deviation) return std::unexpected(deviation.error());

  const auto count = static_cast<double>(rows.size());
  for (std::size_t c = 0; c < columns; ++c) {
    double sum = 0.0;
    for (const std::uint32_t row : rows) sum += static_cast<double>(features[row * columns + c]);
    const double center = sum / count;
    double squares = 0.0;  // a second pass: sum(x^2) - n mean^2 would cancel for columns far from 0
    for (const std::uint32_t row : rows) {
      const double off = static_cast<double>(features[row * columns + c]) - center;
      squares += off * off;
    }
    (*mean)[c] = center;
    (*deviation)[c] = squares > 0.0 ? math::sqrt(squares / count) : 1.0;
  }
  return Scaler{std::move(*mean), std::move(*deviation)};
}

}  // namespace downhill
