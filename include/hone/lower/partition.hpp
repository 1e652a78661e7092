// lower/partition.hpp
// Takes the iterations of a partitioned loop that need tests out of it (Halide: partition loops).
//
//   for w in 0..14: for s: if w * 8 + s >= 1: S
//     ->  for s: if s >= 1: S                          w = 0, its tests decided or fewer
//         for w in 0..13: for s: if w * 8 + 8 + s >= 1: S      bounds say that it always holds
//
// Must come before vectorizing and unrolling: the copies are of loops. simplify_loops then drops
// the tests that hold.
#pragma once

#include <hone/ir/interval.hpp>
#include <hone/ir/linear.hpp>
#include <hone/ir/simplify.hpp>
#include <hone/ir/substitute.hpp>
#include <hone/ir/visit_stmt.hpp>
#include <hone/schedule/state.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hone::lowering {

/// The variables of the loops that the state partitions.
inline std::set<std::string> partitioned_loops(const State& state) {
  std::set<std::string> names;
  for (const StageState& stage : state.stages()) {
    for (const Loop& loop : stage.loops) {
      if (loop.annotation == Annotation::partition) names.insert(stage.name + "." + loop.name);
    }
  }
  return names;
}

/// More iterations than this before or after those without tests stay a loop of their own.
inline constexpr std::int64_t max_border_copies = 4;

namespace detail {

/// The comparisons in a statement that depend on `var`: parts of branches, selects, predicates.
inline std::vector<ir::Expr> comparisons_with(const ir::Stmt& body, const std::string& var) {
  std::vector<ir::Expr> found;
  const auto note = [&](const ir::Expr& e) {
    const ir::Binary* b = e.as<ir::Binary>();
    if (b && ir::is_comparison(b->op) && ir::contains_var(e, var)) found.push_back(e);
  };
  ir::visit_exprs(body, note);
  return found;
}

/// The ranges of the loops inside `body`, besides those of `env`.
inline ir::Bounds with_inner_loops(const ir::Stmt& body, ir::Bounds env) {
  ir::visit_preorder(body, [&](const ir::Stmt& s) {
    const ir::For* loop = s.as<ir::For>();
    if (!loop) return;
    const std::int64_t last = ir::bounds_of(loop->extent, env).max - 1;
    env.set(loop->var, {0, std::max<std::int64_t>(last, 0)});
  });
  return env;
}

/// [first, last) of a loop's iterations.
struct Span {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

/// Where a comparison always holds, if that is at one end of 0..n: it is linear in the variable.
inline Span where_it_holds(const ir::Expr& comparison, const std::string& var, std::int64_t n,
                           const ir::Bounds& env) {
  const auto holds = [&](std::int64_t at) {
    const ir::Expr value = ir::simplify(ir::substitute(comparison, var, ir::index(at)), env);
    const std::int64_t* known = ir::as_integer(value);
    return known != nullptr && *known != 0;
  };
  const bool at_begin = holds(0);
  if (at_begin == holds(n - 1)) return {0, n};  // always, in the middle, or unknown
  std::int64_t low = 0;
  std::int64_t high = n - 1;  // holds(low) == at_begin, holds(high) != at_begin
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (holds(middle) == at_begin ? low : high) = middle;
  }
  return at_begin ? Span{0, high} : Span{high, n};
}

inline Span free_of_tests(const ir::For& loop, std::int64_t n, const ir::Bounds& outer) {
  const ir::Bounds env = with_inner_loops(loop.body, outer);
  Span span{0, n};
  for (const ir::Expr& comparison : comparisons_with(loop.body, loop.var)) {
    const Span holds = where_it_holds(comparison, loop.var, n, env);
    span = {std::max(span.first, holds.first), std::min(span.last, holds.last)};
  }
  return span;
}

/// Iterations [first, last) of the loop, as a loop.
inline ir::Stmt iterations(const ir::For& loop, Span span) {
  const std::int64_t count = span.last - span.first;
  const ir::Expr moved = ir::var(loop.var) + ir::index(span.first);
  return ir::make_stmt(ir::For{loop.var, ir::index(count), loop.kind,
                               ir::substitute(loop.body, loop.var, moved)});
}

/// The same at the border: copies if they are few.
inline ir::Stmt border_iterations(const ir::For& loop, Span span) {
  if (span.last - span.first > max_border_copies) return iterations(loop, span);
  std::vector<ir::Stmt> copies;
  for (std::int64_t n = span.first; n < span.last; ++n) {
    copies.push_back(ir::substitute(loop.body, loop.var, ir::index(n)));
  }
  return ir::block(std::move(copies));
}

}  // namespace detail

/// The statement with the named loops partitioned; `env` bounds the variables from outside.
inline ir::Stmt partition(const ir::Stmt& s, const std::set<std::string>& loops,
                          const ir::Bounds& env = {}) {
  const ir::For* loop = s.as<ir::For>();
  if (loop == nullptr) {
    return ir::map_children(s, [&](const ir::Stmt& child) { return partition(child, loops, env); });
  }
  const std::int64_t n = ir::bounds_of(loop->extent, env).max;
  const ir::Bounds inner = env.with(loop->var, {0, std::max<std::int64_t>(n - 1, 0)});
  const ir::For inside{loop->var, loop->extent, loop->kind, partition(loop->body, loops, inner)};
  const bool is_wanted = loops.count(loop->var) && loop->kind == ir::LoopKind::serial;
  if (!is_wanted || !ir::as_integer(loop->extent)) return ir::make_stmt(inside);
  const detail::Span span = detail::free_of_tests(inside, n, env);
  const bool all = span.first == 0 && span.last == n;
  if (all || span.first >= span.last) return ir::make_stmt(inside);
  return ir::block({detail::border_iterations(inside, {0, span.first}),
                    detail::iterations(inside, span),
                    detail::border_iterations(inside, {span.last, n})});
}

}  // namespace hone::lowering
