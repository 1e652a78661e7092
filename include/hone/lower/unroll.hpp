// lower/unroll.hpp
// Replaces every unrolled loop by one copy of its body for each iteration.
//
//   unrolled for i in 0..2: C[i] = 0      ->      C[0] = 0; C[1] = 0
#pragma once

#include <hone/ir/simplify.hpp>
#include <hone/ir/substitute.hpp>

#include <vector>

namespace hone::lowering {

/// The statement without unrolled loops.
inline ir::Stmt unroll(const ir::Stmt& s) {
  const ir::Stmt inner = ir::map_children(s, [](const ir::Stmt& child) { return unroll(child); });
  const ir::For* loop = inner.as<ir::For>();
  if (loop == nullptr || loop->kind != ir::LoopKind::unrolled) return inner;
  const std::int64_t* extent = ir::as_integer(loop->extent);
  ensure(extent != nullptr, "the unrolled loop ", loop->var, " has no constant extent");
  std::vector<ir::Stmt> copies;
  for (std::int64_t n = 0; n < *extent; ++n) {
    copies.push_back(ir::substitute(loop->body, loop->var, ir::index(n)));
  }
  return ir::block(std::move(copies));
}

}  // namespace hone::lowering
