// The synthetic sets: inside their domain, shaped as their comments say, the same for the same seed.
#include "data/generators.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "data/fingerprint.hpp"

using namespace downhill;

namespace {

constexpr GeneratorType kAll[] = {GeneratorType::circle, GeneratorType::xorGate, GeneratorType::gaussian,
                                  GeneratorType::spiral, GeneratorType::moons,   GeneratorType::rings,
                                  GeneratorType::line,   GeneratorType::sine,    GeneratorType::plane};

Generated made(GeneratorType type, std::size_t rows, double noise = 0.0, std::uint64_t seed = 1) {
  auto result = generate({type, rows, noise, seed});
  REQUIRE(result);
  return std::move(*result);
}

struct Place {
  double x, y, radius;
  bool one;
};

Place placeOf(const Generated& data, std::size_t row) {
  const double x = data.features[2 * row], y = data.features[2 * row + 1];
  return {x, y, std::hypot(x, y), data.targets[row] == 1.0f};
}

/// How many rows of a clean set break `rule`.
template <class Rule>
int breaches(GeneratorType type, Rule rule) {
  const Generated data = made(type, 2000);
  int count = 0;
  for (std::size_t row = 0; row < data.rows; ++row) count += !rule(placeOf(data, row));
  return count;
}

}  // namespace

TEST_CASE("Every set stays in its domain, at any noise", "[data][generators]") {
  for (const GeneratorType type : kAll) {
    for (const double noise : {0.0, 0.1, 1.0}) {
      const Generated data = made(type, 5000, noise);
      INFO(toWord(type) << " with noise " << noise);
      CHECK(std::ranges::all_of(data.features.span(), [](float x) { return x >= -3.0f && x <= 3.0f; }));
      const float limit = type == GeneratorType::plane ? 1.0f : 3.0f;
      CHECK(std::ranges::all_of(data.targets.span(), [=](float y) { return y >= -limit && y <= limit; }));
    }
  }
}

TEST_CASE("Classes are 0 and 1, in turn, so that every even prefix is balanced", "[data][generators]") {
  for (const GeneratorType type : kAll) {
    const Generated data = made(type, 101, 0.2);
    INFO(toWord(type));
    const bool curve = type == GeneratorType::line || type == GeneratorType::sine;
    CHECK(data.classes == (type < GeneratorType::line));
    CHECK(data.columns == (curve ? 1u : 2u));
    CHECK(data.features.size() == 101 * data.columns);
    for (std::size_t row = 0; data.classes && row + 1 < data.rows; row += 2) {
      REQUIRE(data.targets[row] + data.targets[row + 1] == 1.0f);
    }
  }
}

TEST_CASE("Clean sets have the shapes they are named after", "[data][generators]") {
  CHECK(breaches(GeneratorType::circle, [](Place p) {
          return p.one ? p.radius <= 1.3501 : p.radius >= 1.9499 && p.radius <= 2.8201;
        }) == 0);
  CHECK(breaches(GeneratorType::xorGate, [](Place p) {
          return std::min(std::abs(p.x), std::abs(p.y)) >= 0.2499 && p.one == ((p.x > 0) != (p.y > 0));
        }) == 0);
  CHECK(breaches(GeneratorType::moons, [](Place p) {
          const double x = p.one ? p.x + 0.9 : 0.9 - p.x, y = p.one ? p.y + 0.45 : 0.45 - p.y;
          return std::abs(std::hypot(x, y) - 1.8) < 1e-5 && y > -1e-5;
        }) == 0);
  CHECK(breaches(GeneratorType::rings, [](Place p) {
          const bool middle = p.radius >= 1.2499 && p.radius <= 1.7001;
          const bool outer = p.radius >= 2.2999 && p.radius <= 2.8201;
          return p.one ? p.radius <= 0.6501 || outer : middle;
        }) == 0);
  CHECK(breaches(GeneratorType::spiral, [](Place p) {  // the angle follows from radius and class
          const double turn = 1.1 * 2 * 3.14159265358979 * p.radius / 2.82;
          const double sign = p.one ? -1 : 1;
          return std::hypot(p.x - sign * p.radius * std::sin(turn), p.y - sign * p.radius * std::cos(turn)) <
                 1e-4;
        }) == 0);
}

TEST_CASE("All of a shape is covered: both rings, four corners, the whole spiral", "[data][generators]") {
  const Generated corners = made(GeneratorType::xorGate, 400), rings = made(GeneratorType::rings, 400);
  const Generated spiral = made(GeneratorType::spiral, 400);
  int quadrant[4] = {}, inner = 0, outer = 0, near = 0, far = 0;
  for (std::size_t row = 0; row < 400; ++row) {
    const Place corner = placeOf(corners, row), ring = placeOf(rings, row), arm = placeOf(spiral, row);
    ++quadrant[(corner.x > 0) * 2 + (corner.y > 0)];
    inner += ring.radius < 1;
    outer += ring.radius > 2;
    near += arm.radius < 1.41;
    far += arm.radius > 2.44;
  }
  for (const int count : quadrant) CHECK((count > 70 && count < 130));
  CHECK((inner == 100 && outer == 100));
  CHECK((near > 70 && near < 130));  // radius² is uniform, so a quarter lies within half of the radius
  CHECK((far > 70 && far < 130));
}

TEST_CASE("The hills have the centres and the spread they claim", "[data][generators]") {
  const Generated data = made(GeneratorType::gaussian, 20'000);
  double sum[2][2] = {}, squares = 0;
  for (std::size_t row = 0; row < data.rows; ++row) {
    const Place p = placeOf(data, row);
    sum[p.one][0] += p.x / 10'000;
    sum[p.one][1] += p.y / 10'000;
    const double side = p.one ? 1 : -1;
    squares += (p.x - side * 1.3) * (p.x - side * 1.3) / 20'000;
  }
  CHECK((std::abs(sum[1][0] - 1.3) < 0.02 && std::abs(sum[1][1] - 1.2) < 0.02));
  CHECK((std::abs(sum[0][0] + 1.3) < 0.02 && std::abs(sum[0][1] + 1.2) < 0.02));
  CHECK(std::abs(std::sqrt(squares) - 0.5) < 0.01);
}

TEST_CASE("Regression targets follow their formulas when clean and spread by noise", "[data][generators]") {
  const Generated line = made(GeneratorType::line, 500), sine = made(GeneratorType::sine, 500);
  const Generated plane = made(GeneratorType::plane, 500), noisy = made(GeneratorType::line, 20'000, 0.1);
  for (std::size_t row = 0; row < 500; ++row) {
    REQUIRE(std::abs(line.targets[row] - (0.7 * line.features[row] - 0.4)) < 1e-6);
    REQUIRE(std::abs(sine.targets[row] - 2 * std::sin(3.14159265358979 / 2 * sine.features[row])) < 1e-6);
    REQUIRE(std::abs(plane.targets[row] - (plane.features[2 * row] + plane.features[2 * row + 1]) / 6) <
            1e-6);
  }
  double squares = 0;
  for (std::size_t row = 0; row < noisy.rows; ++row) {
    const double off = noisy.targets[row] - (0.7 * noisy.features[row] - 0.4);
    squares += off * off / static_cast<double>(noisy.rows);
  }
  CHECK(std::abs(std::sqrt(squares) - 0.15 * 0.8796) < 0.003);  // a normal cut at 2 deviations
}

TEST_CASE("The same seed draws the same rows, more rows extend them, another seed differs",
          "[data][generators]") {
  for (const GeneratorType type : kAll) {
    const Generated few = made(type, 50, 0.3, 9), many = made(type, 80, 0.3, 9),
                    other = made(type, 50, 0.3, 10);
    INFO(toWord(type));
    CHECK(std::equal(few.features.span().begin(), few.features.span().end(), many.features.span().begin()));
    CHECK(std::equal(few.targets.span().begin(), few.targets.span().end(), many.targets.span().begin()));
    CHECK_FALSE(std::ranges::equal(few.features.span(), other.features.span()));
  }
}

TEST_CASE("A seed keeps its points, with the bits that g++, clang, Haswell code and wasm agreed on",
          "[data][generators]") {
  Fingerprint print;
  for (const GeneratorType type : kAll) {
    const Generated data = made(type, 1000, 0.3, 99);
    print.addAll(data.features.span());
    print.addAll(data.targets.span());
  }
  CHECK(print.value() == 0x74197efac1178423u);
}

TEST_CASE("Words and types name each other, and wrong requests are refused by name", "[data][generators]") {
  for (const GeneratorType type : kAll) CHECK(generatorNamed(toWord(type)) == type);
  const auto unknown = generatorNamed("donut");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::notFound);
  CHECK(unknown.error().message ==
        "type must be one of circle, xor, gaussian, spiral, moons, rings, line, sine, plane, got \"donut\"");
  for (const GeneratorSpec& bad : {GeneratorSpec{.rows = 0}, GeneratorSpec{.rows = 1'000'001}}) {
    const auto result = generate(bad);
    REQUIRE_FALSE(result);
    CHECK(result.error().where == "rows");
  }
  for (const double noise : {-0.1, 1.1, std::nan(""), HUGE_VAL}) {
    const auto result = generate({.noise = noise});
    REQUIRE_FALSE(result);
    CHECK(result.error().where == "noise");
  }
  CHECK(made(GeneratorType::moons, 1).rows == 1);
  CHECK(made(GeneratorType::line, 1'000'000, 1.0).rows == 1'000'000);
}
