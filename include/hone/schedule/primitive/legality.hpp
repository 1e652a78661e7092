// schedule/primitive/legality.hpp
// Questions that several primitives ask before they change a State. Each gives the reason why not,
// naming the legal choices; an empty text means yes.
#pragma once

#include <hone/schedule/state.hpp>
#include <hone/schedule/step_text.hpp>

#include <string>
#include <string_view>

namespace hone::legality {

inline std::string loop_names(const StageState& stage) {
  std::string out;
  for (const Loop& loop : stage.loops) out += (out.empty() ? "" : ", ") + loop.name;
  return out;
}

inline std::string stage_names(const State& state) {
  std::string out;
  for (const DagNode& node : state.dag().nodes) {
    if (!node.is_placeholder()) out += (out.empty() ? "" : ", ") + node.name;
  }
  return out;
}

/// Why `name` is not a stage that computes something.
inline std::string why_no_stage(const State& state, std::string_view name) {
  const int id = state.dag().find(name);
  if (id >= 0 && !state.dag().nodes[static_cast<std::size_t>(id)].is_placeholder()) return {};
  return concat("there is no stage ", name, "; the stages are ", stage_names(state));
}

/// Why `loop` is not a loop of `stage`; the stage may be missing too.
inline std::string why_no_loop(const State& state, std::string_view stage, std::string_view loop) {
  if (std::string why = why_no_stage(state, stage); !why.empty()) return why;
  const StageState& s = state.stage(stage);
  if (s.is_inlined()) return concat(stage, " is inlined and has no loops");
  if (s.find(loop) >= 0) return {};
  return concat(stage, " has no loop ", loop, "; its loops are ", loop_names(s));
}

/// Why the loop cannot get an annotation besides the one it may have.
inline std::string why_annotated(const StageState& stage, const Loop& loop) {
  if (loop.annotation == Annotation::none) return {};
  return concat("loop ", loop.name, " of ", stage.name, " is ", name_of(loop.annotation),
                " already");
}

/// Why the stage is not as it was made: loops split, fused, reordered or annotated.
inline std::string why_scheduled(const State& state, std::string_view stage) {
  const StageState& s = state.stage(stage);
  if (s.loops == State::initial_stage(state.dag().node(stage)).loops && !s.is_inlined()) return {};
  return concat(stage, " has been scheduled already; this step must come before any other on it");
}

/// Moves attachments at loop `from` of `stage` to loop `to`.
inline State retarget(State state, std::string_view stage, std::string_view from,
                      std::string_view to) {
  for (const std::string& name : state.attached_to(stage)) {
    StageState attached = state.stage(name);
    if (attached.location.loop != from) continue;
    attached.location.loop = std::string(to);
    state = state.with(std::move(attached));
  }
  return state;
}

}  // namespace hone::legality
