// runtime/affinity.hpp
// Where a sleeping thread wakes. Schedulers like to wake a thread on the CPU of whoever wakes it;
// a caller that then goes on computing keeps that CPU, and the thread waits until all is done
// (measured with two idle cores: half of the parallel loops after a pause ran on one of them, for
// tens of milliseconds).
//
//   caller    detour.keep_off_this_cpu(thread);  futex_wake(...)
//   thread    futex_wait(...);  detour.end()          may run anywhere again
//
// Only advice: where the system refuses, nothing changes. Masks that others set in between win.
#pragma once

#include <atomic>
#include <sched.h>
#include <sys/types.h>

namespace hone::detail {

class WakeDetour {
 public:
  /// Takes the calling thread's CPU out of the mask of `thread`, which sleeps or soon will. One
  /// caller at a time.
  void keep_off_this_cpu(pid_t thread) {
    if (thread == 0 || active_.load(std::memory_order_acquire)) return;
    const int cpu = sched_getcpu();
    if (cpu < 0 || cpu >= CPU_SETSIZE) return;
    if (sched_getaffinity(thread, sizeof before_, &before_) != 0) return;
    cpu_set_t others = before_;
    CPU_CLR(static_cast<unsigned>(cpu), &others);
    if (CPU_COUNT(&others) == 0 || CPU_EQUAL(&others, &before_)) return;
    if (sched_setaffinity(thread, sizeof others, &others) != 0) return;
    narrowed_ = others;
    active_.store(true, std::memory_order_release);
  }

  /// Gives the calling thread its mask back.
  void end() {
    if (!active_.load(std::memory_order_acquire)) return;
    cpu_set_t now;
    const bool is_ours = sched_getaffinity(0, sizeof now, &now) == 0 && CPU_EQUAL(&now, &narrowed_);
    if (is_ours) sched_setaffinity(0, sizeof before_, &before_);
    active_.store(false, std::memory_order_release);
  }

  /// In a forked child, whose threads are gone.
  void forget() { active_.store(false, std::memory_order_relaxed); }

 private:
  cpu_set_t before_{};
  cpu_set_t narrowed_{};
  std::atomic<bool> active_{false};
};

}  // namespace hone::detail
