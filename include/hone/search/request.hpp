// search/request.hpp
// What a search is asked for, and what it gives back.
#pragma once

#include <hone/measure/build.hpp>
#include <hone/search/progress.hpp>
#include <hone/task/task.hpp>
#include <hone/verify/gate_result.hpp>

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace hone {

struct TuneRequest {
  Program program;
  std::vector<ShapeValue> shapes;
  BuildOptions build;
  int threads = 1;
  double budget_seconds = 10;
  std::int64_t max_trials = 0;  // 0: as many as the budget allows
  std::uint64_t seed = 1;
  ProgressCallback progress;
  std::stop_token stop;
};

/// The winner, and how it was found.
struct Tuned {
  State state;
  BuiltKernel kernel;
  double seconds = 0;         // of one call
  double roof = 0;            // share of this machine's limit
  GateResult gate;            // of this process; not run again for what comes from the store
  std::int64_t trials = 0;
  std::int64_t failures = 0;  // of them
  double search_seconds = 0;
  bool from_store = false;
};

}  // namespace hone
