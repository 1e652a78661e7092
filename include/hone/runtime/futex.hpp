// runtime/futex.hpp
// Sleeping until a word changes, as the Linux kernel offers it, and the short spin before that.
//
// std::atomic::wait would do, but keeps its count of sleepers in memory of its own, which a forked
// child inherits with threads counted that do not exist there.
#pragma once

#include <atomic>
#include <chrono>
#include <climits>
#include <cstdint>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace hone::detail {

static_assert(sizeof(std::atomic<std::uint32_t>) == 4 &&
              std::atomic<std::uint32_t>::is_always_lock_free);

/// Sleeps while `word` holds `value`, until woken; may also return for no reason.
inline void futex_wait(std::atomic<std::uint32_t>& word, std::uint32_t value) {
  syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, value, nullptr, nullptr, 0);
}

/// Wakes all threads that sleep on `word`.
inline void futex_wake(std::atomic<std::uint32_t>& word) {
  syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, INT_MAX, nullptr, nullptr, 0);
}

/// Tells the core that this is a waiting loop.
inline void pause_core() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// How long a thread waits awake. About what falling asleep and being woken costs: longer would
/// steal a core that others need, shorter would put a sleep into every small kernel.
inline constexpr std::chrono::microseconds spin_time{50};

/// Waits awake, for spin_time at most, until `word` no longer holds `value`; whether it does not.
inline bool spin_while(const std::atomic<std::uint32_t>& word, std::uint32_t value) {
  const auto end = std::chrono::steady_clock::now() + spin_time;
  do {
    for (int i = 0; i < 32; ++i) {
      if (word.load(std::memory_order_acquire) != value) return true;
      pause_core();
    }
  } while (std::chrono::steady_clock::now() < end);
  return false;
}

}  // namespace hone::detail
