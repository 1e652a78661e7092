// ir/simplify.hpp
// Rewrites expressions into smaller ones of the same value, bit for bit by ir/meaning.hpp.
//
//   Bounds env;  env.set("i", {0, 15});  env.set("j", {0, 7});
//   simplify((i * 8 + j) / 8 + 0, env)      ->   i
//   simplify(i * 8 + j < 128, env)          ->   true
//
// One walk from the leaves up; each node meets, in this order: constant folding, the rules of
// simplify_rules.hpp, the algebra of broadcasts, the canonical form of sums (affine.hpp), their
// quotients and comparisons (divide.hpp), and its interval, if that is a single number.
#pragma once

#include <hone/ir/divide.hpp>
#include <hone/ir/interpret.hpp>
#include <hone/ir/simplify_rules.hpp>
#include <hone/ir/visit_stmt.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>

namespace hone::ir {

/// How often each rule of the list was used: "which one looped?", and the tests' coverage.
using RuleCounts = std::array<std::int64_t, pattern::rule_count>;

/// Simplifies expressions over one set of bounds. Remembers what it found, so that shared operands
/// are looked at once: use one for all expressions under the same bounds.
class Simplifier {
 public:
  explicit Simplifier(const Bounds& env, RuleCounts* counts = nullptr)
      : env_(env), counts_(counts) {}

  Expr simplify(const Expr& e) {
    if (e.as<Var>()) return point_or_self(e);
    if (e.as<Constant>()) return pattern::constant_of(e.type(), *pattern::constant_value(e));
    const auto known = simplified_.find(e.get());
    if (known != simplified_.end()) return known->second.result;
    const auto below = [this](const Expr& child) { return simplify(child); };
    const Expr result =
        detail::is_sum(e) ? sum(to_affine(e, below)) : finish(map_children(e, below));
    simplified_.emplace(e.get(), Simplified{e, result});
    return result;
  }

  /// `e`, whose operands are simplified.
  Expr finish(const Expr& e) {
    // No chain of rewrites is long; this bounds one that some pair of rules might make endless.
    constexpr int deepest = 100;
    if (depth_ == deepest) return e;
    ++depth_;
    const Expr result = rewritten(e);
    --depth_;
    return result;
  }

  /// The interval of an integer expression.
  Interval bounds(const Expr& e) {
    if (e.as<Var>() || e.as<Constant>()) return bounds_of(e, env_);
    const auto known = intervals_.find(e.get());
    if (known != intervals_.end()) return known->second.interval;
    const Interval interval =
        detail::node_bounds(e, env_, [this](const Expr& child) { return bounds(child); });
    intervals_.emplace(e.get(), Remembered{e, interval});
    return interval;
  }

  /// Whether a op b: [1, 1] always, [0, 0] never.
  Interval compare(BinaryOp op, const Expr& a, const Expr& b) {
    if (is_float(a.type().dtype)) return {0, 1};
    const Interval quick = detail::compared(op, bounds(a), bounds(b));
    if (quick.is_point() || a.type().dtype == DType::boolean) return quick;
    // The difference tells more only where the two sides share a term.
    if (pattern::constant_value(a) || pattern::constant_value(b)) return quick;
    return detail::compare_sums(op, to_affine(a), to_affine(b), *this);
  }

 private:
  struct Remembered {
    Expr owner;  // keeps the address of the key taken
    Interval interval;
  };
  struct Simplified {
    Expr owner;
    Expr result;
  };

  Expr rewritten(const Expr& e) {
    if (detail::is_sum(e)) return sum(to_affine(e));
    if (Expr constant = folded(e)) return constant;
    if (Expr result = by_rule(e)) return result;
    if (Expr result = with_broadcast_outside(e)) return result;
    if (Expr result = of_sums(e)) return result;
    if (Expr result = of_nodes(e)) return result;
    return point_or_self(e);
  }

  Expr sum(const Affine& form) { return point_or_self(to_expr(form)); }

  Expr point_or_self(const Expr& e) {
    if (is_float(e.type().dtype) || pattern::constant_value(e)) return e;
    const Interval interval = bounds(e);
    if (!interval.is_point()) return e;
    return pattern::constant_of(e.type(), integer_value(e.type().dtype, interval.min));
  }

  /// The value of a scalar operator on constants. An Fma may round in two ways and is left alone.
  Expr folded(const Expr& e) {
    const bool foldable = e.as<Unary>() || e.as<Binary>() || e.as<Cast>();
    if (!foldable || e.type().is_vector()) return {};
    bool constants = true;
    for_each_child(e, [&](const Expr& child) { constants = constants && child.as<Constant>(); });
    return constants ? constant(interpret(e)) : Expr();
  }

  Expr by_rule(const Expr& e) {
    const std::size_t key = pattern::root_key(e);
    const pattern::RulesByRoot& rules = pattern::rules_by_root;
    const DType type = pattern::subject_type(e);
    for (std::size_t n = rules.first[key]; n < rules.first[key + 1]; ++n) {
      const pattern::Rule& rule = pattern::rules::list[rules.order[n]];
      pattern::Bindings bindings{};
      if (!pattern::includes(rule.on, type) || !matches(rule.pattern, e, bindings)) continue;
      if (!always(rule.condition, type, bindings, *this)) continue;
      if (counts_) ++(*counts_)[rules.order[n]];
      const auto make = [this](const Expr& node) { return finish(node); };
      return build(rule.replacement, rule.replacement.root(), e.type(), bindings, make);
    }
    return {};
  }

  /// op(broadcast(a), broadcast(b)) -> broadcast(op(a, b)): one scalar instead of a vector.
  Expr with_broadcast_outside(const Expr& e) {
    const bool pure = !e.as<Ramp>() && !e.as<Broadcast>() && !e.as<Horizontal>() &&
                      !e.as<Reduce>() && !e.as<Scan>() && !e.as<Var>() && !e.as<Constant>();
    if (!pure || !e.type().is_vector()) return {};
    bool all = true;
    bool any = false;
    for_each_child(e, [&](const Expr& child) {
      any = true;
      all = all && child.as<Broadcast>() && child.type().lanes == e.type().lanes;
    });
    if (!all || !any) return {};
    const Expr scalar =
        map_children(e, [](const Expr& child) { return child.as<Broadcast>()->value; });
    return broadcast(finish(scalar), e.type().lanes);
  }

  /// Quotients and comparisons of integers.
  Expr of_sums(const Expr& e) {
    const Binary* b = e.as<Binary>();
    if (!b || !is_integer(b->a.type().dtype)) return {};
    if (b->op == BinaryOp::div || b->op == BinaryOp::mod) {
      const auto divisor = detail::integer_constant(b->b);
      if (!divisor || *divisor < 2) return {};
      const Affine form = to_affine(b->a);
      return b->op == BinaryOp::div ? detail::divide_sum(form, *divisor, *this)
                                    : detail::remainder_of_sum(form, *divisor, *this);
    }
    if (!is_comparison(b->op)) return {};
    const Expr result =
        detail::comparison_of_sums(b->op, to_affine(b->a), to_affine(b->b), *this);
    return !result || equal(result, e) ? Expr() : finish(result);
  }

  /// What patterns cannot say because it depends on types or node fields.
  Expr of_nodes(const Expr& e) {
    if (const Cast* c = e.as<Cast>()) return of_cast(e, *c);
    if (const Unary* u = e.as<Unary>()) return of_not(*u);
    if (const Load* l = e.as<Load>()) return of_load(e, *l);
    return {};
  }

  /// There and back without loss: int64(int32(x)) -> x if x fits.
  Expr of_cast(const Expr& e, const Cast& outer) {
    const Cast* inner = outer.a.as<Cast>();
    if (!inner || !is_integer(e.type().dtype) || inner->a.type() != e.type()) return {};
    const DType between = outer.a.type().dtype;
    if (!is_integer(between) || !range_of(between).contains(bounds(inner->a))) return {};
    return inner->a;
  }

  /// !(a < b) -> a >= b; with floats a NaN makes both false, so only == and != turn round.
  Expr of_not(const Unary& u) {
    const Binary* b = u.op == UnaryOp::logical_not ? u.a.as<Binary>() : nullptr;
    if (!b || !is_comparison(b->op)) return {};
    const bool either = b->op == BinaryOp::eq || b->op == BinaryOp::ne;
    if (is_float(b->a.type().dtype) && !either) return {};
    return finish(binary(opposite(b->op), b->a, b->b));
  }

  static BinaryOp opposite(BinaryOp op) {
    if (op == BinaryOp::eq) return BinaryOp::ne;
    if (op == BinaryOp::ne) return BinaryOp::eq;
    if (op == BinaryOp::lt) return BinaryOp::ge;
    if (op == BinaryOp::le) return BinaryOp::gt;
    return op == BinaryOp::gt ? BinaryOp::le : BinaryOp::lt;
  }

  /// A predicate that is always true goes; one that never is leaves 0.
  static Expr of_load(const Expr& e, const Load& l) {
    const auto always = l.predicate ? detail::integer_constant(l.predicate) : std::nullopt;
    if (!always) return {};
    if (*always) return load(e.type(), l.tensor, l.indices, l.boundary);
    return pattern::constant_of(e.type(), Value{e.type().dtype, 0, 0});
  }

  const Bounds& env_;
  RuleCounts* counts_;
  int depth_ = 0;
  std::unordered_map<const Node*, Remembered> intervals_;
  std::unordered_map<const Node*, Simplified> simplified_;
};

namespace detail {

/// `e` as a sum, if it is one of variables alone, none of which is a single number: there is
/// nothing in it to simplify but the sum itself. Most subscripts are such.
inline std::optional<Affine> sum_of_variables(const Expr& e, const Bounds& env) {
  if (!is_sum(e) || e.type().is_vector()) return std::nullopt;
  Affine form = to_affine(e);
  for (const Affine::Term& term : form.terms) {
    const Var* var = term.value.as<Var>();
    const Interval* known = var ? env.find(var->name) : nullptr;
    if (var == nullptr || (known != nullptr && known->is_point())) return std::nullopt;
  }
  return form;
}

}  // namespace detail

/// `e` in a smaller form with the same value while its variables stay in their bounds.
inline Expr simplify(const Expr& e, const Bounds& env = {}) {
  if (const auto form = detail::sum_of_variables(e, env)) return to_expr(*form);
  return Simplifier(env).simplify(e);
}

/// The sum that simplify(e, env) is, terms in the same order.
inline Affine simplified_sum(const Expr& e, const Bounds& env) {
  std::optional<Affine> form = detail::sum_of_variables(e, env);
  if (!form) return to_affine(Simplifier(env).simplify(e));
  std::sort(form->terms.begin(), form->terms.end(), detail::stands_before);
  return std::move(*form);
}

/// Every expression of `s`, with its loops' variables in [0, extent) and its lets' names in the
/// interval of their values. Stores that never happen and loops that never run disappear.
Stmt simplify(const Stmt& s, const Bounds& env = {});

namespace detail {

inline Bounds inside(const Stmt& s, const Bounds& env) {
  if (const For* loop = s.as<For>()) {
    const std::int64_t last = std::max<std::int64_t>(bounds_of(loop->extent, env).max, 1) - 1;
    return env.with(loop->var, {0, last});
  }
  const Let* let = s.as<Let>();
  const bool integer = let && !is_float(let->value.type().dtype);
  return integer ? env.with(let->name, bounds_of(let->value, env)) : env;
}

inline Stmt without_dead_code(const Stmt& s) {
  if (const Store* store = s.as<Store>()) {
    const auto known = store->predicate ? integer_constant(store->predicate) : std::nullopt;
    if (!known) return s;
    return *known ? make_stmt(Store{store->buffer, store->indices, store->value, {}}) : Stmt();
  }
  if (const If* branch = s.as<If>()) {
    const auto known = integer_constant(branch->condition);
    return !known ? s : *known ? branch->then_body : Stmt();
  }
  const For* loop = s.as<For>();
  const auto extent = loop ? integer_constant(loop->extent) : std::nullopt;
  return extent && *extent <= 0 ? Stmt() : s;
}

}  // namespace detail

inline Stmt simplify(const Stmt& s, const Bounds& env) {
  Simplifier simplifier(env);
  const Stmt own = detail::without_dead_code(
      map_exprs(s, [&](const Expr& e) { return simplifier.simplify(e); }));
  if (!own) return own;
  if (const If* branch = s.as<If>(); branch && own.get() == branch->then_body.get()) {
    return simplify(own, env);
  }
  const Bounds deeper = detail::inside(own, env);
  return map_children(own, [&](const Stmt& child) { return simplify(child, deeper); });
}

}  // namespace hone::ir
