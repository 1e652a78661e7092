// space/generate_sketches.hpp
// All structures that a task's schedules may have: a work list of unfinished sketches, from the
// last stage to the first (Ansor, section 4.1; the order of results is Ansor's).
//
//   (initial state, last stage) -> rules -> (sketch, next stage) .. -> rules -> finished sketches
//
// The structures of independent stages multiply. From `most_sketches` on each sketch goes on in one
// way only, and neighbours in different ones.
#pragma once

#include <hone/space/rule.hpp>

#include <tuple>
#include <utility>
#include <vector>

namespace hone {

namespace detail {

/// Programs of the size of Ansor's subgraphs have fewer than 20.
inline constexpr std::size_t most_sketches = 128;

/// Asks the rules in their order until one stops; collects what they make.
class RuleWalk {
 public:
  explicit RuleWalk(const StageVisit& visit) : visit_(visit) {}

  template <SketchRule R>
  void ask(const R& rule) {
    if (stopped_) return;
    const Match match = rule.matches(visit_);
    if (match == Match::skip) return;
    std::vector<NextVisit> made = rule.apply(visit_);
    stopped_ = match == Match::apply_and_stop && !made.empty();
    for (NextVisit& next : made) found_.push_back(std::move(next));
  }

  std::vector<NextVisit> found() && { return std::move(found_); }

 private:
  const StageVisit& visit_;
  std::vector<NextVisit> found_;
  bool stopped_ = false;
};

template <SketchRule... Rules>
std::vector<NextVisit> visit_stage(const Task& task, const NextVisit& work,
                                   const std::tuple<Rules...>& rules) {
  const DagNode& node = work.sketch.state.dag().nodes[static_cast<std::size_t>(work.id)];
  if (node.is_placeholder()) return {{work.sketch, work.id - 1}};
  const AccessAnalysis access(work.sketch.state.dag());
  const StageVisit visit{task, work.sketch, access, work.id};
  RuleWalk walk(visit);
  std::apply([&](const Rules&... rule) { (walk.ask(rule), ...); }, rules);
  return std::move(walk).found();
}

}  // namespace detail

/// The sketches that the rules, asked in their order, make of the task. For the CPU's own rules
/// there is at least one; with rules that leave a stage to nobody there may be none.
template <SketchRule... Rules>
std::vector<Sketch> generate_sketches(const Task& task, const std::tuple<Rules...>& rules) {
  std::vector<Sketch> finished;
  std::vector<NextVisit> work{
      {{State(task.dag_pointer())}, static_cast<int>(task.dag().nodes.size()) - 1}};
  for (std::size_t at = 0; at < work.size(); ++at) {
    const NextVisit current = std::move(work[at]);  // the list grows, and nobody looks back
    if (current.id < 0) {
      finished.push_back(current.sketch);
      continue;
    }
    std::vector<NextVisit> found = detail::visit_stage(task, current, rules);
    const std::size_t open = work.size() - at - 1 + finished.size();
    if (found.size() > 1 && open + found.size() > detail::most_sketches) {
      std::swap(found.front(), found[at % found.size()]);
      found.erase(found.begin() + 1, found.end());
    }
    for (NextVisit& next : found) work.push_back(std::move(next));
  }
  return finished;
}

}  // namespace hone
