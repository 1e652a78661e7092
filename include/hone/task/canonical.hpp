// task/canonical.hpp
// A DAG node as text in which names do not matter: the loop variables are numbered by position,
// tensors are renamed by the caller. Two nodes with the same text compute the same values.
//
//   C.sum(i, j) = sum(k, A(i, k) * B(k, j))    over 128 x 3072 x 768
//     ->  float[128,3072] sum[768] (mul (A a0 r0) (B r0 a1))
//
// It is part of stored records: changing it makes every stored record unfindable. Floats are
// written as the bits of the double, integers in decimal.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <hone/ir/expr.hpp>
#include <hone/support/error.hpp>
#include <hone/support/hash.hpp>
#include <hone/support/text.hpp>
#include <hone/task/compute_dag.hpp>

namespace hone {

namespace detail {

constexpr std::string_view key_of(ir::UnaryOp op) {
  switch (op) {
    case ir::UnaryOp::neg: return "neg";
    case ir::UnaryOp::logical_not: return "not";
  }
  return "";
}

constexpr std::string_view key_of(ir::BinaryOp op) {
  switch (op) {
    case ir::BinaryOp::add: return "add";
    case ir::BinaryOp::sub: return "sub";
    case ir::BinaryOp::mul: return "mul";
    case ir::BinaryOp::div: return "div";
    case ir::BinaryOp::mod: return "mod";
    case ir::BinaryOp::min: return "min";
    case ir::BinaryOp::max: return "max";
    case ir::BinaryOp::eq: return "eq";
    case ir::BinaryOp::ne: return "ne";
    case ir::BinaryOp::lt: return "lt";
    case ir::BinaryOp::le: return "le";
    case ir::BinaryOp::gt: return "gt";
    case ir::BinaryOp::ge: return "ge";
    case ir::BinaryOp::logical_and: return "and";
    case ir::BinaryOp::logical_or: return "or";
    case ir::BinaryOp::bit_and: return "bitand";
    case ir::BinaryOp::bit_or: return "bitor";
    case ir::BinaryOp::bit_xor: return "bitxor";
    case ir::BinaryOp::shift_left: return "shl";
    case ir::BinaryOp::shift_right: return "shr";
  }
  return "";
}

constexpr std::string_view key_of(ir::ReduceOp op) {
  switch (op) {
    case ir::ReduceOp::sum: return "sum";
    case ir::ReduceOp::prod: return "prod";
    case ir::ReduceOp::max: return "max";
    case ir::ReduceOp::min: return "min";
    case ir::ReduceOp::custom: return "custom";
  }
  return "";
}

/// Writes the expressions of one node. Rename maps a tensor's name to the one to print.
template <class Rename>
class CanonicalWriter {
 public:
  CanonicalWriter(const DagNode& node, const Rename& rename) : node_(node), rename_(rename) {}

  std::string text(const ir::Expr& e) {
    return std::visit([&](const auto& data) { return text(e, data); }, e->data);
  }

  /// "a0" for the first axis, "r0" for the first axis of the reduction.
  std::string axis_text(const std::string& name) {
    for (std::size_t d = 0; d < node_.axes.size(); ++d) {
      if (node_.axes[d].name == name) return concat("a", d);
    }
    for (std::size_t d = 0; d < node_.reduce_axes.size(); ++d) {
      if (node_.reduce_axes[d].name == name) return concat("r", d);
    }
    fail<InternalError>("internal error in hone: ", node_.name, " uses the unknown axis ", name);
  }

 private:
  std::string text(const ir::Expr& e, const ir::Constant& c) {
    const std::string_view type = name_of(e.type().dtype);
    if (!is_float(e.type().dtype)) return concat(type, ":", c.integer);
    return concat(type, ":", hex_text(std::bit_cast<std::uint64_t>(c.real)));
  }
  std::string text(const ir::Expr&, const ir::Var& v) { return axis_text(v.name); }
  std::string text(const ir::Expr&, const ir::Unary& u) { return list(key_of(u.op), {u.a}); }
  std::string text(const ir::Expr&, const ir::Binary& b) { return list(key_of(b.op), {b.a, b.b}); }
  std::string text(const ir::Expr&, const ir::Select& s) {
    return list("select", {s.condition, s.then_value, s.else_value});
  }
  std::string text(const ir::Expr& e, const ir::Cast& c) {
    return list(concat("cast ", name_of(e.type().dtype)), {c.a});
  }
  std::string text(const ir::Expr& e, const ir::Bitcast& b) {
    return list(concat("bitcast ", name_of(e.type().dtype)), {b.a});
  }
  std::string text(const ir::Expr&, const ir::Call& c) {
    return list(concat("call ", c.function), c.args);
  }
  std::string text(const ir::Expr&, const ir::Load& l) {
    const std::string read = list(rename_(l.tensor), l.indices);
    return l.predicate ? concat("(if ", text(l.predicate), " ", read, ")") : read;
  }
  template <class Other>
  std::string text(const ir::Expr&, const Other&) {
    fail<InternalError>("internal error in hone: ", node_.name,
                        " holds an expression that a compute DAG cannot have");
  }

  std::string list(std::string_view head, const std::vector<ir::Expr>& items) {
    std::string out = concat("(", head);
    for (const ir::Expr& item : items) out += concat(" ", text(item));
    return out + ")";
  }

  const DagNode& node_;
  const Rename& rename_;
};

inline std::string extents_text(const std::vector<IterVar>& axes) {
  std::vector<std::string> extents;
  for (const IterVar& axis : axes) extents.push_back(std::to_string(axis.extent));
  return concat("[", join(extents, ","), "]");
}

}  // namespace detail

/// The node as canonical text; rename(tensor) gives the name to print for a tensor that it reads.
template <class Rename>
std::string canonical_text(const DagNode& node, const Rename& rename) {
  std::string out = concat(name_of(node.dtype), detail::extents_text(node.axes));
  if (node.is_placeholder()) return out;
  if (node.has_reduction()) {
    out += concat(" ", detail::key_of(node.reduce_op), detail::extents_text(node.reduce_axes));
  }
  detail::CanonicalWriter writer(node, rename);
  for (const std::string& axis : node.attrs.simplify_const_axes) {
    out += concat(" const:", writer.axis_text(axis));
  }
  return out + concat(" ", writer.text(node.body));
}

}  // namespace hone
