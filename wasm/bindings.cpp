// What JavaScript sees of the wasm module: the facade's methods and the records that cross, by name. No
// logic.
#include <emscripten/bind.h>

#include "facade.hpp"

using namespace emscripten;  // NOLINT: Embind's registrations read as a table
using namespace downhill;    // NOLINT

EMSCRIPTEN_BINDINGS(records) {
  value_object<wire::Failure>("Failure")
      .field("code", &wire::Failure::code)
      .field("message", &wire::Failure::message)
      .field("where", &wire::Failure::where);
  value_object<wire::Span>("Span").field("offset", &wire::Span::offset).field("length", &wire::Span::length);
  value_object<wire::Shape>("Shape")
      .field("batched", &wire::Shape::batched)
      .field("rank", &wire::Shape::rank)
      .field("d0", &wire::Shape::d0)
      .field("d1", &wire::Shape::d1)
      .field("d2", &wire::Shape::d2)
      .field("d3", &wire::Shape::d3);
  value_object<wire::Tensor>("Tensor")
      .field("name", &wire::Tensor::name)
      .field("shape", &wire::Tensor::shape)
      .field("data", &wire::Tensor::data);
}

EMSCRIPTEN_BINDINGS(specs) {
  value_object<wire::Layer>("Layer")
      .field("type", &wire::Layer::type)
      .field("name", &wire::Layer::name)
      .field("units", &wire::Layer::units)
      .field("activation", &wire::Layer::activation)
      .field("useBias", &wire::Layer::useBias)
      .field("initializer", &wire::Layer::initializer)
      .field("initializerValue", &wire::Layer::initializerValue)
      .field("rate", &wire::Layer::rate);
  value_object<wire::Optimizer>("Optimizer")
      .field("type", &wire::Optimizer::type)
      .field("learningRate", &wire::Optimizer::learningRate)
      .field("momentum", &wire::Optimizer::momentum)
      .field("nesterov", &wire::Optimizer::nesterov)
      .field("rho", &wire::Optimizer::rho)
      .field("beta1", &wire::Optimizer::beta1)
      .field("beta2", &wire::Optimizer::beta2)
      .field("epsilon", &wire::Optimizer::epsilon)
      .field("weightDecay", &wire::Optimizer::weightDecay)
      .field("initialAccumulator", &wire::Optimizer::initialAccumulator)
      .field("schedule", &wire::Optimizer::schedule)
      .field("scheduleSteps", &wire::Optimizer::scheduleSteps)
      .field("decayRate", &wire::Optimizer::decayRate)
      .field("finalFraction", &wire::Optimizer::finalFraction)
      .field("warmupSteps", &wire::Optimizer::warmupSteps);
  value_object<wire::Spec>("Spec")
      .field("inputShape", &wire::Spec::inputShape)
      .field("layers", &wire::Spec::layers)
      .field("loss", &wire::Spec::loss)
      .field("optimizer", &wire::Spec::optimizer)
      .field("l1", &wire::Spec::l1)
      .field("l2", &wire::Spec::l2)
      .field("batchSize", &wire::Spec::batchSize)
      .field("shuffle", &wire::Spec::shuffle)
      .field("seed", &wire::Spec::seed)
      .field("patience", &wire::Spec::patience)
      .field("minDelta", &wire::Spec::minDelta);
}

EMSCRIPTEN_BINDINGS(data) {
  value_object<wire::Rows>("Rows")
      .field("features", &wire::Rows::features)
      .field("bytes", &wire::Rows::bytes)
      .field("targets", &wire::Rows::targets)
      .field("classes", &wire::Rows::classes)
      .field("rows", &wire::Rows::rows);
  value_object<wire::Part>("Part")
      .field("rule", &wire::Part::rule)
      .field("fraction", &wire::Part::fraction)
      .field("given", &wire::Part::given);
  value_object<wire::Data>("Data")
      .field("train", &wire::Data::train)
      .field("scale", &wire::Data::scale)
      .field("validation", &wire::Data::validation)
      .field("test", &wire::Data::test)
      .field("seed", &wire::Data::seed)
      .field("standardize", &wire::Data::standardize);
  value_object<wire::Generated>("Generated")
      .field("failure", &wire::Generated::failure)
      .field("features", &wire::Generated::features)
      .field("targets", &wire::Generated::targets);
  value_object<wire::Split>("Split")
      .field("failure", &wire::Split::failure)
      .field("train", &wire::Split::train)
      .field("validation", &wire::Split::validation)
      .field("test", &wire::Split::test);
  value_object<wire::Floats>("Floats")
      .field("failure", &wire::Floats::failure)
      .field("data", &wire::Floats::data);
}

EMSCRIPTEN_BINDINGS(training) {
  value_object<wire::Run>("Run")
      .field("step", &wire::Run::step)
      .field("epoch", &wire::Run::epoch)
      .field("loss", &wire::Run::loss)
      .field("penalty", &wire::Run::penalty)
      .field("reason", &wire::Run::reason)
      .field("layer", &wire::Run::layer)
      .field("noticed", &wire::Run::noticed)
      .field("lastGoodStep", &wire::Run::lastGoodStep)
      .field("bestStep", &wire::Run::bestStep)
      .field("saturated", &wire::Run::saturated)
      .field("stopped", &wire::Run::stopped)
      .field("bestHeldStep", &wire::Run::bestHeldStep)
      .field("bestHeldLoss", &wire::Run::bestHeldLoss);
  value_object<wire::Advance>("Advance")
      .field("failure", &wire::Advance::failure)
      .field("step", &wire::Advance::step)
      .field("epoch", &wire::Advance::epoch)
      .field("phase", &wire::Advance::phase)
      .field("op", &wire::Advance::op)
      .field("node", &wire::Advance::node)
      .field("done", &wire::Advance::done)
      .field("rate", &wire::Advance::rate)
      .field("correction1", &wire::Advance::correction1)
      .field("correction2", &wire::Advance::correction2);
  value_object<wire::Update>("Update")
      .field("failure", &wire::Update::failure)
      .field("kept", &wire::Update::kept)
      .field("fresh", &wire::Update::fresh);
  value_object<wire::Metrics>("Metrics")
      .field("failure", &wire::Metrics::failure)
      .field("loss", &wire::Metrics::loss)
      .field("penalty", &wire::Metrics::penalty)
      .field("accuracy", &wire::Metrics::accuracy)
      .field("r2", &wire::Metrics::r2)
      .field("rows", &wire::Metrics::rows);
  value_object<wire::Report>("Report")
      .field("failure", &wire::Report::failure)
      .field("classes", &wire::Report::classes)
      .field("confusion", &wire::Report::confusion)
      .field("rows", &wire::Report::rows)
      .field("actual", &wire::Report::actual)
      .field("predicted", &wire::Report::predicted)
      .field("losses", &wire::Report::losses)
      .field("precision", &wire::Report::precision)
      .field("recall", &wire::Report::recall)
      .field("f1", &wire::Report::f1);
  value_object<wire::Examples>("Examples")
      .field("failure", &wire::Examples::failure)
      .field("features", &wire::Examples::features)
      .field("bytes", &wire::Examples::bytes)
      .field("targets", &wire::Examples::targets)
      .field("classIds", &wire::Examples::classIds);
}

EMSCRIPTEN_BINDINGS(looking) {
  value_object<wire::Field>("Field")
      .field("x0", &wire::Field::x0)
      .field("x1", &wire::Field::x1)
      .field("y0", &wire::Field::y0)
      .field("y1", &wire::Field::y1)
      .field("width", &wire::Field::width)
      .field("height", &wire::Field::height)
      .field("features", &wire::Field::features)
      .field("nodes", &wire::Field::nodes);
  value_object<wire::Map>("Map")
      .field("node", &wire::Map::node)
      .field("units", &wire::Map::units)
      .field("data", &wire::Map::data);
  value_object<wire::Surface>("Surface")
      .field("directionX", &wire::Surface::directionX)
      .field("directionY", &wire::Surface::directionY)
      .field("parameters", &wire::Surface::parameters)
      .field("x0", &wire::Surface::x0)
      .field("x1", &wire::Surface::x1)
      .field("y0", &wire::Surface::y0)
      .field("y1", &wire::Surface::y1)
      .field("width", &wire::Surface::width)
      .field("height", &wire::Surface::height);
  value_object<wire::Exact>("Exact")
      .field("failure", &wire::Exact::failure)
      .field("kind", &wire::Exact::kind)
      .field("note", &wire::Exact::note)
      .field("parameters", &wire::Exact::parameters)
      .field("loss", &wire::Exact::loss)
      .field("maxStableRate", &wire::Exact::maxStableRate)
      .field("conditionNumber", &wire::Exact::conditionNumber);
  value_object<wire::Node>("Node")
      .field("name", &wire::Node::name)
      .field("op", &wire::Node::op)
      .field("phase", &wire::Node::phase)
      .field("shape", &wire::Node::shape)
      .field("inputs", &wire::Node::inputs);
  value_object<wire::Value>("Value")
      .field("failure", &wire::Value::failure)
      .field("tensor", &wire::Value::tensor);
}

EMSCRIPTEN_BINDINGS(lists) {
  register_vector<std::uint32_t>("SizeList");
  register_vector<std::string>("WordList");
  register_vector<wire::Layer>("LayerList");
  register_vector<wire::Tensor>("TensorList");
  register_vector<wire::Map>("MapList");
  register_vector<wire::Node>("NodeList");
}

EMSCRIPTEN_BINDINGS(facade) {
  function("reserve", &reserve);
  function("generate", &generateData);
  function("expandFeatures", &expandPoints);
  function("split", &splitRows);
  class_<SessionFacade>("Session")
      .constructor<>()
      .function("build", &SessionFacade::build)
      .function("setData", &SessionFacade::setData)
      .function("hasData", &SessionFacade::hasData)
      .function("step", &SessionFacade::step)
      .function("epoch", &SessionFacade::epoch)
      .function("seed", &SessionFacade::seed)
      .function("run", &SessionFacade::run)
      .function("advance", &SessionFacade::advance)
      .function("update", &SessionFacade::update)
      .function("reset", &SessionFacade::reset)
      .function("recover", &SessionFacade::recover)
      .function("evaluate", &SessionFacade::evaluate)
      .function("report", &SessionFacade::report)
      .function("examples", &SessionFacade::examples)
      .function("layers", &SessionFacade::layers)
      .function("jacobian", &SessionFacade::jacobian)
      .function("predict", &SessionFacade::predict)
      .function("field", &SessionFacade::field)
      .function("maps", &SessionFacade::maps)
      .function("surface", &SessionFacade::surface)
      .function("curvature", &SessionFacade::curvature)
      .function("randomDirections", &SessionFacade::randomDirections)
      .function("walkDirections", &SessionFacade::walkDirections)
      .function("exact", &SessionFacade::exact)
      .function("history", &SessionFacade::history)
      .function("parameters", &SessionFacade::parameters)
      .function("gradients", &SessionFacade::gradients)
      .function("setParameters", &SessionFacade::setParameters)
      .function("nodes", &SessionFacade::nodes)
      .function("value", &SessionFacade::value)
      .function("sample", &SessionFacade::sample)
      .function("sampled", &SessionFacade::sampled)
      .function("plan", &SessionFacade::plan)
      .function("lentData", &SessionFacade::lentData)
      .function("records", &SessionFacade::records)
      .function("adopt", &SessionFacade::adopt)
      .function("checkpoint", &SessionFacade::checkpoint)
      .function("restore", &SessionFacade::restore);
}
