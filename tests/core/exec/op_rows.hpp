// One row an op: shapes to try, where its inputs lie, and a naive twin in double. A row gives several tests:
// the float kernel against the twin, the gradient against differences in double, and one device against
// another. Rows hold no numbers that a kernel has computed. Adding an op adds one row; a test walks the enum
// and misses none.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "exec/step_record.hpp"
#include "graph/graph.hpp"

namespace downhill::test {

/// Where an input's numbers lie: uniform in [low, high), and no nearer to 0 than `gap` (a kink).
struct Fill {
  double low = -2;
  double high = 2;
  double gap = 0;
};

/// One shape to try.
struct OpCase {
  std::size_t rows = 1;
  std::vector<Shape> in{};
  Attributes attributes{};
  bool bytes = false;  ///< gatherFeatures: from uint8 rows
};

/// What the gather ops read: more examples than the batch has rows, taken out of order.
struct Tables {
  std::vector<float> floats{}, targets{};
  std::vector<std::uint8_t> bytes{};
  std::vector<std::int32_t> classes{};
  std::vector<std::uint32_t> indices{};
  double scale = 1.0 / 255;
};

using Numbers = std::vector<double>;

/// What a twin gets: inputs by row-major order, the record, the tables.
struct TwinCall {
  const OpCase& shape;
  const StepRecord& record;
  const Tables& tables;
  const std::vector<Numbers>& in;

  std::size_t rows() const { return shape.rows; }
  /// Columns of input i.
  std::size_t columns(std::size_t i) const { return shape.in[i].last(); }
};

/// The op's output; of an update op: the parameters, then the moments, after the step.
using Twin = std::function<std::vector<Numbers>(const TwinCall&)>;

struct OpRow {
  Op op{};
  std::vector<Fill> fill{};     ///< one an input
  std::vector<OpCase> cases{};  ///< at least 20, with ones and odd tails
  Twin twin{};
  std::size_t gradientInputs = 0;  ///< plain ops: how many inputs, from the first, have a gradient
  double tolerance = 1e-6;         ///< float against twin: absolute below 1, relative above
};

/// Every row there is, in no order of importance.
const std::vector<OpRow>& opRows();
/// The row of `op`, or null.
const OpRow* rowOf(Op op);

/// The record that every case runs with: all rates are set, and none is 0 or 1.
StepRecord recordOf(const OpCase& c);
/// Tables for a case of a gather op; the row width is that of `attributes.shape`.
Tables tablesOf(const OpCase& c, unsigned seed);
/// The numbers of input i, float-exact, the same for the same seed.
Numbers inputOf(const OpRow& row, const OpCase& c, std::size_t i, unsigned seed);

/// Shapes that many rows share: pairs (rows, columns) with ones, lane multiples and odd tails.
struct Pair {
  std::size_t rows, columns;
};
const std::vector<Pair>& pairs();

// Parts of the table, a file each.
std::vector<OpRow> algebraRows();
std::vector<OpRow> activationRows();
std::vector<OpRow> lossRows();
std::vector<OpRow> fusedRows();
std::vector<OpRow> updateRows();

}  // namespace downhill::test
