// measure/trial_batch.hpp
// Times kernels that nobody has checked, one after the other in a forked child: should a schedule
// have been lowered wrongly, its kernel may fault or never end. That costs a trial, and not the
// host's process; the rest of the batch goes on in the next child.
//
//   build_trial .. -> time_batch -> a time or a kind of failure for each
//
// The parent may compile meanwhile: it does nothing here but wait.
#pragma once

#include <hone/measure/timing.hpp>
#include <hone/measure/trial_kernel.hpp>
#include <hone/runtime/buffer.hpp>
#include <hone/runtime/child.hpp>
#include <hone/runtime/clock.hpp>
#include <hone/store/record.hpp>

#include <csignal>
#include <cstddef>
#include <span>
#include <sys/time.h>
#include <vector>

namespace hone {

/// How a trial went: its time is that of one call, and only of those that were measured.
struct TrialResult {
  RecordKind kind = RecordKind::measured;
  double seconds = 0;
  double spread = 0;
};

/// A candidate that takes so many times as long as the best so far is timed no more: it will not
/// win. Short runs need a wider margin, since the first of them find cold caches.
inline constexpr double clearly_slower = 1.15;
inline constexpr double clearly_slower_if_short = 1.5;

namespace detail {

/// What a child tells of one trial while it lives.
struct TrialNote {
  bool finished;
  bool refused;  // the kernel returned another code than 0
  double seconds;
  double spread;
};

/// How long a candidate may take for all of its runs: those so slow never win.
inline double patience(double incumbent) { return incumbent > 0 ? 2 + 40 * incumbent : 600; }

/// Ends this process with SIGALRM so many seconds from now; 0: never.
inline void set_alarm(double seconds) {
  itimerval timer{};
  timer.it_value.tv_sec = static_cast<time_t>(seconds);
  const double rest = seconds - static_cast<double>(timer.it_value.tv_sec);
  timer.it_value.tv_usec = static_cast<suseconds_t>(rest * 1e6);
  setitimer(ITIMER_REAL, &timer, nullptr);
}

inline double one_run(const TimedCall& call) { return time_calls(call, 1); }

/// Calls of a millisecond and more are epochs by themselves: two tell whether it is worth the time
/// of two more.
inline double time_long_calls(const TimedCall& call, double first, double incumbent) {
  double best = std::min(first, one_run(call));
  if (incumbent > 0 && best > clearly_slower * incumbent) return best;
  for (int n = 0; n < 2; ++n) best = std::min(best, one_run(call));
  return best;
}

/// Two blocks of epochs, unless two calls were hopeless.
inline void time_short_calls(const TimedCall& call, double incumbent, TrialNote& note) {
  const double limit = clearly_slower_if_short * incumbent;
  if (incumbent > 0 && note.seconds > limit) {
    note.seconds = std::min(note.seconds, one_run(call));
    if (note.seconds > limit) return;
  }
  TimingOptions screening;
  screening.blocks = 2;
  screening.epochs_per_block = 2;
  const Timing timing = time_interleaved(std::span(&call, 1), screening).front();
  note.seconds = timing.seconds;
  note.spread = timing.spread;
}

/// Screening: as few calls as tell the slow from the promising. One that takes half a second is no
/// slower for cold caches, and is not repeated.
inline void time_trial(const TrialKernel& kernel, const CallArguments& arguments,
                       double incumbent, TrialNote& note) {
  constexpr double very_long_call = 0.5;
  constexpr double long_call = 1e-3;
  const TrialCall trial(kernel, arguments);
  const double start = monotonic_seconds();
  note.refused = trial.code() != 0 || run(trial.call().kernel, trial.call().arguments) != 0;
  note.seconds = monotonic_seconds() - start;
  if (note.refused || note.seconds >= very_long_call) return;
  note.seconds = one_run(trial.call());
  if (note.seconds >= long_call) {
    note.seconds = time_long_calls(trial.call(), note.seconds, incumbent);
  } else {
    time_short_calls(trial.call(), incumbent, note);
  }
}

/// The code of a child that found the deadline past.
inline constexpr int out_of_time = 125;

/// Schedules that crash are never tried again, so what others did to the child is no crash: memory
/// that was not there, and being killed.
inline RecordKind kind_of(const ChildResult& end) {
  switch (end.exit) {
    case ChildExit::ok: return RecordKind::crash;
    case ChildExit::code: return RecordKind::out_of_memory;
    case ChildExit::timeout: return RecordKind::timeout;
    case ChildExit::signal: break;
  }
  if (end.value == SIGALRM || end.value == SIGKILL || end.value == 0) return RecordKind::timeout;
  return end.value == SIGILL ? RecordKind::illegal_instruction : RecordKind::crash;
}

inline TrialResult result_of(const TrialNote& note) {
  if (note.refused) return {RecordKind::crash, 0, 0};
  return {RecordKind::measured, note.seconds, note.spread};
}

}  // namespace detail

/// Times each kernel on the arguments. `incumbent`: seconds of the best so far; 0 if there is none.
/// Those that have not begun by the deadline (of monotonic_seconds; 0: there is none) have no
/// result. BackendError if no child can be made.
inline std::vector<TrialResult> time_batch(std::span<const TrialKernel* const> kernels,
                                           const CallArguments& arguments,
                                           double incumbent, double deadline = 0) {
  const SharedBuffer page(sizeof(detail::TrialNote) * std::max<std::size_t>(kernels.size(), 1));
  const std::span<detail::TrialNote> notes = page.as<detail::TrialNote>();
  const double each = detail::patience(incumbent);
  std::vector<TrialResult> results;
  while (results.size() < kernels.size()) {
    const std::size_t first = results.size();
    const ChildResult end = run_in_child(
        [&] {
          std::signal(SIGALRM, SIG_DFL);
          for (std::size_t n = first; n < kernels.size(); ++n) {
            if (deadline > 0 && monotonic_seconds() > deadline) return detail::out_of_time;
            detail::set_alarm(each);
            detail::time_trial(*kernels[n], arguments, incumbent, notes[n]);
            notes[n].finished = true;
          }
          return 0;
        },
        2 * each * static_cast<double>(kernels.size()) + 1);
    for (std::size_t n = first; n < kernels.size() && notes[n].finished; ++n) {
      results.push_back(detail::result_of(notes[n]));
    }
    if (end == ChildResult{ChildExit::code, detail::out_of_time}) break;
    if (results.size() < kernels.size()) results.push_back({detail::kind_of(end), 0, 0});
  }
  return results;
}

}  // namespace hone
