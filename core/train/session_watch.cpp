// The divergence watch: what is checked when an epoch ends, what counts as diverged or saturated, and which
// states are kept to go back to. Definitions: core/DESIGN.md, section 8, "Diverged" and "Saturated".
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

#include "train/session_state.hpp"

namespace downhill {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t kBadChecks = 10;  // in a row
constexpr std::uint64_t kChecksAnOctave = 64;
constexpr float kDeadGradient = 1e-6F;  // of the gradient at the start

float largestMagnitude(std::span<const float> numbers) noexcept {
  float most = 0;
  for (const float x : numbers) most = std::max(most, std::fabs(x));
  return most;
}

bool allFinite(std::span<const float> numbers) noexcept {
  return std::ranges::all_of(numbers, [](float x) { return std::isfinite(x); });
}

bool saturates(const ModelSpec& spec) noexcept {
  const auto bounded = [](const LayerSpec& layer) {
    return layer.type == LayerType::dense &&
           (layer.activation == Activation::sigmoid || layer.activation == Activation::tanh);
  };
  return std::any_of(spec.layers.begin(), spec.layers.end() - 1, bounded);
}

}  // namespace

/// At the end of an epoch. All of the first 128 ends are checks, from then on every second, fourth, ... as
/// the epochs double. Patience counts epochs, so it needs them all.
bool Session::State::checkIsUsual() const noexcept {
  const std::uint64_t stride = std::bit_floor(std::max<std::uint64_t>(1, position.epoch / kChecksAnOctave));
  return position.epoch % stride == 0 || spec.earlyStopping.patience > 0;
}

/// And whenever the last batch looks as if the run were leaving its bounds.
bool Session::State::checkIsDue() const noexcept { return checkIsUsual() || !(batchLoss <= limit); }

void Session::State::check() noexcept { check(evaluateRows(program, view, data->train.span())); }

void Session::State::check(const Metrics& train) noexcept {
  HistoryEntry entry{
      position.step, position.epoch, train.loss, train.penalty, kNaN, train.accuracy.value_or(kNaN), kNaN};
  if (data->validation.size() > 0) {
    const Metrics held = evaluateRows(program, view, data->validation.span());
    entry.validationLoss = held.loss;
    entry.validationAccuracy = held.accuracy.value_or(kNaN);
  }
  if (!std::isfinite(train.loss + train.penalty)) return noticeNonFinite();
  history.push(entry);
  if (train.loss <= limit) save(lastGood, train.loss);
  if (!best.present || train.loss < best.loss) save(best, train.loss);
  noticeGrowth(train.loss);
  noticeSaturation(train.loss);
  if (data->validation.size() > 0) noticeWaiting(entry.validationLoss);
}

/// As Keras's EarlyStopping with monitor "val_loss", but the start counts as an epoch to be better than.
void Session::State::noticeWaiting(double heldLoss) noexcept {
  const auto& [patience, minDelta] = spec.earlyStopping;
  if (patience == 0) return;
  if (!bestHeld.present || heldLoss < bestHeld.loss - minDelta) {
    save(bestHeld, heldLoss);
    waits = 0;
  } else if (++waits >= patience) {
    stopped = EarlyStop{position.step, bestHeld.position.step, bestHeld.loss};
  }
}

void Session::State::save(Saved& into, double loss) noexcept {
  float* out = into.numbers.data();
  const auto copy = [&out](std::span<const float> from) { out = std::ranges::copy(from, out).out; };
  copy(program.cpu.values(program.parameters));
  for (std::size_t i = 0; i < program.momentCount; ++i) copy(program.cpu.values(program.moments[i]));
  into.position = position;
  into.position.badChecks = 0;
  into.loss = loss;
  into.present = true;
}

void Session::State::load(const Saved& from) noexcept {
  const float* in = from.numbers.data();
  const auto copy = [&in](std::span<float> to) {
    std::copy_n(in, to.size(), to.begin());
    in += to.size();
  };
  copy(program.cpu.values(program.parameters));
  for (std::size_t i = 0; i < program.momentCount; ++i) copy(program.cpu.values(program.moments[i]));
  position = from.position;
  // The last step is not of this walk: neither its loss nor its gradients are.
  batchLoss = batchPenalty = kNaN;
  std::ranges::fill(program.cpu.values(program.gradients), 0.0F);
}

std::string_view Session::State::layerOf(std::string_view node) const noexcept {
  if (node.starts_with("d_")) node.remove_prefix(2);
  node = node.substr(0, node.find('/'));
  const auto layer = std::ranges::find(spec.layers, node, &LayerSpec::name);
  return layer == spec.layers.end() ? std::string_view(spec.layers.back().name)
                                    : std::string_view(layer->name);
}

void Session::State::noticeNonFinite() noexcept {
  std::string_view layer = spec.layers.back().name;
  for (std::size_t i = 0; i < program.train.steps.size(); ++i) {
    const Step& step = program.train.steps[i];
    if (step.phase == Phase::update) break;
    if (allFinite(program.cpu.values(step.out).first(step.shape.count(record.rows)))) continue;
    layer = layerOf(program.train.names[i]);
    break;
  }
  diverged = Divergence{position.step, Divergence::Reason::nonFinite, layer, lastGood.position.step,
                        best.position.step};
  // The update that would have brought in a NaN was not made. Weights that had already run to infinity are
  // put back.
  if (!allFinite(program.cpu.values(program.parameters)) && lastGood.present) load(lastGood);
}

void Session::State::noticeGrowth(double loss) noexcept {
  position.badChecks = loss > limit ? position.badChecks + 1 : 0;
  if (position.badChecks < kBadChecks) return;
  std::size_t worst = 0;
  float most = -1;
  for (std::size_t i = 0; i < program.block.entries.size(); ++i) {
    const float size = largestMagnitude(program.cpu.values(program.gradient(i)));
    if (size > most) std::tie(worst, most) = std::pair(i, size);
  }
  diverged =
      Divergence{position.step, Divergence::Reason::growing, layerOf(program.block.entries[worst].name),
                 lastGood.position.step, best.position.step};
}

/// Before the first update from here, so that a network which the very first steps drive flat is seen, too.
void Session::State::noteStartGradients() noexcept {
  for (std::size_t i = 0; i < program.block.entries.size(); ++i) {
    startGradients.push_back(
        largestMagnitude(program.cpu.values(program.gradient(i))));  // reserved by compile()
  }
}

void Session::State::noticeSaturation(double loss) noexcept {
  saturated = {};
  if (!saturates(spec) || startGradients.empty() || loss < guessing) return;
  for (std::size_t i = 0; i < program.block.entries.size(); ++i) {
    const float size = largestMagnitude(program.cpu.values(program.gradient(i)));
    if (size < kDeadGradient * startGradients[i]) saturated = layerOf(program.block.entries[i].name);
  }
}

}  // namespace downhill
