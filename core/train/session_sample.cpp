// One row under the microscope: forward, loss and gradients of that row alone, through the training plan up
// to its update. Nothing of it stays: whatever a reader could look at before is there again afterwards, bit
// by bit.
#include <algorithm>
#include <string>

#include "train/session_state.hpp"

namespace downhill {

namespace {

bool updates(const Step& step) noexcept { return step.phase == Phase::update; }

}  // namespace

Result<std::vector<Tensor>> Session::sample(std::size_t row) {
  State& s = *state_;
  if (!s.data) return fail(ErrorCode::noData, "sample: the session has no data yet; call setData first");
  if (row >= s.data->rows) {
    return fail(ErrorCode::invalidArgument,
                "row must be below " + std::to_string(s.data->rows) + ", got " + std::to_string(row), "row");
  }
  const Plan& plan = s.program.train;
  const auto steps = static_cast<std::size_t>(std::ranges::find_if(plan.steps, updates) - plan.steps.begin());
  const auto written = [&s](const Step& step) {
    return s.program.cpu.values(step.out).first(step.shape.count(1));
  };
  std::vector<float> before;
  for (std::size_t i = 0; i < steps; ++i) {
    const auto values = written(plan.steps[i]);
    before.insert(before.end(), values.begin(), values.end());
  }

  // No dropout and no penalty: what the row itself says.
  const auto index = static_cast<std::uint32_t>(row);
  StepRecord record;
  record.rows = 1;
  record.indices = &index;
  s.program.cpu.run(plan, record, s.view, 0, steps);

  std::vector<Tensor> list;
  const float* kept = before.data();
  for (std::size_t i = 0; i < steps; ++i) {
    const auto values = written(plan.steps[i]);
    Shape shape = plan.steps[i].shape;
    shape.batched = false;
    list.push_back({plan.names[i], shape, {values.begin(), values.end()}});
    std::copy_n(kept, values.size(), values.begin());
    kept += values.size();
  }
  return list;
}

}  // namespace downhill
