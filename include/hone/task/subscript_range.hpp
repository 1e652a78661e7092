// task/subscript_range.hpp
// Which elements a subscript reaches when its axes run over all their values.
//
// Exact for affine subscripts, and for others while the combinations of their axes are few enough
// to try them all: an estimate would refuse correct programs such as X(i - i / 4 * 4). Beyond that,
// and for subscripts that are data, it may be too wide, never too narrow.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <hone/ir/interpret.hpp>
#include <hone/ir/interval.hpp>
#include <hone/ir/visit.hpp>
#include <hone/program/affine.hpp>
#include <hone/task/compute_dag.hpp>

namespace hone {

namespace detail {

inline constexpr std::int64_t most_subscripts_tried = 1 << 18;

/// The axes that occur in the subscript.
inline std::vector<IterVar> axes_of(const ir::Expr& subscript, const std::vector<IterVar>& scope) {
  std::vector<IterVar> axes;
  for (const IterVar& axis : scope) {
    if (ir::contains_var(subscript, axis.name)) axes.push_back(axis);
  }
  return axes;
}

/// Whether the product of the extents stays within most_subscripts_tried.
inline bool few_enough_to_try(const std::vector<IterVar>& axes) {
  std::int64_t count = 1;
  for (const IterVar& axis : axes) {
    if (axis.extent > most_subscripts_tried / count) return false;
    count *= axis.extent;
  }
  return true;
}

/// Whether a tensor is read to know the subscript.
inline bool is_data(const ir::Expr& subscript) {
  bool found = false;
  ir::visit_preorder(subscript, [&](const ir::Expr& e) { found = found || e.as<ir::Load>(); });
  return found;
}

/// The range over all combinations of axes[d..]; the earlier ones have their values in `values`.
inline void try_all(const ir::Expr& subscript, const std::vector<IterVar>& axes, std::size_t d,
                    ir::Variables& values, std::optional<IndexRange>& range) {
  if (d == axes.size()) {
    const std::int64_t here = ir::interpret(subscript, values).integer;
    if (!range) range = IndexRange{here, here};
    *range = {std::min(range->first, here), std::max(range->last, here)};
    return;
  }
  for (std::int64_t n = 0; n < axes[d].extent; ++n) {
    values.set(axes[d].name, ir::integer_value(DType::i64, n));
    try_all(subscript, axes, d + 1, values, range);
  }
}

}  // namespace detail

/// The values of `subscript` while the axes of `scope` run over their extents.
inline IndexRange subscript_range(const ir::Expr& subscript, const std::vector<IterVar>& scope) {
  const std::vector<IterVar> axes = detail::axes_of(subscript, scope);
  if (const std::optional<Affine> affine = as_affine(subscript)) {
    return range_of(*affine, [&](const std::string& var) {
      return std::find_if(axes.begin(), axes.end(),
                          [&](const IterVar& axis) { return axis.name == var; })->extent;
    });
  }
  if (!detail::is_data(subscript) && detail::few_enough_to_try(axes)) {
    ir::Variables values;
    std::optional<IndexRange> range;
    detail::try_all(subscript, axes, 0, values, range);
    return *range;
  }
  ir::Bounds bounds;
  for (const IterVar& axis : axes) bounds.set(axis.name, {0, axis.extent - 1});
  const ir::Interval estimate = ir::bounds_of(subscript, bounds);
  return {estimate.min, estimate.max};
}

}  // namespace hone
