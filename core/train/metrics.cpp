#include "train/metrics.hpp"

#include <algorithm>

#include "base/precise.hpp"

namespace downhill {

namespace {

using Rows = std::span<const std::uint32_t>;

/// Runs the whole evaluation plan on each chunk and hands it over.
template <class Visit>
void forEachChunk(Program& program, const DataView& data, Rows rows, Visit visit) noexcept {
  for (std::size_t from = 0; from < rows.size(); from += kChunk) {
    const Rows chunk = rows.subspan(from, std::min(kChunk, rows.size() - from));
    program.cpu.run(program.evaluate, evaluationRecord(program.spec, chunk), data);
    visit(chunk, static_cast<double>(program.cpu.values(program.chunkLoss)[0]));
  }
}

std::size_t largest(const float* row, std::size_t n) noexcept {
  return static_cast<std::size_t>(std::max_element(row, row + n) - row);
}

/// Rows of the chunk that the model gets right.
std::size_t countRight(const Program& program, const DataView& data, Rows chunk) noexcept {
  const std::size_t units = outputUnits(program.spec);
  const float* output = program.cpu.values(program.output).data();
  std::size_t right = 0;
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    const float* row = output + i * units;
    if (data.classes != nullptr) {
      right += largest(row, units) == static_cast<std::size_t>(data.classes[chunk[i]]) ? 1 : 0;
    } else if (units == 1) {
      right += (row[0] >= 0.5F) == (data.targets[chunk[i]] >= 0.5F) ? 1 : 0;
    } else {
      right += largest(row, units) == largest(data.targets + chunk[i] * units, units) ? 1 : 0;
    }
  }
  return right;
}

/// Squared deviations of the targets, each output around its own mean, all added up.
double totalSquares(std::size_t units, const DataView& data, Rows rows) noexcept {
  double total = 0;
  for (std::size_t u = 0; u < units; ++u) {
    double sum = 0;
    for (const std::uint32_t row : rows) sum += data.targets[row * units + u];
    const double mean = sum / static_cast<double>(rows.size());
    for (const std::uint32_t row : rows) {
      const double d = data.targets[row * units + u] - mean;
      total += d * d;
    }
  }
  return total;
}

}  // namespace

StepRecord evaluationRecord(const ModelSpec& spec, Rows rows) {
  StepRecord record;
  record.rows = rows.size();
  record.indices = rows.data();
  record.l1 = spec.l1;
  record.l2 = spec.l2;
  return record;
}

Metrics evaluateRows(Program& program, const DataView& data, Rows rows) noexcept {
  double sum = 0;
  std::size_t right = 0;
  const bool regression = program.spec.loss == Loss::meanSquaredError;
  forEachChunk(program, data, rows, [&](Rows chunk, double loss) {
    sum += loss * static_cast<double>(chunk.size());
    if (!regression) right += countRight(program, data, chunk);
  });
  const auto n = static_cast<double>(rows.size());
  Metrics metrics;
  metrics.loss = sum / n;
  metrics.penalty = program.cpu.values(program.chunkPenalty)[0];
  metrics.rows = rows.size();
  if (!regression) {
    metrics.accuracy = static_cast<double>(right) / n;
  } else if (const double sst = totalSquares(outputUnits(program.spec), data, rows); sst > 0) {
    metrics.r2 = 1 - sum * static_cast<double>(outputUnits(program.spec)) / sst;
  }
  return metrics;
}

double lossOfRows(Program& program, const DataView& data, Rows rows) noexcept {
  double sum = 0;
  forEachChunk(program, data, rows,
               [&sum](Rows chunk, double loss) { sum += loss * static_cast<double>(chunk.size()); });
  return sum / static_cast<double>(rows.size());
}

double guessingLoss(const ModelSpec& spec, const DataView& data, Rows rows) noexcept {
  const std::size_t units = outputUnits(spec);
  if (spec.loss == Loss::meanSquaredError) {
    return totalSquares(units, data, rows) / static_cast<double>(rows.size() * units);
  }
  if (spec.loss == Loss::binaryCrossentropy) return math::logD(2);
  return math::logD(static_cast<double>(units));
}

}  // namespace downhill
