// measure/roof.hpp
// This machine's measured limits, and the time below which no kernel can come:
//
//   roof_seconds = max(flops / peak, bytes / bandwidth of the level that holds the working set)
//
// The peaks are what the loops of peak_kernels.hpp reach, the best of several short windows: a
// limit is what was possible once, not what is usual while neighbours are busy. A kernel that
// beats its roof is either wrong or was timed wrongly.
//
// Measured once per number of threads, in about half a second on a quiet machine; kept in this
// process and, for a day, in a file beside the compiled kernels (roof_file.hpp).
#pragma once

#include <hone/backend/llvm.hpp>
#include <hone/ir/dtype.hpp>
#include <hone/measure/peak_kernels.hpp>
#include <hone/measure/roof_file.hpp>
#include <hone/runtime/abi.hpp>
#include <hone/runtime/buffer.hpp>
#include <hone/runtime/clock.hpp>
#include <hone/runtime/thread_pool.hpp>
#include <hone/store/place.hpp>
#include <hone/support/cores.hpp>
#include <hone/support/error.hpp>
#include <hone/support/file.hpp>
#include <hone/support/target.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace hone {

namespace detail {

/// Bytes that one worker goes over again and again, per level: well inside each. For memory, a part
/// of a region that the third level cannot hold; it goes over one part after the other.
inline std::array<std::int64_t, 4> peak_chunks(const CpuTarget& target, int threads) {
  constexpr std::int64_t slice = std::int64_t{4} << 20;
  std::array<std::int64_t, 4> chunks = {
      target.l1_bytes / 2, std::max(target.l2_bytes / 2, 2 * target.l1_bytes),
      std::max(target.l3_bytes / (4 * threads), 2 * target.l2_bytes), slice};
  const std::int64_t block = peak_block_bytes(target);
  for (std::int64_t& chunk : chunks) chunk = std::max(chunk / block, std::int64_t{1}) * block;
  return chunks;
}

/// The cores behind the CPUs that this process may use: two CPUs of one core share its units.
inline int physical_cores() {
  std::set<std::string> cores;
  for (const int cpu : affinity_cpus()) {
    const std::string folder = concat("/sys/devices/system/cpu/cpu", cpu, "/topology/");
    const std::optional<std::string> siblings = read_small_file(folder + "thread_siblings_list");
    cores.insert(siblings.value_or(concat("cpu", cpu)));
  }
  return static_cast<int>(cores.size());
}

/// Times the peak loops on a number of threads.
class PeakMeter {
 public:
  PeakMeter(const CpuTarget& target, int threads)
      : target_(target),
        threads_(threads),
        chunks_(peak_chunks(target, threads)),
        memory_(AlignedBuffer::zeroed(static_cast<std::size_t>(memory_bytes()))),
        context_(make_context(threads, nullptr)) {}

  Roof measure() {
    Roof roof;
    roof.threads = threads_;
    roof.f32_flops = flops<float>();
    roof.f64_flops = flops<double>();
    const LoadedCode reading = compile_text(read_text(target_), target_);
    const LoadedCode copying = compile_text(copy_text(target_), target_);
    const std::int64_t held[] = {threads_ * target_.l1_bytes, threads_ * target_.l2_bytes,
                                 target_.l3_bytes, memory_bytes()};
    for (std::size_t n = 0; n < roof.levels.size(); ++n) {
      roof.levels[n] = {held[n], bandwidth(reading, n), bandwidth(copying, n)};
    }
    for (std::size_t n = roof.levels.size() - 1; n-- > 0;) {
      keep_order(roof.levels[n], roof.levels[n + 1]);
    }
    roof.is_settled = is_settled_;
    return roof;
  }

 private:
  static constexpr std::size_t shared_level = 2;  // from here on, workers share

  /// Thrice the third level, at most 512 MB, and at least what its own loop needs.
  std::int64_t memory_bytes() const {
    constexpr std::int64_t most = std::int64_t{1} << 29;
    return std::max(std::min(3 * target_.l3_bytes, most),
                    threads_ * std::max(chunks_[shared_level], 4 * chunks_.back()));
  }

  template <class T>
  double flops() {
    const LoadedCode code = compile_text(multiply_add_text(target_, dtype_of<T>), target_);
    const std::int64_t slots = peak_accumulators(target_) + 2;
    const std::int64_t block = peak_block_bytes(target_);
    const std::int64_t chunk = (slots * target_.vector_bits / 8 + block - 1) / block * block;
    // acc = acc * 0.5 + 1 tends to 2: no infinity, no denormal.
    const std::int64_t lanes = target_.vector_bits / 8 / static_cast<std::int64_t>(sizeof(T));
    for (int worker = 0; worker < threads_; ++worker) {
      auto* const at = reinterpret_cast<T*>(memory_.data() + worker * chunk);
      std::fill(at, at + slots * lanes, T{1});
      std::fill(at, at + lanes, T{0.5});
    }
    return private_rate(code, chunk, multiply_add_flops(target_, dtype_of<T>));
  }

  double bandwidth(const LoadedCode& code, std::size_t level) {
    const std::int64_t chunk = chunks_[level];
    const auto bytes = static_cast<double>(chunk);
    if (level < shared_level) return private_rate(code, chunk, bytes);
    if (level == shared_level) return best_rate(code, chunk, bytes, context_, 0);
    return memory_rate(code, chunk, bytes);
  }

  /// The rate of something that cores do not share. All workers together should come near to what
  /// one reaches, times the number of cores; it is worth trying longer until they do. If they never
  /// do, neighbours keep them from running at the same time: a limit that was measured then would
  /// be beaten by every kernel that has more luck.
  double private_rate(const LoadedCode& code, std::int64_t chunk, double per_worker) {
    const double alone = best_rate(code, chunk, per_worker, serial_context(), 0);
    if (threads_ == 1) return alone;
    const double scaled = alone * std::min(threads_, physical_cores());
    const double goal = 0.7 * scaled;  // cores run slower when all are at work
    const double together = best_rate(code, chunk, per_worker, context_, goal);
    if (together >= goal) return together;
    is_settled_ = false;
    return scaled;
  }

  /// What all workers do per second at best, if each does `per_worker` in a round. Windows are
  /// short, to lie between the neighbours' turns; but if the workers seem never to run at the same
  /// time, longer ones, in which a worker that waits for its core still gets its part.
  double best_rate(const LoadedCode& code, std::int64_t chunk, double per_worker,
                   const Context& context, double goal) const {
    constexpr double window = 5e-4, least = 0.025, most = 0.15;  // seconds
    const auto body = code.symbol<ParallelBody>("body");
    PeakWork work{1, memory_.data(), chunk};
    while (seconds_of(body, work, context) < window) work.rounds *= 2;
    const std::int64_t longest = 8 * work.rounds;
    const double start = monotonic_seconds();
    double best = 0, taken = 0;
    while (taken < (best < goal ? most : least)) {
      if (taken > least && work.rounds < longest) work.rounds *= 2;
      const double done = per_worker * static_cast<double>(work.rounds * context.workers);
      best = std::max(best, done / seconds_of(body, work, context));
      taken = monotonic_seconds() - start;
    }
    return best;
  }

  /// The same over one chunk after the other, twice through the memory. Not the best but the upper
  /// quartile: some chunks may lie in a cache by luck.
  double memory_rate(const LoadedCode& code, std::int64_t chunk, double per_worker) const {
    const auto body = code.symbol<ParallelBody>("body");
    const std::int64_t step = chunk * threads_;
    std::vector<double> rates;
    for (int pass = 0; pass < 2; ++pass) {
      for (std::int64_t at = 0; at + step <= memory_bytes(); at += step) {
        PeakWork work{1, memory_.data() + at, chunk};
        rates.push_back(per_worker * threads_ / seconds_of(body, work, context_));
      }
    }
    std::sort(rates.begin(), rates.end());
    return rates[rates.size() * 3 / 4];
  }

  static double seconds_of(ParallelBody body, PeakWork& work, const Context& context) {
    const double start = monotonic_seconds();
    context.parallel_for(&context, body, &work, context.workers);
    return std::max(monotonic_seconds() - start, 1e-9);
  }

  /// No level is slower than the one behind it: if it seems so, it was disturbed.
  static void keep_order(MemoryLevel& near, const MemoryLevel& far) {
    near.read = std::max(near.read, far.read);
    near.copy = std::max(near.copy, far.copy);
  }

  const CpuTarget& target_;
  int threads_;
  std::array<std::int64_t, 4> chunks_;
  AlignedBuffer memory_;
  Context context_;
  bool is_settled_ = true;
};

}  // namespace detail

/// Measures the limits of the machine that this runs on, with code for `target`; `threads` as for
/// thread_count. UserError if there is no libLLVM.
inline Roof measure_roof(const CpuTarget& target, int threads) {
  return detail::PeakMeter(target, static_cast<int>(thread_count(threads))).measure();
}

namespace detail {

inline Roof load_or_measure_roof(const CpuTarget& target, int threads, const CachePlace& place) {
  const std::string key = target.key();
  const std::string path = roof_path(place, key, threads);
  const std::int64_t now = std::time(nullptr);
  if (const std::optional<Roof> known = load_roof(path, key, threads, now)) return *known;
  const Roof roof = measure_roof(target, threads);
  if (place.mode == CacheMode::read_write && !path.empty()) save_roof(path, roof, key, now);
  return roof;
}

}  // namespace detail

/// The limits of this machine for so many threads (0: all cores), measured at the first call of
/// this process or in the last day. UserError if there is no libLLVM.
inline const Roof& machine_roof(int threads) {
  // Never destroyed: kernels may still be described while the process exits.
  static std::mutex* const mutex = new std::mutex;
  static std::map<int, Roof>* const known = new std::map<int, Roof>;
  const std::lock_guard lock(*mutex);
  const int count = static_cast<int>(thread_count(threads));
  const auto found = known->find(count);
  if (found != known->end()) return found->second;
  const Roof roof = detail::load_or_measure_roof(CpuTarget::host(), count, cache_place());
  return known->emplace(count, roof).first->second;
}

/// The least time in seconds that this machine needs for so many operations of that element type
/// and so many bytes moved, in a working set of that size. For other types than float and double
/// only the bytes count.
inline double roof_seconds(double flops, double bytes, double working_set_bytes, DType type,
                           int threads) {
  return machine_roof(threads).seconds(flops, bytes, working_set_bytes, type);
}

/// How near a measured time comes to its least: 1 is at the limit.
inline double share_of_roof(double roof_seconds, double measured_seconds) {
  return roof_seconds / measured_seconds;
}

}  // namespace hone
