// lower/skip_padding.hpp
// Leaves terms of a sum out that padding makes zero, without a test in the loop.
//
//   for r in 0..3: acc += select(h + r >= 1, X(h + r - 1), 0) * W(r)
//     ->  for r in max(0, 1 - h)..3: acc += X(h + r - 1) * W(r)        a serial loop is shortened
//
//   unrolled for w, s: acc[w] += select(w + s >= 1, X(w + s - 1), 0) * W(s)
//     ->  unrolled for w, s: if w + s >= 1: acc[w] += ...              decided when it is unrolled
//
// A condition that would need a test in every iteration stays a select; at the border of a
// partitioned loop it becomes a branch. 0 times infinity is left out too, as dsl/placeholder.hpp
// says of zero_pad; strict arithmetic keeps every term.
#pragma once

#include <hone/ir/equal.hpp>
#include <hone/ir/linear.hpp>
#include <hone/lower/nest.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hone::lowering {

/// A term of a sum that is added where `condition` holds; an empty one means always.
struct Term {
  Nest nest;  // with loops shortened to where the term counts
  ir::Expr value;
  ir::Expr condition;
};

namespace detail {

inline void add_conjuncts(const ir::Expr& condition, std::vector<ir::Expr>& out) {
  const ir::Binary* b = condition.as<ir::Binary>();
  if (b == nullptr || b->op != ir::BinaryOp::logical_and) return out.push_back(condition);
  add_conjuncts(b->a, out);
  add_conjuncts(b->b, out);
}

inline bool is_zero_constant(const ir::Expr& e) {
  const ir::Constant* c = e.as<ir::Constant>();
  return c != nullptr && c->integer == 0 && c->real == 0;
}

inline bool reads_memory(const ir::Expr& e) {
  bool found = false;
  ir::visit_preorder(e, [&](const ir::Expr& x) { found = found || x.as<ir::Load>() != nullptr; });
  return found;
}

/// Whether the select is a read of padding, as task/pad.hpp makes it: the read has the condition
/// too. One that the program's author wrote is not: its 0 times infinity is NaN.
inline bool is_padding(const ir::Select& s) {
  const ir::Load* read = s.then_value.as<ir::Load>();
  if (read == nullptr || !read->predicate) return false;
  std::vector<ir::Expr> of_read;
  std::vector<ir::Expr> of_select;
  add_conjuncts(read->predicate, of_read);
  add_conjuncts(s.condition, of_select);
  return std::all_of(of_select.begin(), of_select.end(), [&](const ir::Expr& c) {
    return std::any_of(of_read.begin(), of_read.end(),
                       [&](const ir::Expr& r) { return ir::equal(c, r); });
  });
}

/// Conditions without which the product `e` counts as zero; none that reads memory.
inline void add_conditions(const ir::Expr& e, std::vector<ir::Expr>& out) {
  const ir::Select* s = e.as<ir::Select>();
  if (s && is_zero_constant(s->else_value) && is_padding(*s) && !reads_memory(s->condition)) {
    return add_conjuncts(s->condition, out);
  }
  const ir::Binary* product = e.as<ir::Binary>();
  if (product == nullptr || product->op != ir::BinaryOp::mul) return;
  add_conditions(product->a, out);
  add_conditions(product->b, out);
}

/// The condition without the conjuncts that hold; empty if none is left.
inline ir::Expr left_of(const ir::Expr& condition, const std::vector<ir::Expr>& holding) {
  std::vector<ir::Expr> conjuncts;
  add_conjuncts(condition, conjuncts);
  ir::Expr left;
  for (const ir::Expr& c : conjuncts) {
    bool holds = false;
    for (const ir::Expr& h : holding) holds = holds || ir::equal(c, h);
    if (!holds) left = both_of(left, c);
  }
  return left;
}

/// The expression where all of `holding` hold.
inline ir::Expr assuming(const ir::Expr& e, const std::vector<ir::Expr>& holding) {
  const ir::Expr mapped =
      ir::map_children(e, [&](const ir::Expr& child) { return assuming(child, holding); });
  if (const ir::Select* s = mapped.as<ir::Select>()) {
    const ir::Expr left = left_of(s->condition, holding);
    return left ? ir::select(left, s->then_value, s->else_value) : s->then_value;
  }
  const ir::Load* load = mapped.as<ir::Load>();
  if (load == nullptr || !load->predicate) return mapped;
  ir::Load copy = *load;
  copy.predicate = left_of(load->predicate, holding);
  return ir::make_expr(mapped.type(), std::move(copy));
}

/// factor * loop + rest, compared with a constant: `least` is the first iteration where the left
/// side reaches the constant.
struct Crossing {
  std::size_t loop = 0;
  ir::Expr least;
  bool is_lower_bound = false;  // holds from there on; else it holds before
};

class SkipPadding {
 public:
  SkipPadding(Nest nest, ir::Expr value, const std::set<std::string>& partitioned)
      : term_{std::move(nest), std::move(value), {}}, partitioned_(partitioned) {}

  Term run() {
    std::vector<ir::Expr> conditions;
    add_conditions(term_.value, conditions);
    std::vector<ir::Expr> holding;
    for (const ir::Expr& condition : conditions) {
      if (becomes_branch(condition)) {
        term_.condition = both_of(term_.condition, condition);
      } else if (!shorten(condition)) {
        continue;
      }
      holding.push_back(condition);
    }
    if (!holding.empty()) term_.value = assuming(term_.value, holding);
    return std::move(term_);
  }

 private:
  /// Whether the condition may become a branch: where only unrolled and partitioned loops change
  /// it, each copy of the term knows it; where a partitioned loop and others do, all copies but
  /// those at the border. Never where lanes differ.
  bool becomes_branch(const ir::Expr& condition) const {
    bool known = true;
    bool partitioned = false;
    for (const std::string& name : ir::free_vars(condition)) {
      const NestLoop* loop = loop_named(name);
      if (loop && loop->kind == ir::LoopKind::vectorized) return false;
      const bool is_partitioned = partitioned_.count(name) > 0;
      partitioned = partitioned || is_partitioned;
      known = known && (is_partitioned || (loop && loop->kind == ir::LoopKind::unrolled));
    }
    return known || partitioned;
  }

  /// The loop of the nest with this variable; nullptr for those around it.
  const NestLoop* loop_named(const std::string& var) const {
    for (const NestLoop& loop : term_.nest.loops) {
      if (loop.var == var) return &loop;
    }
    return nullptr;
  }

  bool shorten(const ir::Expr& condition) {
    const std::optional<Crossing> at = crossing(condition);
    if (!at) return false;
    NestLoop& loop = term_.nest.loops[at->loop];
    if (at->is_lower_bound) {
      loop.first = loop.first ? ir::max(loop.first, at->least) : at->least;
    } else {
      const ir::Expr end = loop.shortened ? loop.shortened : ir::index(loop.extent);
      loop.shortened = ir::min(end, at->least);
    }
    return true;
  }

  /// Where a serial reduction loop crosses the condition, if all else in it is known outside.
  std::optional<Crossing> crossing(const ir::Expr& condition) const {
    const ir::Binary* b = condition.as<ir::Binary>();
    const bool is_lower_bound = b && b->op == ir::BinaryOp::ge;
    if (b == nullptr || (b->op != ir::BinaryOp::lt && !is_lower_bound)) return std::nullopt;
    const int at = innermost(condition);
    if (at < 0) return std::nullopt;
    const NestLoop& loop = term_.nest.loops[static_cast<std::size_t>(at)];
    if (loop.kind != ir::LoopKind::serial || loop.role != LoopRole::reduce) return std::nullopt;
    ir::LinearForm rest = ir::linear_form(b->b - b->a);
    const std::int64_t factor = -coefficient(rest, loop.var);
    rest.add(ir::var(loop.var), factor);
    if (factor <= 0 || ir::contains_var(ir::to_expr(rest), loop.var)) return std::nullopt;
    rest.constant += factor - 1;
    const ir::Expr least = ir::max(ir::to_expr(rest), ir::index(0)) / ir::index(factor);
    return Crossing{static_cast<std::size_t>(at), least, is_lower_bound};
  }

  /// The innermost loop of the nest that the condition depends on; -1 if there is none or lanes
  /// run along the condition.
  int innermost(const ir::Expr& condition) const {
    int at = -1;
    for (std::size_t l = 0; l < term_.nest.loops.size(); ++l) {
      const NestLoop& loop = term_.nest.loops[l];
      if (!ir::contains_var(condition, loop.var)) continue;
      if (loop.kind == ir::LoopKind::vectorized) return -1;
      at = static_cast<int>(l);
    }
    return at;
  }

  static std::int64_t coefficient(const ir::LinearForm& form, const std::string& name) {
    for (const ir::LinearForm::Term& term : form.terms) {
      const ir::Var* var = term.value.as<ir::Var>();
      if (var && var->name == name) return term.coefficient;
    }
    return 0;
  }

  Term term_;
  const std::set<std::string>& partitioned_;
};

}  // namespace detail

/// The term of a sum over the nest, without what padding makes zero. `partitioned`: loops of any
/// stage whose iterations at the border will have copies of their own.
inline Term skip_padding(Nest nest, ir::Expr value, const std::set<std::string>& partitioned) {
  return detail::SkipPadding(std::move(nest), std::move(value), partitioned).run();
}

}  // namespace hone::lowering
