// Rows of the data, handed out again: for whoever shows them and keeps no copy of its own.
#include <algorithm>
#include <string>

#include "train/session_state.hpp"

namespace downhill {

namespace {

template <class T>
void append(std::vector<T>& out, std::span<const T> table, std::size_t row, std::size_t width) {
  const auto values = table.subspan(row * width, width);
  out.insert(out.end(), values.begin(), values.end());
}

}  // namespace

Result<Examples> Session::examples(std::span<const std::uint32_t> rows) const {
  const State& s = *state_;
  if (!s.data) return fail(ErrorCode::noData, "examples: the session has no data yet; call setData first");
  const Dataset& data = *s.data;
  const std::size_t width = data.shape.size();
  if (std::uint64_t{rows.size()} * width > (data.usesBytes() ? kMaxBytes : kMaxCells)) {
    return fail(ErrorCode::tooLarge, "rows: " + std::to_string(rows.size()) + " are too many at once",
                "rows");
  }
  const auto beyond = std::ranges::find_if(rows, [&](std::uint32_t row) { return row >= data.rows; });
  if (beyond != rows.end()) {
    return fail(ErrorCode::invalidArgument,
                "rows must be below " + std::to_string(data.rows) + ", got " + std::to_string(*beyond),
                "rows");
  }
  Examples out;
  for (const std::uint32_t row : rows) {
    if (data.usesBytes())
      append(out.bytes, data.bytes.span(), row, width);
    else
      append(out.features, data.features.span(), row, width);
    if (data.usesClassIds())
      append(out.classIds, data.classIds.span(), row, 1);
    else
      append(out.targets, data.targets.span(), row, data.units);
  }
  return out;
}

}  // namespace downhill
