// From a plan that keeps every value to one that is only run: fewer steps over the same regions, with equal
// bits in all that is wanted. It looks at steps alone, at who writes a region and who reads it.
#include <algorithm>
#include <optional>

#include "graph/plan.hpp"

namespace downhill {

namespace {

class Fuser {
 public:
  Fuser(const Plan& plan, std::span<const Region> wanted) : steps_(plan.steps), wanted_(wanted) {}

  void leaveOutPenalties() {
    std::vector<std::size_t> nothing;  // regions that hold what a sum doesn't notice
    const auto isNothing = [&](const Region& r) { return std::ranges::count(nothing, r.offset) > 0; };
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const Step& step = steps_[i];
      if (step.op == Op::penalty || step.op == Op::penaltyGrad) nothing.push_back(step.out.offset);
      if (step.op != Op::add || (!isNothing(step.in[0]) && !isNothing(step.in[1]))) continue;
      const Region other = isNothing(step.in[0]) ? step.in[1] : step.in[0];
      if (isNothing(other)) {
        nothing.push_back(step.out.offset);
      } else if (!isWanted(other)) {
        move(other, step.out);
        erase(i--);
      }
    }
  }

  /// Steps that lead to nothing that is wanted.
  void leaveOutUnread() {
    for (std::size_t i = steps_.size(); i-- > 0;) {
      if (!isWanted(steps_[i].out) && readers(steps_[i].out) == 0) erase(i);
    }
  }

  /// matmul, addBias and an activation -> dense.
  void joinDense() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].op != Op::matmul) continue;
      const auto sum = onlyReader(steps_[i].out);
      if (!sum || steps_[*sum].op != Op::addBias) continue;
      Step& dense = steps_[i];
      dense.op = Op::dense;
      dense.in[2] = steps_[*sum].in[1];
      dense.inShapes[2] = steps_[*sum].inShapes[1];
      become(i, *sum);
      const auto last = onlyReader(dense.out);
      if (!last || !isActivation(steps_[*last].op)) continue;
      dense.attributes = steps_[*last].attributes;
      dense.attributes.then = steps_[*last].op;
      become(i, *last);
    }
  }

  /// reluGrad of what a dropout hands back -> reluDropoutGrad: where the forward dropout let nothing through,
  /// either it or relu gave 0, and its random numbers need not be drawn again.
  void joinReluDropout() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].op != Op::reluGrad) continue;
      const auto back = writer(steps_[i].in[0]);
      if (!back || steps_[*back].op != Op::dropout || onlyReader(steps_[*back].out) != i) continue;
      const auto forward = std::ranges::find_if(steps_, [&](const Step& step) {
        return step.op == Op::dropout && step.in[0].offset == steps_[i].in[1].offset &&
               step.attributes.key == steps_[*back].attributes.key;
      });
      if (forward == steps_.end()) continue;
      steps_[i].op = Op::reluDropoutGrad;
      steps_[i].attributes = steps_[*back].attributes;
      steps_[i].in = {steps_[*back].in[0], forward->out};
      erase(*back);
      --i;
    }
  }

  std::vector<Step> steps() && { return std::move(steps_); }

 private:
  static bool isActivation(Op op) { return op >= Op::relu && op <= Op::softmax; }

  bool isWanted(const Region& region) const {
    return std::ranges::count(wanted_, region.offset, &Region::offset) > 0;
  }

  static bool reads(const Step& step, const Region& region) {
    const auto inputs = std::span(step.in).first(info(step.op).arity);
    return std::ranges::count(inputs, region.offset, &Region::offset) > 0;
  }

  std::ptrdiff_t readers(const Region& region) const {
    return std::ranges::count_if(steps_, [&](const Step& step) { return reads(step, region); });
  }

  /// The one step that reads a region which nobody else wants.
  std::optional<std::size_t> onlyReader(const Region& region) const {
    if (isWanted(region) || readers(region) != 1) return std::nullopt;
    const auto it = std::ranges::find_if(steps_, [&](const Step& step) { return reads(step, region); });
    return static_cast<std::size_t>(it - steps_.begin());
  }

  std::optional<std::size_t> writer(const Region& region) const {
    const auto it =
        std::ranges::find(steps_, region.offset, [](const Step& step) { return step.out.offset; });
    if (it == steps_.end()) return std::nullopt;
    return static_cast<std::size_t>(it - steps_.begin());
  }

  /// Whoever writes or reads `from` does so at `to`.
  void move(Region from, Region to) {
    for (Step& step : steps_) {
      if (step.out.offset == from.offset) step.out = to;
      for (Region& in : step.in) {
        if (in.offset == from.offset && in.size > 0) in = to;
      }
    }
  }

  /// Step i writes what step `last` wrote, which goes.
  void become(std::size_t i, std::size_t last) {
    steps_[i].node = steps_[last].node;
    steps_[i].shape = steps_[last].shape;
    steps_[i].out = steps_[last].out;
    erase(last);
  }

  void erase(std::size_t i) { steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(i)); }

  std::vector<Step> steps_;
  std::span<const Region> wanted_;
};

}  // namespace

Plan fuse(const Plan& plan, std::span<const Region> wanted, bool penalties) {
  Fuser fuser(plan, wanted);
  if (!penalties) fuser.leaveOutPenalties();
  fuser.leaveOutUnread();
  fuser.joinDense();
  fuser.joinReluDropout();
  Plan fused;
  fused.steps = std::move(fuser).steps();
  fused.capacity = plan.capacity;
  fused.end = plan.end;
  return fused;
}

}  // namespace downhill
