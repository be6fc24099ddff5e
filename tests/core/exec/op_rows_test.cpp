// Every op against its naive twin in double, and the walk over the enum that lets no op go without a row or a
// kernel.
#include "exec/op_rows.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <string>

#include "exec/kernel_table.hpp"
#include "exec/run_row.hpp"
#include "kernels/check.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

std::vector<Numbers> inputsOf(const OpRow& row, const OpCase& c, unsigned seed) {
  std::vector<Numbers> in;
  for (std::size_t i = 0; i < c.in.size(); ++i) in.push_back(inputOf(row, c, i, seed));
  return in;
}

/// Regions that the op has to change: of an update op the parameters and moments, else the output.
std::vector<std::size_t> writtenBy(const OpRow& row, const OpCase& c) {
  if (info(row.op).kind != OpKind::update || row.op == Op::allFinite) return {c.in.size()};
  std::vector<std::size_t> written{0};
  for (std::size_t i = 2; i + 1 < c.in.size(); ++i) written.push_back(i);
  return written;
}

std::string describe(const OpRow& row, const OpCase& c) {
  std::string text = std::string(info(row.op).name) + " on " + std::to_string(c.rows) + " rows of";
  for (const Shape& shape : c.in) text += " " + toString(shape);
  return text;
}

template <class Real>
void checkAgainstTwin(const OpRow& row, const OpCase& c, double tolerance) {
  INFO(describe(row, c));
  const auto in = inputsOf(row, c, 7);
  Runner<Real> runner(layOut(row, c), c, 7);
  for (std::size_t i = 0; i < in.size(); ++i) runner.put(i, in[i]);
  runner.run();
  const auto expected = row.twin({c, runner.record(), runner.tables(), in});
  const auto written = writtenBy(row, c);
  REQUIRE(expected.size() == written.size());
  for (std::size_t i = 0; i < written.size(); ++i)
    CHECK(allClose(runner.get(written[i]), expected[i], tolerance));
}

}  // namespace

TEST_CASE("Every op has a name, a row of the table with 20 shapes or more, and a kernel", "[exec]") {
  for (std::size_t i = 0; i < kOpCount; ++i) {
    const Op op = static_cast<Op>(i);
    INFO("op " << i << ", " << info(op).name);
    CHECK_FALSE(info(op).name.empty());
    CHECK((kernelOf<float>(op) == nullptr) == (op == Op::parameter));
    CHECK((kernelOf<double>(op) == nullptr) == (op == Op::parameter));
    const OpRow* row = rowOf(op);
    CHECK((row == nullptr) == (op == Op::parameter));  // holds what training put there; no plan runs it
    if (row == nullptr) continue;
    CHECK(row->cases.size() >= 20);
    CHECK(row->fill.size() == info(op).arity);
    CHECK((row->gradientInputs > 0) == (info(op).kind == OpKind::plain));
  }
}

TEST_CASE("Every float kernel equals its naive twin in double on every shape of its row", "[exec]") {
  for (const OpRow& row : opRows()) {
    for (const OpCase& c : row.cases) checkAgainstTwin<float>(row, c, row.tolerance);
  }
}

TEST_CASE("Every double kernel equals its naive twin to 12 digits", "[exec]") {
  for (const OpRow& row : opRows()) {
    // Bytes are scaled by a number that the record keeps in double; one-hot rows and copies are exact.
    for (const OpCase& c : row.cases) checkAgainstTwin<double>(row, c, 1e-12);
  }
}

TEST_CASE("An op writes its own output and nothing else in the arena", "[exec]") {
  for (const OpRow& row : opRows()) {
    for (const OpCase& c : row.cases) {
      INFO(describe(row, c));
      Laid laid = layOut(row, c);
      std::vector<bool> free(laid.size, false);
      const auto release = [&free](Region r) {
        std::fill_n(free.begin() + static_cast<std::ptrdiff_t>(r.offset), r.size, true);
      };
      for (const std::size_t i : writtenBy(row, c)) release(laid.plan.regions[i]);
      Runner<float> runner(std::move(laid), c, 7);
      for (std::size_t i = 0; i < c.in.size(); ++i) runner.put(i, inputOf(row, c, i, 7));
      const Numbers before = runner.all();
      runner.run();
      const Numbers after = runner.all();
      bool clean = true;
      for (std::size_t i = 0; i < after.size(); ++i) clean = clean && (free[i] || after[i] == before[i]);
      CHECK(clean);
    }
  }
}

TEST_CASE("A lowered flag lets an optimizer change nothing", "[exec]") {
  for (const OpRow& row : updateRows()) {
    if (row.op == Op::allFinite) continue;
    const OpCase& c = row.cases.back();
    INFO(describe(row, c));
    Runner<float> runner(layOut(row, c), c, 7);
    for (std::size_t i = 0; i < c.in.size(); ++i) runner.put(i, inputOf(row, c, i, 7));
    runner.put(c.in.size() - 1, {0});
    const Numbers before = runner.all();
    runner.run();
    CHECK(runner.all() == before);
  }
}

TEST_CASE("allFinite lowers its flag for one bad number, wherever among its inputs it lies", "[exec]") {
  const OpRow& row = *rowOf(Op::allFinite);
  const OpCase& c = row.cases.back();
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                           -std::numeric_limits<double>::infinity()}) {
    for (std::size_t input = 0; input < 3; ++input) {
      for (std::size_t at = 0; at < c.in[input].size(); ++at) {
        Runner<float> runner(layOut(row, c), c, 7);
        for (std::size_t i = 0; i < 3; ++i) runner.put(i, inputOf(row, c, i, 7));
        Numbers values = inputOf(row, c, input, 7);
        values[at] = bad;
        runner.put(input, values);
        runner.run();
        CHECK(runner.get(3) == Numbers{0});
      }
    }
  }
}
