// runtime/clock.hpp
// The clock that measurements use, and how often this thread was taken off its core meanwhile:
// a time with involuntary switches in it says more about the neighbours than about the kernel.
#pragma once

#include <chrono>
#include <cstdint>
#include <sys/resource.h>

namespace hone {

/// Seconds since a fixed moment; never goes back.
inline double monotonic_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// How often a thread left its core: because it waited, and because others wanted the core.
struct ContextSwitches {
  std::int64_t voluntary = 0;
  std::int64_t involuntary = 0;

  friend ContextSwitches operator-(const ContextSwitches& a, const ContextSwitches& b) {
    return {a.voluntary - b.voluntary, a.involuntary - b.involuntary};
  }
  friend bool operator==(const ContextSwitches&, const ContextSwitches&) = default;
};

/// The calling thread's switches since it started; zeros if the system does not tell.
inline ContextSwitches context_switches() {
  rusage usage{};
  if (getrusage(RUSAGE_THREAD, &usage) != 0) return {};
  return {usage.ru_nvcsw, usage.ru_nivcsw};
}

}  // namespace hone
