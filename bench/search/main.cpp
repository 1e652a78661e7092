// How good the search is, and how fast: against schedules written by hand (examples/by_hand/), and
// against the figures that are published of Ansor.
//
//   hone-bench-search [--filter TEXT] [--threads N] [--budget 15] [--trials 1000] [--seed 1]
//                     [--json FILE]
//
// Without --threads on 1 and on 2. --filter takes the programs whose name holds the text. Each
// search starts from nothing. What it found, the default schedule and the one by hand are then
// timed against each other.
#include "../programs.hpp"
#include "search_report.hpp"
#include "task_search.hpp"

#include <by_hand/list.hpp>

#include <hone/runtime/clock.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace hone;
using namespace hone::bench;

struct Settings {
  double budget_seconds;
  std::int64_t trials;
  std::uint64_t seed;
  std::string filter;

  bool wants(std::string_view name) const { return name.find(filter) != std::string_view::npos; }
};

std::string on_threads(std::string_view what, int threads) {
  return concat(what, ", ", threads, threads == 1 ? " thread" : " threads");
}

/// Seconds until the best was within 5 % of the last one.
double time_to_95_percent(const SearchOutcome& outcome) {
  const double wanted = outcome.improvements.back().best_seconds / 0.95;
  for (const Improvement& each : outcome.improvements) {
    if (each.best_seconds <= wanted) return each.at_seconds;
  }
  return outcome.seconds;
}

/// The schedules that a case is judged by: by hand, default, and the fastest that was found.
std::vector<State> rivals(const SearchOutcome& outcome, const State& by_hand) {
  std::vector<State> states{by_hand, outcome.trials.front().state()};
  for (const std::size_t t : choose_finalists(outcome.trials)) {
    states.push_back(outcome.trials[t].state());
  }
  return states;
}

struct Shares {
  std::vector<double> of_default;  // found / default
  std::vector<double> until_95;    // seconds
};

void measure_program(const by_hand::Entry& entry, int threads, const Settings& settings,
                     SearchReport& report, Shares& shares) {
  const SearchCase searched(std::string(entry.name), entry.program(), threads);
  const SearchOutcome outcome =
      searched.search({settings.budget_seconds, 0, 0, 0}, settings.seed);
  const std::vector<double> seconds =
      searched.compare(rivals(outcome, entry.schedule(threads).state()));
  const double found = *std::min_element(seconds.begin() + 2, seconds.end());
  report.add({on_threads(concat(entry.name, ", by hand / found"), threads), seconds[0] / found,
              "ratio", "-", "0.97"});
  report.note(concat(on_threads(entry.name, threads), ": ", outcome.trials.size(), " trials, ",
                     outcome.failures, " failed, by hand ", 1e3 * seconds[0], " ms, default ",
                     1e3 * seconds[1], " ms, found ", 1e3 * found, " ms"));
  shares.of_default.push_back(found / seconds[1]);
  shares.until_95.push_back(time_to_95_percent(outcome));
}

void measure_programs(int threads, const Settings& settings, SearchReport& report) {
  Shares shares;
  for (const by_hand::Entry& entry : by_hand::entries()) {
    if (settings.wants(entry.name)) measure_program(entry, threads, settings, report, shares);
  }
  if (shares.until_95.empty()) return;
  report.add({on_threads("default schedule as a share of what was found, median", threads),
              quantile(shares.of_default, 0.5), "fraction", "-", "0.8"});
  report.add({on_threads("wall time to 95 % of the result, median", threads),
              quantile(shares.until_95, 0.5), "s", "minutes", "5"});
}

void measure_trials(int threads, const Settings& settings, SearchReport& report) {
  if (!settings.wants("trials")) return;
  const SearchCase dense("dense", demo_dense().program, threads);
  const SearchOutcome outcome = dense.search({1e4, settings.trials, 0, 0}, settings.seed);
  report.add({on_threads(concat(outcome.trials.size(), " trials of dense 128x3072x768"), threads),
              outcome.seconds, "s", "350-1400", threads == 1 ? "25" : "40"});
}

/// Candidates that are mutated, described and predicted in a second, on one core.
double scoring_rate(const NamedProgram& named, std::uint64_t seed) {
  constexpr std::size_t batch = 128;
  constexpr double least_seconds = 2;
  const Task task = task_of(named, 1);
  const SearchSpace space(task);
  GbdtModel model(seed);
  Rng rng(seed);
  std::vector<Candidate> parents;
  std::vector<const State*> states;
  while (parents.size() < batch) parents.push_back(*space.sample(rng));
  std::vector<double> times;
  for (const Candidate& parent : parents) {
    states.push_back(&parent.state);
    times.push_back(1e-3 * (1 + rng.uniform()));
  }
  model.learn(task, states, times);
  std::int64_t count = 0;
  const double start = monotonic_seconds();
  while (monotonic_seconds() - start < least_seconds) {
    std::vector<Candidate> children;
    for (const Candidate& parent : parents) {
      if (auto child = space.mutate(parent, rng)) children.push_back(std::move(*child));
    }
    states.clear();
    for (const Candidate& child : children) states.push_back(&child.state);
    count += static_cast<std::int64_t>(model.predict(task, states).size());
  }
  return static_cast<double>(count) / (monotonic_seconds() - start);
}

void measure_scoring(const Settings& settings, SearchReport& report) {
  if (!settings.wants("scoring")) return;
  report.add({"scoring, dense + bias + relu", scoring_rate(demo_dense(), settings.seed), "per_s",
              "1000", "20000"});
  report.add({"scoring, conv + relu with padding", scoring_rate(demo_conv(), settings.seed),
              "per_s", "1000", "5000"});
}

SearchReport measure(const Arguments& arguments) {
  const Settings settings{static_cast<double>(arguments.count("--budget", 15)),
                          arguments.count("--trials", 1000),
                          static_cast<std::uint64_t>(arguments.count("--seed", 1)),
                          std::string(arguments.text("--filter", ""))};
  SearchReport report;
  measure_scoring(settings, report);
  const bool both = arguments.text("--threads", "").empty();
  for (const int threads : {1, 2}) {
    if (!both && arguments.count("--threads", 1) != threads) continue;
    measure_trials(threads, settings, report);
    measure_programs(threads, settings, report);
  }
  return report;
}

}  // namespace

int main(int count, char** texts) {
  return run(count, texts, {"--filter", "--threads", "--budget", "--trials", "--seed"}, measure);
}
