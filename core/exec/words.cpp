#include "exec/words.hpp"

#include <algorithm>
#include <bit>

#include "base/random.hpp"

namespace downhill {

namespace {

std::uint32_t word(std::size_t n) noexcept { return static_cast<std::uint32_t>(n); }
std::uint32_t bits(double x) noexcept { return std::bit_cast<std::uint32_t>(static_cast<float>(x)); }

}  // namespace

std::uint32_t* writeWords(const Plan& plan, std::uint32_t* out) noexcept {
  for (const Step& step : plan.steps) {
    const Attributes& a = step.attributes;
    *out++ = static_cast<std::uint32_t>(step.op);
    *out++ = static_cast<std::uint32_t>(a.then);
    *out++ = a.key;
    *out++ = bits(a.alpha);
    for (std::size_t i = 0; i <= kMaxInputs; ++i) {
      const Region& region = i == 0 ? step.out : step.in[i - 1];
      const Shape& shape = i == 0 ? step.shape : step.inShapes[i - 1];
      *out++ = word(region.offset);
      *out++ = i <= info(step.op).arity ? word(region.size) : 0;
      *out++ = shape.batched ? word(shape.size()) : 0;
      *out++ = word(shape.last());
    }
  }
  return out;
}

std::uint32_t* writeWords(const StepRecord& r, std::size_t dropouts, std::uint32_t* out) noexcept {
  *out++ = word(r.rows);
  *out++ = r.nesterov ? 1 : 0;
  *out++ = word(dropouts);
  const double decay = static_cast<float>(r.rate) * static_cast<float>(r.weightDecay);
  for (const double x : {r.rate, r.momentum, r.rho, r.beta1, r.beta2, 1 - r.beta1, 1 - r.beta2, r.correction1,
                         r.correction2, r.epsilon, decay, r.l1, r.l2}) {
    *out++ = bits(x);
  }
  for (std::size_t i = 0; i < dropouts; ++i) {
    const std::uint64_t key =
        randomKey(r.seed, Purpose::dropout, r.step, static_cast<std::uint32_t>(i)).value;
    *out++ = static_cast<std::uint32_t>(key);
    *out++ = static_cast<std::uint32_t>(key >> 32);
    *out++ = bits(r.dropoutRates[i]);
  }
  return std::copy_n(r.indices, r.rows, out);
}

}  // namespace downhill
