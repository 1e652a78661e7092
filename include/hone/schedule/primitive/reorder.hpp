// schedule/primitive/reorder.hpp
// Puts the named loops in the given order, outermost first; loops not named keep their places
// (Halide: reorder, but outermost first; TVM: reorder; Exo: reorder_loops).
//
//   for i: for j: for k: C      reorder(C, [k, i])      for k: for j: for i: C
#pragma once

#include <hone/schedule/primitive/legality.hpp>

#include <algorithm>

namespace hone {

struct Reorder {
  static constexpr std::string_view name = "reorder";
  std::string stage;
  std::vector<std::string> loops;

  Step step() const { return {std::string(name), {stage, list_text(loops)}}; }

  static std::optional<Reorder> parse(const Step& step) {
    if (step.arguments.size() != 2) return std::nullopt;
    const auto loops = parse_list(step.arguments[1]);
    if (!loops) return std::nullopt;
    return Reorder{step.arguments[0], *loops};
  }

  Applied apply(const State& state) const {
    if (std::string why = why_not(state); !why.empty()) {
      return reject("reorder(", list_text(loops), "): ", why);
    }
    StageState next = state.stage(stage);
    std::vector<std::size_t> places;
    for (const std::string& loop : loops) {
      places.push_back(static_cast<std::size_t>(next.find(loop)));
    }
    std::vector<Loop> moved;
    for (std::size_t place : places) moved.push_back(next.loops[place]);
    std::sort(places.begin(), places.end());
    for (std::size_t n = 0; n < places.size(); ++n) next.loops[places[n]] = moved[n];
    return state.with(std::move(next)).with_step(step());
  }

 private:
  std::string why_not(const State& state) const {
    if (std::string why = legality::why_no_stage(state, stage); !why.empty()) return why;
    for (std::size_t n = 0; n < loops.size(); ++n) {
      if (std::string why = legality::why_no_loop(state, stage, loops[n]); !why.empty()) return why;
      if (std::find(loops.begin(), loops.begin() + static_cast<std::ptrdiff_t>(n), loops[n]) !=
          loops.begin() + static_cast<std::ptrdiff_t>(n)) {
        return concat(loops[n], " is named twice");
      }
    }
    const std::vector<std::string> attached = state.attached_to(stage);
    if (!attached.empty()) {
      return concat(attached.front(), " is computed at a loop of ", stage,
                    "; reorder before compute_at");
    }
    return {};
  }
};

}  // namespace hone
