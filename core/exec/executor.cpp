#include "exec/executor.hpp"

#include "exec/kernel_table.hpp"

namespace downhill {

template <class Real>
Result<CpuExecutor<Real>> CpuExecutor<Real>::make(std::size_t size) {
  auto arena = Buffer<Real>::make(size, "the working memory of the model");
  if (!arena) return std::unexpected(arena.error());
  CpuExecutor executor;
  executor.arena_ = std::move(*arena);
  return executor;
}

template <class Real>
void CpuExecutor<Real>::run(const Plan& plan, const StepRecord& record, const DataView& data,
                            std::size_t from, std::size_t to) noexcept {
  Real* const arena = arena_.data();
  for (const Step& step : std::span(plan.steps).subspan(from, to - from)) {
    kernelOf<Real>(step.op)(step, record, data, arena);
  }
}

template class CpuExecutor<float>;
template class CpuExecutor<double>;

}  // namespace downhill
