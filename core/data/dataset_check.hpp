// What must hold of a DatasetInput before anything is copied. Part of dataset.cpp, apart only for length.
#pragma once

#include <array>
#include <span>

#include "data/dataset.hpp"

namespace downhill {

/// The up to three blocks of rows an input consists of, in the order in which a Dataset stores them.
struct DatasetParts {
  const RowsView* main;
  const RowsView* validation;  // or null
  const RowsView* test;        // or null

  explicit DatasetParts(const DatasetInput& input)
      : main(&input.main),
        validation(input.validationRows ? &*input.validationRows : nullptr),
        test(input.testRows ? &*input.testRows : nullptr) {}
  std::array<const RowsView*, 3> all() const { return {main, validation, test}; }
  std::size_t rows() const;
};

std::size_t featureCount(const RowsView& view);
std::size_t targetCount(const RowsView& view);
bool allFinite(std::span<const float> values);

Result<void> checkDatasetInput(const DatasetInput& input);

}  // namespace downhill
