// What a session trains on: features and targets in their own memory and type, which rows belong to which
// part, and a fingerprint that a checkpoint can be held against. Checked once, when it is made; read-only
// from then on. It knows nothing of models: whether shapes and units fit one is the session's question.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <variant>

#include "base/buffer.hpp"
#include "base/error.hpp"
#include "base/shape.hpp"
#include "data/scaler.hpp"
#include "data/split.hpp"

namespace downhill {

/// Features given as bytes: 64 MB, so that 70,000 pictures of 28 x 28 fit.
inline constexpr std::size_t kMaxBytes = 64 << 20;

/// Borrowed rows. features [rows, shape], row-major; targets [rows, units], or one class id a row.
struct RowsView {
  std::variant<std::span<const float>, std::span<const std::uint8_t>> features;
  std::variant<std::span<const float>, std::span<const std::int32_t>> targets;
  std::size_t rows = 0;
};

struct DatasetInput {
  Shape shape;              ///< of one row: Shape::rows({...}), rank 1 to 3
  RowsView main;            ///< trained on, but for what is cut
  float scale = 1.0f;       ///< a uint8 feature counts as byte * scale; 1 for float features
  std::size_t classes = 0;  ///< class ids lie in [0, classes); 0 for float targets
  Cut validation, test;     ///< cut from main, or
  std::optional<RowsView> validationRows, testRows;  ///< given apart, of the same types
  bool standardize = false;  ///< float features only: fit a scaler on the training rows and apply it to all
  std::uint64_t seed = 0;    ///< of the cuts
};

struct Dataset {
  Shape shape;                 ///< of one row
  std::size_t rows = 0;        ///< in all parts together
  std::size_t units = 0;       ///< numbers per target row; 1 for class ids
  std::size_t classes = 0;     ///< 0 unless targets are class ids
  Buffer<float> features;      ///< [rows, shape], standardised where asked for, or
  Buffer<std::uint8_t> bytes;  ///< [rows, shape], times `scale`
  float scale = 1.0f;
  Buffer<float> targets;                          ///< [rows, units], or
  Buffer<std::int32_t> classIds;                  ///< [rows]
  Buffer<std::uint32_t> train, validation, test;  ///< row numbers, ascending
  std::optional<Scaler> scaler;   ///< what was applied to features; inputs of predictions need the same
  std::uint64_t fingerprint = 0;  ///< of everything above: other data, other number (but for 2^-64)

  bool usesBytes() const { return bytes.size() > 0; }
  bool usesClassIds() const { return classIds.size() > 0; }
};

/// Copies and checks. Errors: invalidData (rows out of range, sizes that don't fit, non-finite numbers, class
/// ids out of range, types that differ between parts; `where` names features, targets or the part),
/// invalidArgument (shape, scale, cuts), unsupported (standardised bytes), tooLarge (more than kMaxCells
/// features or targets, or kMaxBytes features that are bytes; or memory).
Result<Dataset> makeDataset(const DatasetInput& input);

}  // namespace downhill
