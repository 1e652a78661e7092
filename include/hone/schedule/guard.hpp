// schedule/guard.hpp
// Values that exist only under a condition: loads that read nothing where it fails, reductions that
// add nothing.
#pragma once

#include <hone/ir/meaning.hpp>
#include <hone/ir/visit.hpp>
#include <hone/schedule/axis_values.hpp>
#include <hone/task/compute_dag.hpp>

#include <vector>

namespace hone {

/// a and b, where an empty one means true.
inline ir::Expr both_of(const ir::Expr& a, const ir::Expr& b) {
  if (!a) return b;
  if (!b) return a;
  return ir::both(a, b);
}

/// The expression with every load reading only where `condition` holds.
inline ir::Expr guard_loads(const ir::Expr& e, const ir::Expr& condition) {
  const ir::Expr mapped = ir::map_children(
      e, [&](const ir::Expr& child) { return guard_loads(child, condition); });
  const ir::Load* load = mapped.as<ir::Load>();
  if (load == nullptr) return mapped;
  ir::Load copy = *load;
  copy.predicate = both_of(copy.predicate, condition);
  return ir::make_expr(mapped.type(), std::move(copy));
}

/// `value` where all conditions hold, `otherwise` elsewhere; nothing is read elsewhere.
inline ir::Expr guard_value(const ir::Expr& value, const std::vector<InsideAxis>& inside,
                            const ir::Expr& otherwise) {
  ir::Expr condition;
  for (const InsideAxis& axis : inside) condition = both_of(condition, axis.condition());
  if (!condition) return value;
  return ir::select(condition, guard_loads(value, condition), otherwise);
}

/// The value a reduction starts from.
inline ir::Expr identity_of(const DagNode& node) {
  const ir::Value value = ir::identity_of(node.reduce_op, node.dtype);
  return ir::make_expr(ir::Type{node.dtype}, ir::Constant{value.integer, value.real});
}

}  // namespace hone
