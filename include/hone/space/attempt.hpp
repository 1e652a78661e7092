// space/attempt.hpp
// A State on its way: steps that are rejected leave it as it was. For code that prefers a schedule
// without a step to no schedule at all.
//
//   Attempt attempt(state);
//   attempt.add(Split{"C", "j", {64}}) && attempt.add(Vectorize{{"C", "j.1"}});
#pragma once

#include <hone/schedule/apply.hpp>

#include <string_view>
#include <utility>

namespace hone {

class Attempt {
 public:
  explicit Attempt(State state) : state_(std::move(state)) {}

  /// Whether the step was legal; the state is the one after it then.
  template <Primitive P>
  bool add(const P& primitive) {
    const Applied next = primitive.apply(state_);
    if (next) state_ = *next;
    return static_cast<bool>(next);
  }

  /// `make(attempt)` in full or, where it returns false, not at all.
  template <class Make>
  bool all_or_nothing(Make&& make) {
    Attempt inner(state_);
    if (!make(inner)) return false;
    state_ = std::move(inner.state_);
    return true;
  }

  const State& state() const { return state_; }
  const StageState& stage(std::string_view name) const { return state_.stage(name); }
  const DagNode& node(std::string_view name) const { return state_.dag().node(name); }

 private:
  State state_;
};

}  // namespace hone
