// schedule/apply.hpp
// The list of schedule primitives, and the replay of steps.
//
// To add a primitive: write a file in primitive/, add its type to Primitives.
#pragma once

#include <hone/schedule/primitive/cache_read.hpp>
#include <hone/schedule/primitive/cache_write.hpp>
#include <hone/schedule/primitive/compute_at.hpp>
#include <hone/schedule/primitive/compute_inline.hpp>
#include <hone/schedule/primitive/compute_root.hpp>
#include <hone/schedule/primitive/follow_split.hpp>
#include <hone/schedule/primitive/fuse.hpp>
#include <hone/schedule/primitive/pack.hpp>
#include <hone/schedule/primitive/parallel.hpp>
#include <hone/schedule/primitive/partition.hpp>
#include <hone/schedule/primitive/reorder.hpp>
#include <hone/schedule/primitive/rfactor.hpp>
#include <hone/schedule/primitive/share.hpp>
#include <hone/schedule/primitive/split.hpp>
#include <hone/schedule/primitive/unroll.hpp>
#include <hone/schedule/primitive/unroll_limit.hpp>
#include <hone/schedule/primitive/vectorize.hpp>

#include <concepts>
#include <tuple>

namespace hone {

/// A schedule primitive: a step with a text form that makes a new State or says why not.
template <class P>
concept Primitive = requires(const P& p, const Step& step, const State& state) {
  { P::name } -> std::convertible_to<std::string_view>;
  { p.step() } -> std::same_as<Step>;
  { P::parse(step) } -> std::same_as<std::optional<P>>;
  { p.apply(state) } -> std::same_as<Applied>;
};

using Primitives = std::tuple<Split, FollowSplit, Fuse, Reorder, Parallel, Vectorize, Unroll,
                              UnrollLimit, ComputeAt, ComputeRoot, ComputeInline, CacheRead,
                              CacheWrite, Rfactor, Share, Pack, Partition>;

namespace detail {

template <Primitive P>
bool try_apply(const State& state, const Step& step, Applied& result) {
  if (step.name != P::name) return false;
  const std::optional<P> parsed = P::parse(step);
  result = parsed ? parsed->apply(state)
                  : reject("the arguments of ", to_string(step), " are not those of ", P::name);
  return true;
}

template <class... Ps>
Applied apply_one_of(const State& state, const Step& step, const std::tuple<Ps...>*) {
  Applied result = reject("there is no step ", step.name);
  (try_apply<Ps>(state, step, result) || ...);
  return result;
}

}  // namespace detail

/// The state after one step given in its text form.
inline Applied apply(const State& state, const Step& step) {
  return detail::apply_one_of(state, step, static_cast<const Primitives*>(nullptr));
}

/// The state after all steps, or the first rejection.
inline Applied replay(State state, const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    Applied next = apply(state, step);
    if (!next) return next;
    state = *next;
  }
  return state;
}

}  // namespace hone
