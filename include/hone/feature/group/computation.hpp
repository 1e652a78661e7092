// feature/group/computation.hpp
// How much a store computes, and how its loops run (Ansor's group 1, 57 features).
//
//   16 operations, by kind: count of one iteration * iterations
//   33 vectorize, unroll, parallel: number of such loops, product and innermost one of their
//      lengths, and which axis of the stage the innermost runs along
//    8 of GPUs: a CPU's are constant
//
// Ansor has the axis as "mixed" wherever there is a loop; here it is looked up. The last axis is
// the inner one, also where it is the only one; a fused loop that runs along several, or a loop
// around the stage that moves none of its axes, is mixed.
#pragma once

#include <hone/feature/feature_group.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hone::feature {

enum class AxisPosition : std::uint8_t {
  none, inner_spatial, middle_spatial, outer_spatial, inner_reduce, middle_reduce, outer_reduce,
  mixed
};
inline constexpr std::array<std::string_view, 8> axis_position_names{
    "none",         "inner_spatial", "middle_spatial", "outer_spatial",
    "inner_reduce", "middle_reduce", "outer_reduce",   "mixed"};

namespace detail {

/// Which of the axes the loop moves: how many, and the last of them.
struct MovedAxes {
  int count = 0;
  std::size_t last = 0;
};

inline AxisPosition position_among(std::size_t axis, std::size_t axes, bool reduce) {
  if (axis + 1 == axes) {
    return reduce ? AxisPosition::inner_reduce : AxisPosition::inner_spatial;
  }
  if (axis == 0) return reduce ? AxisPosition::outer_reduce : AxisPosition::outer_spatial;
  return reduce ? AxisPosition::middle_reduce : AxisPosition::middle_spatial;
}

}  // namespace detail

/// Along which axis of the store's stage path[loop] runs.
inline AxisPosition axis_position(const StoreSite& site, std::size_t loop) {
  const BufferUse& own = site.uses.front();
  detail::MovedAxes spatial;
  for (std::size_t d = 0; d < own.rank; ++d) {
    if (site.table.occurs(own.references.front() + d, loop)) spatial = {spatial.count + 1, d};
  }
  detail::MovedAxes reduce;
  for (std::size_t r = 0; r < site.reduce_rows.size(); ++r) {
    if (site.table.occurs(site.reduce_rows[r], loop)) reduce = {reduce.count + 1, r};
  }
  if (spatial.count + reduce.count != 1) return AxisPosition::mixed;
  return spatial.count == 1 ? detail::position_among(spatial.last, own.rank, false)
                            : detail::position_among(reduce.last, site.reduce_rows.size(), true);
}

struct Computation {
  static constexpr std::size_t size = 57;

  static void write(const StoreSite& site, FeatureWriter& out) {
    for (const std::int64_t count : site.ops.floats) write_ops(site, count, out);
    for (const std::int64_t count : site.ops.integers) write_ops(site, count, out);
    write_ops(site, site.ops.logical, out);
    write_ops(site, site.ops.selects, out);
    for (const Annotation annotation : annotations) write_loops(site, annotation, out);
    out.flag(false);                                   // is_gpu
    for (std::size_t n = 0; n < 7; ++n) out.log(1);    // lengths of GPU loops
  }

  static void add_names(std::vector<std::string>& names) {
    for (const std::string type : {"float_", "int_"}) {
      for (const char* op : {"mad", "addsub", "mul", "divmod", "cmp", "math_func", "other_func"}) {
        names.push_back(type + op);
      }
    }
    names.insert(names.end(), {"bool_op", "select_op"});
    for (const std::string kind : {"vec", "unroll", "parallel"}) {
      for (const char* what : {"_num", "_prod", "_len"}) names.push_back(kind + what);
      for (const std::string_view p : axis_position_names) {
        names.push_back(kind + "_type." + std::string(p));
      }
    }
    names.insert(names.end(), {"is_gpu", "blockIdx_x_len", "blockIdx_y_len", "blockIdx_z_len",
                               "threadIdx_x_len", "threadIdx_y_len", "threadIdx_z_len",
                               "vthread_len"});
  }

 private:
  static constexpr std::array annotations{Annotation::vectorize, Annotation::unroll,
                                          Annotation::parallel};

  static void write_ops(const StoreSite& site, std::int64_t count, FeatureWriter& out) {
    out.log(static_cast<double>(count) * site.iterations);
  }

  static void write_loops(const StoreSite& site, Annotation annotation, FeatureWriter& out) {
    int number = 0;
    double product = 1;
    std::size_t innermost = 0;
    for (std::size_t p = 0; p < site.path.size(); ++p) {
      if (site.path[p].annotation != annotation) continue;
      ++number;
      product *= static_cast<double>(site.path[p].extent);
      innermost = p;
    }
    if (number == 0) return out.zeros(3), out.one_of(axis_position_names.size(), 0);
    out.log(number);
    out.log(product);
    out.log(static_cast<double>(site.path[innermost].extent));
    out.one_of(axis_position_names.size(),
               static_cast<std::size_t>(axis_position(site, innermost)));
  }
};
static_assert(FeatureGroup<Computation>);

}  // namespace hone::feature
