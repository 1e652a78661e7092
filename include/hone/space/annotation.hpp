// space/annotation.hpp
// What an annotation is: a random decision that every sketch leaves open, such as tile sizes or
// which loops run in parallel. Annotations are applied one after the other, each to the state that
// the one before it made; all that they decide is in the steps they add.
//
// To add one: a file in annotate/ and a line in recipes.hpp.
#pragma once

#include <hone/space/sketch.hpp>
#include <hone/support/rng.hpp>
#include <hone/task/task.hpp>

#include <concepts>
#include <span>
#include <string_view>

namespace hone {

struct AnnotationContext {
  const Task& task;                    // threads, target, the initial DAG
  std::span<const std::size_t> holes;  // steps of the state whose lengths are open

  const CpuTarget& target() const { return task.target(); }
  int threads() const { return task.threads(); }
};

/// The same state, context and random numbers give the same result.
template <class A>
concept AnnotationRule = requires(const A& rule, const State& state,
                                  const AnnotationContext& context, Rng& rng) {
  { A::name } -> std::convertible_to<std::string_view>;
  { rule.apply(state, context, rng) } -> std::same_as<Applied>;
};

}  // namespace hone
