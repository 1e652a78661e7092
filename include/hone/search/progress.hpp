// search/progress.hpp
// What a search tells while it runs. Light: options include it.
#pragma once

#include <cstdint>
#include <functional>

namespace hone {

/// Where a search stands, after each trial. Of several buckets, counts and seconds are those of all
/// so far, and the best schedule is that of the bucket in work.
struct Progress {
  std::int64_t trials = 0;      // so far
  std::int64_t failures = 0;    // of them
  double seconds = 0;           // since the search began
  double budget_seconds = 0;
  double last_seconds = 0;      // time of one call, of the last trial; 0 if it failed
  double best_seconds = 0;      // time of one call, of the best schedule; 0 before the first
  double best_gflops = 0;
  double best_roof = 0;         // share of the machine's limit, 0..1
};

using ProgressCallback = std::function<void(const Progress&)>;

}  // namespace hone
