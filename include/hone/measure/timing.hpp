// measure/timing.hpp
// How long a kernel takes, on a machine that others use too.
//
//   call     one run of the kernel
//   epoch    as many calls as take a millisecond, timed as one
//   block    4 epochs, of which the fastest counts: bursts of neighbours make epochs slow
//   result   the median over the blocks: what a kernel takes, not what it took once
//
// Epochs in which this thread was taken off its core are done again, a bounded number of times.
// Kernels that are compared run interleaved, an epoch each, so that slow drifts of the machine
// meet all of them. (Two identical kernels measured 1 to 2 % apart this way on a busy machine, and
// 12 to 100 % by means that were taken one after the other.)
//
// Inputs should hold no denormals and mostly no zeros, as fill_random makes them. What a kernel
// computes is not looked at; it must have passed the gate, or it may never return.
#pragma once

#include <hone/runtime/clock.hpp>
#include <hone/verify/runnable.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace hone {

/// A kernel on the buffers that it is timed with.
struct TimedCall {
  Runnable kernel;
  CallArguments arguments;
};

struct TimingOptions {
  double epoch_seconds = 1e-3;   // least length of an epoch
  int blocks = 4;
  int epochs_per_block = 4;
  double budget_seconds = 1;     // nothing begins after it, but every kernel gets one epoch
  double incumbent_seconds = 0;  // time of one call of the best so far; 0: there is none
};

struct Timing {
  double seconds = 0;     // of one call
  double spread = 0;      // (slowest block - fastest block) / seconds
  double ratio = 1;       // median over the blocks of this one's time / the first one's
  int epochs = 0;         // that counted
  int disturbed = 0;      // that lost their core; done again, as long as they are few
  bool aborted = false;   // clearly slower than the incumbent: `seconds` is one call's time
  std::int32_t code = 0;  // what the kernel returned; not timed if it is not 0
};

/// A kernel is given up when one call takes that many times the incumbent's, and at least so long.
inline constexpr double hopeless_ratio = 10;
inline constexpr double hopeless_seconds = 0.05;

namespace detail {

inline double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

inline double time_calls(const TimedCall& call, std::int64_t count) {
  const double start = monotonic_seconds();
  for (std::int64_t n = 0; n < count; ++n) run(call.kernel, call.arguments);
  return monotonic_seconds() - start;
}

inline bool is_hopeless(double seconds, const TimingOptions& options) {
  return options.incumbent_seconds > 0 && seconds > hopeless_seconds &&
         seconds > hopeless_ratio * options.incumbent_seconds;
}

/// One kernel in a comparison: warmed up first, then timed epoch by epoch.
class TimedKernel {
 public:
  TimedKernel(const TimedCall& call, const TimingOptions& options)
      : call_(call), options_(options) {
    const double start = monotonic_seconds();
    timing_.code = run(call.kernel, call.arguments);
    timing_.seconds = monotonic_seconds() - start;
    timing_.aborted = timing_.code == 0 && is_hopeless(timing_.seconds, options);
  }

  bool is_running() const { return timing_.code == 0 && !timing_.aborted; }

  /// Finds out how many calls fill an epoch, which warms up caches and threads on the way.
  void calibrate() {
    constexpr double surely = 20;  // a first call so long is long even if it was a cold start
    if (timing_.seconds >= surely * options_.epoch_seconds) return;
    for (;;) {
      const double seconds = std::max(time_calls(call_, count_), 1e-9);
      if (seconds >= options_.epoch_seconds) return;
      const double wanted = std::ceil(1.1 * options_.epoch_seconds / seconds);
      count_ = static_cast<std::int64_t>(static_cast<double>(count_) * std::min(wanted, 16.0));
    }
  }

  /// Times an epoch, again if it was disturbed and there were not too many of them. Long ones are
  /// always disturbed, and it matters less to them.
  void add_epoch() {
    for (;;) {
      const ContextSwitches before = context_switches();
      const double seconds = time_calls(call_, count_) / static_cast<double>(count_);
      const bool disturbed = (context_switches() - before).involuntary > 0;
      if (disturbed) ++timing_.disturbed;
      const bool is_short = static_cast<double>(count_) * seconds < 100 * options_.epoch_seconds;
      if (disturbed && is_short && retries_-- > 0) continue;
      block_ = std::min(block_, seconds);
      ++timing_.epochs;
      return;
    }
  }

  void end_block() {
    blocks_.push_back(block_);
    block_ = std::numeric_limits<double>::infinity();
  }

  const std::vector<double>& blocks() const { return blocks_; }

  Timing result(const std::vector<double>& first) const {
    Timing timing = timing_;
    if (!is_running()) return timing;
    timing.seconds = median(blocks_);
    const auto [least, most] = std::minmax_element(blocks_.begin(), blocks_.end());
    timing.spread = (*most - *least) / timing.seconds;
    std::vector<double> ratios;
    for (std::size_t b = 0; b < first.size(); ++b) ratios.push_back(blocks_[b] / first[b]);
    if (!ratios.empty()) timing.ratio = median(std::move(ratios));
    return timing;
  }

 private:
  const TimedCall& call_;
  const TimingOptions& options_;
  Timing timing_;
  std::int64_t count_ = 1;  // calls per epoch
  int retries_ = options_.blocks * options_.epochs_per_block / 2;
  double block_ = std::numeric_limits<double>::infinity();
  std::vector<double> blocks_;
};

inline void time_block(std::vector<TimedKernel>& kernels, int epochs, double end) {
  for (int epoch = 0; epoch < epochs; ++epoch) {
    if (epoch > 0 && monotonic_seconds() > end) break;
    // Everyone is first in turn: whoever follows a large kernel finds a cold cache.
    for (std::size_t n = 0; n < kernels.size(); ++n) {
      TimedKernel& kernel = kernels[(n + static_cast<std::size_t>(epoch)) % kernels.size()];
      if (kernel.is_running()) kernel.add_epoch();
    }
  }
  for (TimedKernel& kernel : kernels) {
    if (kernel.is_running()) kernel.end_block();
  }
}

}  // namespace detail

/// Times the kernels against each other; `ratio` compares each with the first. The budget is for
/// all of them together.
inline std::vector<Timing> time_interleaved(std::span<const TimedCall> calls,
                                            const TimingOptions& options = {}) {
  std::vector<detail::TimedKernel> kernels;
  const double end = monotonic_seconds() + options.budget_seconds;
  for (const TimedCall& call : calls) {
    kernels.emplace_back(call, options);
    if (kernels.back().is_running()) kernels.back().calibrate();
  }
  for (int block = 0; block < options.blocks; ++block) {
    if (block > 0 && monotonic_seconds() > end) break;
    detail::time_block(kernels, options.epochs_per_block, end);
  }
  std::vector<Timing> timings;
  for (const detail::TimedKernel& kernel : kernels) {
    timings.push_back(kernel.result(kernels.front().blocks()));
  }
  return timings;
}

/// Times one kernel.
inline Timing time_kernel(const Runnable& kernel, const CallArguments& arguments,
                          const TimingOptions& options = {}) {
  const TimedCall call{kernel, arguments};
  return time_interleaved(std::span(&call, 1), options).front();
}

}  // namespace hone
