// Rows of the update steps: inputs are parameters, gradients, moments and the flag that says whether to go
// ahead.
#include <cmath>

#include "exec/op_rows.hpp"

namespace downhill::test {

namespace {

/// One parameter's step: w and the moments m, v are changed.
using Rule = void (*)(const StepRecord& r, double g, double& w, double& m, double& v);

OpRow update(Op op, std::size_t moments, Rule rule) {
  OpRow row{op, {{}, {}}};
  for (std::size_t i = 0; i < moments; ++i) row.fill.push_back({0.1, 2});
  row.fill.push_back({1, 1});  // the flag
  for (const Pair& p : pairs()) {
    std::vector<Shape> in(2 + moments, Shape::fixed({p.rows * p.columns}));
    in.push_back(Shape::fixed({}));
    row.cases.push_back({p.rows, in});
  }
  row.twin = [moments, rule](const TwinCall& c) {
    std::vector<Numbers> after{c.in[0]};
    for (std::size_t i = 0; i < moments; ++i) after.push_back(c.in[2 + i]);
    double none = 0;
    for (std::size_t i = 0; i < c.in[0].size(); ++i) {
      double& m = moments > 0 ? after[1][i] : none;
      double& v = moments > 1 ? after[2][i] : none;
      rule(c.record, c.in[1][i], after[0][i], m, v);
    }
    return after;
  };
  return row;
}

void sgd(const StepRecord& r, double g, double& w, double&, double&) { w -= r.rate * g; }

void momentum(const StepRecord& r, double g, double& w, double& v, double&) {
  v = r.momentum * v + g;
  w -= r.rate * (r.nesterov ? g + r.momentum * v : v);
}

void adagrad(const StepRecord& r, double g, double& w, double& sum, double&) {
  sum += g * g;
  w -= r.rate * g / std::sqrt(sum + r.epsilon);
}

void rmsprop(const StepRecord& r, double g, double& w, double& mean, double&) {
  mean = r.rho * mean + (1 - r.rho) * g * g;
  w -= r.rate * g / std::sqrt(mean + r.epsilon);
}

void adam(const StepRecord& r, double g, double& w, double& m, double& v) {
  m = r.beta1 * m + (1 - r.beta1) * g;
  v = r.beta2 * v + (1 - r.beta2) * g * g;
  w -= r.rate * (m / r.correction1) / (std::sqrt(v / r.correction2) + r.epsilon);
}

void adamw(const StepRecord& r, double g, double& w, double& m, double& v) {
  w -= r.rate * r.weightDecay * w;
  adam(r, g, w, m, v);
}

OpRow allFinite() {
  OpRow row{Op::allFinite, {{}, {}, {}}};
  for (const Pair& p : pairs()) {
    const Shape block = Shape::fixed({p.rows * p.columns});
    row.cases.push_back({p.rows, {block, block, Shape::fixed({})}});
  }
  row.twin = [](const TwinCall& c) {
    bool finite = true;
    for (const Numbers& in : c.in) {
      for (const double x : in) finite = finite && std::isfinite(x);
    }
    return std::vector<Numbers>{{finite ? 1.0 : 0.0}};
  };
  row.tolerance = 0;
  return row;
}

}  // namespace

std::vector<OpRow> updateRows() {
  return {allFinite(),
          update(Op::sgd, 0, sgd),
          update(Op::momentum, 1, momentum),
          update(Op::adagrad, 1, adagrad),
          update(Op::rmsprop, 1, rmsprop),
          update(Op::adam, 2, adam),
          update(Op::adamw, 2, adamw)};
}

}  // namespace downhill::test
