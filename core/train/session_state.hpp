// What a session is made of. Private to core/train: session*.cpp share it, nobody else sees it.
#pragma once

#include <limits>

#include "train/batch_order.hpp"
#include "train/powers.hpp"
#include "train/program.hpp"
#include "train/session.hpp"

namespace downhill {

/// A state of the run that can be gone back to: numbers and position.
struct Saved {
  Buffer<float> numbers;  ///< parameters, then moments
  Position position;
  double loss = 0;  ///< full training loss there
  bool present = false;
};

/// "batch", "forward", "loss", "backward" or "update".
std::string_view phaseWord(Phase phase) noexcept;

struct Session::State {
  ModelSpec spec;
  Program program;
  std::optional<Dataset> data;
  std::optional<BatchOrder> order;
  DataView view;
  std::vector<std::uint32_t> firstRows;  ///< 0 ... kChunk − 1: rows of a chunk that is not in the data

  Position position;
  std::size_t nextOp = 0;  ///< cursor over the train plan; 0 between steps
  StepRecord record;       ///< of the step under way
  Powers beta1, beta2;     ///< of the optimizer's own decay rates
  History history;
  double batchLoss = std::numeric_limits<double>::quiet_NaN();  ///< of the last step walked from here
  double batchPenalty = std::numeric_limits<double>::quiet_NaN();

  double guessing = 0;  ///< loss of a model that knows nothing
  double limit = 0;     ///< full training loss above this is out of bounds
  Saved best, lastGood;
  Saved bestHeld;           ///< lowest validation loss since the walk began; only where the spec stops early
  std::uint64_t waits = 0;  ///< epochs since then
  std::optional<EarlyStop> stopped;
  std::optional<Divergence> diverged;
  std::string_view saturated;
  std::vector<std::uint32_t> lent;    ///< what planWords() and recordWords() last told
  std::vector<float> startGradients;  ///< largest |gradient| of each tensor in the first step from here

  // session.cpp
  Result<void> compile(const ModelSpec& next, std::size_t capacity);
  std::size_t trainRows() const { return data ? data->train.size() : 0; }
  std::size_t capacityFor(const ModelSpec& next) const;
  Result<void> attach(Dataset next);
  Result<std::size_t> rebuild(const ModelSpec& next);  ///< returns how many numbers were kept
  void begin();
  Result<void> makeRoomForHeld(const ModelSpec& next);

  // session_run.cpp
  void prepareWalk() noexcept;  ///< what stays while the spec does; then prepareStep() for every step
  void prepareStep() noexcept;
  bool runOp() noexcept;
  void finishStep() noexcept;
  /// Counts the step of `record` as done; true where it ends an epoch.
  bool moveOn() noexcept;
  /// The rest of a step. `watched`: through the plan that keeps every value, as the last step of a run and of
  /// an epoch do, where a reader may look or the divergence watch may stop.
  void runStep(bool watched) noexcept;
  RunResult result() const noexcept;

  // session_look.cpp
  Result<std::span<const std::uint32_t>> rowsOf(Part part, const char* asker) const;
  /// The copy of `features` that the model reads: standardized where the data are. Errors: shapeMismatch.
  Result<std::vector<float>> inputOf(std::span<const float> features, std::size_t rows,
                                     std::size_t numbersOut) const;
  /// Runs the forward part on `rows` (at most kChunk) rows of `features` and leaves the outputs in the arena.
  void forward(const float* features, std::size_t rows) noexcept;
  /// Puts the weights at home + a·directionX + b·directionY.
  void walkTo(const SurfaceSpec& spec, std::span<const float> home, float a, float b) noexcept;

  // session_watch.cpp
  bool checkIsUsual() const noexcept;
  bool checkIsDue() const noexcept;
  void check() noexcept;
  void check(const Metrics& train) noexcept;  ///< `train` is of the present weights
  void save(Saved& into, double loss) noexcept;
  void load(const Saved& from) noexcept;
  void noticeNonFinite() noexcept;
  void noticeGrowth(double loss) noexcept;
  void noticeWaiting(double heldLoss) noexcept;
  void noteStartGradients() noexcept;
  void noticeSaturation(double loss) noexcept;
  std::string_view layerOf(std::string_view node) const noexcept;
};

}  // namespace downhill
