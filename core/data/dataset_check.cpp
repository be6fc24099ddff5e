#include "data/dataset_check.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/text.hpp"
#include "data/generators.hpp"

namespace downhill {

namespace {

/// One part under its name: "" for main, "validation", "test".
struct Named {
  const RowsView& view;
  const char* name;

  std::string where(const char* what) const { return *name ? std::string(name) + "." + what : what; }
};

std::string number(std::size_t n) { return std::to_string(n); }

Result<void> checkShape(const Shape& shape) {
  const bool rank = shape.rank >= 1 && shape.rank <= 3;
  std::size_t cells = 1;
  for (std::size_t i = 0; rank && i < shape.rank; ++i) {
    if (shape.dims[i] < 1 || shape.dims[i] > kMaxCells / cells)
      cells = kMaxCells + 1;  // stays there: too large or 0
    else
      cells *= shape.dims[i];
    if (cells > kMaxCells) break;
  }
  if (rank && cells <= kMaxCells) return {};
  return fail(ErrorCode::invalidArgument,
              "the shape of a row must have 1 to 3 dimensions of at least 1 and at most " +
                  number(kMaxCells) + " cells, got " + toString(shape),
              "inputShape");
}

/// count == rows * width, without the product, which may not fit 32 bits.
bool fits(std::size_t count, std::size_t rows, std::size_t width) {
  return count / rows == width && count % rows == 0;
}

Result<void> checkSizes(Named part, std::size_t cells, std::size_t units) {
  const std::size_t rows = part.view.rows;
  if (rows < 1 || rows > kMaxRows) {
    return fail(ErrorCode::invalidData, "rows must be 1 to " + number(kMaxRows) + ", got " + number(rows),
                part.where("rows"));
  }
  if (!fits(featureCount(part.view), rows, cells)) {
    return fail(ErrorCode::invalidData,
                "features must hold " + number(rows) + " rows of " + number(cells) + " numbers, got " +
                    number(featureCount(part.view)) + " numbers",
                part.where("features"));
  }
  if (units < 1 || !fits(targetCount(part.view), rows, units)) {
    return fail(ErrorCode::invalidData,
                "targets must hold " + number(rows) + " rows of " + number(std::max<std::size_t>(units, 1)) +
                    " numbers, got " + number(targetCount(part.view)) + " numbers",
                part.where("targets"));
  }
  return {};
}

Result<void> checkFinite(std::span<const float> values, std::size_t perRow, const std::string& where) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isfinite(values[i])) continue;
    return fail(ErrorCode::invalidData,
                where + " must be finite, got " + toText(values[i]) + " in row " + number(i / perRow) +
                    ", column " + number(i % perRow),
                where);
  }
  return {};
}

Result<void> checkClassIds(std::span<const std::int32_t> ids, std::size_t classes, const std::string& where) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] >= 0 && static_cast<std::size_t>(ids[i]) < classes) continue;
    return fail(ErrorCode::invalidData,
                "class ids must be 0 to " + number(classes - 1) + ", got " + std::to_string(ids[i]) +
                    " in row " + number(i),
                where);
  }
  return {};
}

Result<void> checkValues(Named part, std::size_t cells, std::size_t units, std::size_t classes) {
  if (const auto* values = std::get_if<std::span<const float>>(&part.view.features)) {
    if (auto checked = checkFinite(*values, cells, part.where("features")); !checked) return checked;
  }
  if (const auto* values = std::get_if<std::span<const float>>(&part.view.targets)) {
    return checkFinite(*values, units, part.where("targets"));
  }
  return checkClassIds(std::get<std::span<const std::int32_t>>(part.view.targets), classes,
                       part.where("targets"));
}

Result<void> checkPart(Named part, const DatasetInput& input, std::size_t units) {
  const std::size_t cells = input.shape.size();
  if (auto checked = checkSizes(part, cells, units); !checked) return checked;
  if (part.view.features.index() != input.main.features.index() ||
      part.view.targets.index() != input.main.targets.index()) {
    return fail(
        ErrorCode::invalidData,
        std::string(part.name) + " must have features and targets of the same types as the training rows",
        part.name);
  }
  return checkValues(part, cells, units, input.classes);
}

Result<void> checkOptions(const DatasetInput& input) {
  if (!(std::isfinite(input.scale) && input.scale > 0.0f)) {
    return fail(ErrorCode::invalidArgument, "scale must be above 0, got " + toText(input.scale), "scale");
  }
  if (input.scale != 1.0f && input.main.features.index() == 0) {
    return fail(ErrorCode::invalidArgument, "scale must be 1 for float features, got " + toText(input.scale),
                "scale");
  }
  if (input.standardize && input.main.features.index() == 1) {
    return fail(ErrorCode::unsupported, "bytes have a scale and can't be standardized", "standardize");
  }
  const bool ids = input.main.targets.index() == 1;
  if (ids ? (input.classes < 1 || input.classes > kMaxClasses) : input.classes != 0) {
    return fail(ErrorCode::invalidArgument,
                "classes must be 1 to " + number(kMaxClasses) +
                    " for class ids and 0 for other targets, got " + number(input.classes),
                "classes");
  }
  if ((input.validationRows && input.validation.fraction != 0.0) ||
      (input.testRows && input.test.fraction != 0.0)) {
    return fail(ErrorCode::invalidArgument, "a part is either cut by fraction or given as rows, got both",
                input.validationRows && input.validation.fraction != 0.0 ? "validation" : "test");
  }
  return {};
}

/// Numbers take four bytes each, bytes one: the limits are about the same memory.
Result<void> checkTotal(std::size_t rows, std::size_t inputs, std::size_t units, bool bytes) {
  const std::uint64_t features = std::uint64_t{rows} * inputs, targets = std::uint64_t{rows} * units;
  if (bytes && features > kMaxBytes) {
    return fail(
        ErrorCode::tooLarge,
        "data may have up to " + number(kMaxBytes) + " bytes of features, got " + std::to_string(features),
        "features");
  }
  const std::uint64_t cells = bytes ? targets : std::max(features, targets);
  if (cells <= kMaxCells) return {};
  return fail(ErrorCode::tooLarge,
              "data may have up to " + number(kMaxCells) + " cells, got " + std::to_string(cells),
              "features");
}

}  // namespace

std::size_t DatasetParts::rows() const {
  return main->rows + (validation ? validation->rows : 0) + (test ? test->rows : 0);
}

std::size_t featureCount(const RowsView& view) {
  return std::visit([](const auto& span) { return span.size(); }, view.features);
}

std::size_t targetCount(const RowsView& view) {
  return std::visit([](const auto& span) { return span.size(); }, view.targets);
}

bool allFinite(std::span<const float> values) {
  return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

Result<void> checkDatasetInput(const DatasetInput& input) {
  if (auto checked = checkShape(input.shape); !checked) return checked;
  if (auto checked = checkOptions(input); !checked) return checked;
  const bool ids = input.main.targets.index() == 1;
  const std::size_t units = ids ? 1 : targetCount(input.main) / std::max<std::size_t>(input.main.rows, 1);
  const DatasetParts parts(input);
  const char* names[] = {"", "validation", "test"};
  for (std::size_t i = 0; i < 3; ++i) {
    const RowsView* part = parts.all()[i];
    if (part == nullptr) continue;
    if (auto checked = checkPart({*part, names[i]}, input, units); !checked) return checked;
  }
  return checkTotal(parts.rows(), input.shape.size(), units, input.main.features.index() == 1);
}

}  // namespace downhill
