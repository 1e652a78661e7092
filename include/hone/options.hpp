// options.hpp
// What a call of autotune may ask for. A plain aggregate: name what you set.
//
//   autotune(program, {.shapes = {{"M", 128}}, .budget = 10s, .threads = 2})
//
// Environment variables override what can be said in one word: HONE_BUDGET (seconds),
// HONE_MAX_TRIALS, HONE_SEED, HONE_THREADS, HONE_TARGET; see options_environment.hpp.
#pragma once

#include <hone/kernel/layout.hpp>
#include <hone/program/shape_option.hpp>
#include <hone/search/progress.hpp>

#include <cstdint>
#include <stop_token>  // std::chrono::duration too: <chrono> would cost each file 0.15 s more
#include <string>
#include <vector>

namespace hone {

/// The layout of one argument: {"A", col_major}. Arguments not named are row-major.
struct ArgumentLayoutOption {
  std::string argument;
  Layout layout = Layout::row_major;
};

struct Options {
  /// Values of the symbolic extents to tune for, {"M", 128}; other values run too, untuned. Or
  /// buckets("M", {1, 16, 128, any}): a schedule for each bucket of values, at most 64 together.
  std::vector<ShapeOption> shapes = {};
  /// How long the search may take, for all buckets together; the best schedule so far is kept.
  /// Positive.
  std::chrono::duration<double> budget = std::chrono::seconds(10);
  /// How many schedules to measure at most, for all buckets together but at least one for each; 0:
  /// as many as the budget allows.
  std::int64_t max_trials = 0;
  /// The same seed gives the same trials.
  std::uint64_t seed = 1;
  /// Threads that the kernel may use; 0: all cores. Part of the tuning key.
  int threads = 0;
  std::vector<ArgumentLayoutOption> layout = {};
  /// "host", or a smaller instruction set that this machine has: "avx512", "avx2", "neon".
  std::string target = "host";
  /// Called after each trial, from the thread that called autotune.
  ProgressCallback progress = {};
  /// Stops the search early; the best schedule so far is kept.
  std::stop_token stop = {};
};

}  // namespace hone
