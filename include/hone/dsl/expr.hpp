// dsl/expr.hpp
// An expression: its interface in the type, its tree as flat nodes in the value.
//
//   Expr<Interface<float, Indices<Free<i, -1>, Free<j, 3072>, Summed<k>>, Uses<A, B>, false>, 8>
//
// Every operator copies the nodes of its operands and appends one, so programs should be constexpr:
// then all of this happens in the compiler and only the array of a statement is left.
#pragma once

#include <hone/dsl/diagnosis.hpp>
#include <hone/dsl/index.hpp>
#include <hone/dsl/interface.hpp>
#include <hone/dsl/nodes.hpp>
#include <hone/program/flat.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hone {

/// A value for each point of its free indices; N nodes in postfix order.
template <class InterfaceType, std::size_t N>
struct Expr : InterfaceType {
  using interface = InterfaceType;
  static constexpr std::size_t size = N;

  dsl::Nodes<N> nodes;
};

namespace dsl {

template <class T>
inline constexpr bool is_expr = __is_base_of(ExprBase, T);
template <class T>
inline constexpr bool is_refused = std::is_same_v<T, Refused>;
template <class T>
inline constexpr bool is_tensor = __is_base_of(TensorBase, T);

/// What makes an operator ours; the other operand may then be anything, to be judged.
template <class T>
inline constexpr bool is_operand = __is_base_of(OperandBase, T);

constexpr FlatNode flat_node(FlatOp op, DType dtype, std::size_t count = 0,
                             const char* text = nullptr) {
  return {op, dtype, static_cast<std::uint16_t>(count), text, nullptr, 0, 0};
}

constexpr FlatNode flat_term(const char* text, std::int64_t factor, bool ends) {
  return {FlatOp::term, DType::i64, ends, text, nullptr, factor, 0};
}

constexpr FlatNode flat_offset(std::int64_t constant) {
  return {FlatOp::offset, DType::i64, 1, nullptr, nullptr, constant, 0};
}

// Not constexpr: calling it in a constant expression is the error, and its name the message.
inline void literal_is_not_representable_in_the_element_type() {}

/// A literal rounds to a floating element type, and must be a value of an integer one.
template <class T, class Literal>
constexpr auto constant(Literal literal) {
  FlatNode node = flat_node(FlatOp::constant, dtype_of<T>);
  if constexpr (std::is_floating_point_v<T>) {
    node.real = static_cast<double>(static_cast<T>(literal));
  } else {
    node.integer = static_cast<std::int64_t>(literal);
  }
  if constexpr (std::is_integral_v<Literal>) {
    const bool exact = static_cast<Literal>(static_cast<T>(literal)) == literal &&
                       (static_cast<T>(literal) < T{}) == (literal < Literal{});
    if (std::is_constant_evaluated() && !exact) literal_is_not_representable_in_the_element_type();
  }
  return Expr<Interface<T, Indices<>, Uses<>, false>, 1>{{}, {node}};
}

/// Literals that may stand next to an expression of element type T.
template <class T, class Literal>
inline constexpr bool is_literal_for = std::is_arithmetic_v<Literal>&& std::is_same_v<T, bool> ==
                                           std::is_same_v<Literal, bool> &&
                                       (std::is_floating_point_v<T> || std::is_integral_v<Literal>);

/// Reports why one of X is no expression; the first that is not is to blame.
template <class X, class... More>
constexpr auto report_operands() {
  if constexpr (is_refused<X>) {
    return Refused{};
  } else if constexpr (is_tensor<X>) {
    return error::tensor_without_subscripts<X>::report();
  } else if constexpr (is_subscript_operand<X>) {
    return error::index_is_not_a_value<X>::report();
  } else if constexpr (!std::is_arithmetic_v<X> || sizeof...(More) == 0) {
    return error::not_a_placeholder<X>::report();
  } else {
    return report_operands<More...>();
  }
}

/// `x` as an expression of element type T, or Refused with the reason reported.
template <class T, class X>
constexpr auto lift(const X& x) {
  if constexpr (is_expr<X>) {
    if constexpr (std::is_same_v<typename X::element_type, T>) {
      return x;
    } else {
      return error::mixed_element_types<T, typename X::element_type>::report();
    }
  } else if constexpr (is_literal_for<T, X>) {
    return constant<T>(x);
  } else if constexpr (std::is_arithmetic_v<X>) {
    return error::mixed_element_types<T, X>::report();
  } else {
    return report_operands<X>();
  }
}

template <class... X>
struct FirstElementType {
  using type = void;
};
template <class X, class... Rest>
struct FirstElementType<X, Rest...> {
  static constexpr auto find() {
    if constexpr (is_expr<X>) {
      return std::type_identity<typename X::element_type>{};
    } else {
      return std::type_identity<typename FirstElementType<Rest...>::type>{};
    }
  }
  using type = typename decltype(find())::type;
};

/// The element type of the first expression among the operands; void without one.
template <class... X>
using first_element_type = typename FirstElementType<X...>::type;

/// The node of an operator with a result of type T.
template <FlatOp op, class T>
inline constexpr FlatNode operator_node{op, dtype_of<T>, 0, nullptr, nullptr, 0, 0};

/// Operands joined, one node behind them. T is the result's element type.
template <class T, class L, class R>
constexpr auto join(const FlatNode& node, const L& l, const R& r) {
  using Joined = joined_interface<T, typename L::interface, typename R::interface>;
  if constexpr (is_conflict<Joined>) {
    return report_conflict(Joined{});
  } else {
    return Expr<Joined, L::size + R::size + 1>{
        {}, {l.nodes.blocks, L::size, r.nodes.blocks, R::size, node}};
  }
}

template <class T, class E>
constexpr auto join(const FlatNode& node, const E& e) {
  using Result = Interface<T, typename E::indices, typename E::uses, E::interface::has_offsets>;
  return Expr<Result, E::size + 1>{{}, {{e.nodes.blocks, E::size}, &node, 1}};
}

}  // namespace dsl
}  // namespace hone
