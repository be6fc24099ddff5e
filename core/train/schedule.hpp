// The rate of a step. Computed in double from our own functions, so that it is the same number on every
// machine.
#pragma once

#include <cstdint>

#include "model/spec.hpp"

namespace downhill {

/// α after warm-up and schedule (formulas at ScheduleSpec) for the step after `step` finished ones.
double rateAt(const OptimizerSpec& optimizer, std::uint64_t step) noexcept;

}  // namespace downhill
