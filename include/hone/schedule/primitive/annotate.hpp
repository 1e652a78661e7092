// schedule/primitive/annotate.hpp
// What parallel, vectorize and unroll share: they mark one loop and change nothing else.
#pragma once

#include <hone/schedule/primitive/legality.hpp>

namespace hone {

/// A step that marks `loop` of `stage`.
template <class Primitive>
struct AnnotateLoop {
  std::string stage, loop;

  Step step() const { return {std::string(Primitive::name), {stage, loop}}; }

  static std::optional<Primitive> parse(const Step& step) {
    if (step.arguments.size() != 2) return std::nullopt;
    return Primitive{{step.arguments[0], step.arguments[1]}};
  }

  Applied apply(const State& state) const {
    if (std::string why = why_not(state); !why.empty()) {
      return reject(Primitive::name, "(", loop, "): ", why);
    }
    StageState next = state.stage(stage);
    next.loops[static_cast<std::size_t>(next.find(loop))].annotation = Primitive::annotation;
    return state.with(std::move(next)).with_step(step());
  }

 private:
  std::string why_not(const State& state) const {
    if (std::string why = legality::why_no_loop(state, stage, loop); !why.empty()) return why;
    const StageState& s = state.stage(stage);
    const int at = s.find(loop);
    const Loop& l = s.loops[static_cast<std::size_t>(at)];
    if (std::string why = legality::why_annotated(s, l); !why.empty()) return why;
    return Primitive::why_not(state, s, at);
  }
};

namespace legality {

/// Why another loop of the stage stands in the way because it has the annotation too.
inline std::string why_other(const StageState& stage, Annotation annotation) {
  for (const Loop& loop : stage.loops) {
    if (loop.annotation == annotation) {
      return concat("loop ", loop.name, " of ", stage.name, " is ", name_of(annotation),
                    " already and one is the most");
    }
  }
  return {};
}

}  // namespace legality

}  // namespace hone
