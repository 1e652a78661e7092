// search/schedule_search.hpp
// The search for a task's fastest schedule:
//
//   default schedule -> the first trial
//   evolution + cost model -> batch -> runner -> times -> cost model      round after round
//   finalists -> time interleaved -> gate -> Tuned                        (finalists.hpp)
//
// It ends by budget, trials, stop token, convergence or the machine's limit; what it has is kept.
// What it decides follows from the seed and the runner's times alone, as far as no budget ends it.
#pragma once

#include <hone/runtime/clock.hpp>
#include <hone/search/evolution.hpp>
#include <hone/search/trial_runner.hpp>
#include <hone/support/function_ref.hpp>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hone {

/// One schedule that was tried.
struct Trial {
  Candidate candidate;
  RecordKind kind = RecordKind::measured;
  double seconds = 0;
  double spread = 0;

  const State& state() const { return candidate.state; }
};

/// When a search has found what it will find.
struct SearchLimits {
  double budget_seconds = 10;
  std::int64_t max_trials = 0;    // 0: as many as the budget allows
  std::int64_t patience = 0;      // trials without a better one; 0: until the budget is spent
  double roof_seconds = 0;        // no schedule is faster; 0: not known
};

class ScheduleSearch {
 public:
  /// `known_wrong`: schedules that are not to be tried.
  ScheduleSearch(const SearchSpace& space, CostModel& model, TrialRunner& runner,
                 SearchLimits limits, std::uint64_t seed, SeenSchedules known_wrong = {})
      : space_(space),
        model_(model),
        runner_(runner),
        limits_(limits),
        rng_(seed),
        evolution_(space, model, rng_),
        seen_(std::move(known_wrong)),
        start_(monotonic_seconds()) {}

  using Watch = FunctionRef<void(const Trial&)>;
  using Stop = FunctionRef<bool()>;

  /// Called after each trial; must live as long as this.
  void on_trial(Watch watch) { watch_ = watch; }

  /// Asked before each batch and each trial of one: those after it are dropped. Must live as long
  /// as this.
  void stop_when(Stop stop) { stop_ = stop; }

  /// Runs trials until a limit ends it. There is always at least one: the default schedule.
  void run() {
    seen_.insert(schedule_text(space_.default_candidate()));
    run_batch({space_.default_candidate()});
    bool exhausted = false;
    for (;;) {
      while (!exhausted && !is_over() && in_work_.size() <= runner_.batches_ahead()) {
        exhausted = !begin_batch();
      }
      if (in_work_.empty() || is_stopped()) return;
      finish_batch();
    }
  }

  const std::vector<Trial>& trials() const { return trials_; }
  std::int64_t failures() const { return failures_; }
  double elapsed() const { return monotonic_seconds() - start_; }

  /// Seconds of the fastest trial; nothing before one was measured.
  std::optional<double> best_seconds() const {
    if (ranking_.empty()) return std::nullopt;
    return trials_[ranking_.front()].seconds;
  }

 private:
  static constexpr std::size_t batch_size = 16;
  static constexpr double near_roof = 1.03;  // "within 3 % of the machine's limit"
  static constexpr double beyond = 0.9;
  static constexpr std::size_t descent_after = 2 * batch_size;  // trials without a better one

  bool begin_batch() {
    std::vector<const Candidate*> best;
    for (const std::size_t t : ranking_) best.push_back(&trials_[t].candidate);
    const bool descends = trials_since_best() >= static_cast<std::int64_t>(descent_after);
    std::vector<Candidate> batch = evolution_.propose(next_size(), best, descends, seen_);
    if (batch.empty()) return false;
    begin(std::move(batch));
    return true;
  }

  void begin(std::vector<Candidate> batch) {
    std::vector<State> states;
    for (const Candidate& candidate : batch) states.push_back(candidate.state);
    begun_ += static_cast<std::int64_t>(batch.size());
    in_work_.push_back(std::move(batch));
    runner_.begin(std::move(states));
  }

  void run_batch(std::vector<Candidate> batch) {
    begin(std::move(batch));
    finish_batch();
  }

  void finish_batch() {
    const double deadline = trials_.empty() ? 0 : start_ + limits_.budget_seconds;
    const std::vector<TrialResult> results = runner_.finish(deadline);
    std::vector<Candidate> batch = std::move(in_work_.front());
    in_work_.pop_front();
    const std::size_t first = trials_.size();
    for (std::size_t n = 0; n < results.size() && (trials_.empty() || !is_stopped()); ++n) {
      add_trial({std::move(batch[n]), results[n].kind, results[n].seconds, results[n].spread});
    }
    learn_from(first);
  }

  void add_trial(Trial trial) {
    const bool is_measured = trial.kind == RecordKind::measured;
    if (!is_measured) ++failures_;
    if (is_measured && (!best_seconds() || trial.seconds < *best_seconds())) {
      last_better_ = static_cast<std::int64_t>(trials_.size());
    }
    trials_.push_back(std::move(trial));
    if (is_measured) rank(trials_.size() - 1);
    if (watch_) (*watch_)(trials_.back());
  }

  /// Trials by time, fastest first; only those that may be parents.
  void rank(std::size_t trial) {
    constexpr std::size_t most = 64;
    const auto at = std::upper_bound(
        ranking_.begin(), ranking_.end(), trial,
        [&](std::size_t a, std::size_t b) { return trials_[a].seconds < trials_[b].seconds; });
    ranking_.insert(at, trial);
    if (ranking_.size() > most) ranking_.pop_back();
  }

  void learn_from(std::size_t first) {
    std::vector<const State*> states;
    std::vector<double> seconds;
    for (std::size_t t = first; t < trials_.size(); ++t) {
      states.push_back(&trials_[t].state());
      seconds.push_back(trials_[t].kind == RecordKind::measured ? trials_[t].seconds : 0);
    }
    model_.learn(space_.task(), states, seconds);
  }

  std::int64_t trials_since_best() const {
    return static_cast<std::int64_t>(trials_.size()) - last_better_;
  }

  /// A batch, or what the limits leave of one.
  std::size_t next_size() const {
    double size = batch_size;
    if (limits_.max_trials > 0) {
      size = std::min(size, static_cast<double>(limits_.max_trials - begun_));
    }
    const double each = elapsed() / static_cast<double>(std::max<std::size_t>(trials_.size(), 1));
    const double left = limits_.budget_seconds - elapsed();
    return static_cast<std::size_t>(std::max(1.0, std::min(size, left / std::max(each, 1e-6))));
  }

  bool is_over() const {
    if (limits_.max_trials > 0 && begun_ >= limits_.max_trials) return true;
    if (limits_.patience > 0 && trials_since_best() >= limits_.patience) return true;
    if (best_seconds() && is_at_roof(*best_seconds())) return true;
    return is_stopped() || elapsed() >= limits_.budget_seconds;
  }

  /// A time clearly beyond the limit shows that it is none: the program can leave out work that was
  /// counted, such as rows of a table that nobody asks for.
  bool is_at_roof(double seconds) const {
    return seconds <= near_roof * limits_.roof_seconds && seconds >= beyond * limits_.roof_seconds;
  }

  bool is_stopped() const { return stop_ && (*stop_)(); }

  const SearchSpace& space_;
  CostModel& model_;
  TrialRunner& runner_;
  SearchLimits limits_;
  Rng rng_;
  Evolution evolution_;
  SeenSchedules seen_;
  std::vector<Trial> trials_;
  std::vector<std::size_t> ranking_;
  std::deque<std::vector<Candidate>> in_work_;
  std::int64_t begun_ = 0;
  std::int64_t failures_ = 0;
  std::int64_t last_better_ = 0;
  std::optional<Watch> watch_;
  std::optional<Stop> stop_;
  double start_;
};

}  // namespace hone
