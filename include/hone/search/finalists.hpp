// search/finalists.hpp
// The end of a search: the fastest few trials and the default schedule are compiled again and timed
// against each other, and the fastest that passes the gate is the winner.
#pragma once

#include <hone/measure/roof.hpp>
#include <hone/search/reference.hpp>
#include <hone/search/request.hpp>
#include <hone/search/schedule_search.hpp>
#include <hone/verify/gate.hpp>

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hone {

/// A trial in the final round.
struct Finalist {
  std::size_t trial = 0;
  double seconds = 0;
  double spread = 0;
};

/// Which trials are timed again: at most five, and the default, which is trial 0.
inline std::vector<std::size_t> choose_finalists(const std::vector<Trial>& trials) {
  constexpr std::size_t most = 5;
  std::vector<std::size_t> order;
  for (std::size_t t = 0; t < trials.size(); ++t) {
    if (trials[t].kind == RecordKind::measured) order.push_back(t);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(trials[a].seconds, a) < std::pair(trials[b].seconds, b);
  });
  const bool has_default = std::find(order.begin(), order.end(), 0u) != order.end();
  if (order.size() > most) order.resize(most);
  const bool is_in = std::find(order.begin(), order.end(), 0u) != order.end();
  if (has_default && !is_in) order.push_back(0);
  return order;
}

/// The finalists timed against each other, fastest first.
inline std::vector<Finalist> time_finalists(const std::vector<Trial>& trials,
                                            const TuneRequest& request,
                                            const CallArguments& arguments) {
  const std::vector<std::size_t> chosen = choose_finalists(trials);
  std::deque<TrialKernel> kernels;
  std::deque<TrialCall> prepared;
  std::vector<TimedCall> calls;
  for (const std::size_t t : chosen) {
    kernels.push_back(build_trial(trials[t].state(), request.build, request.threads));
    prepared.emplace_back(kernels.back(), arguments);
    calls.push_back(prepared.back().call());
  }
  TimingOptions options;
  options.blocks = 8;
  const std::vector<Timing> timings = time_interleaved(calls, options);
  std::vector<Finalist> order;
  for (std::size_t n = 0; n < chosen.size(); ++n) {
    if (timings[n].code != 0) continue;
    order.push_back({chosen[n], timings[n].seconds, timings[n].spread});
  }
  std::sort(order.begin(), order.end(), [](const Finalist& a, const Finalist& b) {
    return std::pair(a.seconds, a.trial) < std::pair(b.seconds, b.trial);
  });
  return order;
}

namespace detail {

/// Checks schedules of one task against its unscheduled program.
class FinalGate {
 public:
  FinalGate(const Task& task, const TuneRequest& request)
      : request_(request),
        unit_dims_(dims_for(task.dag(), request.build)),
        reference_(build_naive(in_float64(request.program), request.shapes, request.build)),
        in_full_(task.flops() <= most_plain_flops) {}

  /// Both kernels that callers get: without and with gaps between rows.
  GateResult check(const State& state, const BuiltKernel& kernel, double seconds) const {
    BuildOptions gaps = request_.build;
    gaps.gaps = Gaps::any;
    const BuiltKernel for_gaps = build(state, gaps);
    GateOptions options;
    options.gapped_kernel = runnable(for_gaps, request_.threads);
    options.unit_dims = unit_dims_;
    options.seed = request_.seed;
    options.seconds = std::max(options.seconds, patience * seconds);
    const Runnable in_double = runnable(reference_, 1);
    return hone::check(request_.program, request_.shapes, runnable(kernel, request_.threads),
                       options, in_full_ ? &in_double : nullptr);
  }

 private:
  static constexpr double patience = 20;  // runs of the candidate that its check may take
  /// The plain loops do half a billion in a second; of more than this, only elements are checked.
  static constexpr double most_plain_flops = 2e10;

  const TuneRequest& request_;
  UnitDims unit_dims_;
  BuiltKernel reference_;
  bool in_full_;  // compares whole outputs
};

/// A reference that failed says nothing of the candidate.
inline RecordKind kind_of(GateKind kind) {
  if (kind == GateKind::timeout || kind == GateKind::bad_reference) return RecordKind::timeout;
  return kind == GateKind::crash ? RecordKind::crash : RecordKind::wrong;
}

}  // namespace detail

/// The fastest finalist that passes the gate; the kinds and times of `trials` follow what is found.
/// InternalError if none passes, the default included.
inline Tuned choose_winner(const Task& task, const TuneRequest& request,
                           const CallArguments& arguments, std::vector<Trial>& trials) {
  const std::vector<Finalist> finalists = time_finalists(trials, request, arguments);
  const detail::FinalGate gate(task, request);
  std::string why = "no trial could be measured";
  for (const Finalist& finalist : finalists) {
    Trial& trial = trials[finalist.trial];
    trial.seconds = finalist.seconds;
    trial.spread = finalist.spread;
    const BuiltKernel kernel = build(trial.state(), request.build);
    GateResult result = gate.check(trial.state(), kernel, trial.seconds);
    if (result.passed) {
      Tuned tuned{trial.state(), kernel, trial.seconds, 0, std::move(result)};
      tuned.trials = static_cast<std::int64_t>(trials.size());
      return tuned;
    }
    why = result.text;
    trial.kind = detail::kind_of(result.kind);
  }
  fail<InternalError>("internal error in hone: no schedule of this program passed the check; ",
                      why);
}

}  // namespace hone
