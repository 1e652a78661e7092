// program/reify.hpp
// Flat nodes -> hone::Program: where a typed program becomes a run-time one.
//
// The nodes are run, in order, through the run-time builder: a load or an operator there makes the
// same expression, and all checks are made once more (those on symbolic values for the first time).
#pragma once

#include <hone/program/dyn.hpp>
#include <hone/program/flat.hpp>
#include <hone/support/place.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone {
namespace detail {

/// Runs flat nodes in postfix order. Terms wait for the load, reduction or store that takes them.
class Reifier {
 public:
  explicit Reifier(FlatProgram program) : program_(program) {}

  Program run() {
    for (at_ = 0; at_ < program_.size; ++at_) step(program_.nodes[at_]);
    return builder_.finish();
  }

 private:
  void step(const FlatNode& node);
  void store(const FlatNode& node);
  dyn::Expr operate(const FlatNode& node);
  dyn::Expr binary(ir::BinaryOp op);
  dyn::Expr reduce(const FlatNode& node, ir::ReduceOp op);
  static dyn::Index index(const FlatNode& axis);
  std::vector<dyn::Subscript> subscripts(const FlatNode& node);
  const dyn::Tensor& tensor(const FlatPlaceholder* flat);
  dyn::Expr pop();

  FlatProgram program_;
  std::size_t at_ = 0;
  dyn::Builder builder_;
  std::vector<dyn::Expr> values_;
  std::vector<std::pair<const FlatPlaceholder*, dyn::Tensor>> tensors_;
};

/// The file's own name and the line, dense.cpp:12; empty where they were not noted.
inline std::string place_of_statement(const FlatNode& where) {
  return where.integer == 0 ? std::string() : place_text(where.text, where.integer);
}

inline dyn::Expr Reifier::pop() {
  ensure(!values_.empty(), "flat program: an operator without operands");
  dyn::Expr top = std::move(values_.back());
  values_.pop_back();
  return top;
}

inline dyn::Tensor declare_flat(dyn::Builder& builder, const FlatPlaceholder& flat) {
  std::vector<Extent> shape;
  for (std::size_t d = 0; d < flat.rank; ++d) {
    const FlatExtent& extent = flat.extents[d];
    shape.push_back(extent.is_static() ? Extent(extent.value) : Extent(extent.symbol));
  }
  switch (flat.role) {
    case FlatRole::input:
      return flat.is_constant ? builder.constant(flat.name, flat.dtype, std::move(shape))
                              : builder.input(flat.name, flat.dtype, std::move(shape));
    case FlatRole::output: return builder.output(flat.name, flat.dtype, std::move(shape));
    case FlatRole::temp: return builder.temp(flat.name, flat.dtype, std::move(shape));
  }
  fail<InternalError>("flat program: a placeholder without a role");
}

inline const dyn::Tensor& Reifier::tensor(const FlatPlaceholder* flat) {
  for (const auto& [known, handle] : tensors_) {
    if (known == flat) return handle;
  }
  tensors_.emplace_back(flat, declare_flat(builder_, *flat));
  return tensors_.back().second;
}

/// The subscript that an expression is; a checked one is an element of an input.
inline dyn::Subscript data_subscript(const FlatNode& node, dyn::Expr value) {
  const std::string input = node.integer != 0 ? value.tensors.front()->name : "";
  dyn::DataSubscript subscript = dyn::clamped(std::move(value));
  subscript.checked_input = input;
  return subscript;
}

/// The `count` terms before this node, as subscripts. Data are the last values, in their order.
inline std::vector<dyn::Subscript> Reifier::subscripts(const FlatNode& node) {
  std::vector<dyn::Subscript> out;
  dyn::Affine subscript(0);
  for (std::size_t t = at_ - node.count; t < at_; ++t) {
    const FlatNode& term = program_.nodes[t];
    if (term.op == FlatOp::term) subscript.add(term.text, term.integer);
    if (term.op == FlatOp::offset) subscript.constant += term.integer;
    if (term.count == 0) continue;
    out.emplace_back(std::exchange(subscript, dyn::Affine(0)));
  }
  for (std::size_t d = out.size(), t = at_; t-- > at_ - node.count;) {
    const FlatNode& term = program_.nodes[t];
    if (term.count != 0) --d;
    if (term.op == FlatOp::data) out[d] = data_subscript(term, pop());
  }
  return out;
}

inline dyn::Expr Reifier::binary(ir::BinaryOp op) {
  const dyn::Expr right = pop();
  const dyn::Expr left = pop();
  return dyn::detail::binary(op, left, right);
}

inline dyn::Expr Reifier::reduce(const FlatNode& node, ir::ReduceOp op) {
  std::vector<dyn::Index> over;
  for (std::size_t t = at_ - node.count; t < at_; ++t) over.push_back(index(program_.nodes[t]));
  return dyn::detail::reduce(op, over, pop());
}

/// The index of an axis, with its extent where that is a number.
inline dyn::Index Reifier::index(const FlatNode& axis) {
  return axis.integer > 0 ? dyn::Index(axis.text, axis.integer) : dyn::Index(axis.text);
}

inline dyn::Expr flat_constant(const FlatNode& node) {
  dyn::Number number;
  number.real = node.real;
  number.integer = node.integer;
  number.kind = is_float(node.dtype)           ? dyn::Number::Kind::real
                : node.dtype == DType::boolean ? dyn::Number::Kind::boolean
                                               : dyn::Number::Kind::integer;
  return dyn::detail::literal(number, node.dtype);
}

inline dyn::Expr Reifier::operate(const FlatNode& node) {
  using ir::BinaryOp;
  switch (node.op) {
    case FlatOp::constant: return flat_constant(node);
    case FlatOp::index: return dyn::value(dyn::Index(node.text));
    case FlatOp::load: return tensor(node.tensor).at(subscripts(node));
    case FlatOp::load_zero_pad: return zero_pad(tensor(node.tensor)).at(subscripts(node));
    case FlatOp::neg: return -pop();
    case FlatOp::logical_not: return !pop();
    case FlatOp::add: return binary(BinaryOp::add);
    case FlatOp::sub: return binary(BinaryOp::sub);
    case FlatOp::mul: return binary(BinaryOp::mul);
    case FlatOp::div: return binary(BinaryOp::div);
    case FlatOp::mod: return binary(BinaryOp::mod);
    case FlatOp::min: return binary(BinaryOp::min);
    case FlatOp::max: return binary(BinaryOp::max);
    case FlatOp::eq: return binary(BinaryOp::eq);
    case FlatOp::ne: return binary(BinaryOp::ne);
    case FlatOp::lt: return binary(BinaryOp::lt);
    case FlatOp::le: return binary(BinaryOp::le);
    case FlatOp::gt: return binary(BinaryOp::gt);
    case FlatOp::ge: return binary(BinaryOp::ge);
    case FlatOp::logical_and: return binary(BinaryOp::logical_and);
    case FlatOp::logical_or: return binary(BinaryOp::logical_or);
    case FlatOp::select: {
      const dyn::Expr otherwise = pop();
      const dyn::Expr then = pop();
      return dyn::select(pop(), then, otherwise);
    }
    case FlatOp::cast: return dyn::cast(node.dtype, pop());
    case FlatOp::call: {
      std::vector<dyn::Expr> args(node.count);
      for (std::size_t n = node.count; n > 0; --n) args[n - 1] = pop();
      return node.tensor ? dyn::apply(*node.tensor->function, args)
                         : dyn::detail::call(node.text, args);
    }
    case FlatOp::reduce_sum: return reduce(node, ir::ReduceOp::sum);
    case FlatOp::reduce_prod: return reduce(node, ir::ReduceOp::prod);
    case FlatOp::reduce_max: return reduce(node, ir::ReduceOp::max);
    case FlatOp::reduce_min: return reduce(node, ir::ReduceOp::min);
    case FlatOp::arg_max: return dyn::argmax(index(program_.nodes[at_ - 1]), pop());
    case FlatOp::arg_min: return dyn::argmin(index(program_.nodes[at_ - 1]), pop());
    case FlatOp::scan_sum: return dyn::cumsum(dyn::Index(node.text), pop());
    case FlatOp::scan_prod: return dyn::cumprod(dyn::Index(node.text), pop());
    case FlatOp::scan_max: return dyn::cummax(dyn::Index(node.text), pop());
    case FlatOp::scan_min: return dyn::cummin(dyn::Index(node.text), pop());
    case FlatOp::term:
    case FlatOp::offset:
    case FlatOp::data:
    case FlatOp::store:
    case FlatOp::update:
    case FlatOp::where: break;
  }
  fail<InternalError>("flat program: a node that is no value");
}

/// Ends a statement; the node behind it says where that was written.
inline void Reifier::store(const FlatNode& node) {
  std::vector<dyn::Subscript> left;
  for (std::size_t t = at_ - node.count; t < at_; ++t) {
    left.emplace_back(dyn::Index(program_.nodes[t].text));
  }
  const std::string where = place_of_statement(program_.nodes[at_ + 1]);
  const dyn::Access target = tensor(node.tensor).at(std::move(left));
  if (node.op == FlatOp::update) return builder_.accumulate(target, pop(), where);
  builder_.stage(target, pop(), where);
}

inline void Reifier::step(const FlatNode& node) {
  const bool waits =
      node.op == FlatOp::term || node.op == FlatOp::offset || node.op == FlatOp::data;
  if (waits || node.op == FlatOp::where) return;
  if (node.op == FlatOp::store || node.op == FlatOp::update)
    store(node);
  else
    values_.push_back(operate(node));
}

}  // namespace detail

/// The program of the flat nodes. Throws UserError on what only values can show, for instance two
/// tensors of one name.
inline Program reify(FlatProgram program) { return detail::Reifier(program).run(); }

}  // namespace hone
