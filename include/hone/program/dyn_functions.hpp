// program/dyn_functions.hpp
// Functions, select, cast and reductions of expressions that are written at run time.
#pragma once

#include <hone/ir/substitute.hpp>
#include <hone/op/ops.hpp>
#include <hone/program/dyn_expr.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace hone::dyn {
namespace detail {

/// The terms of `read` over this index become part of its range.
inline void close_terms(OpenRead& read, const std::string& index, std::int64_t extent) {
  std::erase_if(read.open, [&](const Affine::Term& term) {
    if (term.index != index) return false;
    const std::int64_t reach = term.factor * (extent - 1);
    (reach < 0 ? read.lowest : read.highest) += reach;
    return true;
  });
}

inline bool has_term(const OpenRead& read, const std::string& index) {
  return std::any_of(read.open.begin(), read.open.end(),
                     [&](const Affine::Term& term) { return term.index == index; });
}

/// Gives the index its extent in all reads; where it is symbolic their range stays unknown, and
/// whether they are inside is a question for the call.
inline void close_reads(std::vector<OpenRead>& reads, const std::string& index,
                        const Extent& extent) {
  if (!extent.is_static()) {
    std::erase_if(reads, [&](const OpenRead& read) { return has_term(read, index); });
    return;
  }
  for (OpenRead& read : reads) close_terms(read, index, extent.value);
}

/// The extent that an index says itself is that of all dimensions where it is alone a subscript.
inline void join_own_extent(IndexUse& use, const Index& index) {
  if (index.extent == 0) return;
  const Extent own(index.extent);
  require(!use.extent || *use.extent == own, "index ", index.name, " has the extent ",
          index.extent, ", and runs over dimension ", use.dim, " of ", use.tensor,
          ", which has another one; leave out the extent of the index");
  use.extent = own;
}

/// The use of a summed index in `body`.
inline IndexUse& find_summed(Expr& body, const Index& index) {
  const std::string& name = index.name;
  const auto found = std::find_if(body.indices.begin(), body.indices.end(),
                                  [&](const IndexUse& use) { return use.name == name; });
  require(found != body.indices.end(), "summed index ", name,
          " does not occur in the expression under the sum");
  require(!found->is_summed, "index ", name,
          " is summed twice, one sum inside the other; take another index for the inner sum");
  join_own_extent(*found, index);
  require(found->extent.has_value(), "index ", name,
          " has no range: nowhere is it alone a subscript; give it one, Index(\"", name, "\", 3)");
  return *found;
}

inline Expr reduce(ir::ReduceOp op, const std::vector<Index>& over, Expr body) {
  require(!over.empty(), "a reduction needs at least one index");
  require(body.dtype() != DType::boolean,
          "a reduction of bool; bool has no arithmetic, use cast or select");
  std::vector<Axis> axes;
  for (const Index& index : over) {
    IndexUse& use = find_summed(body, index);
    use.is_summed = true;
    close_reads(body.reads, index.name, *use.extent);
    axes.push_back({index.name, *use.extent});
    use.extent.reset();
  }
  body.value = ir::reduce(op, std::move(axes), std::move(body.value));
  return body;
}

/// A literal takes the type of the other argument.
inline Expr call_of_two(const std::string& function, const Operand& a, const Operand& b) {
  const DType type = type_of(a, b);
  return call(function, {as_expr(a, type), as_expr(b, type)});
}

/// `body` with the index `name` called `other`.
inline Expr renamed(Expr body, const std::string& name, const std::string& other) {
  body.value = ir::substitute(body.value, name, ir::var(other));
  for (IndexUse& use : body.indices) {
    if (use.name == name) use.name = other;
  }
  for (OpenRead& read : body.reads) {
    for (Affine::Term& term : read.open) {
      if (term.index == name) term.index = other;
    }
  }
  return body;
}

/// The position of the best value: the least index whose value is the best one, or NaN.
inline Expr best_position(ir::ReduceOp op, const Index& over, Expr body) {
  require(body.dtype() != DType::boolean,
          "the position of the best bool; bool has no arithmetic, use cast or select");
  find_summed(body, over);
  Index other = over;
  other.name += ".best";
  const Expr best = reduce(op, {other}, renamed(body, over.name, other.name));
  ir::Expr found = ir::binary(ir::BinaryOp::eq, body.value, best.value);
  if (is_float(body.dtype())) {
    const ir::Expr is_nan = ir::binary(ir::BinaryOp::ne, body.value, body.value);
    found = ir::binary(ir::BinaryOp::logical_or, found, is_nan);
  }
  const ir::Expr nowhere = ir::index(std::numeric_limits<std::int64_t>::max());
  return reduce(ir::ReduceOp::min, {over},
                join(ir::select(found, ir::var(over.name), nowhere), {&body, &best}));
}

inline Expr scan(ir::ReduceOp op, const Index& along, Expr body) {
  require(body.dtype() != DType::boolean,
          "a running reduction of bool; bool has no arithmetic, use cast or select");
  add_use(body.indices, {along.name, false, {}, {}, 0});
  body.value = ir::make_expr(body.value.type(), ir::Scan{op, along.name, body.value});
  return body;
}

}  // namespace detail

inline Expr operator-(Expr x) {
  require(x.dtype() != DType::boolean, "- on bool; bool has no arithmetic, use && || ! or select");
  x.value = ir::unary(ir::UnaryOp::neg, std::move(x.value));
  return x;
}

inline Expr operator!(Expr x) {
  require(x.dtype() == DType::boolean, "! on ", name_of(x.dtype()),
          "; it needs bool, so compare first, for instance x != 0");
  x.value = ir::unary(ir::UnaryOp::logical_not, std::move(x.value));
  return x;
}

inline Expr min(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::min, a, b);
}
inline Expr max(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::max, a, b);
}
inline Expr relu(const Expr& x) { return max(x, 0); }

inline Expr select(const Expr& condition, const Operand& then_value, const Operand& else_value) {
  require(condition.dtype() == DType::boolean, "select by ", name_of(condition.dtype()),
          "; it needs bool, so compare first, for instance x != 0");
  const DType type = detail::type_of(then_value, else_value);
  const Expr a = detail::as_expr(then_value, type);
  const Expr b = detail::as_expr(else_value, type);
  require(a.dtype() == b.dtype(), "select of ", name_of(a.dtype()), " and ", name_of(b.dtype()),
          "; convert one side with cast");
  return detail::join(ir::select(condition.value, a.value, b.value), {&condition, &a, &b});
}

inline Expr cast(DType type, Expr x) {
  x.value = ir::cast(type, std::move(x.value));
  return x;
}

/// The index as an int64.
inline Expr value(const Index& index) {
  Expr out;
  out.value = ir::var(index.name);
  out.indices.push_back({index.name, false, {}, {}, 0});
  return out;
}

/// A function of the caller's own, which must live as long as the program and all kernels of it. It
/// has a name that no function of hone has, a meaning and an expansion.
inline Expr apply(const ScalarOp& function, const std::vector<Expr>& args) {
  const std::string name(function.name);
  require(!name.empty() && function.meaning && function.expand,
          "a function of your own needs a name, a meaning and an expansion");
  require(!find_op(name), "a function of your own is called ", name,
          ", as one of hone; take another name");
  require(args.size() == static_cast<std::size_t>(function.arity), name, " takes ",
          function.arity, " arguments, not ", args.size());
  return detail::call(name, args, &function);
}

inline Expr abs(const Expr& x) { return detail::call("abs", {x}); }
inline Expr ceil(const Expr& x) { return detail::call("ceil", {x}); }
inline Expr floor(const Expr& x) { return detail::call("floor", {x}); }
inline Expr trunc(const Expr& x) { return detail::call("trunc", {x}); }
inline Expr round(const Expr& x) { return detail::call("round", {x}); }
inline Expr rint(const Expr& x) { return detail::call("rint", {x}); }
inline Expr sqrt(const Expr& x) { return detail::call("sqrt", {x}); }
inline Expr rsqrt(const Expr& x) { return detail::call("rsqrt", {x}); }
inline Expr cbrt(const Expr& x) { return detail::call("cbrt", {x}); }
inline Expr exp(const Expr& x) { return detail::call("exp", {x}); }
inline Expr exp2(const Expr& x) { return detail::call("exp2", {x}); }
inline Expr expm1(const Expr& x) { return detail::call("expm1", {x}); }
inline Expr log(const Expr& x) { return detail::call("log", {x}); }
inline Expr log2(const Expr& x) { return detail::call("log2", {x}); }
inline Expr log10(const Expr& x) { return detail::call("log10", {x}); }
inline Expr log1p(const Expr& x) { return detail::call("log1p", {x}); }
inline Expr sin(const Expr& x) { return detail::call("sin", {x}); }
inline Expr cos(const Expr& x) { return detail::call("cos", {x}); }
inline Expr tan(const Expr& x) { return detail::call("tan", {x}); }
inline Expr asin(const Expr& x) { return detail::call("asin", {x}); }
inline Expr acos(const Expr& x) { return detail::call("acos", {x}); }
inline Expr atan(const Expr& x) { return detail::call("atan", {x}); }
inline Expr sinh(const Expr& x) { return detail::call("sinh", {x}); }
inline Expr cosh(const Expr& x) { return detail::call("cosh", {x}); }
inline Expr tanh(const Expr& x) { return detail::call("tanh", {x}); }
inline Expr asinh(const Expr& x) { return detail::call("asinh", {x}); }
inline Expr acosh(const Expr& x) { return detail::call("acosh", {x}); }
inline Expr atanh(const Expr& x) { return detail::call("atanh", {x}); }
inline Expr sigmoid(const Expr& x) { return detail::call("sigmoid", {x}); }
inline Expr erf(const Expr& x) { return detail::call("erf", {x}); }
inline Expr pow(const Operand& base, const Operand& exponent) {
  return detail::call_of_two("pow", base, exponent);
}
inline Expr atan2(const Operand& y, const Operand& x) {
  return detail::call_of_two("atan2", y, x);
}
inline Expr hypot(const Operand& x, const Operand& y) {
  return detail::call_of_two("hypot", x, y);
}
inline Expr copysign(const Operand& size, const Operand& sign) {
  return detail::call_of_two("copysign", size, sign);
}

inline Expr sum(const std::vector<Index>& over, Expr body) {
  return detail::reduce(ir::ReduceOp::sum, over, std::move(body));
}
inline Expr prod_over(const std::vector<Index>& over, Expr body) {
  return detail::reduce(ir::ReduceOp::prod, over, std::move(body));
}
inline Expr max_over(const std::vector<Index>& over, Expr body) {
  return detail::reduce(ir::ReduceOp::max, over, std::move(body));
}
inline Expr min_over(const std::vector<Index>& over, Expr body) {
  return detail::reduce(ir::ReduceOp::min, over, std::move(body));
}

/// The first position (int64) at which `body` is greatest; a NaN counts as the greatest. Over
/// nothing, an extent of 0, it is the largest int64.
inline Expr argmax(const Index& over, const Expr& body) {
  return detail::best_position(ir::ReduceOp::max, over, body);
}
/// The first position (int64) at which `body` is least; a NaN counts as the least.
inline Expr argmin(const Index& over, const Expr& body) {
  return detail::best_position(ir::ReduceOp::min, over, body);
}

/// The sum of `body` over all values of the index up to this one, itself included. The index stays
/// free. So for the others.
inline Expr cumsum(const Index& along, Expr body) {
  return detail::scan(ir::ReduceOp::sum, along, std::move(body));
}
inline Expr cumprod(const Index& along, Expr body) {
  return detail::scan(ir::ReduceOp::prod, along, std::move(body));
}
inline Expr cummax(const Index& along, Expr body) {
  return detail::scan(ir::ReduceOp::max, along, std::move(body));
}
inline Expr cummin(const Index& along, Expr body) {
  return detail::scan(ir::ReduceOp::min, along, std::move(body));
}

}  // namespace hone::dyn
