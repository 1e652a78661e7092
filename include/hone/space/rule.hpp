// space/rule.hpp
// What a sketch rule is. generate_sketches walks from the last stage to the first and asks every
// rule about every stage:
//
//   skip             the rule has nothing to say
//   apply            it makes sketches, and the rules after it are asked too
//   apply_and_stop   it makes sketches, and they are the only ones from here on
//
// To add a rule: a file in sketch/ and a line in recipes.hpp, or a type of your own that is handed
// to generate_sketches in a tuple with the others.
#pragma once

#include <hone/space/sketch.hpp>
#include <hone/task/task.hpp>

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

enum class Match : std::uint8_t { skip, apply, apply_and_stop };

/// The stage that the rules are asked about, and what they may know.
struct StageVisit {
  const Task& task;
  const Sketch& sketch;
  const AccessAnalysis& access;  // of the sketch's DAG
  int id;                        // of the stage in that DAG

  const State& state() const { return sketch.state; }
  const DagNode& node() const { return state().dag().nodes[static_cast<std::size_t>(id)]; }
  const StageState& stage() const { return state().stages()[static_cast<std::size_t>(id)]; }
  const std::string& name() const { return node().name; }
};

/// A sketch, and the stage to visit next in it: -1 when it is finished.
struct NextVisit {
  Sketch sketch;
  int id = -1;
};

/// The sketch of the builder as the only result, or none if a step was rejected.
inline std::vector<NextVisit> next_visit(const SketchBuilder& builder, int id) {
  if (!builder.reason().empty()) return {};
  return {{builder.sketch(), id}};
}

/// `apply` may return nothing: then the rule counts as one that did not match.
template <class R>
concept SketchRule = requires(const R& rule, const StageVisit& visit) {
  { R::name } -> std::convertible_to<std::string_view>;
  { rule.matches(visit) } -> std::same_as<Match>;
  { rule.apply(visit) } -> std::same_as<std::vector<NextVisit>>;
};

}  // namespace hone
