// lower/vectorize.hpp
// Replaces every vectorized loop by its body with one lane for each iteration.
//
//   vectorized for v in 0..16: C[i * 64 + v] = A[i] * B[v]
//     ->  C[ramp(i * 64, 1, 16)] = broadcast(A[i], 16) * B[ramp(0, 1, 16)]
//
// What does not depend on the loop stays scalar until it meets a vector. Offsets that are affine in
// the loop variable become ramps; others become vectors of offsets. A temporary allocated inside
// the loop gets one copy for each lane. A sum over the lanes combines them:
//
//   vectorized for v in 0..16: s = s + A[v]   ->   s = s + horizontal sum(A[ramp(0, 1, 16)])
#pragma once

#include <hone/ir/equal.hpp>
#include <hone/ir/linear.hpp>
#include <hone/ir/simplify.hpp>
#include <hone/ir/substitute.hpp>
#include <hone/ir/visit.hpp>

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hone::lowering {

namespace detail {

/// The factor of `var` in `e`, if `e` = factor * var + rest with both free of var.
inline ir::Expr coefficient_of(const ir::Expr& e, const std::string& var) {
  if (!ir::contains_var(e, var)) return ir::index(0);
  if (e.as<ir::Var>()) return ir::index(1);
  const ir::Binary* b = e.as<ir::Binary>();
  if (b == nullptr) return {};
  if (b->op == ir::BinaryOp::add || b->op == ir::BinaryOp::sub) {
    const ir::Expr a = coefficient_of(b->a, var);
    const ir::Expr c = coefficient_of(b->b, var);
    if (!a || !c) return {};
    return ir::simplify(b->op == ir::BinaryOp::add ? a + c : a - c);
  }
  if (b->op != ir::BinaryOp::mul) return {};
  const bool left = ir::contains_var(b->a, var);
  if (left && ir::contains_var(b->b, var)) return {};
  const ir::Expr inner = coefficient_of(left ? b->a : b->b, var);
  return inner ? ir::simplify(inner * (left ? b->b : b->a)) : ir::Expr();
}

/// Widens the body of one loop.
class Widen {
 public:
  Widen(std::string var, std::int32_t lanes) : var_(std::move(var)), lanes_(lanes) {}

  ir::Stmt operator()(const ir::Stmt& s) {
    if (const ir::Store* store = s.as<ir::Store>()) return widen_store(*store);
    if (const ir::Allocate* a = s.as<ir::Allocate>()) return widen_allocate(*a);
    if (const ir::For* loop = s.as<ir::For>()) {
      ensure(!ir::contains_var(loop->extent, var_), "the extent of ", loop->var,
             " depends on the vectorized loop ", var_);
    }
    if (const ir::If* branch = s.as<ir::If>()) {
      ensure(!ir::contains_var(branch->condition, var_), "a branch depends on the vectorized loop ",
             var_);
    }
    return ir::map_children(s, [&](const ir::Stmt& child) { return (*this)(child); });
  }

 private:
  ir::Stmt widen_allocate(const ir::Allocate& a) {
    private_.insert(a.buffer.name);
    ir::Allocate wide = a;
    wide.buffer.shape.push_back(lanes_);
    wide.body = (*this)(a.body);
    return ir::make_stmt(std::move(wide));
  }

  ir::Stmt widen_store(const ir::Store& store) {
    ir::Store wide = store;
    if (const ir::Expr sum = over_lanes(store)) {
      wide.value = sum;
      return ir::make_stmt(std::move(wide));
    }
    wide.value = ir::broadcast(expr(store.value), lanes_);
    wide.indices = {ir::broadcast(place(store.buffer, store.indices[0]), lanes_)};
    if (store.predicate) wide.predicate = ir::broadcast(expr(store.predicate), lanes_);
    return ir::make_stmt(std::move(wide));
  }

  /// x = x + f(lane) at one place: x plus the sum of all lanes, also where they are all the same.
  /// Empty for other stores.
  ir::Expr over_lanes(const ir::Store& store) {
    if (private_.count(store.buffer) || ir::contains_var(store.indices[0], var_)) return {};
    const ir::Binary* b = store.value.as<ir::Binary>();
    const std::optional<ir::ReduceOp> op = b ? reduction_of(b->op) : std::nullopt;
    const ir::Load* old = op ? b->a.as<ir::Load>() : nullptr;
    if (!old || old->tensor != store.buffer || !ir::equal(old->indices[0], store.indices[0])) {
      return {};
    }
    return ir::binary(b->op, b->a, ir::horizontal(*op, ir::broadcast(expr(b->b), lanes_)));
  }

  static std::optional<ir::ReduceOp> reduction_of(ir::BinaryOp op) {
    if (op == ir::BinaryOp::add) return ir::ReduceOp::sum;
    if (op == ir::BinaryOp::mul) return ir::ReduceOp::prod;
    if (op == ir::BinaryOp::max) return ir::ReduceOp::max;
    if (op == ir::BinaryOp::min) return ir::ReduceOp::min;
    return std::nullopt;
  }

  /// The offset of an access: a ramp where it moves evenly with the lanes.
  ir::Expr place(const std::string& buffer, const ir::Expr& offset) {
    if (private_.count(buffer)) {
      ensure(!ir::contains_var(offset, var_), "lanes of ", buffer, " are mixed");
      return ir::ramp(offset * ir::index(lanes_), ir::index(1), lanes_);
    }
    if (!ir::contains_var(offset, var_)) return offset;
    const ir::Expr stride = coefficient_of(offset, var_);
    if (!stride) return ir::broadcast(expr(offset), lanes_);
    const ir::Expr base = ir::simplify(ir::substitute(offset, var_, ir::index(0)));
    return ir::ramp(base, stride, lanes_);
  }

  ir::Expr expr(const ir::Expr& e) {
    if (const ir::Load* load = e.as<ir::Load>()) return widen_load(e.type(), *load);
    if (!ir::contains_var(e, var_) && !reads_private(e)) return e;
    if (e.as<ir::Var>()) return ir::ramp(ir::index(0), ir::index(1), lanes_);
    if (const ir::Select* s = e.as<ir::Select>()) {
      const ir::Expr condition = ir::broadcast(expr(s->condition), lanes_);
      return ir::select(condition, ir::broadcast(expr(s->then_value), lanes_),
                        ir::broadcast(expr(s->else_value), lanes_));
    }
    return ir::map_children(e, [&](const ir::Expr& c) { return ir::broadcast(expr(c), lanes_); });
  }

  bool reads_private(const ir::Expr& e) const {
    bool found = false;
    ir::visit_preorder(e, [&](const ir::Expr& node) {
      const ir::Load* load = node.as<ir::Load>();
      found = found || (load && private_.count(load->tensor) > 0);
    });
    return found;
  }

  ir::Expr widen_load(ir::Type type, const ir::Load& load) {
    ir::Load wide = load;
    wide.indices = {place(load.tensor, load.indices[0])};
    const std::int32_t lanes = wide.indices[0].type().lanes;
    if (load.predicate) {
      wide.predicate = lanes > 1 ? ir::broadcast(expr(load.predicate), lanes_)
                                 : in_any_lane(load.predicate);
    }
    return ir::make_expr(type.with_lanes(lanes), std::move(wide));
  }

  /// Whether the predicate holds in some lane: what a scalar load for all of them needs.
  ir::Expr in_any_lane(const ir::Expr& predicate) {
    if (!ir::contains_var(predicate, var_)) return predicate;
    const ir::Binary* b = predicate.as<ir::Binary>();
    if (b && b->op == ir::BinaryOp::logical_and) {
      return ir::both(in_any_lane(b->a), in_any_lane(b->b));
    }
    if (b && b->op == ir::BinaryOp::lt && !ir::contains_var(b->b, var_)) {
      const ir::Expr slope = coefficient_of(b->a, var_);
      const std::int64_t* rising = slope ? ir::as_integer(slope) : nullptr;
      if (rising && *rising >= 0) return ir::substitute(predicate, var_, ir::index(0));
    }
    return ir::horizontal(ir::ReduceOp::max, ir::broadcast(expr(predicate), lanes_));
  }

  std::string var_;
  std::int32_t lanes_;
  std::set<std::string> private_;  // temporaries with one copy for each lane
};

}  // namespace detail

/// The statement without vectorized loops.
inline ir::Stmt vectorize(const ir::Stmt& s) {
  const ir::Stmt inner =
      ir::map_children(s, [](const ir::Stmt& child) { return vectorize(child); });
  const ir::For* loop = inner.as<ir::For>();
  if (loop == nullptr || loop->kind != ir::LoopKind::vectorized) return inner;
  const std::int64_t* extent = ir::as_integer(loop->extent);
  ensure(extent != nullptr, "the vectorized loop ", loop->var, " has no constant extent");
  return detail::Widen(loop->var, static_cast<std::int32_t>(*extent))(loop->body);
}

}  // namespace hone::lowering
