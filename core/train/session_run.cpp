// Walking: one op, one phase, one step, one epoch, k steps. Nothing here allocates or fails.
#include <array>

#include "train/schedule.hpp"
#include "train/session_state.hpp"

namespace downhill {

namespace {

constexpr std::array<std::string_view, 5> kPhaseWords{"batch", "forward", "loss", "backward", "update"};

bool correctsBias(OptimizerType type) noexcept {
  return type == OptimizerType::adam || type == OptimizerType::adamw;
}

bool hasSteadyRate(const OptimizerSpec& o) noexcept {
  return o.schedule.type == ScheduleType::constant && o.schedule.warmupSteps == 0;
}

/// What the spec alone decides.
void fillSettings(StepRecord& record, const ModelSpec& spec) noexcept {
  const OptimizerSpec& o = spec.optimizer;
  record.seed = spec.seed;
  record.rate = o.learningRate;
  record.momentum = o.momentum;
  record.nesterov = o.nesterov;
  record.rho = o.rho;
  record.beta1 = o.beta1;
  record.beta2 = o.beta2;
  record.epsilon = o.epsilon;
  record.weightDecay = o.weightDecay;
  record.l1 = spec.l1;
  record.l2 = spec.l2;
  std::size_t ordinal = 0;
  for (const LayerSpec& layer : spec.layers) {
    if (layer.type == LayerType::dropout) record.dropoutRates[ordinal++] = layer.rate;
  }
}

}  // namespace

std::string_view phaseWord(Phase phase) noexcept { return kPhaseWords[static_cast<std::size_t>(phase)]; }

void Session::State::prepareWalk() noexcept {
  fillSettings(record, spec);
  beta1.setBase(spec.optimizer.beta1);
  beta2.setBase(spec.optimizer.beta2);
}

void Session::State::prepareStep() noexcept {
  const auto rows = order->batch(spec, position);
  record.step = position.step;
  record.epoch = position.epoch;
  record.rows = rows.size();
  record.indices = rows.data();
  if (!hasSteadyRate(spec.optimizer)) record.rate = rateAt(spec.optimizer, position.step);
  if (!correctsBias(spec.optimizer.type)) return;
  record.correction1 = 1 - beta1.at(position.updates + 1);
  record.correction2 = 1 - beta2.at(position.updates + 1);
}

bool Session::State::runOp() noexcept {
  if (nextOp == 0) {
    prepareWalk();
    prepareStep();
  }
  program.cpu.run(program.train, record, view, nextOp, nextOp + 1);
  if (++nextOp < program.train.steps.size()) return false;
  finishStep();
  return true;
}

void Session::State::runStep(bool watched) noexcept {
  if (nextOp == 0) prepareStep();
  const bool endsEpoch = position.cursor + record.rows >= trainRows();
  if (watched || endsEpoch || nextOp != 0) {
    program.cpu.run(program.train, record, view, nextOp, program.train.steps.size());
  } else {
    const bool plain = record.l1 == 0 && record.l2 == 0;
    program.cpu.run(plain ? program.run : program.runPenalized, record, view);
    // A step that is not made is one to look at: once more with all its values. It changes nothing again.
    if (program.cpu.values(program.flag)[0] == 0) program.cpu.run(program.train, record, view);
  }
  finishStep();
}

void Session::State::finishStep() noexcept {
  nextOp = 0;
  if (program.cpu.values(program.flag)[0] == 0) return noticeNonFinite();
  batchLoss = program.cpu.values(program.batchLoss)[0];
  batchPenalty = record.l1 == 0 && record.l2 == 0 ? 0 : program.cpu.values(program.penalty)[0];
  if (startGradients.empty()) noteStartGradients();
  if (moveOn() && checkIsDue()) check();
}

bool Session::State::moveOn() noexcept {
  ++position.step;
  ++position.updates;
  position.cursor += record.rows;
  if (position.cursor < trainRows()) return false;
  position.cursor = 0;
  ++position.epoch;
  return true;
}

RunResult Session::State::result() const noexcept {
  return {position.step,
          position.epoch,
          batchLoss,
          batchPenalty,
          diverged ? &*diverged : nullptr,
          saturated,
          stopped ? &*stopped : nullptr};
}

RunResult Session::run(std::uint64_t k) noexcept {
  State& s = *state_;
  if (!s.data) return s.result();
  std::uint64_t left = k;
  if (s.stopped && k > 0) {
    s.stopped.reset();
    s.waits = 0;
  }
  // A step under way keeps the settings it began with.
  if (s.nextOp != 0 && left > 0 && !s.diverged) {
    s.runStep(true);
    --left;
  }
  if (left > 0 && !s.diverged) s.prepareWalk();
  for (; left > 0 && !s.diverged && !s.stopped; --left) s.runStep(left == 1);
  return s.result();
}

Result<AdvanceResult> Session::advance(Unit unit) {
  State& s = *state_;
  if (!s.data) return fail(ErrorCode::noData, "advance: the session has no data yet; call setData first");
  const std::uint64_t epoch = s.position.epoch;
  const auto& steps = s.program.train.steps;
  std::size_t op = s.nextOp;
  const Phase phase = steps[op].phase;
  bool done = s.diverged.has_value();
  while (!done) {
    op = s.nextOp;
    done = s.runOp();
    if (unit == Unit::op || s.diverged) break;
    if (unit == Unit::phase && (done || steps[s.nextOp].phase != phase)) break;
    if (unit == Unit::epoch) done = s.position.epoch != epoch;
  }
  return AdvanceResult{s.position.step,         s.position.epoch,          phaseWord(steps[op].phase),
                       info(steps[op].op).name, s.program.train.names[op], s.nextOp == 0,
                       s.record.rate,           s.record.correction1,      s.record.correction2};
}

}  // namespace downhill
