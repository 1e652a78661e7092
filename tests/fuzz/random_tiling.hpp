// tests/fuzz/random_tiling.hpp
// Random schedules of the kind that tuning makes, all stages at once: copies and partial results,
// tiles within tiles, reductions moved outwards, producers computed at the loops of their readers.
//
//   split(S, i, [7, 3]); split(S, i.1, [2]); reorder(S, [k.0, i.0, i.1.0, k.1, i.1.1, i.2]);
//   compute_at(P, S, k.0); ... ; vectorize(S, i.2)
//
// Lengths seldom divide: what is wrong at the end of a tile shows where the next one begins.
#pragma once

#include "try_step.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hone::fuzz {

class RandomTiling {
 public:
  RandomTiling(Rng& rng, StepCounts& counts) : rng_(rng), counts_(counts) {}

  /// Readers come first, so that producers find their loops split and in order.
  State make(State state) {
    add_stages(state);
    std::vector<std::string> names = stages_of(state);
    std::reverse(names.begin(), names.end());
    for (const std::string& name : names) {
      const bool reduces = state.dag().node(name).has_reduction();
      if (reduces ? rng_.below(8) != 0 : rng_.below(2) == 0) split_loops(state, name);
      if (rng_.below(6) != 0) order_loops(state, name);
      place(state, name);
    }
    for (const std::string& name : names) annotate(state, name);
    return state;
  }

 private:
  void attempt(State& state, const Step& step) { try_step(state, step, counts_); }

  /// A copy of what a stage makes or reads, or the partial results of a reduction.
  void add_stages(State& state) {
    for (const std::string& name : stages_of(state)) {
      const bool reduces = state.dag().node(name).has_reduction();
      switch (rng_.below(reduces ? 8 : 16)) {
        case 0: copy_reads(state, name); break;
        case 1: attempt(state, CacheWrite{name}.step()); break;
        case 2: case 3: if (reduces) attempt(state, CacheWrite{name}.step()); break;
        case 4: if (reduces) factor(state, name); break;
        default: break;
      }
    }
  }

  void copy_reads(State& state, const std::string& name) {
    std::vector<std::string> tensors;
    for_each_load(state.dag().node(name).body,
                  [&](const ir::Load& load) { tensors.push_back(load.tensor); });
    if (!tensors.empty()) attempt(state, CacheRead{rng_.pick(tensors), {name}}.step());
  }

  void factor(State& state, const std::string& name) {
    const DagNode& node = state.dag().node(name);
    const IterVar& axis = rng_.pick(node.reduce_axes);
    const auto rank = static_cast<std::int64_t>(node.axes.size());
    const std::string part = axis.name + (rng_.below(2) == 0 ? ".0" : ".1");
    attempt(state, Split{name, axis.name, {length(axis.extent)}, Tail::mask}.step());
    attempt(state, Rfactor{name, part, rng_.between(0, rank)}.step());
  }

  /// A length of at most 8, most often one that leaves a rest.
  std::int64_t length(std::int64_t extent) {
    std::int64_t chosen = rng_.between(2, 8);
    for (int more = 0; more < 3 && extent % chosen == 0; ++more) chosen = rng_.between(2, 8);
    return chosen;
  }

  Tail tail() { return rng_.below(5) == 0 ? Tail::peel : Tail::mask; }

  /// One or two levels for most loops; parts of these are split again.
  void split_loops(State& state, const std::string& name) {
    const std::vector<Loop> loops = state.stage(name).loops;
    for (const Loop& loop : loops) {
      if (loop.extent < 3 || rng_.below(4) == 0) continue;
      std::vector<std::int64_t> lengths{length(loop.extent)};
      if (rng_.below(4) == 0) lengths.push_back(rng_.between(2, 4));
      attempt(state, Split{name, loop.name, lengths, tail()}.step());
      if (rng_.below(2) == 0) continue;
      const std::string part = loop.name + (rng_.below(4) == 0 ? ".0" : ".1");
      const StageState& now = state.stage(name);
      const int at = now.find(part);
      if (at < 0) continue;
      const std::int64_t extent = now.loops[static_cast<std::size_t>(at)].extent;
      attempt(state, Split{name, part, {length(extent)}, tail()}.step());
    }
  }

  /// Any order, in which reductions lie outside more often than not.
  void order_loops(State& state, const std::string& name) {
    const std::vector<Loop>& loops = state.stage(name).loops;
    std::vector<std::pair<std::uint64_t, std::size_t>> keys;
    for (std::size_t l = 0; l < loops.size(); ++l) {
      keys.emplace_back(rng_.below(loops[l].role == LoopRole::reduce ? 6 : 12), l);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::string> order;
    for (const auto& [key, l] : keys) order.push_back(loops[l].name);
    if (order.size() > 1) attempt(state, Reorder{name, order}.step());
  }

  /// Outer loops of the reader more often than inner ones: small boxes have no tiles.
  void place(State& state, const std::string& name) {
    const std::vector<std::string> readers = readers_of(state.dag(), name);
    if (readers.empty() || rng_.below(8) == 0) return;
    if (!state.dag().node(name).has_reduction() && rng_.below(6) == 0) {
      return attempt(state, ComputeInline{name}.step());
    }
    const std::string reader = rng_.pick(readers);
    const std::vector<Loop>& loops = state.stage(reader).loops;
    if (loops.empty()) return;
    const std::size_t at = std::min(rng_.below(loops.size()), rng_.below(loops.size()));
    attempt(state, ComputeAt{name, reader, loops[at].name}.step());
  }

  void annotate(State& state, const std::string& name) {
    const std::vector<Loop> loops = state.stage(name).loops;
    if (loops.empty() || rng_.below(4) == 0) return;
    if (rng_.below(6) == 0) attempt(state, Parallel{{name, loops.front().name}}.step());
    if (rng_.below(8) == 0) attempt(state, UnrollLimit{name, rng_.between(2, 20)}.step());
    if (rng_.below(4) == 0) attempt(state, Pack{name}.step());
    if (rng_.below(3) == 0) attempt(state, Partition{{name, rng_.pick(loops).name}}.step());
    for (std::size_t l = loops.size(); l-- > 0 && loops.size() - l <= 3;) {
      const std::string& loop = loops[l].name;
      if (rng_.below(loops[l].role == LoopRole::spatial ? 5 : 12) < 2) {
        attempt(state, Vectorize{{name, loop}}.step());
      } else if (loops[l].extent <= 5 && rng_.below(2) == 0) {
        attempt(state, Unroll{{name, loop}}.step());
      }
    }
  }

  Rng& rng_;
  StepCounts& counts_;
};

}  // namespace hone::fuzz
