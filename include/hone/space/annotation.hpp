// space/annotation.hpp
// What an annotation is: decisions that every sketch leaves open, such as tile sizes or which loops
// run in parallel. Annotations are applied one after the other, each to the state that the one
// before it made. Whatever one chooses it asks of Decisions, by a name that tells what is chosen;
// all that follows from it is in the steps it adds.
//
// To add one: a file in annotate/ and a line in recipes.hpp.
#pragma once

#include <hone/space/decisions.hpp>
#include <hone/space/sketch.hpp>
#include <hone/task/task.hpp>

#include <concepts>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

/// The tiles that constructive/register_tile.hpp chose so far: choosing one takes as long as all
/// else of a sample.
using TileEstimates = std::map<std::string, std::vector<std::int64_t>>;

struct AnnotationContext {
  const Task& task;                    // threads, target, the initial DAG
  std::span<const std::size_t> holes;  // steps of the state whose lengths are open
  TileEstimates* estimates = nullptr;  // of this task, by stage; nothing is kept without

  const CpuTarget& target() const { return task.target(); }
  int threads() const { return task.threads(); }
};

/// The same state, context and decisions give the same result.
template <class A>
concept AnnotationRule = requires(const A& rule, const State& state,
                                  const AnnotationContext& context, Decisions& decisions) {
  { A::name } -> std::convertible_to<std::string_view>;
  { rule.apply(state, context, decisions) } -> std::same_as<Applied>;
};

}  // namespace hone
