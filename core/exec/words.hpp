// Plans and step records as 32-bit words, for an executor that lives elsewhere: the GPU's. Floats cross as
// their bits, sizes and offsets as they are. The other half is web/gpu/plan.ts. Both functions write from
// `out` on and return where they stopped.
#pragma once

#include <cstdint>

#include "exec/step_record.hpp"
#include "graph/plan.hpp"

namespace downhill {

/// A step: op, attributes.then, attributes.key, attributes.alpha (float); then six operands, the output and
/// inputs 0 to 4, each of four words: its offset in the arena; its numbers at capacity, 0 where there is no
/// such operand; its numbers a live row, 0 where it has nothing to do with the batch; its last dimension.
inline constexpr std::size_t kStepWords = 28;
std::uint32_t* writeWords(const Plan& plan, std::uint32_t* out) noexcept;

/// A record: rows, nesterov, dropouts, then floats: rate, momentum, rho, beta1, beta2, 1 - beta1, 1 - beta2,
/// correction1, correction2, epsilon, rate times weight decay, l1, l2. After them for each of the first
/// `dropouts` layers the low and the high word of its random key and its rate (float); then the batch's rows.
inline constexpr std::size_t kRecordWords = 16;
inline constexpr std::size_t kDropoutWords = 3;
std::uint32_t* writeWords(const StepRecord& record, std::size_t dropouts, std::uint32_t* out) noexcept;

}  // namespace downhill
