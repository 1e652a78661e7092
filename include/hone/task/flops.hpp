// task/flops.hpp
// How much work a DAG is: the operations that GFLOP/s are counted in, and the bytes that must move.
//
//   C(i, j) = max(sum(k, A(i, k) * B(k, j)) + bias(j), 0)     2*M*N*K + 2*M*N operations
//                                                             4*(M*K + K*N + N + M*N) bytes
//
// The rules are Ansor's (FlopEstimator in compute_dag.cc): one for each arithmetic operation,
// comparison, min and max; a reduction one more for each value; a select its condition and its
// dearer branch; calls and casts nothing but their arguments; index arithmetic, and with it zero
// padding, nothing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <variant>

#include <hone/ir/visit.hpp>
#include <hone/task/compute_dag.hpp>

namespace hone {

namespace detail {

inline bool reads_a_tensor(const ir::Expr& e) {
  bool reads = false;
  ir::visit_preorder(e, [&](const ir::Expr& node) { reads = reads || node.as<ir::Load>(); });
  return reads;
}

/// Integers that come from no tensor are made of axes.
inline bool is_index_arithmetic(const ir::Expr& operand) {
  return !is_float(operand.type().dtype) && !reads_a_tensor(operand);
}

inline double flops_of(const ir::Expr& e) {
  if (e.as<ir::Load>()) return 0;
  if (const ir::Select* select = e.as<ir::Select>()) {
    return flops_of(select->condition) +
           std::max(flops_of(select->then_value), flops_of(select->else_value));
  }
  double count = 0;
  if (const ir::Unary* unary = e.as<ir::Unary>()) count = is_index_arithmetic(unary->a) ? 0 : 1;
  if (const ir::Binary* binary = e.as<ir::Binary>()) {
    count = is_index_arithmetic(binary->a) && is_index_arithmetic(binary->b) ? 0 : 1;
  }
  ir::for_each_child(e, [&](const ir::Expr& child) { count += flops_of(child); });
  return count;
}

inline double elements_of(const std::vector<IterVar>& axes) {
  double count = 1;
  for (const IterVar& axis : axes) count *= static_cast<double>(axis.extent);
  return count;
}

}  // namespace detail

/// The operations of one stage; 0 for a placeholder.
inline double flops(const DagNode& node) {
  if (node.is_placeholder()) return 0;
  const double each = detail::flops_of(node.body) + (node.has_reduction() ? 1 : 0);
  return each * detail::elements_of(node.axes) * detail::elements_of(node.reduce_axes);
}

/// The operations of all stages, as the program states them: no schedule changes the number.
inline double flops(const ComputeDag& dag) {
  double count = 0;
  for (const DagNode& node : dag.nodes) count += flops(node);
  return count;
}

/// The bytes of all inputs and outputs: no kernel can move less, caches empty.
inline double compulsory_bytes(const ComputeDag& dag) {
  double count = 0;
  for (const DagNode& node : dag.nodes) {
    if (!node.is_placeholder() && !node.is_output()) continue;
    count += detail::elements_of(node.axes) * static_cast<double>(size_of(node.dtype));
  }
  return count;
}

}  // namespace hone
