#include "facade.hpp"

#include <utility>

#include "data/features.hpp"
#include "data/generators.hpp"
#include "data/split.hpp"

namespace downhill {

namespace {

double number(std::uint64_t count) { return static_cast<double>(count); }

Part toPart(const std::string& word) {
  if (word == "validation") return Part::validation;
  return word == "test" ? Part::test : Part::train;
}

Unit toUnit(const std::string& word) {
  if (word == "op") return Unit::op;
  if (word == "phase") return Unit::phase;
  return word == "epoch" ? Unit::epoch : Unit::step;
}

Buffer<std::uint8_t>& inputBuffer() {
  static Buffer<std::uint8_t> buffer;
  return buffer;
}

Buffer<float>& expandedBuffer() {
  static Buffer<float> buffer;
  return buffer;
}

Generated& generatedBuffers() {
  static Generated generated;
  return generated;
}

Split& splitBuffers() {
  static Split parts;
  return parts;
}

template <class T>
wire::Span spanOf(const Buffer<T>& buffer) {
  return wire::toSpan(buffer.span());
}

}  // namespace

wire::Failure SessionFacade::build(const wire::Spec& spec) {
  Result<ModelSpec> model = wire::toSpec(spec);
  if (!model) return wire::toFailure(model.error());
  Result<Session> session = Session::create(*model);
  if (!session) return wire::toFailure(session.error());
  session_.emplace(std::move(*session));
  return {};
}

wire::Failure SessionFacade::setData(const wire::Data& data) {
  Result<Dataset> dataset = wire::toDataset(data, session_->spec());
  if (!dataset) return wire::toFailure(dataset.error());
  return wire::toFailure(session_->setData(std::move(*dataset)));
}

bool SessionFacade::hasData() const { return session_->hasData(); }
double SessionFacade::step() const { return number(session_->step()); }
double SessionFacade::epoch() const { return number(session_->epoch()); }
double SessionFacade::seed() const { return number(session_->spec().seed); }

wire::Run SessionFacade::run(double steps) {
  return wire::toRun(session_->run(static_cast<std::uint64_t>(steps)));
}

wire::Advance SessionFacade::advance(const std::string& unit) {
  const Result<AdvanceResult> result = session_->advance(toUnit(unit));
  if (!result) return {wire::toFailure(result.error()), 0, 0, {}, {}, {}, false, 0, 0, 0};
  return {{},
          number(result->step),
          number(result->epoch),
          std::string(result->phase),
          std::string(result->op),
          std::string(result->node),
          result->done,
          result->rate,
          result->correction1,
          result->correction2};
}

wire::Update SessionFacade::update(const wire::Spec& spec) {
  Result<ModelSpec> model = wire::toSpec(spec);
  if (!model) return {wire::toFailure(model.error()), 0, 0};
  const Result<UpdateReport> report = session_->update(*model);
  if (!report) return {wire::toFailure(report.error()), 0, 0};
  return {{}, number(report->kept), number(report->fresh)};
}

void SessionFacade::reset(bool hasSeed, double seed) {
  session_->reset(hasSeed ? std::optional(static_cast<std::uint64_t>(seed)) : std::nullopt);
}

wire::Failure SessionFacade::recover(const std::string& where) {
  if (where == "bestValidation") return wire::toFailure(session_->recoverBestValidation());
  return wire::toFailure(where == "best" ? session_->recoverBest() : session_->recoverLastGood());
}

wire::Metrics SessionFacade::evaluate(const std::string& part) {
  const Result<Metrics> metrics = session_->evaluate(toPart(part));
  if (!metrics) return {wire::toFailure(metrics.error()), 0, 0, 0, 0, 0};
  return wire::toMetrics(*metrics);
}

wire::Report SessionFacade::report(const std::string& part) {
  Result<ClassReport> report = session_->report(toPart(part));
  if (!report) return {wire::toFailure(report.error()), 0, {}, {}, {}, {}, {}, {}, {}, {}};
  report_ = std::move(*report);
  return wire::toReport(report_);
}

wire::Examples SessionFacade::examples(std::uint32_t rows, std::uint32_t count) {
  Result<Examples> examples = session_->examples(wire::at<std::uint32_t>(rows, count));
  if (!examples) return {wire::toFailure(examples.error()), {}, {}, {}, {}};
  examples_ = std::move(*examples);
  return wire::toExamples(examples_);
}

wire::Failure SessionFacade::layers(std::uint32_t features, std::uint32_t rows) {
  const std::size_t inputs = inputShape(session_->spec()).size();
  Result<std::vector<Tensor>> layers = session_->layers(wire::at<float>(features, rows * inputs), rows);
  if (!layers) return wire::toFailure(layers.error());
  tensors_ = std::move(*layers);
  return {};
}

wire::Floats SessionFacade::jacobian(std::uint32_t features, const std::string& layer) {
  const std::size_t inputs = inputShape(session_->spec()).size();
  Result<Tensor> answer = session_->jacobian(wire::at<float>(features, inputs), layer);
  if (!answer) return {wire::toFailure(answer.error()), {}};
  return keep(std::move(answer->data));
}

wire::Floats SessionFacade::predict(std::uint32_t features, std::uint32_t rows) {
  const std::size_t inputs = inputShape(session_->spec()).size();
  return keep(session_->predict(wire::at<float>(features, rows * inputs), rows));
}

wire::Failure SessionFacade::field(const wire::Field& field) {
  const Result<FieldSpec> spec = wire::toField(field);
  if (!spec) return wire::toFailure(spec.error());
  Result<FieldResult> result = session_->field(*spec);
  if (!result) return wire::toFailure(result.error());
  field_ = std::move(*result);
  return {};
}

std::vector<wire::Map> SessionFacade::maps() const {
  std::vector<wire::Map> maps;
  for (const FieldResult::Map& map : field_.maps) {
    const std::span<const float> values(map.values);
    maps.push_back({map.node, static_cast<std::uint32_t>(map.units), wire::toSpan(values)});
  }
  return maps;
}

wire::Floats SessionFacade::surface(const wire::Surface& surface) {
  const std::span<const float> x = wire::at<float>(surface.directionX, surface.parameters);
  const std::span<const float> y = wire::at<float>(surface.directionY, surface.parameters);
  return keep(session_->surface({.directionX = {x.begin(), x.end()},
                                 .directionY = {y.begin(), y.end()},
                                 .x0 = surface.x0,
                                 .x1 = surface.x1,
                                 .y0 = surface.y0,
                                 .y1 = surface.y1,
                                 .width = surface.width,
                                 .height = surface.height}));
}

wire::Floats SessionFacade::curvature(const std::string& where) {
  const Result<double> value = session_->curvature(where == "best" ? Place::best : Place::now);
  if (!value) return {wire::toFailure(value.error()), {}};
  return keep(std::vector<float>{static_cast<float>(*value)});
}

wire::Floats SessionFacade::randomDirections(double seed) {
  return keep(session_->randomDirections(static_cast<std::uint64_t>(seed)));
}

wire::Floats SessionFacade::walkDirections(std::uint32_t walk, std::uint32_t count) {
  return keep(session_->walkDirections(wire::at<float>(walk, count)));
}

wire::Exact SessionFacade::exact() {
  Result<ExactAnswer> answer = session_->exact();
  if (!answer) return {wire::toFailure(answer.error()), {}, {}, {}, 0, 0, 0};
  floats_ = std::move(answer->parameters);
  const std::span<const float> parameters(floats_);
  return {{},           answer->kind,          answer->note,           wire::toSpan(parameters),
          answer->loss, answer->maxStableRate, answer->conditionNumber};
}

wire::Span SessionFacade::history() {
  doubles_.clear();
  for (const HistoryEntry& entry : session_->history()) {
    doubles_.insert(doubles_.end(), {number(entry.step), number(entry.epoch), entry.loss, entry.penalty,
                                     entry.validationLoss, entry.accuracy, entry.validationAccuracy});
  }
  return wire::toSpan(std::span<const double>(doubles_));
}

std::vector<wire::Tensor> SessionFacade::parameters() { return keep(session_->parameters()); }

std::vector<wire::Tensor> SessionFacade::gradients() { return keep(session_->gradients()); }

wire::Failure SessionFacade::setParameters(const std::vector<wire::Tensor>& tensors) {
  std::vector<Tensor> given;
  for (const wire::Tensor& tensor : tensors) given.push_back(wire::fromTensor(tensor));
  return wire::toFailure(session_->setParameters(given));
}

std::vector<wire::Node> SessionFacade::nodes() const {
  std::vector<wire::Node> nodes;
  for (const NodeInfo& node : session_->nodes()) {
    nodes.push_back(
        {node.name, std::string(node.op), std::string(node.phase), wire::toShape(node.shape), node.inputs});
  }
  return nodes;
}

wire::Value SessionFacade::value(const std::string& name) {
  Result<Tensor> tensor = session_->value(name);
  if (!tensor) return {wire::toFailure(tensor.error()), {}};
  tensors_.clear();
  tensors_.push_back(std::move(*tensor));
  return {{}, wire::toTensor(tensors_.front())};
}

wire::Failure SessionFacade::sample(std::uint32_t row) {
  Result<std::vector<Tensor>> values = session_->sample(row);
  if (!values) return wire::toFailure(values.error());
  tensors_ = std::move(*values);
  return {};
}

std::vector<wire::Tensor> SessionFacade::sampled() const {
  std::vector<wire::Tensor> views;
  for (const Tensor& tensor : tensors_) views.push_back(wire::toTensor(tensor));
  return views;
}

wire::Span SessionFacade::plan() { return wire::toSpan(session_->planWords()); }

wire::Span SessionFacade::lentData() {
  const Dataset& data = *session_->data();
  const wire::Span features = data.usesBytes() ? spanOf(data.bytes) : spanOf(data.features);
  const wire::Span targets = data.usesClassIds() ? spanOf(data.classIds) : spanOf(data.targets);
  const wire::Span state = wire::toSpan(session_->state());
  places_ = {features.offset, features.length * (data.usesBytes() ? 1 : 4),
             targets.offset,  targets.length * 4,
             state.offset,    state.length};
  return wire::toSpan(std::span<const std::uint32_t>(places_));
}

wire::Floats SessionFacade::records(double steps) {
  return {{}, wire::toSpan(session_->recordWords(static_cast<std::uint64_t>(steps)))};
}

wire::Failure SessionFacade::adopt(std::uint32_t numbers, std::uint32_t steps) {
  const std::size_t size = session_->state().size();
  const std::span<const float> given = wire::at<float>(numbers, size + 2);
  session_->adopt(given.first(size), steps, given[size], given[size + 1]);
  return {};
}

wire::Span SessionFacade::checkpoint() {
  bytes_ = session_->checkpoint();
  return wire::toSpan(std::span<const std::uint8_t>(bytes_));
}

wire::Failure SessionFacade::restore(std::uint32_t offset, std::uint32_t bytes) {
  return wire::toFailure(session_->restore(wire::at<std::uint8_t>(offset, bytes)));
}

wire::Floats SessionFacade::keep(Result<std::vector<float>> numbers) {
  if (!numbers) return {wire::toFailure(numbers.error()), {}};
  floats_ = std::move(*numbers);
  return {{}, wire::toSpan(std::span<const float>(floats_))};
}

std::vector<wire::Tensor> SessionFacade::keep(std::vector<Tensor> tensors) {
  tensors_ = std::move(tensors);
  return sampled();
}

std::uint32_t reserve(std::uint32_t bytes) {
  Buffer<std::uint8_t>& buffer = inputBuffer();
  if (bytes == 0 || bytes > buffer.size()) {
    buffer = Buffer<std::uint8_t>();
    Result<Buffer<std::uint8_t>> larger = Buffer<std::uint8_t>::make(bytes, "input");
    if (larger) buffer = std::move(*larger);
  }
  return wire::toSpan(std::as_const(buffer).span()).offset;
}

wire::Generated generateData(const std::string& type, double rows, double noise, double seed) {
  const Result<GeneratorType> known = generatorNamed(type);
  if (!known) return {wire::toFailure(known.error()), {}, {}};
  Result<Generated> made = generate({.type = *known,
                                     .rows = static_cast<std::size_t>(rows),
                                     .noise = noise,
                                     .seed = static_cast<std::uint64_t>(seed)});
  if (!made) return {wire::toFailure(made.error()), {}, {}};
  Generated& kept = generatedBuffers();
  kept = std::move(*made);
  return {{}, spanOf(kept.features), spanOf(kept.targets)};
}

wire::Floats expandPoints(std::uint32_t points, std::uint32_t rows, std::uint32_t columns,
                          const std::vector<std::string>& words) {
  const Result<std::vector<Feature>> features = wire::toFeatures(words);
  if (!features) return {wire::toFailure(features.error()), {}};
  Result<Buffer<float>> out = Buffer<float>::make(std::size_t{rows} * words.size(), "features");
  if (!out) return {wire::toFailure(out.error()), {}};
  const std::span<const float> input = wire::at<float>(points, std::size_t{rows} * columns);
  const Result<void> done = expandFeatures(input, columns, *features, out->span());
  if (!done) return {wire::toFailure(done), {}};
  expandedBuffer() = std::move(*out);
  return {{}, spanOf(expandedBuffer())};
}

wire::Split splitRows(double rows, const wire::Part& validation, const wire::Part& test, double seed,
                      std::uint32_t classes) {
  const Result<Cut> validationCut = wire::toCut(validation, "validation");
  const Result<Cut> testCut = wire::toCut(test, "test");
  if (!validationCut) return {wire::toFailure(validationCut.error()), {}, {}, {}};
  if (!testCut) return {wire::toFailure(testCut.error()), {}, {}, {}};
  const auto count = static_cast<std::size_t>(rows);
  Result<Split> made = split(count, *validationCut, *testCut, static_cast<std::uint64_t>(seed),
                             wire::at<std::int32_t>(classes, classes == 0 ? 0 : count));
  if (!made) return {wire::toFailure(made.error()), {}, {}, {}};
  Split& kept = splitBuffers();
  kept = std::move(*made);
  return {{}, spanOf(kept.train), spanOf(kept.validation), spanOf(kept.test)};
}

}  // namespace downhill
