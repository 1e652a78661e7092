// runtime/affinity.hpp
// Where a sleeping thread wakes. Schedulers like to wake a thread on the CPU of whoever wakes it;
// if that one goes on computing, the two share a CPU for milliseconds while another is idle
// (measured with two idle cores: half of the parallel loops after a pause took twice as long).
//
//   caller    detour.keep_off(worker, here);  futex_wake(...)
//   worker    futex_wait(...);  detour.end()            may run anywhere again
//
// Only advice: where the system refuses, nothing changes. Masks that others set in between win.
#pragma once

#include <atomic>
#include <sched.h>
#include <sys/types.h>

namespace hone::detail {

class WakeDetour {
 public:
  /// Takes a CPU out of the mask of `thread`, 0 for the calling one. One caller at a time.
  void keep_off(pid_t thread, int cpu) {
    if (active_.load(std::memory_order_acquire) || cpu < 0 || cpu >= CPU_SETSIZE) return;
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
