// feature/loop_path.hpp
// The loops around a store, outermost first: those of the stage and of the stages it is computed
// in. Loops that run once are left out, as they are of the lowered function.
//
//   C: parallel i.0, j.0;  C.sum at j.0: k, unrolled i.1, vectorized j.1
//     ->  C.i.0, C.j.0, C.sum.k, C.sum.i.1, C.sum.j.1
//
// Annotations are those that lowering heeds: a parallel loop inside another one is serial, and an
// unroll limit unrolls what it reaches.
#pragma once

#include <hone/schedule/infer_bound.hpp>
#include <hone/schedule/primitive/unroll.hpp>
#include <hone/support/target.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace hone::feature {

struct PathLoop {
  std::string_view stage;
  std::string_view name;
  std::int64_t extent = 1;
  LoopRole role = LoopRole::spatial;
  Annotation annotation = Annotation::none;
  std::size_t id = 0;       // the same for all stores inside the loop
  int node = -1;            // whose loop: position of the stage in the DAG

  /// Whether `var` is "stage.name". Names of loops differ at their end: look there first.
  bool is_named(std::string_view var) const {
    return var.size() == stage.size() + name.size() + 1 && var.back() == name.back() &&
           var.ends_with(name) && var.starts_with(stage);
  }
};

using LoopPath = std::vector<PathLoop>;

/// The position of the loop whose variable is `var`; -1 if it is none of the path.
inline int position_of(std::string_view var, const LoopPath& path) {
  for (std::size_t p = path.size(); p-- > 0;) {
    if (path[p].is_named(var)) return static_cast<int>(p);
  }
  return -1;
}

namespace detail {

/// What lowering makes of the annotation.
inline Annotation heeded(const Loop& loop, std::int64_t extent, bool in_parallel) {
  switch (loop.annotation) {
    case Annotation::none:
    case Annotation::partition: return Annotation::none;
    case Annotation::vectorize: return Annotation::vectorize;
    case Annotation::unroll:
      return extent > Unroll::max_extent ? Annotation::none : Annotation::unroll;
    case Annotation::parallel: break;
  }
  return in_parallel ? Annotation::none : Annotation::parallel;
}

/// Vectors of a vectorized loop, each as wide as the machine's and as the loop allows.
inline std::int64_t vectors_of(std::int64_t extent, std::size_t element_bytes,
                               const CpuTarget& target) {
  const auto native = std::max<std::int64_t>(1, target.lanes(static_cast<int>(element_bytes)));
  const auto rounded = static_cast<std::int64_t>(std::bit_ceil(static_cast<std::uint64_t>(extent)));
  const std::int64_t lanes = std::min(native, rounded);
  return (extent + lanes - 1) / lanes;
}

/// Bytes of the widest float that the stage touches.
inline std::size_t widest_element(const DagNode& node) {
  std::size_t bytes = size_of(node.dtype);
  ir::visit_preorder(node.body, [&](const ir::Expr& e) {
    if (is_float(e.type().dtype)) bytes = std::max(bytes, size_of(e.type().dtype));
  });
  return bytes;
}

}  // namespace detail

/// Marks the innermost of a stage's loops, all of them, unrolled while their copies stay within its
/// limit.
inline void apply_unroll_limit(const DagNode& node, std::int64_t limit, const CpuTarget& target,
                               std::span<PathLoop> loops) {
  if (limit <= 0) return;
  std::int64_t copies = 1;
  for (std::size_t p = loops.size(); p-- > 0;) {
    PathLoop& loop = loops[p];
    if (loop.annotation == Annotation::parallel) return;
    const bool lanes = loop.annotation == Annotation::vectorize;
    copies *= lanes ? detail::vectors_of(loop.extent, detail::widest_element(node), target)
                    : loop.extent;
    if (copies > limit) return;
    if (!lanes) loop.annotation = Annotation::unroll;
  }
}

}  // namespace hone::feature
