#include "train/metrics.hpp"

#include <algorithm>
#include <limits>

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

/// The class that a row of the data is of.
std::size_t actualClass(std::size_t units, const DataView& data, std::uint32_t row) noexcept {
  if (data.classes != nullptr) return static_cast<std::size_t>(data.classes[row]);
  if (units == 1) return data.targets[row] >= 0.5F ? 1 : 0;
  return largest(data.targets + row * units, units);
}

/// The class that a row of outputs says.
std::size_t predictedClass(std::size_t units, const float* output) noexcept {
  return units == 1 ? (output[0] >= 0.5F ? 1 : 0) : largest(output, units);
}

/// Rows of the chunk that the model gets right.
std::size_t countRight(const Program& program, const DataView& data, Rows chunk) noexcept {
  const std::size_t units = outputUnits(program.spec);
  const float* output = program.cpu.values(program.output).data();
  std::size_t right = 0;
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    right += predictedClass(units, output + i * units) == actualClass(units, data, chunk[i]) ? 1 : 0;
  }
  return right;
}

/// -ln p of the class a row is of; Keras's clip keeps it finite.
float lossOfClass(std::size_t units, const float* output, std::size_t actual) noexcept {
  const float p = units > 1 ? output[actual] : actual == 1 ? output[0] : 1 - output[0];
  return static_cast<float>(-math::logD(std::max(1e-7, static_cast<double>(p))));
}

void addRates(ClassReport& report) {
  const std::size_t k = report.classes;
  for (std::size_t c = 0; c < k; ++c) {
    double is = 0, taken = 0;
    for (std::size_t other = 0; other < k; ++other) {
      is += report.confusion[c * k + other];
      taken += report.confusion[other * k + c];
    }
    const double right = report.confusion[c * k + c];
    const double none = std::numeric_limits<double>::quiet_NaN();
    report.precision.push_back(taken > 0 ? right / taken : none);
    report.recall.push_back(is > 0 ? right / is : none);
    report.f1.push_back(is + taken > 0 ? 2 * right / (is + taken) : none);
  }
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

ClassReport reportRows(Program& program, const DataView& data, Rows rows) {
  const std::size_t units = outputUnits(program.spec);
  ClassReport report;
  report.classes = std::max<std::size_t>(2, units);
  report.confusion.resize(report.classes * report.classes);
  report.rows.assign(rows.begin(), rows.end());
  forEachChunk(program, data, rows, [&](Rows chunk, double) {
    const float* output = program.cpu.values(program.output).data();
    for (std::size_t i = 0; i < chunk.size(); ++i, output += units) {
      const std::size_t actual = actualClass(units, data, chunk[i]);
      const std::size_t predicted = predictedClass(units, output);
      ++report.confusion[actual * report.classes + predicted];
      report.actual.push_back(static_cast<std::uint32_t>(actual));
      report.predicted.push_back(static_cast<std::uint32_t>(predicted));
      report.losses.push_back(lossOfClass(units, output, actual));
    }
  });
  addRates(report);
  return report;
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
