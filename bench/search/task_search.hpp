// search/task_search.hpp
// One search as the benchmark runs it: no store, no gate, the best so far noted as it changes.
#pragma once

#include <hone/cost/gbdt_model.hpp>
#include <hone/search/finalists.hpp>
#include <hone/search/tune.hpp>

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace hone::bench {

/// When the best so far was found, and how fast it is.
struct Improvement {
  double at_seconds;
  double best_seconds;
};

struct SearchOutcome {
  std::vector<Trial> trials;
  std::vector<Improvement> improvements;
  double seconds = 0;  // of the search
  std::int64_t failures = 0;
};

/// What a search works on. Owns the arguments' memory.
class SearchCase {
 public:
  SearchCase(std::string name, Program program, int threads)
      : name_(std::move(name)),
        task_(make_task(program, {}, CpuTarget::host(), threads)),
        build_{task_.target(), {}, Gaps::none, {}},
        rng_(1),
        memory_(task_.dag(), row_major_dims(task_.dag()), rng_) {}

  const std::string& name() const { return name_; }
  const Task& task() const { return task_; }

  SearchOutcome search(const SearchLimits& limits, std::uint64_t seed) const {
    const SearchSpace space(task_);
    GbdtModel model(seed);
    LocalRunner runner(memory_, build_, task_.threads());
    ScheduleSearch search(space, model, runner, limits, seed);
    SearchOutcome outcome;
    const auto watch = [&](const Trial&) {
      const std::optional<double> best = search.best_seconds();
      const bool better = best && (outcome.improvements.empty() ||
                                   *best < outcome.improvements.back().best_seconds);
      if (better) outcome.improvements.push_back({search.elapsed(), *best});
    };
    search.on_trial(watch);
    search.run();
    outcome.trials = search.trials();
    outcome.seconds = search.elapsed();
    outcome.failures = search.failures();
    return outcome;
  }

  /// Seconds of each state, timed against each other.
  std::vector<double> compare(const std::vector<State>& states) const {
    std::deque<TrialKernel> kernels;
    std::deque<TrialCall> prepared;
    std::vector<TimedCall> calls;
    for (const State& state : states) {
      kernels.push_back(build_trial(state, build_, task_.threads()));
      prepared.emplace_back(kernels.back(), memory_.arguments());
      calls.push_back(prepared.back().call());
    }
    TimingOptions options;
    options.blocks = 11;
    options.budget_seconds = 4;
    std::vector<double> seconds;
    for (const Timing& timing : time_interleaved(calls, options)) seconds.push_back(timing.seconds);
    return seconds;
  }

 private:
  std::string name_;
  Task task_;
  BuildOptions build_;
  Rng rng_;
  TrialMemory memory_;
};

}  // namespace hone::bench
