// search/random_search.hpp
// Random search: candidate 0 is the default schedule, the others are random samples of the space;
// each is compiled and timed, the best few are timed again against each other, and the fastest that
// passes the gate wins.
//
//   sketches -> sample -> build -> first run -> time -> record     until budget, trials or stop
//   finalists -> time interleaved -> gate -> Tuned
//
// The samples depend on the seed alone, never on a time: the same seed gives the same trials.
#pragma once

#include <hone/measure/first_run.hpp>
#include <hone/measure/roof.hpp>
#include <hone/measure/timing.hpp>
#include <hone/search/reference.hpp>
#include <hone/search/request.hpp>
#include <hone/search/trial_memory.hpp>
#include <hone/space/default_schedule.hpp>
#include <hone/space/sample.hpp>
#include <hone/store/record.hpp>
#include <hone/verify/gate.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace hone {

/// One schedule that was tried.
struct Trial {
  State state;
  std::optional<BuiltKernel> kernel;  // kept for those that may win
  RecordKind kind = RecordKind::measured;
  double seconds = 0;
  double spread = 0;
};

class RandomSearch {
 public:
  RandomSearch(const Task& task, const TuneRequest& request,
               std::unordered_set<std::string> known_wrong)
      : task_(task),
        request_(request),
        rng_(request.seed),
        memory_(task.dag(), unit_dims(), rng_),
        seen_(std::move(known_wrong)),
        start_(monotonic_seconds()) {}

  /// Runs trials until the budget, the number of trials or the stop token ends it. There is always
  /// at least one trial: the default schedule.
  void run() {
    const std::vector<Sketch> sketches = generate_sketches(task_);
    try_state(default_schedule(task_));
    std::int64_t fruitless = 0;
    while (!is_over() && !sketches.empty() && fruitless < max_fruitless) {
      const Sketch& sketch = sketches[rng_.below(sketches.size())];
      const Applied sampled = sample(task_, sketch, rng_);
      const bool is_new = sampled && seen_.insert(to_string(sampled->steps())).second;
      fruitless = is_new ? 0 : fruitless + 1;
      if (is_new) try_state(*sampled);
    }
  }

  /// The fastest schedule that passes the gate; those that do not are marked wrong. InternalError
  /// if none passes, the default included.
  Tuned winner() {
    std::vector<std::size_t> order = finalists();
    const BuiltKernel reference =
        build_naive(in_float64(request_.program), request_.shapes, request_.build);
    const Runnable runnable64 = runnable(reference, 1);
    std::string why = "no trial could be measured";
    for (std::size_t t : order) {
      Trial& trial = trials_[t];
      const BuiltKernel for_gaps = build_for_gaps(trial.state);
      GateResult gate = check(request_.program, request_.shapes,
                              runnable(*trial.kernel, request_.threads), gate_options(for_gaps),
                              &runnable64);
      if (gate.passed) return tuned(trial, std::move(gate));
      why = gate.text;
      trial.kind = gate.kind == GateKind::timeout ? RecordKind::timeout
                   : gate.kind == GateKind::crash ? RecordKind::crash
                                                  : RecordKind::wrong;
    }
    fail<InternalError>("internal error in hone: no schedule of this program passed the check; ",
                        why);
  }

  const std::vector<Trial>& trials() const { return trials_; }

 private:
  static constexpr std::int64_t max_fruitless = 2000;  // samples seen before, one after the other
  static constexpr std::size_t max_finalists = 5;

  UnitDims unit_dims() const {
    return dims_for(task_.dag(), request_.build);
  }

  static Runnable runnable(const BuiltKernel& kernel, int threads) {
    return {kernel.function, kernel.shared_bytes, kernel.worker_bytes, threads};
  }

  /// What callers with gaps between rows get: the gate checks it in the same run.
  BuiltKernel build_for_gaps(const State& state) const {
    BuildOptions options = request_.build;
    options.gaps = Gaps::any;
    return build(state, options);
  }

  GateOptions gate_options(const BuiltKernel& for_gaps) const {
    GateOptions options;
    options.gapped_kernel = runnable(for_gaps, request_.threads);
    options.unit_dims = unit_dims();
    options.seed = request_.seed;
    return options;
  }

  bool is_over() const {
    const auto count = static_cast<std::int64_t>(trials_.size());
    if (request_.max_trials > 0 && count >= request_.max_trials) return true;
    return request_.stop.stop_requested() || elapsed() >= request_.budget_seconds;
  }

  double elapsed() const { return monotonic_seconds() - start_; }

  void try_state(const State& state) {
    Trial trial{state, {}, RecordKind::measured, 0, 0};
    try {
      trial.kernel = build(state, request_.build);
      measure(trial);
    } catch (const BackendError&) {
      trial.kind = RecordKind::compile;
    } catch (const InternalError&) {
      trial.kind = RecordKind::rejected;
    }
    if (trial.kind != RecordKind::measured) {
      ++failures_;
      trial.kernel.reset();
    }
    if (trial.kind == RecordKind::measured && (!best_ || trial.seconds < *best_)) {
      best_ = trial.seconds;
    }
    trials_.push_back(std::move(trial));
    drop_slow_kernels();
    report(trials_.back());
  }

  /// How long a first call may take: a schedule that is so much slower than the best never wins.
  double patience() const { return best_ ? 1 + 20 * *best_ : 60; }

  void measure(Trial& trial) {
    trial.kind = first_run(runnable(*trial.kernel, request_.threads), memory_.arguments(),
                           patience());
    if (trial.kind != RecordKind::measured) return;
    TimingOptions screening;
    screening.blocks = 2;
    screening.epochs_per_block = 2;
    screening.incumbent_seconds = best_.value_or(0);
    const Timing timing = time_kernel(runnable(*trial.kernel, request_.threads),
                                      memory_.arguments(), screening);
    ensure(timing.code == 0, "a kernel returned ", timing.code);
    trial.seconds = timing.seconds;
    trial.spread = timing.spread;
  }

  /// Machine code is kept only for schedules that may become finalists.
  void drop_slow_kernels() {
    std::vector<Trial*> kept;
    for (Trial& t : trials_) {
      if (t.kernel) kept.push_back(&t);
    }
    if (kept.size() <= 2 * max_finalists) return;
    std::sort(kept.begin(), kept.end(),
              [](const Trial* a, const Trial* b) { return a->seconds < b->seconds; });
    for (std::size_t n = max_finalists; n < kept.size(); ++n) {
      if (kept[n] != &trials_.front()) kept[n]->kernel.reset();
    }
  }

  void report(const Trial& last) {
    if (!request_.progress) return;
    Progress p;
    p.trials = static_cast<std::int64_t>(trials_.size());
    p.failures = failures_;
    p.seconds = elapsed();
    p.budget_seconds = request_.budget_seconds;
    p.last_seconds = last.seconds;
    p.best_seconds = best_.value_or(0);
    if (best_) {
      p.best_gflops = task_.flops() / *best_ * 1e-9;
      p.best_roof = roof() / *best_;
    }
    request_.progress(p);
  }

  double roof() const {
    const DType type = task_.dag().node(task_.dag().arguments.back()).dtype;
    return roof_seconds(task_.flops(), task_.bytes(), memory_.bytes(), type, request_.threads);
  }

  /// The fastest few trials and the default, timed against each other, fastest first.
  std::vector<std::size_t> finalists() {
    std::vector<std::size_t> order;
    for (std::size_t t = 0; t < trials_.size(); ++t) {
      if (trials_[t].kernel && trials_[t].kind == RecordKind::measured) order.push_back(t);
    }
    const auto faster = [&](std::size_t a, std::size_t b) {
      return trials_[a].seconds < trials_[b].seconds;
    };
    std::sort(order.begin(), order.end(), faster);
    if (order.size() > max_finalists) {
      const bool has_default = std::find(order.begin(), order.end(), 0u) != order.end();
      order.resize(max_finalists);
      if (has_default && std::find(order.begin(), order.end(), 0u) == order.end()) {
        order.push_back(0);
      }
    }
    std::vector<TimedCall> calls;
    for (std::size_t t : order) {
      calls.push_back({runnable(*trials_[t].kernel, request_.threads), memory_.arguments()});
    }
    TimingOptions final_round;
    final_round.blocks = 8;
    const std::vector<Timing> timings = time_interleaved(calls, final_round);
    for (std::size_t n = 0; n < order.size(); ++n) {
      trials_[order[n]].seconds = timings[n].seconds;
      trials_[order[n]].spread = timings[n].spread;
    }
    std::sort(order.begin(), order.end(), faster);
    return order;
  }

  Tuned tuned(const Trial& trial, GateResult gate) const {
    return {trial.state, *trial.kernel, trial.seconds, roof() / trial.seconds, std::move(gate),
            static_cast<std::int64_t>(trials_.size()), failures_, elapsed(), false};
  }

  const Task& task_;
  const TuneRequest& request_;
  Rng rng_;
  TrialMemory memory_;
  std::unordered_set<std::string> seen_;  // step lists that need no trial
  std::vector<Trial> trials_;
  std::int64_t failures_ = 0;
  std::optional<double> best_;
  double start_;
};

}  // namespace hone
