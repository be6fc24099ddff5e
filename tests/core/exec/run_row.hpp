// Runs rows of the op table and small graphs on a CpuExecutor. The layout is its own, not compile()'s: inputs
// may have rows, and between regions lie numbers that nobody may touch.
#pragma once

#include <algorithm>
#include <vector>

#include "exec/executor.hpp"
#include "exec/op_rows.hpp"

namespace downhill::test {

/// A graph laid out for `rows` rows, each region followed by untouchable numbers.
struct Laid {
  Plan plan;
  std::size_t size = 0;  ///< of the arena
};
Laid layOut(const Graph& graph, std::size_t rows);

/// A row's op alone: regions 0 ... of its inputs, then its output. Update ops write into their inputs.
Laid layOut(const OpRow& row, const OpCase& c);

DataView viewOf(const OpCase& c, const Tables& tables);

inline constexpr double kUntouched = 12345;

template <class Real>
class Runner {
 public:
  Runner(Laid laid, const OpCase& c, unsigned seed)
      : laid_(std::move(laid)),
        tables_(c.attributes.shape.size() > 0 ? tablesOf(c, seed) : Tables{}),
        record_(recordOf(c)),
        view_(viewOf(c, tables_)),
        cpu_(std::move(CpuExecutor<Real>::make(laid_.size).value())) {
    std::ranges::fill(cpu_.values({0, laid_.size}), Real(kUntouched));
    record_.indices = tables_.indices.data();
  }

  const Region& region(std::size_t i) const { return laid_.plan.regions[i]; }
  void put(std::size_t i, const Numbers& values) {
    std::ranges::transform(values, cpu_.values(region(i)).begin(),
                           [](double x) { return static_cast<Real>(x); });
  }
  Numbers get(std::size_t i) const { return all(region(i)); }
  Numbers all() const { return all({0, laid_.size}); }
  void run() { cpu_.run(laid_.plan, record_, view_); }
  const Tables& tables() const { return tables_; }
  const StepRecord& record() const { return record_; }

 private:
  Numbers all(Region region) const {
    const auto values = cpu_.values(region);
    return {values.begin(), values.end()};
  }

  Laid laid_;
  Tables tables_;
  StepRecord record_;
  DataView view_;
  CpuExecutor<Real> cpu_;
};

}  // namespace downhill::test
