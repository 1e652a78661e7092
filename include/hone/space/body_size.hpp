// space/body_size.hpp
// About how many instructions one iteration of a stage becomes: what unrolling multiplies.
//
//   C(i, j) = sum(k, A(i, k) * B(k, j))     4: two loads, a product, a sum
//   S(i) = sum(j, exp(X(i, j) - M(i)))      about 25: exp is not an instruction
//
// Index arithmetic is not counted: it moves out of loops or is shared.
#pragma once

#include <hone/ir/visit.hpp>
#include <hone/op/ops.hpp>
#include <hone/schedule/infer_bound.hpp>

#include <cstdint>
#include <unordered_set>
#include <vector>

namespace hone {

namespace detail {

/// max and min are exact for NaN and signed zeros: comparisons, selects, and a mask.
inline constexpr std::int64_t size_of_extremum = 7;

class BodySize {
 public:
  std::int64_t operator()(const ir::Expr& e) {
    if (!counted_.insert(e.get()).second) return 0;
    if (e.as<ir::Constant>() || e.as<ir::Var>()) return 0;
    if (e.as<ir::Load>()) return 1;
    if (const ir::Call* call = e.as<ir::Call>()) return of_call(*call);
    std::int64_t size = of_node(e);
    ir::for_each_child(e, [&](const ir::Expr& child) { size += (*this)(child); });
    return size;
  }

 private:
  std::int64_t of_call(const ir::Call& call) {
    const ScalarOp* op = function_of(call);
    if (op != nullptr && op->expand != nullptr) {
      kept_.push_back(op->expand(call.args));
      return (*this)(kept_.back());
    }
    std::int64_t size = 1;
    for (const ir::Expr& arg : call.args) size += (*this)(arg);
    return size;
  }

  static std::int64_t of_node(const ir::Expr& e) {
    const ir::Binary* b = e.as<ir::Binary>();
    if (b == nullptr || !is_float(e.type().dtype)) return 1;
    const bool is_extremum = b->op == ir::BinaryOp::max || b->op == ir::BinaryOp::min;
    const bool with_number = b->a.as<ir::Constant>() || b->b.as<ir::Constant>();
    return is_extremum && !with_number ? size_of_extremum : 1;
  }

  std::unordered_set<const ir::Node*> counted_;  // a shared node is computed once
  std::vector<ir::Expr> kept_;                   // expansions: counted_ refers to their nodes
};

}  // namespace detail

/// Instructions of one iteration, inlined stages included; at least 1.
inline std::int64_t body_size(const State& state, const DagNode& node) {
  const std::int64_t body = detail::BodySize()(detail::inline_loads(state, node.body));
  if (!node.has_reduction()) return body + 1;
  return body + (node.reduce_op == ir::ReduceOp::sum ? 1 : detail::size_of_extremum);
}

}  // namespace hone
