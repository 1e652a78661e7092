// measure/roof_file.hpp
// A machine's measured limits as numbers, and as a small text file: measuring takes half a second,
// and a process may only want one kernel from the store.
//
//   hone roof 1
//   target x86_64/znver4/AuthenticAMD-25-17/adx,aes,...
//   threads 2
//   measured 1763813000
//   settled 1                            0: neighbours were busy, see Roof
//   flops 1.2e+11 6e+10                  f32, f64: FLOP/s
//   l1 65536 4e+11 2e+11                 bytes it holds, read, copy: bytes/s
//   l2 ...
//
// A file that is a day old (ten minutes if it is not settled), of another target or not understood
// is as good as none.
#pragma once

#include <hone/ir/dtype.hpp>
#include <hone/store/place.hpp>
#include <hone/support/error.hpp>
#include <hone/support/file.hpp>
#include <hone/support/hash.hpp>
#include <hone/support/publish.hpp>
#include <hone/support/text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

/// A level of the memory hierarchy, as all threads together see it.
struct MemoryLevel {
  std::int64_t bytes = 0;  // what it holds; of the last level: any amount
  double read = 0;         // bytes/s that are only read
  double copy = 0;         // bytes/s read and written, both counted

  double best() const { return std::max(read, copy); }
  friend bool operator==(const MemoryLevel&, const MemoryLevel&) = default;
};

struct Roof {
  int threads = 1;
  double f32_flops = 0;                  // FLOP/s; a fused multiply-add is two
  double f64_flops = 0;
  std::array<MemoryLevel, 4> levels{};   // L1, L2, L3, memory
  bool is_settled = true;  // measured as it is; false: threads were kept from running together,
                           // and what cores do not share is one thread's rate times the cores

  /// FLOP/s of the element type; 0 for those that are not measured.
  double flops(DType type) const {
    return type == DType::f32 ? f32_flops : type == DType::f64 ? f64_flops : 0;
  }

  /// The first level that holds so many bytes.
  const MemoryLevel& level_of(double bytes) const {
    for (const MemoryLevel& level : levels) {
      if (bytes <= static_cast<double>(level.bytes)) return level;
    }
    return levels.back();
  }

  /// The least time for so many operations and so many bytes moved, in a working set that is
  /// touched again and again.
  double seconds(double operations, double bytes, double working_set_bytes, DType type) const {
    const double computing = flops(type) > 0 ? operations / flops(type) : 0;
    return std::max(computing, bytes / level_of(working_set_bytes).best());
  }

  friend bool operator==(const Roof&, const Roof&) = default;
};

namespace detail {

inline constexpr std::array<std::string_view, 4> level_names = {"l1", "l2", "l3", "memory"};
inline constexpr double settled_lifetime = 24 * 60 * 60;  // seconds
inline constexpr double unsettled_lifetime = 10 * 60;

/// Words of one line: a name, then positive numbers.
inline std::optional<std::vector<double>> roof_line(std::string_view line, std::string_view name,
                                                    std::size_t count) {
  const std::vector<std::string_view> words = split(line, ' ');
  if (words.size() != count + 1 || words.front() != name) return std::nullopt;
  std::vector<double> numbers;
  for (std::size_t n = 1; n < words.size(); ++n) {
    const std::optional<double> number = parse_double(words[n]);
    if (!number || !(*number > 0) || *number > 1e18) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

}  // namespace detail

/// The file's text. `now` is in seconds since 1970.
inline std::string roof_text(const Roof& roof, std::string_view target_key, std::int64_t now) {
  std::string text = concat("hone roof 1\ntarget ", target_key, "\nthreads ", roof.threads,
                            "\nmeasured ", now, "\nsettled ", roof.is_settled ? 1 : 0,
                            "\nflops ", number_text(roof.f32_flops), " ",
                            number_text(roof.f64_flops), "\n");
  for (std::size_t n = 0; n < roof.levels.size(); ++n) {
    const MemoryLevel& level = roof.levels[n];
    text += concat(detail::level_names[n], " ", level.bytes, " ", number_text(level.read), " ",
                   number_text(level.copy), "\n");
  }
  return text;
}

/// The limits in a file's text, if it is for this target and these threads and not too old.
inline std::optional<Roof> parse_roof(std::string_view text, std::string_view target_key,
                                      int threads, std::int64_t now) {
  const std::vector<std::string_view> lines = split(text, '\n');
  if (lines.size() != 11 || lines[0] != "hone roof 1" || !lines[10].empty()) return std::nullopt;
  if (lines[1] != concat("target ", target_key)) return std::nullopt;
  if (lines[2] != concat("threads ", threads)) return std::nullopt;
  const auto measured = detail::roof_line(lines[3], "measured", 1);
  const auto flops = detail::roof_line(lines[5], "flops", 2);
  if (!measured || !flops) return std::nullopt;
  const double age = static_cast<double>(now) - measured->front();
  const bool is_settled = lines[4] == "settled 1";
  const double lifetime = is_settled ? detail::settled_lifetime : detail::unsettled_lifetime;
  if (age < 0 || age > lifetime) return std::nullopt;
  Roof roof{threads, (*flops)[0], (*flops)[1], {}, is_settled};
  for (std::size_t n = 0; n < roof.levels.size(); ++n) {
    const auto level = detail::roof_line(lines[6 + n], detail::level_names[n], 3);
    if (!level) return std::nullopt;
    roof.levels[n] = {static_cast<std::int64_t>((*level)[0]), (*level)[1], (*level)[2]};
  }
  return roof;
}

/// The file for a target and a number of threads; "" if the place has no folder.
inline std::string roof_path(const CachePlace& place, std::string_view target_key, int threads) {
  if (place.mode == CacheMode::off || place.folder.empty()) return {};
  return concat(place.folder, "/roof-", hex_text(hash_text(target_key)), "-", threads, ".txt");
}

inline std::optional<Roof> load_roof(const std::string& path, std::string_view target_key,
                                     int threads, std::int64_t now) {
  const std::optional<std::string> text = path.empty() ? std::nullopt : read_small_file(path);
  return text ? parse_roof(*text, target_key, threads, now) : std::nullopt;
}

/// Keeps the limits for other processes. Whether that works does not matter: they can measure.
inline void save_roof(const std::string& path, const Roof& roof, std::string_view target_key,
                      std::int64_t now) {
  detail::make_private_folder_of(path);
  publish(AT_FDCWD, path, 0600, {roof_text(roof, target_key, now)});
}

}  // namespace hone
