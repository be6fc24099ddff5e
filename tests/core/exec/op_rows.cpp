// The table put together, and what all rows share: shapes, the record, inputs by seed.
#include "exec/op_rows.hpp"

#include <algorithm>
#include <cmath>

#include "kernels/check.hpp"

namespace downhill::test {

namespace {

std::vector<OpRow> allRows() {
  std::vector<OpRow> rows;
  for (const auto& part : {algebraRows(), activationRows(), lossRows(), fusedRows(), updateRows()}) {
    rows.insert(rows.end(), part.begin(), part.end());
  }
  return rows;
}

}  // namespace

const std::vector<OpRow>& opRows() {
  static const std::vector<OpRow> rows = allRows();
  return rows;
}

const OpRow* rowOf(Op op) {
  const auto it = std::ranges::find(opRows(), op, &OpRow::op);
  return it == opRows().end() ? nullptr : &*it;
}

const std::vector<Pair>& pairs() {
  static const std::vector<Pair> list{{1, 1},  {1, 2},  {2, 1},  {1, 3},  {3, 1},  {2, 2},  {1, 4},
                                      {4, 1},  {3, 5},  {5, 3},  {7, 1},  {1, 7},  {8, 1},  {1, 8},
                                      {2, 9},  {9, 2},  {4, 4},  {3, 11}, {6, 6},  {13, 5}, {16, 2},
                                      {17, 3}, {5, 13}, {31, 1}, {1, 33}, {12, 10}};
  return list;
}

StepRecord recordOf(const OpCase& c) {
  StepRecord record;
  record.step = 7;
  record.epoch = 2;
  record.rows = c.rows;
  record.seed = 42;
  record.rate = 0.125;
  record.momentum = 0.75;
  record.nesterov = c.rows % 2 == 0;
  record.rho = 0.875;
  record.beta1 = 0.75;
  record.beta2 = 0.9375;
  record.correction1 = 1 - std::pow(record.beta1, 3);
  record.correction2 = 1 - std::pow(record.beta2, 3);
  record.epsilon = 0.01;  // large, so that a wrong place for it shows
  record.weightDecay = 0.0625;
  record.l1 = 0.25;
  record.l2 = 0.5;
  record.dropoutRates = {0.25, 0.5, 0.75};
  return record;
}

Tables tablesOf(const OpCase& c, unsigned seed) {
  const std::size_t width = c.attributes.shape.size();
  const std::size_t examples = 3 * c.rows + 1;
  Tables tables;
  tables.floats = numbers(examples * width, seed);
  tables.targets = numbers(examples * width, seed + 1);
  for (const float x : numbers(examples * width, seed + 2, 0, 256)) {
    tables.bytes.push_back(static_cast<std::uint8_t>(x));
  }
  for (std::size_t i = 0; i < examples; ++i)
    tables.classes.push_back(static_cast<std::int32_t>((7 * i + 3) % width));
  for (std::size_t r = 0; r < c.rows; ++r) {
    tables.indices.push_back(static_cast<std::uint32_t>((5 * r + 2) % examples));
  }
  return tables;
}

Numbers inputOf(const OpRow& row, const OpCase& c, std::size_t i, unsigned seed) {
  const Fill& fill = row.fill[i];
  const auto drawn =
      numbers<float>(c.in[i].count(c.rows), seed + 100 * static_cast<unsigned>(i), fill.low, fill.high);
  Numbers values;
  const auto gap = static_cast<float>(fill.gap);
  for (const float x : drawn) values.push_back(std::fabs(x) < gap ? std::copysign(gap + std::fabs(x), x) : x);
  return values;
}

}  // namespace downhill::test
