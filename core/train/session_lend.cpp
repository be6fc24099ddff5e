// Walking elsewhere: what an executor that lives outside (the GPU's) is given, and what it hands back. The
// session goes on from there as if it had walked itself: same position, checks and divergence watch.
#include <algorithm>
#include <bit>

#include "exec/words.hpp"
#include "train/session_state.hpp"

namespace downhill {

namespace {

constexpr std::size_t kPlanWords = 8;
constexpr std::size_t kMaxLent = 1 << 20;  // words of records at a time, but for the first

std::size_t dropoutsOf(const ModelSpec& spec) noexcept {
  return static_cast<std::size_t>(std::ranges::count(spec.layers, LayerType::dropout, &LayerSpec::type));
}

}  // namespace

std::span<const std::uint32_t> Session::planWords() {
  State& s = *state_;
  const Program& p = s.program;
  const bool plain = s.spec.l1 == 0 && s.spec.l2 == 0;
  const Plan& plan = plain ? p.run : p.runPenalized;
  s.lent.resize(kPlanWords + kStepWords * plan.steps.size());
  const std::size_t penalty = plain ? 0 : p.penalty.offset;
  std::uint32_t* out = s.lent.data();
  for (const std::size_t n : {plan.end, plan.capacity, state().size(), p.batchLoss.offset, penalty,
                              plan.steps.size(), std::size_t{s.view.bytes != nullptr}}) {
    *out++ = static_cast<std::uint32_t>(n);
  }
  *out++ = std::bit_cast<std::uint32_t>(static_cast<float>(s.view.scale));
  writeWords(plan, out);
  return s.lent;
}

std::span<const std::uint32_t> Session::recordWords(std::uint64_t k) {
  State& s = *state_;
  if (!s.data || s.nextOp != 0 || s.diverged) return {};
  const std::size_t dropouts = dropoutsOf(s.spec);
  const std::size_t most = kRecordWords + kDropoutWords * dropouts + s.program.run.capacity;
  k = std::min<std::uint64_t>(k, 1 + kMaxLent / most);
  s.lent.resize(k * most);
  std::uint32_t* out = s.lent.data();
  const Position here = s.position;
  s.prepareWalk();
  for (bool onward = true; onward && k > 0; --k) {
    s.prepareStep();
    out = writeWords(s.record, dropouts, out);
    onward = !(s.moveOn() && s.checkIsUsual());
  }
  s.position = here;
  return {s.lent.data(), out};
}

std::span<const float> Session::state() const {
  const Program& p = state_->program;
  return p.cpu.values({0, p.flag.offset + 1});
}

void Session::adopt(std::span<const float> numbers, std::uint64_t steps, double loss,
                    double penalty) noexcept {
  State& s = *state_;
  if (steps == 0 || !s.data) return;
  std::ranges::copy(numbers, s.program.cpu.values({0, state().size()}).begin());
  s.batchLoss = loss;
  s.batchPenalty = penalty;
  if (s.startGradients.empty()) s.noteStartGradients();
  if (s.stopped) {
    s.stopped.reset();
    s.waits = 0;
  }
  s.prepareWalk();
  bool ended = false;
  for (; steps > 0; --steps) {
    s.prepareStep();
    ended = s.moveOn();
  }
  if (ended && s.checkIsDue()) s.check();
}

}  // namespace downhill
