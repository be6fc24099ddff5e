// The op table's rows for another executor: every case's plan, record, data and arena, before and after our
// own float kernels ran, written as JSON for tests/gpu. Hidden: ./lab test gpu calls it by its tag, with the
// file's name in DOWNHILL_ROWS.
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>

#include "exec/op_rows.hpp"
#include "exec/run_row.hpp"
#include "exec/words.hpp"

using namespace downhill;
using namespace downhill::test;

namespace {

constexpr std::size_t kDropouts = 3;

template <class List>
void put(std::ostream& out, const char* name, const List& list) {
  out << ",\"" << name << "\":[";
  bool first = true;
  for (const auto x : list) {
    if (!first) out << ',';
    out << +x;
    first = false;
  }
  out << ']';
}

std::vector<std::uint32_t> planWords(const Laid& laid, const OpCase& c) {
  const auto word = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
  std::vector<std::uint32_t> words{word(laid.size),
                                   word(c.rows),
                                   0,
                                   0,
                                   0,
                                   1,
                                   word(c.bytes ? 1 : 0),
                                   std::bit_cast<std::uint32_t>(1.0F / 255)};
  words.resize(words.size() + kStepWords);
  writeWords(laid.plan, words.data() + 8);
  return words;
}

std::vector<std::uint32_t> recordWords(const StepRecord& record, const OpCase& c) {
  std::vector<std::uint32_t> indices(c.rows);
  StepRecord whole = record;
  if (whole.indices == nullptr) whole.indices = indices.data();
  std::vector<std::uint32_t> words(kRecordWords + kDropoutWords * kDropouts + c.rows);
  writeWords(whole, kDropouts, words.data());
  return words;
}

void emit(std::ostream& out, const OpRow& row, const OpCase& c) {
  const Laid laid = layOut(row, c);
  Runner<float> runner(laid, c, 7);
  for (std::size_t i = 0; i < c.in.size(); ++i) runner.put(i, inputOf(row, c, i, 7));
  out << "{\"op\":\"" << info(row.op).name << "\",\"tolerance\":" << row.tolerance
      << ",\"bytes\":" << (c.bytes ? "true" : "false");
  put(out, "words", planWords(laid, c));
  put(out, "record", recordWords(runner.record(), c));
  put(out, "before", runner.all());
  runner.run();
  put(out, "after", runner.all());
  const Tables& tables = runner.tables();
  if (c.bytes) {
    put(out, "features", tables.bytes);
  } else {
    put(out, "features", tables.floats);
  }
  put(out, "targets", tables.targets);
  put(out, "classes", tables.classes);
  out << '}';
}

}  // namespace

TEST_CASE("Rows of the op table are written for another executor", "[.emit]") {
  const char* name = std::getenv("DOWNHILL_ROWS");
  REQUIRE(name != nullptr);
  std::ofstream out(name);
  out.precision(9);
  out << '[';
  bool first = true;
  for (const OpRow& row : opRows()) {
    for (const OpCase& c : row.cases) {
      if (!first) out << ",\n";
      emit(out, row, c);
      first = false;
    }
  }
  out << "]\n";
  REQUIRE(out.good());
}
