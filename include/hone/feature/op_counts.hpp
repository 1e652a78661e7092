// feature/op_counts.hpp
// The operations of one iteration of a store, by kind.
//
//   C.sum += A(i, k) * B(k, j)             1 float mul, 1 float addsub, together 1 float mad
//   C = max(C.sum + bias(j), 0)            1 float addsub, 1 float cmp
//   select(y >= 1, X(y - 1), 0)            1 select, 1 integer cmp
//
// Counted is what is done with values. Subscripts are not: codegen turns them into address modes
// and increments; of conditions on loop variables alone, the comparisons are. Ansor counts all of
// it. Its float_mad is always 0; here it says how many of the additions become one instruction with
// a multiplication, which both stay in their counts.
#pragma once

#include <hone/ir/visit.hpp>
#include <hone/task/compute_dag.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace hone::feature {

enum class OpKind : std::uint8_t { mad, addsub, mul, divmod, cmp, math_func, other_func };
inline constexpr std::size_t op_kinds = 7;

struct OpCounts {
  std::array<std::int64_t, op_kinds> floats{};
  std::array<std::int64_t, op_kinds> integers{};
  std::int64_t logical = 0;  // and, or, not
  std::int64_t selects = 0;

  std::int64_t& of(OpKind kind, DType type) {
    return (is_float(type) ? floats : integers)[static_cast<std::size_t>(kind)];
  }
  /// Work that is arithmetic: without mad, which is counted as its two halves.
  std::int64_t arithmetic() const {
    std::int64_t sum = 0;
    for (std::size_t k = 1; k < op_kinds; ++k) sum += floats[k] + integers[k];
    return sum;
  }
};

namespace detail {

constexpr OpKind kind_of(ir::BinaryOp op) {
  using ir::BinaryOp;
  if (op == BinaryOp::add || op == BinaryOp::sub) return OpKind::addsub;
  if (op == BinaryOp::mul) return OpKind::mul;
  if (op == BinaryOp::div || op == BinaryOp::mod) return OpKind::divmod;
  const bool picks = op == BinaryOp::min || op == BinaryOp::max;
  return picks || ir::is_comparison(op) ? OpKind::cmp : OpKind::other_func;
}

inline bool is_product(const ir::Expr& e) {
  const ir::Binary* b = e.as<ir::Binary>();
  return b != nullptr && b->op == ir::BinaryOp::mul && is_float(e.type().dtype);
}

inline bool reads_memory(const ir::Expr& e) {
  bool found = e.as<ir::Load>() != nullptr;
  ir::for_each_child(e, [&](const ir::Expr& child) { found = found || reads_memory(child); });
  return found;
}

class OpCounter {
 public:
  explicit OpCounter(bool contracts) : contracts_(contracts) {}

  void count(const ir::Expr& e) {
    if (e.as<ir::Load>() || e.as<ir::Constant>() || e.as<ir::Var>()) return;
    if (const ir::Binary* b = e.as<ir::Binary>()) {
      if (!count_binary(*b)) return;
    } else if (const ir::Unary* u = e.as<ir::Unary>()) {
      if (u->op == ir::UnaryOp::logical_not) ++counts.logical;
      else if (is_value(u->a)) ++counts.of(OpKind::addsub, e.type().dtype);
    } else if (const ir::Call* call = e.as<ir::Call>()) {
      ++counts.of(call->own ? OpKind::other_func : OpKind::math_func, e.type().dtype);
    } else if (e.as<ir::Select>()) {
      ++counts.selects;
    }
    ir::for_each_child(e, [this](const ir::Expr& child) { count(child); });
  }

  /// a op b for two values of that type.
  void count(ir::BinaryOp op, DType type, bool of_product) {
    ++counts.of(kind_of(op), type);
    if (contracts_ && of_product && op == ir::BinaryOp::add) ++counts.of(OpKind::mad, type);
  }

  OpCounts counts;

 private:
  /// Floats are values; integers that come from no tensor are made of loop variables.
  static bool is_value(const ir::Expr& e) { return is_float(e.type().dtype) || reads_memory(e); }

  /// Whether there is something to count below.
  bool count_binary(const ir::Binary& b) {
    if (ir::is_logical(b.op)) return ++counts.logical > 0;
    const bool of_values = is_value(b.a) || is_value(b.b);
    if (of_values || ir::is_comparison(b.op)) {
      count(b.op, b.a.type().dtype, is_product(b.a) || is_product(b.b));
    }
    return of_values;
  }

  bool contracts_;
};

constexpr ir::BinaryOp combiner_of(ir::ReduceOp op) {
  switch (op) {
    case ir::ReduceOp::sum: return ir::BinaryOp::add;
    case ir::ReduceOp::prod: return ir::BinaryOp::mul;
    case ir::ReduceOp::max: return ir::BinaryOp::max;
    case ir::ReduceOp::min: return ir::BinaryOp::min;
    case ir::ReduceOp::custom: break;
  }
  return ir::BinaryOp::add;
}

}  // namespace detail

/// The operations of `body`, the node's with inlined stages put in, and of adding it to what is
/// there if the node reduces. `mode`: strict arithmetic does not contract.
inline OpCounts op_counts(const DagNode& node, const ir::Expr& body, FloatMode mode) {
  detail::OpCounter counter(mode != FloatMode::strict);
  counter.count(body);
  if (node.has_reduction()) {
    counter.count(detail::combiner_of(node.reduce_op), node.dtype, detail::is_product(body));
  }
  return counter.counts;
}

}  // namespace hone::feature
