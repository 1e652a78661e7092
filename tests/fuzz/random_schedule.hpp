// tests/fuzz/random_schedule.hpp
// Random schedules: legal steps in random order, half of the time after a tiling of all stages.
// What two stages both compute may be shared before all other steps. Steps that the state refuses
// are tried and counted, so that the tests see which primitives were really exercised.
#pragma once

#include "random_tiling.hpp"
#include "try_step.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hone::fuzz {

class RandomSchedule {
 public:
  RandomSchedule(Rng& rng, StepCounts& counts) : rng_(rng), counts_(counts) {}

  State make(State state) {
    for (std::uint64_t shares = rng_.below(4); shares > 0; --shares) share(state);
    const bool tiled = rng_.below(2) == 0;
    if (tiled) state = RandomTiling(rng_, counts_).make(std::move(state));
    const std::size_t steps = rng_.below(tiled ? 3 : 14);
    for (std::size_t s = 0; s < steps; ++s) try_step(state, random_step(state), counts_);
    return state;
  }

 private:
  void share(State& state) {
    const std::vector<std::string> names = stages_of(state);
    if (names.size() < 2) return;
    const std::size_t other = rng_.below(names.size() - 1);
    const std::size_t stage = other + 1 + rng_.below(names.size() - 1 - other);
    try_step(state, Share{names[stage], names[other]}.step(), counts_);
  }

  std::string loop(const State& state, const std::string& name) {
    const StageState& s = state.stage(name);
    return s.loops.empty() ? "none" : rng_.pick(s.loops).name;
  }

  std::vector<std::int64_t> lengths() {
    static constexpr std::int64_t choices[] = {1, 2, 3, 4, 5, 6, 8, 16, 32};
    std::vector<std::int64_t> out(1 + rng_.below(3));
    for (std::int64_t& length : out) length = choices[rng_.below(std::size(choices))];
    return out;
  }

  Step random_step(const State& state) {
    const std::vector<std::string> names = stages_of(state);
    const std::string s = rng_.pick(names);
    const std::string l = loop(state, s);
    switch (rng_.below(18)) {
      case 0: case 1: case 2:
        return Split{s, l, lengths(), rng_.below(4) == 0 ? Tail::peel : Tail::mask}.step();
      case 3: return Fuse{s, neighbours(state, s)}.step();
      case 4: case 5: return Reorder{s, shuffled(state, s)}.step();
      case 6: return Parallel{{s, l}}.step();
      case 7: case 8: return Vectorize{{s, l}}.step();
      case 9: return Unroll{{s, l}}.step();
      case 10: return UnrollLimit{s, rng_.between(0, 40)}.step();
      case 11: case 12: return compute_at(state, s);
      case 13: return rng_.below(3) == 0 ? ComputeRoot{s}.step() : ComputeInline{s}.step();
      case 14: return rng_.below(2) == 0 ? CacheWrite{s}.step() : cache_read(state);
      case 15: return Pack{s}.step();
      case 16: return Partition{{s, l}}.step();
      default: return rng_.below(3) == 0 ? follow(state, s, l) : rfactor(state, s);
    }
  }

  std::vector<std::string> neighbours(const State& state, const std::string& name) {
    const std::vector<Loop>& loops = state.stage(name).loops;
    if (loops.size() < 2) return {"none", "none"};
    const std::size_t first = rng_.below(loops.size() - 1);
    return {loops[first].name, loops[first + 1].name};
  }

  std::vector<std::string> shuffled(const State& state, const std::string& name) {
    std::vector<std::string> names;
    for (const Loop& l : state.stage(name).loops) names.push_back(l.name);
    for (std::size_t n = names.size(); n > 1; --n) std::swap(names[n - 1], names[rng_.below(n)]);
    return names;
  }

  Step compute_at(const State& state, const std::string& s) {
    const std::vector<std::string> readers = readers_of(state.dag(), s);
    if (readers.empty()) return ComputeAt{s, s, "none"}.step();
    const std::string target = rng_.pick(readers);
    return ComputeAt{s, target, loop(state, target)}.step();
  }

  Step cache_read(const State& state) {
    const std::string tensor = rng_.pick(state.dag().nodes).name;
    return CacheRead{tensor, readers_of(state.dag(), tensor)}.step();
  }

  Step rfactor(const State& state, const std::string& s) {
    for (const Loop& l : state.stage(s).loops) {
      if (l.role == LoopRole::reduce && rng_.below(2) == 0) {
        const auto rank = static_cast<std::int64_t>(state.dag().node(s).axes.size());
        return Rfactor{s, l.name, rng_.between(0, rank)}.step();
      }
    }
    return Rfactor{s, "none", 0}.step();
  }

  Step follow(const State& state, const std::string& s, const std::string& l) {
    for (const StageState& source : state.stages()) {
      for (const Relation& r : source.relations) {
        if (r.kind == Relation::Kind::split && rng_.below(2) == 0) {
          return FollowSplit{s, l, source.name, r.split.parent, rng_.between(1, 2)}.step();
        }
      }
    }
    return FollowSplit{s, l, s, "none", 1}.step();
  }

  Rng& rng_;
  StepCounts& counts_;
};

inline State random_schedule(const State& start, Rng& rng, StepCounts& counts) {
  return RandomSchedule(rng, counts).make(start);
}

}  // namespace hone::fuzz
