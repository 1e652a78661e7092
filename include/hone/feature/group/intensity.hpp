// feature/group/intensity.hpp
// Operations for each byte touched, as more and more of the loops run (Ansor's group 3, 10
// features): the curve over the operations done, read off at 10 %, 20 %, .. 100 % of them.
//
//   from the innermost loop outwards:  operations  16  128  65536
//                                      bytes      132  580   9000      16/132 .. 65536/9000
//
// Between two loops the curve is a line. All zero if nothing is computed. Unlike Ansor's, it
// counts integer arithmetic on values too, and the ratios are of the numbers, not of their
// logarithms.
#pragma once

#include <hone/feature/feature_group.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace hone::feature {

namespace detail {

/// A point of the curve.
struct IntensityPoint {
  double ops = 0;
  double ratio = 0;
};

/// With the loops from `depth` on running.
inline IntensityPoint intensity_at(const StoreSite& site, std::size_t depth) {
  const double runs = std::min(site.iterations_inside(depth), site.iterations);
  const double ops = static_cast<double>(site.ops.arithmetic()) * runs;
  double bytes = 0;
  for (std::size_t u = 0; u < site.use_count; ++u) bytes += site.touched_bytes(u, depth);
  return {ops, ops / bytes};
}

inline double interpolated(const IntensityPoint& a, const IntensityPoint& b, double ops) {
  if (b.ops <= a.ops) return b.ratio;
  return a.ratio + (b.ratio - a.ratio) * (ops - a.ops) / (b.ops - a.ops);
}

}  // namespace detail

struct Intensity {
  static constexpr std::size_t size = 10;

  static void write(const StoreSite& site, FeatureWriter& out) {
    const double all = static_cast<double>(site.ops.arithmetic()) * site.iterations;
    if (all <= 0 || site.path.empty()) return out.zeros(size);
    std::size_t depth = site.path.size() - 1;
    detail::IntensityPoint inner = detail::intensity_at(site, depth);
    detail::IntensityPoint outer = inner;
    for (std::size_t n = 1; n <= size; ++n) {
      const double ops = all * static_cast<double>(n) / static_cast<double>(size);
      while (outer.ops < ops && depth > 0) {
        inner = outer;
        outer = detail::intensity_at(site, --depth);
      }
      out.log(ops <= inner.ops ? inner.ratio : detail::interpolated(inner, outer, ops));
    }
  }

  static void add_names(std::vector<std::string>& names) {
    for (std::size_t n = 0; n < size; ++n) {
      names.push_back("arith_intensity_curve_" + std::to_string(n));
    }
  }
};
static_assert(FeatureGroup<Intensity>);

}  // namespace hone::feature
