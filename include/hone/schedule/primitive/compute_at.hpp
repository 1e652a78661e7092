// schedule/primitive/compute_at.hpp
// Computes a stage inside a loop of the stage that reads it, each time just the part that is needed
// there (Halide, TVM: compute_at; Exo: fuse + contract).
//
//   for i: for j: B(i, j)                           for i:
//   for i: for j: C(i, j)    compute_at(B, C, i)      for j: B(i, j)
//                                                     for j: C(i, j)
#pragma once

#include <hone/schedule/primitive/placement.hpp>

namespace hone {

struct ComputeAt {
  static constexpr std::string_view name = "compute_at";
  std::string stage, target, loop;

  Step step() const { return {std::string(name), {stage, target, loop}}; }

  static std::optional<ComputeAt> parse(const Step& step) {
    if (step.arguments.size() != 3) return std::nullopt;
    return ComputeAt{step.arguments[0], step.arguments[1], step.arguments[2]};
  }

  Applied apply(const State& state) const {
    if (std::string why = why_not(state); !why.empty()) {
      return reject("compute_at(", stage, ", ", target, ", ", loop, "): ", why);
    }
    StageState next = state.stage(stage);
    next.location = {Location::Kind::at, target, loop};
    return legality::placed(state.with(std::move(next)).with_step(step()), to_string(step()));
  }

 private:
  std::string why_not(const State& state) const {
    if (std::string why = legality::why_no_stage(state, stage); !why.empty()) return why;
    if (std::string why = legality::why_no_loop(state, target, loop); !why.empty()) return why;
    if (state.dag().node(stage).is_output()) return concat(stage, " is an output");
    std::string outside = legality::why_read_outside(state, stage, target, loop);
    if (!outside.empty()) return outside;
    if (std::string why = why_loop_closed(state); !why.empty()) return why;
    for (const Loop& l : state.stage(stage).loops) {
      if (l.annotation == Annotation::parallel) {
        return concat("loop ", l.name, " of ", stage, " is parallel; only a root stage may be");
      }
    }
    return {};
  }

  std::string why_loop_closed(const State& state) const {
    const StageState& host = state.stage(target);
    for (int l = 0; l <= host.find(loop); ++l) {
      const Loop& outer = host.loops[static_cast<std::size_t>(l)];
      if (outer.annotation == Annotation::vectorize || outer.annotation == Annotation::unroll) {
        return concat("loop ", outer.name, " of ", target, " is ", name_of(outer.annotation));
      }
    }
    return {};
  }
};

}  // namespace hone
