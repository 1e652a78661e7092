// schedule/primitive/fuse.hpp
// Makes one loop of several that lie directly in each other (Halide, TVM: fuse; Exo: mult_loops).
//
//   for i in 0..4:                          for i@j in 0..32:
//     for j in 0..8:   fuse(C, [i, j])        C(i@j / 8, i@j % 8)
//       C(i, j)
#pragma once

#include <hone/schedule/primitive/legality.hpp>

namespace hone {

struct Fuse {
  static constexpr std::string_view name = "fuse";
  std::string stage;
  std::vector<std::string> loops;  // outermost first

  Step step() const { return {std::string(name), {stage, list_text(loops)}}; }

  static std::optional<Fuse> parse(const Step& step) {
    if (step.arguments.size() != 2) return std::nullopt;
    const auto loops = parse_list(step.arguments[1]);
    if (!loops) return std::nullopt;
    return Fuse{step.arguments[0], *loops};
  }

  Applied apply(const State& state) const {
    if (std::string why = why_not(state); !why.empty()) {
      return reject("fuse(", list_text(loops), "): ", why);
    }
    StageState next = state.stage(stage);
    const int first = next.find(loops.front());
    Loop fused{fused_name(), 1, next.loops[static_cast<std::size_t>(first)].role,
               Annotation::none};
    for (std::size_t l = 0; l < loops.size(); ++l) {
      fused.extent *= next.loops[static_cast<std::size_t>(first) + l].extent;
    }
    Relation relation;
    relation.kind = Relation::Kind::fuse;
    relation.fuse = {loops, fused.name};
    next.relations.push_back(relation);
    const auto begin = next.loops.begin() + first;
    next.loops.erase(begin, begin + static_cast<std::ptrdiff_t>(loops.size()));
    next.loops.insert(next.loops.begin() + first, fused);
    State result = state.with(std::move(next));
    return legality::retarget(std::move(result), stage, loops.back(), fused.name)
        .with_step(step());
  }

 private:
  std::string fused_name() const {
    std::string joined;
    for (const std::string& loop : loops) joined += (joined.empty() ? "" : "@") + loop;
    return joined;
  }

  std::string why_not(const State& state) const {
    if (loops.size() < 2) return "give at least two loops";
    for (const std::string& loop : loops) {
      if (std::string why = legality::why_no_loop(state, stage, loop); !why.empty()) return why;
    }
    const StageState& s = state.stage(stage);
    const int first = s.find(loops.front());
    for (std::size_t l = 0; l < loops.size(); ++l) {
      const Loop& loop = s.loops[static_cast<std::size_t>(s.find(loops[l]))];
      if (s.find(loops[l]) != first + static_cast<int>(l)) {
        return concat("the loops do not lie directly in each other; the order is ",
                      legality::loop_names(s));
      }
      if (loop.role != s.loops[static_cast<std::size_t>(first)].role) {
        return "a reduction loop and a spatial loop cannot be fused";
      }
      if (std::string why = legality::why_annotated(s, loop); !why.empty()) {
        return concat(why, "; fuse before annotating");
      }
      if (std::string why = why_attached(state, loops[l], l + 1 < loops.size()); !why.empty()) {
        return why;
      }
    }
    return {};
  }

  std::string why_attached(const State& state, const std::string& loop, bool inner_follows) const {
    if (!inner_follows) return {};
    for (const std::string& attached : state.attached_to(stage)) {
      if (state.stage(attached).location.loop == loop) {
        return concat(attached, " is computed at ", loop, ", between the loops");
      }
    }
    return {};
  }
};

}  // namespace hone
