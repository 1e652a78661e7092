// space/constructive/outer_parallel.hpp
// Runs the outer loops of a stage in parallel where there is enough to do: a few pieces for each
// thread, so that one slow piece does not hold up the others.
#pragma once

#include <hone/space/attempt.hpp>
#include <hone/task/task.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace hone {

/// Operations below which waking the threads costs more than they save.
inline constexpr double least_parallel_flops = 100e3;

/// Fuses and marks the first of `loops` (which must be the stage's outermost ones, in order), as
/// many as it takes. `flops` is the work inside them.
inline void parallelize(Attempt& attempt, const Task& task, const std::string& stage,
                        const std::vector<std::string>& loops, double flops) {
  if (task.threads() == 1 || flops < least_parallel_flops) return;
  const std::int64_t wanted = std::int64_t{task.threads()} * 4;
  std::vector<std::string> taken;
  std::int64_t pieces = 1;
  for (const std::string& name : loops) {
    const StageState& s = attempt.stage(stage);
    const int at = s.find(name);
    if (at < 0 || pieces >= wanted) break;
    pieces *= s.loops[static_cast<std::size_t>(at)].extent;
    taken.push_back(name);
  }
  if (pieces == 1) return;
  attempt.all_or_nothing([&](Attempt& a) {
    if (taken.size() > 1 && !a.add(Fuse{stage, taken})) return false;
    return a.add(Parallel{{stage, a.stage(stage).loops.front().name}});
  });
}

}  // namespace hone
