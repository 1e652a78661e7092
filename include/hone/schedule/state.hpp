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

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
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

/// The arguments of a step as text. Immutable: the histories of many States share them.
class StepArguments {
 public:
  StepArguments() = default;
  StepArguments(std::vector<std::string> texts)  // NOLINT: a list of texts is what it is
      : texts_(std::make_shared<const std::vector<std::string>>(std::move(texts))) {}
  StepArguments(std::initializer_list<std::string> texts)
      : StepArguments(std::vector<std::string>(texts)) {}

  std::size_t size() const { return texts_ ? texts_->size() : 0; }
  const std::string& operator[](std::size_t n) const { return (*texts_)[n]; }
  const std::string* begin() const { return texts_ ? texts_->data() : nullptr; }
  const std::string* end() const { return begin() + size(); }

  friend bool operator==(const StepArguments& a, const StepArguments& b) {
    return a.texts_ == b.texts_ || std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  std::shared_ptr<const std::vector<std::string>> texts_;
};

/// One step in its stable text form: a primitive's name and its arguments as text.
///   split(C, i, [4, 16], mask)
struct Step {
  std::string name;
  StepArguments arguments;
  friend bool operator==(const Step&, const Step&) = default;
};

/// The stages of a State. States share those that are the same.
class StageList {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = StageState;
    using difference_type = std::ptrdiff_t;
    using pointer = const StageState*;
    using reference = const StageState&;

    Iterator() = default;
    explicit Iterator(const std::shared_ptr<const StageState>* at) : at_(at) {}
    reference operator*() const { return **at_; }
    pointer operator->() const { return at_->get(); }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return Iterator(at_++); }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const std::shared_ptr<const StageState>* at_ = nullptr;
  };

  std::size_t size() const { return stages_.size(); }
  const StageState& operator[](std::size_t n) const { return *stages_[n]; }
  Iterator begin() const { return Iterator(stages_.data()); }
  Iterator end() const { return Iterator(stages_.data() + stages_.size()); }

 private:
  friend class State;
  void add(StageState stage) { stages_.push_back(shared(std::move(stage))); }
  void replace(std::size_t n, StageState stage) { stages_[n] = shared(std::move(stage)); }
  static std::shared_ptr<const StageState> shared(StageState stage) {
    return std::make_shared<const StageState>(std::move(stage));
  }

  std::vector<std::shared_ptr<const StageState>> stages_;
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
    for (const DagNode& node : dag_->nodes) stages_.add(initial_stage(node));
  }

  const ComputeDag& dag() const { return *dag_; }
  const std::shared_ptr<const ComputeDag>& dag_pointer() const { return dag_; }
  const StageList& stages() const { return stages_; }
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
    next.stages_.replace(static_cast<std::size_t>(id), std::move(stage));
    return next;
  }

  /// This state over another DAG: stages of the same name are kept, others start as they are in
  /// `fresh` or, if not there, at their initial state.
  State with_dag(std::shared_ptr<const ComputeDag> dag, std::vector<StageState> fresh) const {
    State next(std::move(dag));
    for (std::size_t n = 0; n < next.stages_.size(); ++n) {
      const std::string name = next.stages_[n].name;
      if (const StageState* old = find(name)) next.stages_.replace(n, *old);
      for (const StageState& f : fresh) {
        if (f.name == name) next.stages_.replace(n, f);
      }
    }
    next.steps_ = steps_;
    return next;
  }

  /// This state with one more step in its history.
  State with_step(Step step) const& { return State(*this).with_step(std::move(step)); }
  State with_step(Step step) && {
    steps_.push_back(std::move(step));
    return std::move(*this);
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
  StageList stages_;
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
