#include "data/split.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/random.hpp"
#include "base/text.hpp"

namespace downhill {

namespace {

enum class PartOf : std::uint8_t { train, validation, test };

/// What a cut needs: where each row is now, and room for the tickets of those who draw.
struct Draw {
  std::span<PartOf> parts;                // [rows]
  std::span<std::uint64_t> tickets;       // [rows], scratch
  std::span<const std::int32_t> classes;  // [rows] or empty
};

std::size_t countOf(double fraction, std::size_t rows) {
  // 0.29 * 100 is 28.999...96 in binary; the reader means 29.
  return static_cast<std::size_t>(fraction * static_cast<double>(rows) + 1e-9);
}

void takeLast(const Draw& draw, std::size_t count, PartOf part) {
  for (std::size_t row = draw.parts.size(); row-- > 0 && count > 0;) {
    if (draw.parts[row] != PartOf::train) continue;
    draw.parts[row] = part;
    --count;
  }
}

/// Moves the `count` free rows with the smallest lots to `part`; only rows of class `id`, unless id is -1.
void takeDrawn(const Draw& draw, std::size_t count, PartOf part, RandomKey key, std::int32_t id) {
  std::size_t candidates = 0;
  for (std::size_t row = 0; row < draw.parts.size(); ++row) {
    if (draw.parts[row] != PartOf::train || (id >= 0 && draw.classes[row] != id)) continue;
    draw.tickets[candidates++] = static_cast<std::uint64_t>(randomBits(key, row)) << 32 | row;
  }
  const auto begin = draw.tickets.begin();
  std::nth_element(begin, begin + static_cast<std::ptrdiff_t>(count),
                   begin + static_cast<std::ptrdiff_t>(candidates));
  for (std::size_t i = 0; i < count; ++i) draw.parts[draw.tickets[i] & 0xffffffffu] = part;
}

/// Every class gives the whole part of its share; the rows still missing come from the largest remainders.
void takeStratified(const Draw& draw, std::size_t count, PartOf part, RandomKey key) {
  std::array<std::uint64_t, kMaxClasses> sizes{}, shares{};
  std::uint64_t pool = 0;
  for (std::size_t row = 0; row < draw.parts.size(); ++row) {
    if (draw.parts[row] != PartOf::train) continue;
    ++sizes[static_cast<std::size_t>(draw.classes[row])];
    ++pool;
  }
  if (pool == 0) return;
  std::uint64_t given = 0;
  for (std::size_t c = 0; c < kMaxClasses; ++c) given += shares[c] = count * sizes[c] / pool;
  const auto remainder = [&](std::size_t c) { return count * sizes[c] % pool; };
  std::array<std::uint16_t, kMaxClasses> order{};
  for (std::size_t c = 0; c < kMaxClasses; ++c) order[c] = static_cast<std::uint16_t>(c);
  std::ranges::sort(order, [&](auto a, auto b) {
    return remainder(a) != remainder(b) ? remainder(a) > remainder(b) : a < b;
  });
  for (std::size_t i = 0; given < count; ++i, ++given) ++shares[order[i]];
  for (std::size_t c = 0; c < kMaxClasses; ++c) {
    if (shares[c] > 0) takeDrawn(draw, shares[c], part, key, static_cast<std::int32_t>(c));
  }
}

void take(const Draw& draw, Cut cut, PartOf part, std::uint64_t seed) {
  const std::size_t count = countOf(cut.fraction, draw.parts.size());
  if (count == 0) return;
  const RandomKey key = randomKey(seed, Purpose::split, 0, static_cast<std::uint32_t>(part));
  switch (cut.by) {
    case SplitBy::seed: return takeDrawn(draw, count, part, key, -1);
    case SplitBy::last: return takeLast(draw, count, part);
    case SplitBy::stratified: return takeStratified(draw, count, part, key);
  }
}

Result<void> checkCut(Cut cut, const char* name, std::size_t rows, std::span<const std::int32_t> classes) {
  if (!(cut.fraction >= 0.0 && cut.fraction < 1.0)) {
    return fail(ErrorCode::invalidArgument,
                std::string(name) + " must be a fraction from 0 to below 1, got " + toText(cut.fraction),
                name);
  }
  if (cut.by != SplitBy::stratified || cut.fraction == 0.0) return {};
  const bool known = classes.size() == rows && std::ranges::all_of(classes, [](std::int32_t id) {
                       return id >= 0 && id < static_cast<std::int32_t>(kMaxClasses);
                     });
  if (known) return {};
  return fail(ErrorCode::invalidArgument,
              std::string(name) + " by stratified needs class ids from 0 to " +
                  std::to_string(kMaxClasses - 1) + " for every row, got others",
              name);
}

Result<Buffer<std::uint32_t>> collect(std::span<const PartOf> parts, PartOf part, const char* name) {
  const auto count = static_cast<std::size_t>(std::ranges::count(parts, part));
  auto rows = Buffer<std::uint32_t>::make(count, name);
  for (std::size_t row = 0, i = 0; rows && row < parts.size(); ++row) {
    if (parts[row] == part) (*rows)[i++] = static_cast<std::uint32_t>(row);
  }
  return rows;
}

Result<Split> collectAll(std::span<const PartOf> parts) {
  auto train = collect(parts, PartOf::train, "training rows");
  if (!train) return std::unexpected(train.error());
  auto validation = collect(parts, PartOf::validation, "validation rows");
  if (!validation) return std::unexpected(validation.error());
  auto test = collect(parts, PartOf::test, "test rows");
  if (!test) return std::unexpected(test.error());
  return Split{std::move(*train), std::move(*validation), std::move(*test)};
}

}  // namespace

Result<Split> split(std::size_t rows, Cut validation, Cut test, std::uint64_t seed,
                    std::span<const std::int32_t> classes) {
  if (auto checked = checkCut(validation, "validation", rows, classes); !checked) {
    return std::unexpected(checked.error());
  }
  if (auto checked = checkCut(test, "test", rows, classes); !checked) return std::unexpected(checked.error());
  if (countOf(validation.fraction, rows) + countOf(test.fraction, rows) >= rows) {
    return fail(ErrorCode::invalidArgument,
                "validation and test must leave at least one of " + std::to_string(rows) +
                    " rows to train on, got fractions " + toText(validation.fraction) + " and " +
                    toText(test.fraction),
                "validation");
  }
  auto parts = Buffer<PartOf>::make(rows, "parts of rows");
  if (!parts) return std::unexpected(parts.error());
  auto tickets = Buffer<std::uint64_t>::make(rows, "lots of rows");
  if (!tickets) return std::unexpected(tickets.error());
  const Draw draw{parts->span(), tickets->span(), classes};
  take(draw, test, PartOf::test, seed);
  take(draw, validation, PartOf::validation, seed);
  return collectAll(parts->span());
}

}  // namespace downhill
