// schedule/state.hpp
// A State is a schedule: for each stage its loops and where it is computed, and the list of steps
// that made it. The steps alone say everything: replaying them from the initial state gives the
// same State, in this process or another.
//
// States are values. Primitives (schedule/primitive/) return a new State or the reason why not.
// Stages are named by the tensor they compute; names stay when a step inserts stages.
#pragma once

#include <hone/schedule/loop.hpp>
#include <hone/task/compute_dag.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hone {

/// Where a stage is computed.
struct Location {
  enum class Kind : std::uint8_t { root, inlined, at };
  Kind kind = Kind::root;
  std::string stage;  // for `at`: the stage and the loop in whose body this one is computed
  std::string loop;
  friend bool operator==(const Location&, const Location&) = default;
};

/// One stage of a schedule; parallel to the node of the same index in the DAG.
struct StageState {
  std::string name;
  std::vector<Loop> loops;  // outermost first; empty for placeholders
  std::vector<Relation> relations;
  Location location;
  std::int64_t unroll_limit = 0;  // unroll inner loops while their product stays within it
  bool is_packed = false;         // stored in the order of its loops

  int find(std::string_view loop) const {
    for (std::size_t l = 0; l < loops.size(); ++l) {
      if (loops[l].name == loop) return static_cast<int>(l);
    }
    return -1;
  }
  bool is_inlined() const { return location.kind == Location::Kind::inlined; }
  bool is_attached() const { return location.kind == Location::Kind::at; }
};

/// One step in its stable text form: a primitive's name and its arguments as text.
///   split(C, i, [4, 16], mask)
struct Step {
  std::string name;
  std::vector<std::string> arguments;
  friend bool operator==(const Step&, const Step&) = default;
};

class State;

/// A new State, or the reason why there is none.
class Applied {
 public:
  Applied(State state);  // NOLINT: either one converts
  static Applied rejected(std::string reason);
  explicit operator bool() const { return state_ != nullptr; }
  const State& operator*() const { return *state_; }
  const State* operator->() const { return state_.get(); }
  const std::string& reason() const { return reason_; }

 private:
  Applied() = default;
  std::shared_ptr<const State> state_;
  std::string reason_;
};

class State {
 public:
  /// Every stage at root, its loops the axes and then the reduction axes.
  explicit State(std::shared_ptr<const ComputeDag> dag) : dag_(std::move(dag)) {
    for (const DagNode& node : dag_->nodes) stages_.push_back(initial_stage(node));
  }

  const ComputeDag& dag() const { return *dag_; }
  const std::shared_ptr<const ComputeDag>& dag_pointer() const { return dag_; }
  const std::vector<StageState>& stages() const { return stages_; }
  const std::vector<Step>& steps() const { return steps_; }

  /// The stage that computes `name`, or nullptr.
  const StageState* find(std::string_view name) const {
    const int id = dag_->find(name);
    return id < 0 ? nullptr : &stages_[static_cast<std::size_t>(id)];
  }
  const StageState& stage(std::string_view name) const {
    const StageState* found = find(name);
    ensure(found != nullptr, "no stage named ", name);
    return *found;
  }

  /// Names of the stages computed at a loop of `stage`.
  std::vector<std::string> attached_to(std::string_view stage) const {
    std::vector<std::string> names;
    for (const StageState& s : stages_) {
      if (s.is_attached() && s.location.stage == stage) names.push_back(s.name);
    }
    return names;
  }

  /// This state with one stage replaced.
  State with(StageState stage) const {
    State next = *this;
    const int id = dag_->find(stage.name);
    ensure(id >= 0, "no stage named ", stage.name);
    next.stages_[static_cast<std::size_t>(id)] = std::move(stage);
    return next;
  }

  /// This state over another DAG: stages of the same name are kept, others start as they are in
  /// `fresh` or, if not there, at their initial state.
  State with_dag(std::shared_ptr<const ComputeDag> dag, std::vector<StageState> fresh) const {
    State next(std::move(dag));
    for (StageState& s : next.stages_) {
      if (const StageState* old = find(s.name)) s = *old;
      for (StageState& f : fresh) {
        if (f.name == s.name) s = f;
      }
    }
    next.steps_ = steps_;
    return next;
  }

  /// This state with one more step in its history.
  State with_step(Step step) const {
    State next = *this;
    next.steps_.push_back(std::move(step));
    return next;
  }

  /// This state with another history that leads to it.
  State with_history(std::vector<Step> steps) const {
    State next = *this;
    next.steps_ = std::move(steps);
    return next;
  }

  static StageState initial_stage(const DagNode& node) {
    StageState stage;
    stage.name = node.name;
    if (node.is_placeholder()) return stage;
    for (const IterVar& axis : node.axes) {
      stage.loops.push_back({axis.name, axis.extent, LoopRole::spatial, Annotation::none});
    }
    for (const IterVar& axis : node.reduce_axes) {
      stage.loops.push_back({axis.name, axis.extent, LoopRole::reduce, Annotation::none});
    }
    return stage;
  }

 private:
  std::shared_ptr<const ComputeDag> dag_;
  std::vector<StageState> stages_;
  std::vector<Step> steps_;
};

inline Applied::Applied(State state) : state_(std::make_shared<const State>(std::move(state))) {}

inline Applied Applied::rejected(std::string reason) {
  Applied applied;
  applied.reason_ = std::move(reason);
  return applied;
}

/// A rejection whose reason is the concatenated parts.
template <class... Parts>
Applied reject(const Parts&... parts) {
  return Applied::rejected(concat(parts...));
}

}  // namespace hone
