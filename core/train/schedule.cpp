#include "train/schedule.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/precise.hpp"

namespace downhill {

double rateAt(const OptimizerSpec& optimizer, std::uint64_t step) noexcept {
  const double alpha = optimizer.learningRate;
  const ScheduleSpec& s = optimizer.schedule;
  const auto t = static_cast<double>(step);
  if (t < s.warmupSteps) return alpha * std::min(1.0, (t + 1) / s.warmupSteps);
  const double walked = (t - s.warmupSteps) / s.steps;
  switch (s.type) {
    case ScheduleType::constant: return alpha;
    case ScheduleType::step: return alpha * math::powD(s.decayRate, std::floor(walked));
    case ScheduleType::exponential: return alpha * math::powD(s.decayRate, walked);
    case ScheduleType::inverseTime: return alpha / (1 + s.decayRate * walked);
    case ScheduleType::cosine: {
      const double wave = 0.5 * (1 + math::cosD(std::numbers::pi * std::min(walked, 1.0)));
      return alpha * (s.finalFraction + (1 - s.finalFraction) * wave);
    }
  }
  return alpha;
}

}  // namespace downhill
