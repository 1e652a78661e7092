// program/dyn_expr.hpp
// Expressions that are written at run time: an ir::Expr, and what the checks need to know of it.
//
//   relu(sum({k}, A(i, k) * B(k, j)) + bias(j))
//
// The same checks as dsl/ does at compile time, as UserErrors; reify runs typed programs through
// here, so there is one set of them. Numbers next to an expression take its element type.
#pragma once

#include <hone/ir/meaning.hpp>
#include <hone/ir/print.hpp>
#include <hone/program/dyn_index.hpp>
#include <hone/program/program.hpp>
#include <hone/support/place.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace hone::dyn {

using PlaceholderRef = std::shared_ptr<const Placeholder>;

namespace detail {

/// What is known of an index in an expression. The extent is that of dimension `dim` of `tensor`.
struct IndexUse {
  std::string name;
  bool is_summed = false;
  std::optional<Extent> extent;
  std::string tensor;
  std::size_t dim = 0;
};

/// A subscript that may run outside its dimension: what of its range is known, and the terms
/// whose index has no extent yet.
struct OpenRead {
  PlaceholderRef tensor;
  std::size_t dim = 0;
  std::string text;  // the subscript as written
  std::int64_t lowest = 0;
  std::int64_t highest = 0;
  std::vector<Affine::Term> open;
};

}  // namespace detail

/// A value for each point of its free indices.
struct Expr {
  ir::Expr value;
  std::vector<detail::IndexUse> indices;
  std::vector<detail::OpenRead> reads;
  std::vector<PlaceholderRef> tensors;  // in order of first appearance
  std::vector<CheckedSubscript> checked;

  DType dtype() const { return value.type().dtype; }
};

/// A literal next to an expression.
struct Number {
  double real = 0;
  std::int64_t integer = 0;
  enum class Kind : std::uint8_t { real, integer, boolean } kind = Kind::real;
};

/// An expression, or a literal that becomes one of the other operand's type.
struct Operand {
  Expr expr;
  Number number;

  Operand(Expr e) : expr(std::move(e)) {}  // NOLINT: conversion intended
  template <class T>
  requires std::is_arithmetic_v<T> Operand(T literal) {  // NOLINT: conversion intended
    number.real = static_cast<double>(literal);
    if constexpr (std::is_integral_v<T>) number.integer = static_cast<std::int64_t>(literal);
    number.kind = std::is_same_v<T, bool> ? Number::Kind::boolean
                  : std::is_integral_v<T> ? Number::Kind::integer
                                          : Number::Kind::real;
  }
  bool is_number() const { return !expr.value; }
};

namespace detail {

/// `found` is another use of the index of `use`: one extent, and not both free and summed.
inline void join_use(IndexUse& use, const IndexUse& found, AtPlace at) {
  require(use.is_summed == found.is_summed, "index ", use.name,
          " is both free and summed in one statement; take another index for the sum", at);
  if (!found.extent) return;
  if (use.extent && use.extent->is_static() && found.extent->is_static()) {
    require(use.extent->value == found.extent->value, "index ", use.name, " runs over dimension ",
            use.dim, " of ", use.tensor, ", which has ", use.extent->value,
            " elements, and over dimension ", found.dim, " of ", found.tensor, ", which has ",
            found.extent->value, "; an index has one extent", at);
  }
  if (!use.extent || (!use.extent->is_static() && found.extent->is_static())) use = found;
}

/// `at` is known once the statement is.
inline void add_use(std::vector<IndexUse>& uses, const IndexUse& found, AtPlace at = {}) {
  for (IndexUse& use : uses) {
    if (use.name == found.name) return join_use(use, found, at);
  }
  uses.push_back(found);
}

inline void add_tensor(std::vector<PlaceholderRef>& tensors, const PlaceholderRef& found) {
  for (const PlaceholderRef& tensor : tensors) {
    if (tensor == found) return;
  }
  tensors.push_back(found);
}

/// `value` computed from the parts, with all that is known of them.
inline Expr join(ir::Expr value, const std::vector<const Expr*>& parts) {
  Expr out;
  out.value = std::move(value);
  for (const Expr* part : parts) {
    for (const IndexUse& use : part->indices) add_use(out.indices, use);
    for (const PlaceholderRef& tensor : part->tensors) add_tensor(out.tensors, tensor);
    out.reads.insert(out.reads.end(), part->reads.begin(), part->reads.end());
    out.checked.insert(out.checked.end(), part->checked.begin(), part->checked.end());
  }
  return out;
}

inline Expr literal(const Number& number, DType type) {
  Expr out;
  if (is_float(type)) {
    require(number.kind != Number::Kind::boolean, "a bool next to ", name_of(type),
            "; write a number");
    const double rounded = type == DType::f32 ? static_cast<float>(number.real) : number.real;
    out.value = ir::constant({type, 1}, rounded);
    return out;
  }
  const bool is_bool = type == DType::boolean;
  require(is_bool == (number.kind == Number::Kind::boolean) && number.kind != Number::Kind::real,
          "the literal ", number.real, " next to ", name_of(type),
          "; convert the expression with cast, or write a literal of its type");
  const std::int64_t least = ir::lowest_integer(type), most = ir::highest_integer(type);
  require(number.integer >= least && number.integer <= most, "the literal ", number.integer,
          " is no value of ", name_of(type), ", which holds ", least, " to ", most);
  out.value = ir::integer(type, number.integer);
  return out;
}

inline Expr as_expr(const Operand& operand, DType type) {
  return operand.is_number() ? literal(operand.number, type) : operand.expr;
}

inline DType type_of(const Operand& a, const Operand& b) {
  require(!a.is_number() || !b.is_number(), "an operator needs an expression on one side");
  return a.is_number() ? b.expr.dtype() : a.expr.dtype();
}

inline void check_meaning(ir::BinaryOp op, DType type) {
  if (ir::is_logical(op)) {
    require(type == DType::boolean, ir::symbol_of(op), " on ", name_of(type),
            "; it needs bool, so compare first, for instance x != 0");
  } else if (!ir::is_comparison(op)) {
    require(type != DType::boolean, ir::symbol_of(op),
            " on bool; bool has no arithmetic, use && || ! or select");
    require(op != ir::BinaryOp::mod || is_integer(type), "% on ", name_of(type),
            "; it needs integers");
  }
}

inline Expr binary(ir::BinaryOp op, const Operand& left, const Operand& right) {
  const DType type = type_of(left, right);
  const Expr a = as_expr(left, type);
  const Expr b = as_expr(right, type);
  require(a.dtype() == b.dtype(), ir::symbol_of(op), " of ", name_of(a.dtype()), " and ",
          name_of(b.dtype()), "; convert one side with cast");
  check_meaning(op, type);
  return join(ir::binary(op, a.value, b.value), {&a, &b});
}

inline Expr call(const std::string& function, const std::vector<Expr>& args,
                 const ScalarOp* own = nullptr) {
  std::vector<ir::Expr> values;
  std::vector<const Expr*> parts;
  for (const Expr& arg : args) {
    require(is_float(arg.dtype()), function, " of ", name_of(arg.dtype()),
            "; it needs floating point, convert its argument with cast");
    require(arg.dtype() == args.front().dtype(), function, " of ", name_of(args.front().dtype()),
            " and ", name_of(arg.dtype()), "; convert one side with cast");
    values.push_back(arg.value);
    parts.push_back(&arg);
  }
  return join(ir::call(function, std::move(values), own), parts);
}

}  // namespace detail

inline Expr operator+(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::add, a, b);
}
inline Expr operator-(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::sub, a, b);
}
inline Expr operator*(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::mul, a, b);
}
inline Expr operator/(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::div, a, b);
}
inline Expr operator%(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::mod, a, b);
}
inline Expr operator==(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::eq, a, b);
}
inline Expr operator!=(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::ne, a, b);
}
inline Expr operator<(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::lt, a, b);
}
inline Expr operator<=(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::le, a, b);
}
inline Expr operator>(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::gt, a, b);
}
inline Expr operator>=(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::ge, a, b);
}
inline Expr operator&&(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::logical_and, a, b);
}
inline Expr operator||(const Operand& a, const Operand& b) {
  return detail::binary(ir::BinaryOp::logical_or, a, b);
}

}  // namespace hone::dyn
