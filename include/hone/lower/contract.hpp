// lower/contract.hpp
// Fuses a float product with the sum it goes into. Not in strict mode: the result is rounded once
// instead of twice.
//
//   acc + a * b   ->   fma(a, b, acc)
#pragma once

#include <hone/ir/visit.hpp>
#include <hone/ir/visit_stmt.hpp>

namespace hone::lowering {

/// The expression with every float a * b + c (in either order) fused.
inline ir::Expr contract(const ir::Expr& e) {
  const ir::Expr mapped =
      ir::map_children(e, [](const ir::Expr& child) { return contract(child); });
  const ir::Binary* sum = mapped.as<ir::Binary>();
  if (!sum || !is_float(mapped.type().dtype) || sum->op != ir::BinaryOp::add) return mapped;
  const auto product = [](const ir::Expr& x) {
    const ir::Binary* b = x.as<ir::Binary>();
    return b && b->op == ir::BinaryOp::mul ? b : nullptr;
  };
  if (const ir::Binary* p = product(sum->b)) return ir::fma(p->a, p->b, sum->a);
  if (const ir::Binary* p = product(sum->a)) return ir::fma(p->a, p->b, sum->b);
  return mapped;
}

inline ir::Stmt contract(const ir::Stmt& s) {
  return ir::map_exprs_deep(s, [](const ir::Expr& e) { return contract(e); });
}

}  // namespace hone::lowering
