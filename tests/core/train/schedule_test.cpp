// The rate of a step against the closed forms written at ScheduleSpec, in libm's double.
#include "train/schedule.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>

using namespace downhill;

namespace {

constexpr double kRate = 0.3;

OptimizerSpec with(ScheduleType type, double warmup = 0) {
  OptimizerSpec optimizer;
  optimizer.learningRate = kRate;
  optimizer.schedule = {
      .type = type, .steps = 250, .decayRate = 0.7, .finalFraction = 0.1, .warmupSteps = warmup};
  return optimizer;
}

double expected(ScheduleType type, double t) {
  switch (type) {
    case ScheduleType::constant: return kRate;
    case ScheduleType::step: return kRate * std::pow(0.7, std::floor(t / 250));
    case ScheduleType::exponential: return kRate * std::pow(0.7, t / 250);
    case ScheduleType::inverseTime: return kRate / (1 + 0.7 * t / 250);
    case ScheduleType::cosine: break;
  }
  return kRate * (0.1 + 0.9 * 0.5 * (1 + std::cos(std::numbers::pi * std::fmin(t, 250) / 250)));
}

constexpr ScheduleType kAll[] = {ScheduleType::constant, ScheduleType::step, ScheduleType::exponential,
                                 ScheduleType::inverseTime, ScheduleType::cosine};

/// powD promises 1e-15 times the size of its exponent: 143 after 400 stretches of decay.
bool near(double a, double b) { return std::fabs(a - b) <= 2e-13 * std::fabs(b); }

}  // namespace

TEST_CASE("Each schedule follows its closed form, step by step and far beyond its end", "[train]") {
  for (const ScheduleType type : kAll) {
    for (const std::uint64_t t : {0, 1, 2, 124, 125, 249, 250, 251, 499, 500, 1999, 100'000}) {
      INFO(toWord(type) << " at " << t);
      CHECK(near(rateAt(with(type), t), expected(type, static_cast<double>(t))));
    }
  }
}

TEST_CASE("A warm-up climbs in equal steps to the full rate, and the schedule starts after it", "[train]") {
  for (const ScheduleType type : kAll) {
    INFO(toWord(type));
    const OptimizerSpec optimizer = with(type, 10);
    for (std::uint64_t t = 0; t < 10; ++t)
      CHECK(near(rateAt(optimizer, t), kRate * static_cast<double>(t + 1) / 10));
    for (const std::uint64_t t : {0, 1, 249, 250, 700}) {
      CHECK(near(rateAt(optimizer, t + 10), expected(type, static_cast<double>(t))));
    }
  }
}

TEST_CASE("A decay of 0 turns the rate off after the first stretch, without a NaN", "[train]") {
  OptimizerSpec optimizer = with(ScheduleType::step);
  optimizer.schedule.decayRate = 0;
  CHECK(rateAt(optimizer, 0) == kRate);
  CHECK(rateAt(optimizer, 249) == kRate);
  CHECK(rateAt(optimizer, 250) == 0);
}
