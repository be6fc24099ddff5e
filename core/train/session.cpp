// Life of a session: made, given data, changed, sent back to its start.
#include <algorithm>
#include <numeric>

#include "train/session_state.hpp"

namespace downhill {

namespace {

DataView viewOf(const Dataset& data) {
  DataView view;
  if (data.usesBytes())
    view.bytes = data.bytes.data();
  else
    view.floats = data.features.data();
  view.scale = data.scale;
  if (data.usesClassIds())
    view.classes = data.classIds.data();
  else
    view.targets = data.targets.data();
  return view;
}

/// Whether `data` can be trained on by `spec`, or what is wrong.
Result<void> fits(const ModelSpec& spec, const Dataset& data) {
  if (const Shape expected = inputShape(spec); data.shape != expected) {
    return fail(ErrorCode::shapeMismatch,
                "features: the model expects rows of " + toString(expected) + ", got " + toString(data.shape),
                "features");
  }
  const bool ids = spec.loss == Loss::sparseCategoricalCrossentropy;
  if (ids != data.usesClassIds()) {
    return fail(
        ErrorCode::invalidData,
        std::string(toWord(spec.loss)) + (ids ? " expects class ids (Int32Array) as targets, got numbers"
                                              : " expects numbers (Float32Array) as targets, got class ids"),
        "targets");
  }
  const std::size_t units = outputUnits(spec);
  const std::size_t came = ids ? data.classes : data.units;
  if (came != units) {
    return fail(ErrorCode::shapeMismatch,
                "targets: the model's last layer has " + std::to_string(units) +
                    (ids ? " classes, the data " : " units, the targets ") + std::to_string(came) +
                    (ids ? "" : " a row"),
                "targets");
  }
  return {};
}

bool sameStructure(const ModelSpec& a, const ModelSpec& b) {
  const auto sameLayer = [](const LayerSpec& x, const LayerSpec& y) {
    return x.type == y.type && x.units == y.units && x.activation == y.activation && x.useBias == y.useBias &&
           x.name == y.name;
  };
  return a.inputShape == b.inputShape && a.loss == b.loss && a.optimizer.type == b.optimizer.type &&
         (a.optimizer.momentum > 0) == (b.optimizer.momentum > 0) &&
         std::ranges::equal(a.layers, b.layers, sameLayer);
}

}  // namespace

Session::Session(std::unique_ptr<State> state) : state_(std::move(state)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::create(const ModelSpec& spec) {
  auto checked = validated(spec);
  if (!checked) return std::unexpected(checked.error());
  auto state = std::make_unique<State>();
  state->firstRows.resize(kChunk);
  std::iota(state->firstRows.begin(), state->firstRows.end(), 0U);
  // Without data the batches' size isn't known to be useful: one row, until setData says otherwise.
  if (auto ok = state->compile(*checked, 1); !ok) return std::unexpected(ok.error());
  return Session(std::move(state));
}

/// Takes over `next`, with every weight that keeps its place. Errors leave the state as it was.
Result<void> Session::State::compile(const ModelSpec& next, std::size_t capacity) {
  auto made = Program::make(next, capacity);
  if (!made) return std::unexpected(made.error());
  auto bestNumbers = Buffer<float>::make(made->stateSize(), "the best state of the run");
  if (!bestNumbers) return std::unexpected(bestNumbers.error());
  auto goodNumbers = Buffer<float>::make(made->stateSize(), "the last good state of the run");
  if (!goodNumbers) return std::unexpected(goodNumbers.error());
  auto heldNumbers = Buffer<float>::make(next.earlyStopping.patience > 0 ? made->stateSize() : 0,
                                         "the state of the lowest validation loss");
  if (!heldNumbers) return std::unexpected(heldNumbers.error());
  spec = next;
  program = std::move(*made);
  best.numbers = std::move(*bestNumbers);
  lastGood.numbers = std::move(*goodNumbers);
  bestHeld.numbers = std::move(*heldNumbers);
  best.present = lastGood.present = bestHeld.present = false;
  startGradients.clear();
  startGradients.reserve(program.block.entries.size());
  return {};
}

/// A third state is kept only where somebody may want to go back to it.
Result<void> Session::State::makeRoomForHeld(const ModelSpec& next) {
  if (next.earlyStopping.patience == 0 || bestHeld.numbers.size() > 0) return {};
  auto numbers = Buffer<float>::make(program.stateSize(), "the state of the lowest validation loss");
  if (!numbers) return std::unexpected(numbers.error());
  bestHeld.numbers = std::move(*numbers);
  return {};
}

std::size_t Session::State::capacityFor(const ModelSpec& next) const {
  return std::max<std::size_t>(1, std::min<std::size_t>(next.batchSize, trainRows()));
}

Result<void> Session::State::attach(Dataset next) {
  const std::size_t capacity = std::min<std::size_t>(spec.batchSize, next.train.size());
  auto batches = BatchOrder::make(next.train.span());
  if (!batches) return std::unexpected(batches.error());
  if (capacity != program.train.capacity) {
    Program old = std::move(program);
    if (auto ok = compile(spec, capacity); !ok) {
      program = std::move(old);
      return ok;
    }
    carryOver(old, program);
  }
  data = std::move(next);  // buffers move, so `batches` still sees the same rows
  order = std::move(*batches);
  view = viewOf(*data);
  position.cursor = 0;
  begin();
  return {};
}

/// The start of a stretch of walking: what is out of bounds is measured from here.
void Session::State::begin() {
  nextOp = 0;
  record = {};
  diverged.reset();
  saturated = {};
  startGradients.clear();
  position.badChecks = 0;
  best.present = lastGood.present = bestHeld.present = false;
  stopped.reset();
  waits = 0;
  if (!data) return;
  guessing = guessingLoss(spec, view, data->train.span());
  const Metrics train = evaluateRows(program, view, data->train.span());
  limit = 10 * std::max(train.loss, guessing);
  history.truncateAfter(position.step == 0 ? 0 : position.step - 1);
  if (position.step == 0) history.clear();
  check(train);
}

Result<void> Session::setData(Dataset data) {
  if (auto ok = fits(state_->spec, data); !ok) return ok;
  return state_->attach(std::move(data));
}

bool Session::hasData() const { return state_->data.has_value(); }

Result<UpdateReport> Session::update(const ModelSpec& spec) {
  State& s = *state_;
  auto next = validated(spec);
  if (!next) return std::unexpected(next.error());
  UpdateReport report{s.program.block.count(), 0};
  if (sameStructure(s.spec, *next) && s.capacityFor(*next) == s.program.train.capacity) {
    if (auto ok = s.makeRoomForHeld(*next); !ok) return std::unexpected(ok.error());
    s.spec = s.program.spec = *next;
    s.diverged.reset();  // a new rate deserves a new try
    s.saturated = {};
    s.position.badChecks = 0;
    return report;
  }
  auto kept = s.rebuild(*next);
  if (!kept) return std::unexpected(kept.error());
  return UpdateReport{*kept, s.program.block.count() - *kept};
}

Result<std::size_t> Session::State::rebuild(const ModelSpec& next) {
  const bool sameOptimizer = spec.optimizer.type == next.optimizer.type;
  Program old = std::move(program);
  if (auto ok = compile(next, capacityFor(next)); !ok) {
    program = std::move(old);
    return std::unexpected(ok.error());
  }
  const std::size_t kept = carryOver(old, program);
  if (!sameOptimizer) position.updates = 0;
  if (data && !fits(spec, *data)) {
    data.reset();
    order.reset();
    view = {};
  }
  if (data && position.cursor >= trainRows()) position.cursor = 0;
  begin();
  return kept;
}

void Session::reset(std::optional<std::uint64_t> seed) {
  State& s = *state_;
  if (seed) s.spec.seed = s.program.spec.seed = *seed;
  s.program.initialize(s.spec.seed);
  s.position = {};
  s.batchLoss = s.batchPenalty = std::numeric_limits<double>::quiet_NaN();
  s.history.clear();
  s.begin();
}

Result<void> Session::recoverLastGood() {
  State& s = *state_;
  if (!s.lastGood.present) return fail(ErrorCode::noData, "recover: no good state was recorded yet");
  s.load(s.lastGood);
  s.begin();
  return {};
}

Result<void> Session::recoverBest() {
  State& s = *state_;
  if (!s.best.present) return fail(ErrorCode::noData, "recover: no state was recorded yet");
  s.load(s.best);
  s.begin();
  return {};
}

Result<void> Session::recoverBestValidation() {
  State& s = *state_;
  if (!s.bestHeld.present) {
    return fail(
        ErrorCode::noData,
        "recover: no lowest validation loss was recorded; it needs earlyStopping and a validation part");
  }
  s.load(s.bestHeld);
  s.begin();
  return {};
}

std::span<const HistoryEntry> Session::history() const { return state_->history.entries(); }
const Dataset* Session::data() const { return state_->data ? &*state_->data : nullptr; }
const ModelSpec& Session::spec() const { return state_->spec; }
std::uint64_t Session::step() const { return state_->position.step; }
std::uint64_t Session::epoch() const { return state_->position.epoch; }

}  // namespace downhill
