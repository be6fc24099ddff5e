// A session: one model on its data, walking downhill. It owns the plans, the arena, the order of the batches,
// the step counter, the history. Everything a reader can do to a run is a method here; wasm/ only passes them
// on. Whatever can fail returns Result and leaves the session as it was; run() and advance() never fail.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.hpp"
#include "data/features.hpp"
#include "model/spec.hpp"
#include "train/history.hpp"
#include "train/metrics.hpp"

namespace downhill {

enum class Part : std::uint8_t { train, validation, test };
enum class Place : std::uint8_t { now, best };
enum class Unit : std::uint8_t { op, phase, step, epoch };

struct Divergence {
  enum class Reason : std::uint8_t { nonFinite, growing };
  std::uint64_t step;  ///< steps finished when it was noticed
  Reason reason;
  std::string_view layer;      ///< where a non-finite number first appears, or where the gradient is largest
  std::uint64_t lastGoodStep;  ///< recover(lastGood) goes there
  std::uint64_t bestStep;      ///< recover(best) goes there: the lowest full training loss walked
};

/// Validation loss has not fallen for as many epochs as the spec has patience.
struct EarlyStop {
  std::uint64_t step;      ///< steps finished when it was noticed
  std::uint64_t bestStep;  ///< recoverBestValidation() goes there
  double bestLoss;         ///< validation loss there
};

struct RunResult {
  std::uint64_t step;          ///< steps finished
  std::uint64_t epoch;         ///< epochs finished
  double loss;                 ///< data loss of the last batch before its update; NaN before the first step
  double penalty;              ///< l1·Σ|w| + l2·Σw² of that moment
  const Divergence* diverged;  ///< or null
  std::string_view saturated;  ///< layer whose gradient has died while nothing was learnt, or ""
  const EarlyStop* stopped;    ///< or null; the next run() walks on, with fresh patience
};

struct AdvanceResult {
  std::uint64_t step;
  std::uint64_t epoch;
  std::string_view phase;  ///< "batch", "forward", "loss", "backward", "update": of the op just done
  std::string_view op;     ///< its Op name
  std::string_view node;   ///< name of the value it made
  bool done;               ///< true when this op finished a step
  double rate;             ///< of the step under way, after schedule and warm-up
  double correction1;      ///< 1 − β1^t and 1 − β2^t of the update under way
  double correction2;
};

struct ExactAnswer {
  std::string kind;               ///< "leastSquares" | "newton"
  std::vector<float> parameters;  ///< kernel, then bias, as parameters() lays them out
  double loss;                    ///< full data loss there, penalty apart
  double maxStableRate;           ///< 2/λmax of the Hessian (newton: of its bound XᵀX/4n)
  double conditionNumber;         ///< λmax/λmin of the Hessian, infinity when singular
  std::string note;               ///< "unique" | "separable" | "rank-deficient"
};

struct FieldSpec {
  double x0, x1, y0, y1;      ///< row 0 lies at y0, column 0 at x0; values are taken at the cells' centres
  std::size_t width, height;  ///< height 1 for models of one feature
  std::vector<Feature> features{};   ///< how (x, y) becomes the model's input; empty: x1, x2 (or x1)
  std::vector<std::string> nodes{};  ///< layers whose outputs are wanted beside the model's, e.g. "dense_1"
};

struct FieldResult {
  struct Map {
    std::string node;
    std::size_t units;
    std::vector<float> values;  ///< [units][height][width]
  };
  std::vector<Map> maps;  ///< the model's output first, named "output", then the nodes asked for
};

struct SurfaceSpec {
  std::vector<float> directionX,
      directionY;         ///< one number a parameter, in the order of parameters(), gaps none
  double x0, x1, y0, y1;  ///< multiples of the directions added to the present weights
  std::size_t width, height;
};

struct NodeInfo {
  std::string name;
  std::string_view op;
  std::string_view phase;
  Shape shape;
  /// What the op reads, by the names that value() takes; update steps read whole groups: "parameters",
  /// "gradients", "memory_1", "memory_2", "finite".
  std::vector<std::string> inputs;
};

struct Tensor {
  std::string name;  ///< "dense_1/kernel"
  Shape shape;
  std::vector<float> data;
};

/// Rows of the data as they were given (bytes stay bytes); standardized where that was asked for.
struct Examples {
  std::vector<float> features;      ///< [rows, shape], or
  std::vector<std::uint8_t> bytes;  ///< [rows, shape]
  std::vector<float> targets;       ///< [rows, units], or
  std::vector<std::int32_t> classIds;
};

struct UpdateReport {
  std::size_t kept;   ///< parameters (numbers) that were carried over
  std::size_t fresh;  ///< parameters drawn anew
};

class Session {
 public:
  /// Builds the model and draws its weights. Errors: invalidSpec, tooLarge.
  static Result<Session> create(const ModelSpec& spec);
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  /// Takes data of the spec's input shape and output units; keeps weights, moments and step.
  Result<void> setData(Dataset data);
  bool hasData() const;

  /// k optimizer steps. Allocates nothing, never fails; stops early when the run diverges.
  RunResult run(std::uint64_t k) noexcept;
  /// One op, phase, step or epoch. Errors: noData.
  Result<AdvanceResult> advance(Unit unit);
  /// Takes over a new spec at once: rates and penalties change in place; layers are rebuilt, every weight
  /// that still has its place is kept (hidden layers by their order, the output layer as such; the common
  /// corner of a kernel). Data that no longer fits the input or output is let go: hasData() tells. Errors:
  /// invalidSpec, tooLarge.
  Result<UpdateReport> update(const ModelSpec& spec);
  /// The same start again, or another one.
  void reset(std::optional<std::uint64_t> seed);
  /// Goes back to a recorded state after (or before) divergence. Errors: noData.
  Result<void> recoverLastGood();
  Result<void> recoverBest();
  /// To the lowest validation loss of the walk. Errors: noData unless the spec stops early and a check was
  /// made.
  Result<void> recoverBestValidation();

  Result<Metrics> evaluate(Part part);
  /// Who is taken for whom in a part, row by row and class by class. Errors: noData, unsupported for
  /// meanSquaredError.
  Result<ClassReport> report(Part part);
  /// features: rows x input size. Returns rows x units, after the last activation.
  Result<std::vector<float>> predict(std::span<const float> features, std::size_t rows);
  /// What every layer but dropouts answers to rows x input size: [rows, units] each, by the layers' names.
  Result<std::vector<Tensor>> layers(std::span<const float> features, std::size_t rows);
  /// How much each number of one input moves each unit of a layer, at the present weights: [units, input
  /// size], d unit / d input. `layer` empty: the last layer before its activation (the logits); else that
  /// layer's outputs. Where inputs are standardized, per standardized unit. Errors: notFound, shapeMismatch,
  /// tooLarge.
  Result<Tensor> jacobian(std::span<const float> features, const std::string& layer);
  /// Copies of rows, by their numbers over all parts as in sample(). Errors: noData, invalidArgument,
  /// tooLarge.
  Result<Examples> examples(std::span<const std::uint32_t> rows) const;
  Result<FieldResult> field(const FieldSpec& spec);
  /// Full training loss (penalty included) over a grid, row 0 at y0. The weights are left as they were, bit
  /// by bit.
  Result<std::vector<float>> surface(const SurfaceSpec& spec);
  /// Largest eigenvalue of the Hessian of the full training loss (penalty included, no dropout) at the
  /// present weights, or at the lowest ones walked: by power iteration on central differences of gradients. A
  /// float's estimate, good to about 1 %; 2 over it is the rate above which plain descent can't settle there.
  /// Errors: noData; unsupported where it is not finite.
  Result<double> curvature(Place where);
  /// Two random directions through weight space, x then y, each as long as parameters() laid end to end:
  /// normal numbers counted from `seed`, the incoming kernel of each unit scaled to the length of its present
  /// one, biases 0 (Li et al. 2018, "filter normalization").
  Result<std::vector<float>> randomDirections(std::uint64_t seed) const;
  /// The two directions in which a walk (rows of all parameters) spreads most around the present weights,
  /// laid out likewise; unit vectors. Errors: see principalDirections.
  Result<std::vector<float>> walkDirections(std::span<const float> walk) const;
  /// Errors: unsupported unless the model is one dense layer, linear with meanSquaredError or sigmoid (1
  /// unit) with binaryCrossentropy.
  Result<ExactAnswer> exact();

  std::span<const HistoryEntry> history() const;
  std::vector<Tensor> parameters() const;
  /// Errors: notFound, shapeMismatch by name for missing, extra, misshapen or non-finite tensors; then
  /// nothing changes.
  Result<void> setParameters(std::span<const Tensor> tensors);
  /// Of the last step, penalty included. Zero before the first.
  std::vector<Tensor> gradients() const;
  std::vector<NodeInfo> nodes() const;
  /// Last value of a node, rows of the last batch; a parameter; "memory_1/<parameter>" and
  /// "memory_2/<parameter>", what the optimizer remembers of it; "finite", the flag of the last check (1 or
  /// 0); "batch", the training rows of the last batch. Errors: notFound, noData.
  Result<Tensor> value(std::string_view name) const;

  /// Every value of a training step, update apart, as row `row` of the data alone would make it: without
  /// dropout and penalties, so d_<parameter> is the gradient of that row's own loss. Rows count over all
  /// parts: those of the main table, then validation's and test's where they were given apart. Nothing else
  /// changes, values and gradients of the last step included. Errors: noData, invalidArgument.
  Result<std::vector<Tensor>> sample(std::size_t row);

  std::vector<std::uint8_t> checkpoint() const;
  /// Errors: badCheckpoint, naming what differs; then nothing changes.
  Result<void> restore(std::span<const std::uint8_t> bytes);

  /// For an executor that lives elsewhere. The fused training plan for the settings in force: eight words -
  /// numbers in the arena, capacity in rows, numbers in state(), offsets of the data loss and of the penalty
  /// (0: there is none), steps, whether features are bytes, their scale (float) - then the steps as in
  /// exec/words.hpp. Stands until the next of these two.
  std::span<const std::uint32_t> planWords();
  /// The records of the next k steps as in exec/words.hpp; fewer where they are very many numbers or an
  /// epoch's end among them is a check, which then is the last. None without data, after a divergence, or in
  /// the middle of a step.
  std::span<const std::uint32_t> recordWords(std::uint64_t k);
  /// What such an executor begins with and hands back, the first numbers of the arena: parameters, gradients,
  /// moments, flag. And the data it reads; null without any.
  std::span<const float> state() const;
  const Dataset* data() const;
  /// Takes over what `steps` of those records have made of state(), and checks where a check is due. `loss`
  /// and `penalty` are the last step's. Values of single nodes stay those of the last step walked here.
  void adopt(std::span<const float> numbers, std::uint64_t steps, double loss, double penalty) noexcept;

  const ModelSpec& spec() const;
  std::uint64_t step() const;
  std::uint64_t epoch() const;

 private:
  struct State;
  explicit Session(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace downhill
