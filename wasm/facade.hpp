// The one facade over core/train that JavaScript calls: each body is one call, its answer turned into a wire
// record. Errors are answers, never thrown. Spans in an answer point into the facade and stand until its next
// call.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "wire.hpp"

namespace downhill {

class SessionFacade {
 public:
  /// First of all, and successfully: everything else needs the session that it makes.
  wire::Failure build(const wire::Spec& spec);
  wire::Failure setData(const wire::Data& data);
  bool hasData() const;
  double step() const;
  double epoch() const;
  double seed() const;

  wire::Run run(double steps);
  wire::Advance advance(const std::string& unit);
  wire::Update update(const wire::Spec& spec);
  void reset(bool hasSeed, double seed);
  /// "lastGood", "best" or "bestValidation".
  wire::Failure recover(const std::string& where);

  wire::Metrics evaluate(const std::string& part);
  wire::Report report(const std::string& part);
  /// `rows`: offset of row numbers.
  wire::Examples examples(std::uint32_t rows, std::uint32_t count);
  /// The layers' values are then got by sampled().
  wire::Failure layers(std::uint32_t features, std::uint32_t rows);
  /// `features`: offset of one row of inputs.
  wire::Floats jacobian(std::uint32_t features, const std::string& layer);
  wire::Floats predict(std::uint32_t features, std::uint32_t rows);
  /// The maps themselves are then got by maps().
  wire::Failure field(const wire::Field& field);
  std::vector<wire::Map> maps() const;
  wire::Floats surface(const wire::Surface& surface);
  /// "now" or "best"; one number.
  wire::Floats curvature(const std::string& where);
  /// Two directions, one behind the other.
  wire::Floats randomDirections(double seed);
  /// `walk`: offset of rows x parameters floats, `count` in all.
  wire::Floats walkDirections(std::uint32_t walk, std::uint32_t count);
  wire::Exact exact();

  /// Seven doubles an entry, in the order of HistoryEntry.
  wire::Span history();
  std::vector<wire::Tensor> parameters();
  std::vector<wire::Tensor> gradients();
  wire::Failure setParameters(const std::vector<wire::Tensor>& tensors);
  std::vector<wire::Node> nodes() const;
  wire::Value value(const std::string& name);
  /// The values themselves are then got by sampled().
  wire::Failure sample(std::uint32_t row);
  std::vector<wire::Tensor> sampled() const;

  /// Session::planWords(). lentData(): offset and length of its features (bytes), targets (bytes) and state
  /// (floats), once there is data.
  wire::Span plan();
  wire::Span lentData();
  wire::Floats records(double steps);
  /// `numbers`: offset of a state, and behind it loss and penalty of the last step.
  wire::Failure adopt(std::uint32_t numbers, std::uint32_t steps);

  wire::Span checkpoint();
  wire::Failure restore(std::uint32_t offset, std::uint32_t bytes);

 private:
  wire::Floats keep(Result<std::vector<float>> numbers);
  std::vector<wire::Tensor> keep(std::vector<Tensor> tensors);

  std::optional<Session> session_;
  std::vector<float> floats_;
  std::vector<double> doubles_;
  std::vector<std::uint8_t> bytes_;
  std::array<std::uint32_t, 6> places_{};
  std::vector<Tensor> tensors_;
  FieldResult field_;
  ClassReport report_;
  Examples examples_;
};

/// The input buffer: at least `bytes` long from now on, or given back (0). Returns its offset, 0 without
/// memory.
std::uint32_t reserve(std::uint32_t bytes);

/// The answer's spans stand until the next call of the same function, here and below.
wire::Generated generateData(const std::string& type, double rows, double noise, double seed);
/// `points`: offset of rows x columns floats. The answer is rows x words.
wire::Floats expandPoints(std::uint32_t points, std::uint32_t rows, std::uint32_t columns,
                          const std::vector<std::string>& words);
/// `classes`: offset of a class id for each row, 0 where there are none.
wire::Split splitRows(double rows, const wire::Part& validation, const wire::Part& test, double seed,
                      std::uint32_t classes);

}  // namespace downhill
