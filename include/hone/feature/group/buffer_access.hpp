// feature/group/buffer_access.hpp
// How a store goes through memory: 18 features of each of the five buffers that it moves most cache
// lines of (Ansor's group 2, 90 features). Fewer buffers leave zeros.
//
//   access type   read, write or both
//   bytes         iterations * element;      unique_bytes: of the elements that all loops touch
//   lines         cache lines asked for;     unique_lines: different ones
//   reuse         the innermost loop that touches the same elements again, or another store of the
//                 same loop that does: its kind, how far away in iterations and bytes, how often
//   .._d_reuse_ct bytes and lines by that count; twice as many where there is no reuse
//   stride        elements from one iteration of the innermost loop to the next
//
// Where Ansor looks for a coefficient by its form and takes 2 if it finds none, the step here is
// that of the linear form, and boxes and packed buffers have strides of their own. A loop that
// moves no subscript divides the lines by its extent (Ansor: by that of the innermost loop), and a
// run of memory goes on through dimensions that are touched in full (Ansor: the last such one).
#pragma once

#include <hone/feature/feature_group.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace hone::feature {

inline constexpr double cache_line_bytes = 64;
inline constexpr std::size_t most_buffers = 5;

enum class Reuse : std::uint8_t { loop, serial, none };

struct BufferReuse {
  Reuse kind = Reuse::none;
  double iterations = 0;  // between two uses
  double bytes = 0;       // touched between two uses
  double count = 0;       // uses of an element
};

struct BufferAccess {
  bool reads = false;
  bool writes = false;
  double bytes = 0;
  double unique_bytes = 0;
  double lines = 1;
  double unique_lines = 1;
  double stride = 0;
  BufferReuse reuse;
};

namespace detail {

/// Elements of memory between two iterations of path[loop], least of all references.
inline double memory_step(const StoreSite& site, const BufferUse& use, std::size_t loop) {
  double least = std::numeric_limits<double>::infinity();
  for (const std::size_t first : use.references) {
    double step = 0;
    for (std::size_t d = 0; d < use.rank; ++d) {
      const std::int64_t moved = site.table.step(first + d, loop);
      step += use.packed.empty() ? static_cast<double>(moved) * site.dims[use.first_dim + d].stride
                                 : packed_step(use.packed, d, moved);
    }
    if (step != 0) least = std::min(least, std::fabs(step));
  }
  return std::isinf(least) ? 0 : least;
}

/// Bytes of a run of neighbours among the elements that all loops touch.
inline double run_bytes(const StoreSite& site, const BufferUse& use) {
  double run = static_cast<double>(use.element_bytes);
  for (std::size_t d = use.rank; d-- > 0;) {
    const std::int64_t whole = site.dims[use.first_dim + d].extent;
    const std::int64_t touched = std::min(site.extent_at(use, d, 0), whole);
    run *= static_cast<double>(touched);
    if (touched < whole) break;
  }
  return use.packed.empty() ? run : cache_line_bytes;
}

inline BufferReuse loop_reuse(const StoreSite& site, std::size_t loop, double iterations,
                              double bytes) {
  return {Reuse::loop, iterations, bytes, static_cast<double>(site.path[loop].extent)};
}

inline BufferReuse serial_reuse(const StoreSite& site, std::size_t loop,
                                const LoopTouches::Touch& touch) {
  const auto extent = static_cast<double>(site.path[loop].extent);
  return {Reuse::serial, touch.least_elements / extent,
          site.touches.bytes(site.path[loop].id) / extent, static_cast<double>(touch.stores - 1)};
}

/// The first reuse from the innermost loop outwards.
inline BufferReuse reuse_of(const StoreSite& site, const BufferUse& use) {
  double iterations = 1;
  double bytes = -1;
  for (std::size_t p = site.path.size(); p-- > 0;) {
    const std::size_t id = site.path[p].id;
    if (!site.occurs(use, p)) {
      return loop_reuse(site, p, iterations, bytes < 0 ? site.touches.element_bytes(id) : bytes);
    }
    iterations *= static_cast<double>(site.path[p].extent);
    bytes = site.touches.bytes(id);
    const LoopTouches::Touch& touch = site.touches.of(id, use.node);
    if (touch.stores > 1) return serial_reuse(site, p, touch);
  }
  return {};
}

/// Fills in stride and lines: how far the innermost loop that moves the buffer goes in memory.
inline void add_lines(const StoreSite& site, const BufferUse& use, BufferAccess& access) {
  if (site.path.empty()) return;
  double moves = site.iterations;
  double step = use.rank == 0 ? 1 : 0;
  std::size_t p = site.path.size();
  while (p-- > 0 && step == 0) {
    step = memory_step(site, use, p);
    if (step != 0) break;
    moves /= static_cast<double>(site.path[p].extent);
  }
  const double line_share = step * static_cast<double>(use.element_bytes) / cache_line_bytes;
  access.lines = std::max(1.0, moves * std::min(1.0, line_share));
  access.stride = use.rank == 0 || p + 1 == site.path.size() ? step : 0;
  access.unique_lines =
      std::max(1.0, access.unique_bytes / std::min(run_bytes(site, use), cache_line_bytes));
}

}  // namespace detail

/// What a store does with the buffer number `u` of its uses.
inline BufferAccess buffer_access(const StoreSite& site, std::size_t u) {
  const BufferUse& use = site.uses[u];
  BufferAccess access;
  access.reads = use.reads;
  access.writes = use.writes;
  access.bytes = site.iterations * static_cast<double>(use.element_bytes);
  access.unique_bytes = site.touched_bytes(u, 0);
  access.reuse = detail::reuse_of(site, use);
  detail::add_lines(site, use, access);
  return access;
}

struct BufferAccesses {
  static constexpr std::size_t size = most_buffers * 18;

  static void write(const StoreSite& site, FeatureWriter& out) {
    std::array<BufferAccess, most_buffers> most;
    std::size_t count = 0;
    for (std::size_t u = 0; u < site.use_count; ++u) insert(buffer_access(site, u), most, count);
    for (std::size_t b = 0; b < count; ++b) write_access(most[b], out);
    out.zeros((most_buffers - count) * 18);
  }

  static void add_names(std::vector<std::string>& names) {
    for (std::size_t b = 0; b < most_buffers; ++b) {
      const std::string buffer = "B" + std::to_string(b) + ".";
      for (const char* name :
           {"acc_type.read", "acc_type.write", "acc_type.read_write", "bytes", "unique_bytes",
            "lines", "unique_lines", "reuse_type.loop", "reuse_type.serial", "reuse_type.none",
            "reuse_dis_iter", "reuse_dis_bytes", "reuse_ct", "bytes_d_reuse_ct",
            "unique_bytes_d_reuse_ct", "lines_d_reuse_ct", "unique_lines_d_reuse_ct", "stride"}) {
        names.push_back(buffer + name);
      }
    }
  }

 private:
  static bool moves_more(const BufferAccess& a, const BufferAccess& b) {
    return a.lines != b.lines ? a.lines > b.lines : a.bytes > b.bytes;
  }

  /// Keeps those that move most, the largest first; of equals the first one.
  static void insert(const BufferAccess& access, std::array<BufferAccess, most_buffers>& most,
                     std::size_t& count) {
    std::size_t place = count;
    while (place > 0 && moves_more(access, most[place - 1])) --place;
    if (place == most_buffers) return;
    count = std::min(count + 1, most_buffers);
    for (std::size_t b = count - 1; b > place; --b) most[b] = most[b - 1];
    most[place] = access;
  }

  static void write_access(const BufferAccess& a, FeatureWriter& out) {
    out.one_of(3, a.reads && a.writes ? 2 : a.writes ? 1 : 0);
    for (const double value : {a.bytes, a.unique_bytes, a.lines, a.unique_lines}) out.log(value);
    out.one_of(3, static_cast<std::size_t>(a.reuse.kind));
    for (const double value : {a.reuse.iterations, a.reuse.bytes, a.reuse.count}) out.log(value);
    const double by = a.reuse.count > 0.5 ? a.reuse.count : 0.5;
    for (const double value : {a.bytes, a.unique_bytes, a.lines, a.unique_lines}) {
      out.log(value / by);
    }
    out.log(a.stride);
  }
};
static_assert(FeatureGroup<BufferAccesses>);

}  // namespace hone::feature
