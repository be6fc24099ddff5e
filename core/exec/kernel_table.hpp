// The one table from Op to kernel. A table line only unpacks a step: regions to pointers, shapes to sizes.
#pragma once

#include "exec/step_record.hpp"
#include "graph/plan.hpp"

namespace downhill {

/// A step about to run, as a table line sees it.
template <class Real>
struct Call {
  const Step& step;
  const StepRecord& record;
  const DataView& data;
  Real* arena;

  Real* out() const noexcept { return arena + step.out.offset; }
  Real* in(std::size_t i) const noexcept { return arena + step.in[i].offset; }
  std::size_t rows() const noexcept { return record.rows; }
  /// Numbers in the output for the live rows.
  std::size_t count() const noexcept { return step.shape.count(record.rows); }
  /// Numbers in input i for the live rows.
  std::size_t inCount(std::size_t i) const noexcept { return step.inShapes[i].count(record.rows); }
};

/// The parts of a call one by one: together they would be passed through memory, at every step.
template <class Real>
using Kernel = void (*)(const Step&, const StepRecord&, const DataView&, Real* arena) noexcept;

/// The kernel of `op`; null for Op::parameter alone, which no plan runs.
template <class Real>
Kernel<Real> kernelOf(Op op) noexcept;

}  // namespace downhill
