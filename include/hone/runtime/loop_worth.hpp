// runtime/loop_worth.hpp
// Is a parallel loop worth waking threads for? Between calls the pool's threads sleep, and waking
// one costs the caller more than half of a short loop saves.
//
//   pause, loop of 20 us                         on the caller alone
//   pause, loops of 20 us one after the other    the first few alone; then the threads are woken,
//                                                and stay awake as long as loops follow each other
//
// How long a loop takes is known from its last run. The first run of a loop wakes.
#pragma once

#include <hone/runtime/abi.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace hone::detail {

/// The work of parallel loops, in seconds on one thread. By one thread at a time.
class LoopWorth {
 public:
  /// Work from which on sleeping threads are woken. Two halves of less, one of them late by the
  /// 30 to 60 us that a sleeping thread takes to arrive, end no sooner than the whole.
  static constexpr double worth_waking = 100e-6;
  /// Loops that follow each other within this time are one burst of work.
  static constexpr double longest_gap = 50e-6;

  /// Whether a loop that begins now is so short that sleeping threads had better sleep on.
  bool is_too_short(ParallelBody body, std::int64_t extent, double now) {
    if (now - last_end_ > longest_gap) burst_ = 0;
    const Loop& known = loop(body, extent);
    const bool is_known = known.body == body && known.extent == extent;
    return is_known && burst_ + known.work < worth_waking;
  }

  void note(ParallelBody body, std::int64_t extent, double work, double end) {
    loop(body, extent) = {body, extent, work};
    burst_ += work;
    last_end_ = end;
  }

 private:
  struct Loop {
    ParallelBody body = nullptr;
    std::int64_t extent = 0;
    double work = 0;
  };

  /// Loops that share a place displace each other: then they are unknown, which is no mistake.
  Loop& loop(ParallelBody body, std::int64_t extent) {
    const auto bits = reinterpret_cast<std::uintptr_t>(body) / 16 ^
                      static_cast<std::uintptr_t>(extent);
    return loops_[bits % loops_.size()];
  }

  std::array<Loop, 61> loops_{};
  double burst_ = 0;
  double last_end_ = 0;
};

}  // namespace hone::detail
