// How good a model is on rows of a data set: loss, accuracy, R². Sums chunks of a fixed size in double, so
// the result does not depend on how training was cut into batches. Allocates nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "train/program.hpp"

namespace downhill {

struct Metrics {
  double loss = 0;     ///< full data loss of the rows
  double penalty = 0;  ///< l1·Σ|w| + l2·Σw²
  std::optional<double>
      accuracy;              ///< crossentropies: share right (one unit: at 0.5; several: the largest output)
  std::optional<double> r2;  ///< meanSquaredError: 1 − SSE/SST over all outputs; none when SST is 0
  std::size_t rows = 0;
};

/// A classifier's answers, counted. One unit has classes 0 and 1, told apart at 0.5.
struct ClassReport {
  std::size_t classes = 0;
  std::vector<std::uint32_t> confusion;       ///< [class it is][class it is taken for], in rows
  std::vector<double> precision, recall, f1;  ///< [classes]; NaN where the counts leave nothing to divide by
  std::vector<std::uint32_t> rows;            ///< row numbers in the data, ascending
  std::vector<std::uint32_t> actual, predicted;  ///< [rows]
  std::vector<float> losses;  ///< [rows]: -ln of the probability given to the class it is, at most ln 1e7
};

/// A walk over rows in chunks of kChunk: a record for each.
StepRecord evaluationRecord(const ModelSpec& spec, std::span<const std::uint32_t> rows);

/// `rows` must not be empty.
Metrics evaluateRows(Program& program, const DataView& data, std::span<const std::uint32_t> rows) noexcept;

/// The model's loss is a crossentropy. Allocates the answer.
ClassReport reportRows(Program& program, const DataView& data, std::span<const std::uint32_t> rows);

/// What a model that has learnt nothing would lose: ln k for k classes, the variance of the targets for
/// meanSquaredError. Divergence is measured against it.
double guessingLoss(const ModelSpec& spec, const DataView& data,
                    std::span<const std::uint32_t> rows) noexcept;

}  // namespace downhill
