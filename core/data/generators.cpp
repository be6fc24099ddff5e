#include "data/generators.hpp"

#include <array>
#include <string>

#include "base/math.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

namespace downhill {

namespace {

constexpr std::array<const char*, 9> kWords = {"circle", "xor",  "gaussian", "spiral", "moons",
                                               "rings",  "line", "sine",     "plane"};
constexpr float kReach = 3.0f;          // the domain is [-kReach, kReach]
constexpr float kRim = 0.94f * kReach;  // the clean shapes keep clear of the border
constexpr float kPi = 3.14159265f;

struct Point {
  float x, y;
};

Point polar(float radius, float angle) { return {radius * math::cos(angle), radius * math::sin(angle)}; }

/// A radius in [inner, outer] for which a uniform angle covers the ring evenly; u in [0, 1).
float radiusInRing(float inner, float outer, float u) {
  return math::sqrt(inner * inner + u * (outer * outer - inner * inner));
}

/// u in [0, 1) to [-kRim, -gap) or [gap, kRim).
float besideAxis(float u, float gap) {
  const float side = u < 0.5f ? -1.0f : 1.0f;
  const float along = u < 0.5f ? 2.0f * u : 2.0f * u - 1.0f;
  return side * (gap + along * (kRim - gap));
}

/// Mirrors a value that noise has pushed beyond +-limit back inside; |value| <= 3 limit.
float mirror(float value, float limit) {
  if (value > limit) return 2.0f * limit - value;
  return value < -limit ? -2.0f * limit - value : value;
}

/// The draws of one row: pure functions of the seed and the row.
struct Draws {
  RandomKey shape, noise;
  std::uint64_t row;

  /// Uniform in [0, 1); which = 0 to 3.
  float uniform(unsigned which) const { return uniform01(randomBits(shape, row * 4 + which)); }
  float bell(unsigned which) const { return normal(shape, row * 4 + which); }
  /// Normal, cut at two deviations; axis = 0 or 1.
  float shift(unsigned axis) const { return truncatedNormal(noise, row * 2 + axis); }
};

Point ringPoint(const Draws& draws, bool one) {
  const float angle = 2.0f * kPi * draws.uniform(1);
  if (!one) return polar(radiusInRing(1.25f, 1.7f, draws.uniform(0)), angle);
  const bool outside = (draws.row / 2) % 2 == 1;  // class 1 takes turns between the inner and the outer ring
  return polar(
      outside ? radiusInRing(2.3f, kRim, draws.uniform(0)) : radiusInRing(0.25f, 0.65f, draws.uniform(0)),
      angle);
}

Point moonPoint(float u, bool one) {
  const Point arc = polar(1.8f, kPi * u);
  return one ? Point{arc.x - 0.9f, arc.y - 0.45f} : Point{0.9f - arc.x, 0.45f - arc.y};
}

/// The clean place of a row of class `one`.
Point classPoint(GeneratorType type, const Draws& draws, bool one) {
  const float u = draws.uniform(0);
  const float angle = 2.0f * kPi * draws.uniform(1);
  switch (type) {
    case GeneratorType::circle:
      return polar(one ? radiusInRing(0.0f, 1.35f, u) : radiusInRing(1.95f, kRim, u), angle);
    case GeneratorType::xorGate: {
      const Point corner = {besideAxis(u, 0.25f), math::abs(besideAxis(draws.uniform(1), 0.25f))};
      return {corner.x, one == (corner.x > 0.0f) ? -corner.y : corner.y};
    }
    case GeneratorType::gaussian: {
      const float side = one ? 1.0f : -1.0f;
      return {side * 1.3f + 0.5f * draws.bell(2), side * 1.2f + 0.5f * draws.bell(3)};
    }
    case GeneratorType::spiral: {
      const float out = math::sqrt(u);
      const Point arm = polar(kRim * out, 1.1f * 2.0f * kPi * out);
      return one ? Point{-arm.y, -arm.x} : Point{arm.y, arm.x};
    }
    case GeneratorType::moons: return moonPoint(u, one);
    default: return ringPoint(draws, one);
  }
}

void fillClasses(const GeneratorSpec& spec, Draws draws, Generated& out) {
  const float deviation = static_cast<float>(1.5 * spec.noise);
  for (std::size_t row = 0; row < spec.rows; ++row) {
    draws.row = row;
    const bool one = row % 2 == 1;
    const Point point = classPoint(spec.type, draws, one);
    out.features[2 * row] = mirror(point.x + deviation * draws.shift(0), kReach);
    out.features[2 * row + 1] = mirror(point.y + deviation * draws.shift(1), kReach);
    out.targets[row] = one ? 1.0f : 0.0f;
  }
}

void fillCurve(const GeneratorSpec& spec, Draws draws, Generated& out) {
  const float deviation = static_cast<float>(1.5 * spec.noise);
  for (std::size_t row = 0; row < spec.rows; ++row) {
    draws.row = row;
    const float x = kReach * (2.0f * draws.uniform(0) - 1.0f);
    const float y = spec.type == GeneratorType::line ? 0.7f * x - 0.4f : 2.0f * math::sin(0.5f * kPi * x);
    out.features[row] = x;
    out.targets[row] = mirror(y + deviation * draws.shift(0), kReach);
  }
}

void fillPlane(const GeneratorSpec& spec, Draws draws, Generated& out) {
  const float deviation = static_cast<float>(0.5 * spec.noise);
  for (std::size_t row = 0; row < spec.rows; ++row) {
    draws.row = row;
    const Point point = {kReach * (2.0f * draws.uniform(0) - 1.0f),
                         kReach * (2.0f * draws.uniform(1) - 1.0f)};
    out.features[2 * row] = point.x;
    out.features[2 * row + 1] = point.y;
    out.targets[row] = mirror((point.x + point.y) / (2.0f * kReach) + deviation * draws.shift(0), 1.0f);
  }
}

Result<void> check(const GeneratorSpec& spec) {
  if (spec.rows < 1 || spec.rows > kMaxRows) {
    return fail(ErrorCode::invalidArgument,
                "rows must be 1 to " + std::to_string(kMaxRows) + ", got " + std::to_string(spec.rows),
                "rows");
  }
  if (!(spec.noise >= 0.0 && spec.noise <= 1.0)) {
    return fail(ErrorCode::invalidArgument, "noise must be 0 to 1, got " + toText(spec.noise), "noise");
  }
  return {};
}

}  // namespace

const char* toWord(GeneratorType type) { return kWords[static_cast<std::size_t>(type)]; }

Result<GeneratorType> generatorNamed(std::string_view word) {
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (word == kWords[i]) return static_cast<GeneratorType>(i);
  }
  std::string known;
  for (const char* each : kWords) known += std::string(known.empty() ? "" : ", ") + each;
  return fail(ErrorCode::notFound,
              "type must be one of " + known + ", got \"" + std::string(word.substr(0, 40)) + "\"", "type");
}

Result<Generated> generate(const GeneratorSpec& spec) {
  if (auto checked = check(spec); !checked) return std::unexpected(checked.error());
  const bool curve = spec.type == GeneratorType::line || spec.type == GeneratorType::sine;
  const bool plane = spec.type == GeneratorType::plane;
  Generated out;
  out.rows = spec.rows;
  out.columns = curve ? 1 : 2;
  out.classes = !curve && !plane;
  auto features = Buffer<float>::make(out.rows * out.columns, "generated features");
  if (!features) return std::unexpected(features.error());
  auto targets = Buffer<float>::make(out.rows, "generated targets");
  if (!targets) return std::unexpected(targets.error());
  out.features = std::move(*features);
  out.targets = std::move(*targets);

  const auto node = static_cast<std::uint32_t>(spec.type);
  const Draws draws{randomKey(spec.seed, Purpose::data, 0, node),
                    randomKey(spec.seed, Purpose::noise, 0, node), 0};
  if (curve) {
    fillCurve(spec, draws, out);
  } else if (plane) {
    fillPlane(spec, draws, out);
  } else {
    fillClasses(spec, draws, out);
  }
  return out;
}

}  // namespace downhill
