// schedule/guard.hpp
// Values that exist only under a condition: loads that read nothing where it fails, reductions that
// add nothing.
#pragma once

#include <hone/ir/meaning.hpp>
#include <hone/ir/visit.hpp>
#include <hone/schedule/axis_values.hpp>
#include <hone/task/compute_dag.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hone {

/// a and b, where an empty one means true.
inline ir::Expr both_of(const ir::Expr& a, const ir::Expr& b) {
  if (!a) return b;
  if (!b) return a;
  return ir::both(a, b);
}

/// Whether the address of the load changes with a variable of the condition. If not, the address
/// is also that of an iteration where the condition holds.
inline bool moves_with(const ir::Load& load, const ir::Expr& condition) {
  for (const std::string& name : ir::free_vars(condition)) {
    for (const ir::Expr& index : load.indices) {
      if (ir::contains_var(index, name)) return true;
    }
  }
  return false;
}

/// The expression with every load that the condition is about reading only where it holds.
inline ir::Expr guard_loads(const ir::Expr& e, const ir::Expr& condition) {
  const ir::Expr mapped = ir::map_children(
      e, [&](const ir::Expr& child) { return guard_loads(child, condition); });
  const ir::Load* load = mapped.as<ir::Load>();
  if (load == nullptr || !moves_with(*load, condition)) return mapped;
  ir::Load copy = *load;
  copy.predicate = both_of(copy.predicate, condition);
  return ir::make_expr(mapped.type(), std::move(copy));
}

/// `value` where all conditions hold, `otherwise` elsewhere; nothing is read elsewhere.
inline ir::Expr guard_value(const ir::Expr& value, const std::vector<InsideAxis>& inside,
                            const ir::Expr& otherwise) {
  ir::Expr condition;
  ir::Expr guarded = value;
  for (const InsideAxis& axis : inside) {
    condition = both_of(condition, axis.condition());
    guarded = guard_loads(guarded, axis.condition());
  }
  return condition ? ir::select(condition, guarded, otherwise) : value;
}

/// The value a reduction starts from.
inline ir::Expr identity_of(const DagNode& node) {
  const ir::Value value = ir::identity_of(node.reduce_op, node.dtype);
  return ir::make_expr(ir::Type{node.dtype}, ir::Constant{value.integer, value.real});
}

}  // namespace hone
