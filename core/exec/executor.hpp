// Runs plans on the CPU. Knows steps and numbers, nothing of training, layers or files. float is what ships;
// double exists to check gradients and as the measure of float's error.
#pragma once

#include <cstddef>
#include <span>

#include "base/buffer.hpp"
#include "exec/step_record.hpp"
#include "graph/plan.hpp"

namespace downhill {

template <class Real>
class CpuExecutor {
 public:
  /// An arena of `size` numbers, zeroed. Errors: tooLarge.
  static Result<CpuExecutor> make(std::size_t size);

  /// Runs the steps [from, to) of `plan` on `record.rows` live rows. Allocates nothing, can't fail: `plan`
  /// fits this arena, `record.rows` its capacity, `record.indices` the data.
  void run(const Plan& plan, const StepRecord& record, const DataView& data, std::size_t from,
           std::size_t to) noexcept;
  void run(const Plan& plan, const StepRecord& record, const DataView& data) noexcept {
    run(plan, record, data, 0, plan.steps.size());
  }

  std::span<Real> values(Region region) noexcept { return arena_.span().subspan(region.offset, region.size); }
  std::span<const Real> values(Region region) const noexcept {
    return arena_.span().subspan(region.offset, region.size);
  }
  std::size_t size() const noexcept { return arena_.size(); }

 private:
  Buffer<Real> arena_;
};

}  // namespace downhill
