// space/annotate/annotate_parallel.hpp
// Runs the outer loops of every root stage in parallel: as many of them, fused, as it takes to give
// each thread a number of pieces (Ansor, InitParallel), or fewer of them.
//
//   for i.0, j.0, i.1, ..: C      ->      parallel for i.0@j.0: for i.1, ..: C
#pragma once

#include <hone/space/annotation.hpp>
#include <hone/space/attempt.hpp>
#include <hone/space/compute_locations.hpp>

#include <string>
#include <vector>

namespace hone {

struct AnnotateParallel {
  static constexpr std::string_view name = "annotate_parallel";

  Applied apply(const State& state, const AnnotationContext& context,
                Decisions& decisions) const {
    if (context.threads() == 1) return state;
    Attempt attempt(state);
    for (const StageState& stage : state.stages()) {
      if (stage.loops.empty() || stage.is_inlined() || stage.is_attached()) continue;
      if (work(state, stage.name) < least_work) continue;
      run_in_parallel(attempt, chosen_loops(state, stage, context.threads(), decisions),
                      stage.name);
    }
    return attempt.state();
  }

  /// Waking the threads costs microseconds; less work than this (in iterations) is not worth it.
  static constexpr std::int64_t least_work = 16 * 1024;

  /// Iterations of the stage and of what is computed in it.
  static std::int64_t work(const State& state, const std::string& stage) {
    std::int64_t count = 1;
    for (const Loop& loop : state.stage(stage).loops) count *= loop.extent;
    for (const std::string& inner : state.attached_to(stage)) count += work(state, inner);
    return count;
  }

 private:
  /// Most often as many loops as give enough pieces, else fewer or none.
  static std::vector<std::string> chosen_loops(const State& state, const StageState& stage,
                                               int threads, Decisions& decisions) {
    constexpr double usually = 0.85;
    std::vector<std::string> loops = outer_loops(state, stage, threads);
    const auto most = static_cast<std::int64_t>(loops.size());
    if (most == 0) return loops;
    const std::int64_t count =
        decisions.choose("parallel " + stage.name, 0, most, [&](Rng& rng) {
          return rng.uniform() < usually ? most : rng.between(0, most);
        });
    loops.resize(static_cast<std::size_t>(count));
    return loops;
  }

  /// From the outside until there are enough pieces, or something stands in the way.
  static std::vector<std::string> outer_loops(const State& state, const StageState& stage,
                                              int threads) {
    std::vector<std::string> names;
    std::int64_t pieces = 1;
    for (const Loop& loop : stage.loops) {
      if (loop.role == LoopRole::reduce || loop.annotation != Annotation::none) break;
      names.push_back(loop.name);
      pieces *= loop.extent;
      if (pieces > std::int64_t{threads} * 16) break;
      if (detail::has_attached(state, stage, loop)) break;
    }
    return pieces > 1 ? names : std::vector<std::string>{};
  }

  static void run_in_parallel(Attempt& attempt, const std::vector<std::string>& loops,
                              const std::string& stage) {
    if (loops.empty()) return;
    attempt.all_or_nothing([&](Attempt& a) {
      if (loops.size() > 1 && !a.add(Fuse{stage, loops})) return false;
      return a.add(Parallel{{stage, a.stage(stage).loops.front().name}});
    });
  }
};
static_assert(AnnotationRule<AnnotateParallel>);

}  // namespace hone
