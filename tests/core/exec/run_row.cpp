#include "exec/run_row.hpp"

namespace downhill::test {

namespace {

class Layout {
 public:
  Region take(std::size_t size) {
    const Region region{next_, size};
    next_ += size + 3;  // not aligned on purpose: a kernel may not rely on it
    return region;
  }
  std::size_t end() const { return next_; }

 private:
  std::size_t next_ = 3;
};

Step stepOf(const Graph& graph, NodeId id, const Plan& plan) {
  const Node& node = graph[id];
  Step step{.op = node.op,
            .phase = node.phase,
            .node = id,
            .attributes = node.attributes,
            .shape = node.shape,
            .out = plan.regions[id]};
  for (std::size_t i = 0; i < info(node.op).arity; ++i) {
    step.in[i] = plan.regions[node.inputs[i]];
    step.inShapes[i] = graph[node.inputs[i]].shape;
  }
  return step;
}

Laid layOutUpdate(const OpRow& row, const OpCase& c) {
  Layout layout;
  Laid laid;
  Step step{.op = row.op, .phase = Phase::update};
  for (std::size_t i = 0; i < c.in.size(); ++i) {
    step.in[i] = layout.take(c.in[i].count(c.rows));
    step.inShapes[i] = c.in[i];
    laid.plan.regions.push_back(step.in[i]);
  }
  step.out = row.op == Op::allFinite ? layout.take(1) : step.in[0];
  laid.plan.regions.push_back(step.out);
  laid.plan.steps.push_back(step);
  laid.size = layout.end();
  return laid;
}

}  // namespace

Laid layOut(const Graph& graph, std::size_t rows) {
  Layout layout;
  Laid laid;
  for (NodeId id = 0; id < graph.size(); ++id) {
    laid.plan.regions.push_back(layout.take(graph[id].shape.count(rows)));
    if (graph[id].op != Op::parameter) laid.plan.steps.push_back(stepOf(graph, id, laid.plan));
  }
  laid.size = layout.end();
  return laid;
}

Laid layOut(const OpRow& row, const OpCase& c) {
  if (info(row.op).kind == OpKind::update) return layOutUpdate(row, c);
  Graph graph;
  std::vector<NodeId> inputs;
  for (std::size_t i = 0; i < c.in.size(); ++i) {
    inputs.push_back(
        graph.add(Op::parameter, Phase::forward, "in" + std::to_string(i), {}, {.shape = c.in[i]}).value());
  }
  graph.add(row.op, Phase::forward, "out", inputs, c.attributes).value();
  return layOut(graph, c.rows);
}

DataView viewOf(const OpCase& c, const Tables& tables) {
  DataView view;
  if (c.bytes) {
    view.bytes = tables.bytes.data();
  } else {
    view.floats = tables.floats.data();
  }
  view.scale = tables.scale;
  view.targets = tables.targets.data();
  view.classes = tables.classes.data();
  return view;
}

}  // namespace downhill::test
