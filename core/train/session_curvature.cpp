// How steep the hill is around a place, and ways to cut through it: the largest eigenvalue of the Hessian by
// power iteration, random directions, and the plane of a walk. The session is left as it was, bit by bit.
#include <algorithm>
#include <cmath>

#include "base/random.hpp"
#include "exact/principal.hpp"
#include "train/session_state.hpp"

namespace downhill {

namespace {

constexpr int kIterations = 40;
constexpr double kSettled = 1e-4;  // relative change of the eigenvalue from one iteration to the next
constexpr double kNudge =
    1e-2;  // of the weights' size (at least 1): truncation and rounding both stay near 1e-4

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Gradients of the full training loss, penalty included and without dropout, at places in weight space.
class Slopes {
 public:
  Slopes(Program& program, const DataView& view, std::span<const std::uint32_t> rows)
      : program_(program), view_(view), rows_(rows) {
    const auto& steps = program.train.steps;
    const auto isUpdate = [](const Step& step) { return step.phase == Phase::update; };
    end_ = static_cast<std::size_t>(std::ranges::find_if(steps, isUpdate) - steps.begin());
  }

  /// The gradient at home + by·way.
  Vector at(const Vector& home, const Vector& way, double by) {
    const auto weights = program_.cpu.values(program_.parameters);
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<float>(home[i] + by * way[i]);
    Vector sum(weights.size(), 0.0);
    for (std::size_t from = 0; from < rows_.size(); from += program_.train.capacity) {
      const auto batch = rows_.subspan(from, std::min(program_.train.capacity, rows_.size() - from));
      program_.cpu.run(program_.train, evaluationRecord(program_.spec, batch), view_, 0, end_);
      const double share = static_cast<double>(batch.size()) / static_cast<double>(rows_.size());
      const auto slope = program_.cpu.values(program_.gradients);
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += share * slope[i];
    }
    return sum;
  }

 private:
  Program& program_;
  const DataView& view_;
  std::span<const std::uint32_t> rows_;
  std::size_t end_ = 0;  // forward, loss, backward
};

/// The eigenvalue of H + shift·I that is largest in size, H the Hessian at `home`. 0 where all is flat.
double largest(Slopes& slopes, const Vector& home, double shift) {
  const RandomKey key = randomKey(0, Purpose::direction, 0, 0);
  Vector way(home.size());
  for (std::size_t i = 0; i < way.size(); ++i) way[i] = normal(key, i);
  const double h = kNudge * std::max(1.0, std::sqrt(dot(home, home)));
  double value = 0;
  for (int k = 0; k < kIterations; ++k) {
    const double length = std::sqrt(dot(way, way));
    if (!(length > 0)) return 0;
    for (double& x : way) x /= length;
    const Vector up = slopes.at(home, way, h);
    const Vector down = slopes.at(home, way, -h);
    Vector turned(way.size());
    for (std::size_t i = 0; i < way.size(); ++i) turned[i] = (up[i] - down[i]) / (2 * h) + shift * way[i];
    const double before = value;
    value = dot(way, turned);
    way = std::move(turned);
    if (k > 2 && std::abs(value - before) <= kSettled * std::abs(value)) break;
  }
  return value;
}

}  // namespace

Result<double> Session::curvature(Place where) {
  State& s = *state_;
  if (!s.data) return fail(ErrorCode::noData, "curvature: the session has no data yet; call setData first");
  // Everything a look could disturb lies in the arena.
  const auto arena = s.program.cpu.values({0, s.program.cpu.size()});
  const std::vector<float> kept(arena.begin(), arena.end());
  const auto weights = s.program.cpu.values(s.program.parameters);
  Vector home(weights.begin(), weights.end());
  if (where == Place::best && s.best.present) {
    std::copy_n(s.best.numbers.data(), home.size(), home.begin());
  }
  Slopes slopes(s.program, s.view, s.data->train.span());
  double value = largest(slopes, home, 0);
  // The largest in size lies below 0: from there up, the largest itself.
  if (value < 0) value += largest(slopes, home, -value);
  std::ranges::copy(kept, arena.begin());
  if (!std::isfinite(value)) return fail(ErrorCode::unsupported, "curvature: the numbers run out there");
  return value;
}

Result<std::vector<float>> Session::randomDirections(std::uint64_t seed) const {
  const Program& p = state_->program;
  std::vector<float> out;
  out.reserve(2 * p.block.count());
  for (std::uint64_t which = 0; which < 2; ++which) {
    for (std::size_t t = 0; t < p.block.entries.size(); ++t) {
      const auto weights = p.cpu.values(p.tensor(t));
      const bool isBias = p.block.entries[t].name.ends_with("/bias");
      const std::size_t units = isBias ? 1 : p.block.entries[t].shape.last();
      const RandomKey key = randomKey(seed, Purpose::direction, which, static_cast<std::uint32_t>(t + 1));
      Vector drawn(weights.size(), 0.0);
      for (std::size_t i = 0; i < drawn.size() && !isBias; ++i) drawn[i] = normal(key, i);
      for (std::size_t unit = 0; unit < units && !isBias; ++unit) {
        double own = 0, theirs = 0;
        for (std::size_t i = unit; i < drawn.size(); i += units) {
          own += static_cast<double>(weights[i]) * weights[i];
          theirs += drawn[i] * drawn[i];
        }
        for (std::size_t i = unit; i < drawn.size(); i += units) drawn[i] *= std::sqrt(own / theirs);
      }
      out.insert(out.end(), drawn.begin(), drawn.end());
    }
  }
  return out;
}

Result<std::vector<float>> Session::walkDirections(std::span<const float> walk) const {
  std::vector<float> home;
  for (const Tensor& tensor : parameters()) home.insert(home.end(), tensor.data.begin(), tensor.data.end());
  return principalDirections(walk, home);
}

}  // namespace downhill
