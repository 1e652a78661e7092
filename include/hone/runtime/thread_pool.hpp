// runtime/thread_pool.hpp
// The default parallel_for: threads that wait awake for a moment and then sleep.
//
//   caller    fills in the job, offers one part to each worker, runs part 0,
//             takes back every part that nobody has begun and runs it, waits for the others
//   worker    idle --offered--> taken --run--> idle
//
// A worker that sleeps or lost its core thus delays nobody: its part is taken back. Extents are
// cut into contiguous parts of equal length, the same for every loop of that extent, so that a
// worker finds in its cache what it wrote in the loop before.
//
// Threads that sleep are not woken for a loop that is too short to be worth it (loop_worth.hpp).
//
// While a thread is woken its affinity mask lacks the CPU of the one that wakes it (affinity.hpp).
//
// The pool is made at its first use and never destroyed; its threads block all signals and start
// anew, at the next use, in a forked child. One loop at a time runs in parallel: nested loops, and
// those of threads that find the pool busy, run serially on their thread.
#pragma once

#include <hone/runtime/abi.hpp>
#include <hone/runtime/affinity.hpp>
#include <hone/runtime/clock.hpp>
#include <hone/runtime/futex.hpp>
#include <hone/runtime/loop_worth.hpp>
#include <hone/support/cores.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <pthread.h>
#include <sched.h>
#include <sys/types.h>
#include <unistd.h>

namespace hone {

namespace detail {

/// A parallel loop that this thread is inside of, and the worker it is there.
struct LoopFrame {
  const Context* context;
  std::int64_t worker;
  const LoopFrame* outer;
};
inline constinit thread_local const LoopFrame* innermost_loop = nullptr;

/// Runs the body inside a frame for `context`.
inline std::int32_t run_framed(ParallelBody body, void* closure, std::int64_t begin,
                               std::int64_t end, std::int64_t worker, const Context* context) {
  const LoopFrame frame{context, worker, innermost_loop};
  innermost_loop = &frame;
  const std::int32_t code = body(closure, begin, end, worker, context);
  innermost_loop = frame.outer;
  return code;
}

/// The worker that this thread already is for `context`: a nested loop must use the same share of
/// the workspace, because the others' shares are in use.
inline std::int64_t worker_within(const Context* context) {
  for (const LoopFrame* frame = innermost_loop; frame; frame = frame->outer) {
    if (frame->context == context) return frame->worker;
  }
  return 0;
}

inline std::int32_t run_serially(ParallelBody body, void* closure, std::int64_t extent,
                                 const Context* context) {
  if (extent <= 0) return 0;
  return run_framed(body, closure, 0, extent, worker_within(context), context);
}

inline std::int32_t serial_parallel_for(const Context* context, ParallelBody body, void* closure,
                                        std::int64_t extent) {
  return run_serially(body, closure, extent, context);
}

}  // namespace detail

class ThreadPool {
 public:
  /// Most workers of one loop, the caller among them.
  static constexpr std::int64_t max_workers = 256;

  /// The pool of this process.
  static ThreadPool& instance() {
    ThreadPool* const pool = instance_.load(std::memory_order_acquire);
    return pool ? *pool : make();
  }

  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  /// The cores it may use, as measured when the pool was made: affinity mask and cgroup quota.
  std::int64_t cores() const { return cores_; }

  /// Calls `body` on ranges that cover [0, extent) once each, on `threads` threads at most, the
  /// calling one among them. Returns zero, or the code of the lowest range that failed. More
  /// threads than cores are allowed. Without a thread to help, everything runs on the caller.
  std::int32_t run(ParallelBody body, void* closure, std::int64_t extent, const Context* context,
                   std::int64_t threads) {
    const std::int64_t parts = std::min({threads, extent, max_workers});
    if (parts <= 1 || detail::innermost_loop || busy_.exchange(true, std::memory_order_acquire)) {
      return detail::run_serially(body, closure, extent, context);
    }
    start_workers(parts - 1);
    job_ = {body, closure, extent, context, std::min(parts, started_ + 1)};
    const std::int32_t code = run_job();
    busy_.store(false, std::memory_order_release);
    return code;
  }

 private:
  enum State : std::uint32_t { idle, offered, taken };

  // One worker's side of the pool. Its own cache lines: others' states change while it spins.
  struct alignas(128) Slot {
    std::atomic<std::uint32_t> state{idle};
    std::atomic<bool> worker_sleeps{false};
    std::atomic<bool> caller_sleeps{false};
    std::atomic<pid_t> thread{0};
    std::atomic<int> cpu{-1};  // where it ran last
    detail::WakeDetour detour;
    std::int32_t code = 0;  // what its part returned; valid when it is idle again
    std::int64_t worker = 0;
    ThreadPool* pool = nullptr;
  };

  struct Job {
    ParallelBody body = nullptr;
    void* closure = nullptr;
    std::int64_t extent = 0;
    const Context* context = nullptr;
    std::int64_t parts = 0;
  };

  ThreadPool() : cores_(usable_cores()) {}
  ~ThreadPool() = default;

  // Not a function-local static: a child forked while that is being made could never have one.
  static ThreadPool& make() {
    auto* const pool = new ThreadPool;
    ThreadPool* present = nullptr;
    if (!instance_.compare_exchange_strong(present, pool, std::memory_order_acq_rel)) {
      delete pool;
      return *present;
    }
    pthread_atfork(nullptr, nullptr, [] { instance_.load()->forget_workers(); });
    return *pool;
  }

  // In a forked child: no worker exists there, and whoever held the pool may not either. Slots
  // stay, for the threads that take their places.
  void forget_workers() {
    for (std::int64_t i = 0; i < started_; ++i) {
      Slot& slot = *slots_[static_cast<std::size_t>(i)];
      slot.state.store(idle, std::memory_order_relaxed);
      slot.worker_sleeps.store(false, std::memory_order_relaxed);
      slot.caller_sleeps.store(false, std::memory_order_relaxed);
      slot.thread.store(0, std::memory_order_relaxed);
      slot.cpu.store(-1, std::memory_order_relaxed);
      slot.detour.forget();
    }
    started_ = 0;
    busy_.store(false, std::memory_order_relaxed);
  }

  // Only by the thread that holds `busy_`. Fewer than `count` if the system has no more threads.
  void start_workers(std::int64_t count) {
    while (started_ < count) {
      Slot*& slot = slots_[static_cast<std::size_t>(started_)];
      if (!slot) slot = new Slot;
      slot->worker = started_ + 1;
      slot->pool = this;
      if (!start_thread(*slot)) return;
      ++started_;
    }
  }

  // Signals are the host's: its handlers must not run on our threads.
  static bool start_thread(Slot& slot) {
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    const int error = pthread_create(&thread, &attributes, &ThreadPool::thread_main, &slot);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    pthread_attr_destroy(&attributes);
    return error == 0;
  }

  static void* thread_main(void* argument) {
    Slot& slot = *static_cast<Slot*>(argument);
    slot.thread.store(gettid());
    for (;;) {
      await_offer(slot);
      std::uint32_t expected = offered;
      if (!slot.state.compare_exchange_strong(expected, taken, std::memory_order_acquire)) continue;
      slot.code = slot.pool->run_part(slot.worker);
      // Sequentially consistent, as is the caller's side: either it sees the new state before it
      // sleeps, or we see that it is about to. The offer has the same pair of accesses.
      slot.state.store(idle);
      if (slot.caller_sleeps.load()) detail::futex_wake(slot.state);
    }
  }

  // Returns when there may be an offer. Sleeps at most once: a worker that was woken too late for
  // one part waits awake for the next, or a row of short loops would never find it awake. Beyond
  // the number of cores, though, a thread that waits awake keeps another one from working.
  static void await_offer(Slot& slot) {
    slot.cpu.store(sched_getcpu(), std::memory_order_relaxed);
    const bool has_core = slot.worker < slot.pool->cores_;
    if (!has_core || !detail::spin_while(slot.state, idle)) {
      slot.worker_sleeps.store(true);
      if (slot.state.load() == idle) detail::futex_wait(slot.state, idle);
      slot.worker_sleeps.store(false);
    }
    slot.detour.end();
  }

  // A worker that would have to share the caller's CPU runs on another one, if there is one for it.
  // Before the offer: the worker ends its detour when it has seen that.
  void offer(Slot& slot) const {
    const int here = sched_getcpu();
    const bool is_here =
        slot.worker_sleeps.load() || slot.cpu.load(std::memory_order_relaxed) == here;
    const pid_t thread = slot.thread.load();
    if (is_here && thread != 0 && slot.worker < cores_) slot.detour.keep_off(thread, here);
    slot.state.store(offered);
    if (slot.worker_sleeps.load()) detail::futex_wake(slot.state);
  }

  void await_idle(Slot& slot) const {
    if (job_.parts <= cores_ && detail::spin_while(slot.state, taken)) return;
    detail::WakeDetour detour;  // not onto the CPU where the worker will wait for the next loop
    if (job_.parts <= cores_) detour.keep_off(0, slot.cpu.load(std::memory_order_relaxed));
    slot.caller_sleeps.store(true);
    while (slot.state.load() == taken) detail::futex_wait(slot.state, taken);
    slot.caller_sleeps.store(false);
    detour.end();
  }

  std::int32_t run_part(std::int64_t part) const {
    const std::int64_t length = job_.extent / job_.parts;
    const std::int64_t longer = job_.extent % job_.parts;  // so many parts have one index more
    const std::int64_t begin = part * length + std::min(part, longer);
    const std::int64_t end = begin + length + (part < longer ? 1 : 0);
    return detail::run_framed(job_.body, job_.closure, begin, end, part, job_.context);
  }

  Slot& slot_of(std::int64_t part) const { return *slots_[static_cast<std::size_t>(part - 1)]; }

  bool someone_sleeps() const {
    for (std::int64_t part = 1; part < job_.parts; ++part) {
      if (slot_of(part).worker_sleeps.load()) return true;
    }
    return false;
  }

  std::int32_t run_job() {
    const double begin = monotonic_seconds();
    const bool alone = someone_sleeps() && worth_.is_too_short(job_.body, job_.extent, begin);
    return alone ? run_alone(begin) : run_offered();
  }

  std::int32_t run_alone(double begin) {
    std::int32_t code = 0;
    for (std::int64_t part = 0; part < job_.parts; ++part) {
      const std::int32_t of_part = run_part(part);
      if (code == 0) code = of_part;
    }
    const double end = monotonic_seconds();
    worth_.note(job_.body, job_.extent, end - begin, end);
    return code;
  }

  std::int32_t run_offered() {
    for (std::int64_t part = 1; part < job_.parts; ++part) offer(slot_of(part));
    const double begin = monotonic_seconds();
    std::int32_t code = run_part(0);
    const double of_part = monotonic_seconds() - begin;
    // First take back all that can be taken back, then wait: a part in work may finish meanwhile.
    for (std::int64_t part = 1; part < job_.parts; ++part) {
      Slot& slot = slot_of(part);
      std::uint32_t expected = offered;
      if (slot.state.compare_exchange_strong(expected, idle)) slot.code = run_part(part);
    }
    for (std::int64_t part = 1; part < job_.parts; ++part) {
      await_idle(slot_of(part));
      if (code == 0) code = slot_of(part).code;
    }
    worth_.note(job_.body, job_.extent, of_part * static_cast<double>(job_.parts),
                monotonic_seconds());
    return code;
  }

  static inline constinit std::atomic<ThreadPool*> instance_{nullptr};

  const std::int64_t cores_;
  std::atomic<bool> busy_{false};
  detail::LoopWorth worth_;   // only by the thread that holds `busy_`
  Job job_;                   // written while all workers are idle
  std::int64_t started_ = 0;  // workers that exist: slots_[0 .. started_)
  std::array<Slot*, max_workers - 1> slots_{};
};

namespace detail {

inline std::int32_t pool_parallel_for(const Context* context, ParallelBody body, void* closure,
                                      std::int64_t extent) {
  auto* const pool = static_cast<ThreadPool*>(context->pool);
  return pool->run(body, closure, extent, context, context->workers);
}

}  // namespace detail

/// A context whose loops run on the calling thread.
inline Context serial_context(std::byte* workspace = nullptr) {
  return {&detail::serial_parallel_for, nullptr, workspace, 1, nullptr};
}

/// The number of threads that a wish means: itself, within what the pool can do; all usable cores
/// if it is 0 or less.
inline std::int64_t thread_count(std::int64_t wish) {
  if (wish == 1) return 1;
  return std::min(wish > 0 ? wish : ThreadPool::instance().cores(), ThreadPool::max_workers);
}

/// A context on the default pool with thread_count(threads) workers.
inline Context make_context(std::int64_t threads, std::byte* workspace) {
  const std::int64_t workers = thread_count(threads);
  if (workers == 1) return serial_context(workspace);
  return {&detail::pool_parallel_for, &ThreadPool::instance(), workspace, workers, nullptr};
}

}  // namespace hone
