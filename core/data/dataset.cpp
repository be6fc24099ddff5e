#include "data/dataset.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include "data/dataset_check.hpp"
#include "data/fingerprint.hpp"

namespace downhill {

namespace {

/// The spans of one type from main, validation and test, one after the other.
template <class T, class Pick>
Result<Buffer<T>> concatenate(const DatasetParts& parts, const char* name, Pick pick) {
  std::size_t size = 0;
  for (const RowsView* part : parts.all())
    size += part ? std::get<std::span<const T>>(pick(*part)).size() : 0;
  auto buffer = Buffer<T>::make(size, name);
  T* out = buffer ? buffer->data() : nullptr;
  for (const RowsView* part : parts.all()) {
    if (buffer && part) out = std::ranges::copy(std::get<std::span<const T>>(pick(*part)), out).out;
  }
  return buffer;
}

/// Fills whichever of the two buffers the variant's type belongs to.
template <class A, class B, class Pick>
Result<void> copyEither(const DatasetParts& parts, const char* name, Pick pick, Buffer<A>& a, Buffer<B>& b) {
  if (std::holds_alternative<std::span<const A>>(pick(*parts.main))) {
    auto copy = concatenate<A>(parts, name, pick);
    if (!copy) return std::unexpected(copy.error());
    a = std::move(*copy);
  } else {
    auto copy = concatenate<B>(parts, name, pick);
    if (!copy) return std::unexpected(copy.error());
    b = std::move(*copy);
  }
  return {};
}

/// Class of each main row as a stratified cut sees it: the id, the whole number, or the largest of several
/// targets; -1 where a single target is no class.
Result<Buffer<std::int32_t>> classesOf(const Dataset& data, std::size_t rows) {
  auto labels = Buffer<std::int32_t>::make(rows, "classes of rows");
  for (std::size_t row = 0; labels && row < rows; ++row) {
    if (data.usesClassIds()) {
      (*labels)[row] = data.classIds[row];
    } else if (data.units > 1) {
      const float* first = data.targets.data() + row * data.units;
      (*labels)[row] = static_cast<std::int32_t>(std::max_element(first, first + data.units) - first);
    } else {
      const float target = data.targets[row];
      const bool whole =
          target >= 0.0f && target < static_cast<float>(kMaxClasses) && target == std::floor(target);
      (*labels)[row] = whole ? static_cast<std::int32_t>(target) : -1;
    }
  }
  return labels;
}

Result<Buffer<std::uint32_t>> consecutive(std::size_t first, std::size_t count, const char* name) {
  auto rows = Buffer<std::uint32_t>::make(count, name);
  for (std::size_t i = 0; rows && i < count; ++i) (*rows)[i] = static_cast<std::uint32_t>(first + i);
  return rows;
}

Result<void> assignParts(const DatasetInput& input, Dataset& data) {
  const bool stratified = input.validation.by == SplitBy::stratified || input.test.by == SplitBy::stratified;
  auto labels = classesOf(data, stratified ? input.main.rows : 0);
  if (!labels) return std::unexpected(labels.error());
  auto cuts = split(input.main.rows, input.validation, input.test, input.seed, labels->span());
  if (!cuts) return std::unexpected(cuts.error());
  data.train = std::move(cuts->train);
  data.validation = std::move(cuts->validation);
  data.test = std::move(cuts->test);

  std::size_t first = input.main.rows;
  if (input.validationRows) {
    auto rows = consecutive(first, input.validationRows->rows, "validation rows");
    if (!rows) return std::unexpected(rows.error());
    data.validation = std::move(*rows);
    first += input.validationRows->rows;
  }
  if (input.testRows) {
    auto rows = consecutive(first, input.testRows->rows, "test rows");
    if (!rows) return std::unexpected(rows.error());
    data.test = std::move(*rows);
  }
  return {};
}

Result<void> standardize(Dataset& data) {
  auto scaler = fitScaler(data.features.span(), data.shape.size(), data.train.span());
  if (!scaler) return std::unexpected(scaler.error());
  scaler->apply(data.features.span());
  if (!allFinite(data.features.span())) {
    return fail(
        ErrorCode::invalidData,
        "a feature that is all but constant on the training rows varies too much elsewhere to standardize",
        "features");
  }
  data.scaler = std::move(*scaler);
  return {};
}

std::uint64_t fingerprintOf(const Dataset& data) {
  Fingerprint print;
  print.add(data.shape.rank);
  for (const std::size_t dim : data.shape.dims) print.add(dim);
  for (const std::size_t size : {data.rows, data.units, data.classes}) print.add(size);
  print.add(std::bit_cast<std::uint32_t>(data.scale));
  print.addAll(data.features.span());
  print.addAll(data.bytes.span());
  print.addAll(data.targets.span());
  print.addAll(data.classIds.span());
  print.addAll(data.train.span());
  print.addAll(data.validation.span());
  print.addAll(data.test.span());
  if (data.scaler) {
    print.addAll(data.scaler->mean.span());
    print.addAll(data.scaler->deviation.span());
  }
  return print.value();
}

}  // namespace

Result<Dataset> makeDataset(const DatasetInput& input) {
  if (auto checked = checkDatasetInput(input); !checked) return std::unexpected(checked.error());
  const DatasetParts parts(input);
  Dataset data;
  data.shape = input.shape;
  data.rows = parts.rows();
  data.units = targetCount(input.main) / input.main.rows;
  data.classes = input.classes;
  data.scale = input.scale;
  auto copied =
      copyEither(parts, "features", [](const RowsView& v) { return v.features; }, data.features, data.bytes);
  if (!copied) return std::unexpected(copied.error());
  copied =
      copyEither(parts, "targets", [](const RowsView& v) { return v.targets; }, data.targets, data.classIds);
  if (!copied) return std::unexpected(copied.error());
  if (auto assigned = assignParts(input, data); !assigned) return std::unexpected(assigned.error());
  if (input.standardize) {
    if (auto scaled = standardize(data); !scaled) return std::unexpected(scaled.error());
  }
  data.fingerprint = fingerprintOf(data);
  return data;
}

}  // namespace downhill
