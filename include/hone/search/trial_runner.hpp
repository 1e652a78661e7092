// search/trial_runner.hpp
// Runs trials for a search. What a search knows of the world it knows from here, so a runner that
// gives recorded times replays a search, decision by decision.
//
//   begin(batch) .. begin(next batch) .. finish() -> the results of the batch
#pragma once

#include <hone/measure/trial_batch.hpp>
#include <hone/search/trial_memory.hpp>
#include <hone/support/error.hpp>

#include <algorithm>
#include <atomic>
#include <deque>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace hone {

class TrialRunner {
 public:
  TrialRunner() = default;
  TrialRunner(const TrialRunner&) = delete;
  TrialRunner& operator=(const TrialRunner&) = delete;
  virtual ~TrialRunner() = default;

  /// Takes a batch; work on it may start in the background.
  virtual void begin(std::vector<State> states) = 0;

  /// The results of the oldest batch, in its order; there must be one. Trials that had not begun by
  /// the deadline (of monotonic_seconds; 0: there is none) are left out.
  virtual std::vector<TrialResult> finish(double deadline) = 0;

  /// How many batches to begin ahead of the one that is finished, to keep all cores busy.
  virtual std::size_t batches_ahead() const { return 0; }
};

namespace detail {

/// A candidate on its way to a time.
struct TrialInWork {
  State state;
  std::optional<TrialKernel> kernel;
  RecordKind kind = RecordKind::measured;
};

inline void build_one(TrialInWork& trial, const BuildOptions& options, int threads) {
  try {
    trial.kernel = build_trial(trial.state, options, threads);
  } catch (const BackendError&) {
    trial.kind = RecordKind::compile;
  } catch (const std::bad_alloc&) {
    trial.kind = RecordKind::out_of_memory;
  } catch (const std::exception&) {
    trial.kind = RecordKind::rejected;
  }
}

/// Compiles kernels for `threads`, on so many workers, the calling thread among them; no more of
/// them once it is cancelled.
inline void build_all(std::vector<TrialInWork>& trials, const BuildOptions& options, int threads,
                      std::size_t workers, const std::atomic<bool>& cancelled) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t n = next++; n < trials.size() && !cancelled; n = next++) {
      build_one(trials[n], options, threads);
    }
  };
  std::vector<std::thread> others;
  try {
    for (std::size_t w = 1; w < std::min(workers, trials.size()); ++w) others.emplace_back(work);
  } catch (const std::system_error&) {
    // No more threads to be had: those there are do the work.
  }
  work();
  for (std::thread& other : others) other.join();
}

}  // namespace detail

/// Compiles and times on this machine. Kernels that leave a core free are timed while the next
/// batch is compiled on it; for the others, all cores compile and then all run.
class LocalRunner final : public TrialRunner {
 public:
  LocalRunner(const TrialMemory& memory, BuildOptions build, int threads)
      : memory_(memory),
        build_(std::move(build)),
        threads_(threads),
        free_cores_(std::max<std::int64_t>(0, thread_count(0) - threads)) {}

  ~LocalRunner() override {
    cancelled_ = true;
    for (Batch& batch : batches_) {
      if (batch.builder.joinable()) batch.builder.join();
    }
  }

  std::size_t batches_ahead() const override { return free_cores_ > 0 ? 1 : 0; }

  void begin(std::vector<State> states) override {
    Batch& batch = batches_.emplace_back();
    for (State& state : states) batch.trials.push_back({std::move(state), {}, {}});
    if (free_cores_ == 0) return;
    wait_for_builders();  // one batch at a time, or they would take the timed kernel's core
    batch.builder = std::thread([this, &batch] {
      detail::build_all(batch.trials, build_, threads_, static_cast<std::size_t>(free_cores_),
                        cancelled_);
    });
  }

  std::vector<TrialResult> finish(double deadline) override {
    ensure(!batches_.empty(), "finish() without a batch");
    Batch& batch = batches_.front();
    if (batch.builder.joinable()) {
      batch.builder.join();
    } else if (free_cores_ == 0) {
      detail::build_all(batch.trials, build_, threads_,
                        static_cast<std::size_t>(thread_count(0)), cancelled_);
    }
    const std::vector<TrialResult> results = timed(batch.trials, deadline);
    batches_.pop_front();
    return results;
  }

 private:
  struct Batch {
    std::vector<detail::TrialInWork> trials;
    std::thread builder;
  };

  void wait_for_builders() {
    for (Batch& batch : batches_) {
      if (batch.builder.joinable()) batch.builder.join();
    }
  }

  std::vector<TrialResult> timed(const std::vector<detail::TrialInWork>& trials,
                                 double deadline) {
    std::vector<const TrialKernel*> kernels;
    for (const detail::TrialInWork& trial : trials) {
      if (trial.kernel) kernels.push_back(&*trial.kernel);
    }
    const std::vector<TrialResult> times =
        time_batch(kernels, memory_.arguments(), best_, deadline);
    std::vector<TrialResult> results;
    std::size_t next = 0;
    for (const detail::TrialInWork& trial : trials) {
      if (trial.kernel && next == times.size()) break;  // the deadline came
      results.push_back(trial.kernel ? times[next++] : TrialResult{trial.kind, 0, 0});
      const TrialResult& result = results.back();
      if (result.kind != RecordKind::measured) continue;
      if (best_ == 0 || result.seconds < best_) best_ = result.seconds;
    }
    return results;
  }

  const TrialMemory& memory_;
  BuildOptions build_;
  int threads_;
  std::int64_t free_cores_;
  std::deque<Batch> batches_;
  std::atomic<bool> cancelled_ = false;
  double best_ = 0;
};

}  // namespace hone
