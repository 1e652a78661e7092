// dsl/operators.hpp
// + - * / % - ! && || and comparisons on expressions; min, max, relu, select, cast and value.
//
// An operator takes part as soon as one operand is ours; then it accepts anything and judges it, so
// that a mistake is a sentence and not a list of candidates.
#pragma once

#include <hone/dsl/expr.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hone {
namespace dsl {

/// The mistakes that an operator itself can be: on T it has no meaning.
template <FlatOp op, class T>
constexpr bool has_meaning() {
  constexpr bool is_bool = std::is_same_v<T, bool>;
  if constexpr (is_logical(op)) {
    if constexpr (!is_bool) error::condition_is_not_bool<T>::report();
    return is_bool;
  } else if constexpr (is_bool && !is_comparison(op)) {
    error::bool_has_no_arithmetic<T>::report();
    return false;
  } else if constexpr (op == FlatOp::mod && std::is_floating_point_v<T>) {
    error::remainder_needs_integers<T>::report();
    return false;
  } else {
    return true;
  }
}

template <FlatOp op, class L, class R>
constexpr auto binary(const L& l, const R& r) {
  if constexpr (is_expr<L> && is_expr<R>) {
    using T = typename L::element_type;
    using Result = std::conditional_t<is_comparison(op), bool, T>;
    if constexpr (!std::is_same_v<T, typename R::element_type>) {
      return lift<T>(r);
    } else if constexpr (!has_meaning<op, T>()) {
      return Refused{};
    } else {
      return join<Result>(operator_node<op, Result>, l, r);
    }
  } else if constexpr (is_refused<L> || is_refused<R>) {
    return Refused{};
  } else if constexpr (is_expr<L>) {
    return binary<op>(l, lift<typename L::element_type>(r));
  } else if constexpr (is_expr<R>) {
    return binary<op>(lift<typename R::element_type>(l), r);
  } else {
    return report_operands<L, R>();
  }
}

template <FlatOp op, class E>
constexpr auto unary(const E& e) {
  if constexpr (!is_expr<E>) {
    return report_operands<E>();
  } else if constexpr (!has_meaning<op, typename E::element_type>()) {
    return Refused{};
  } else {
    return join<typename E::element_type>(operator_node<op, typename E::element_type>, e);
  }
}

template <class T>
concept Operand = __is_base_of(OperandBase, T);

/// Right of an L this makes an operator ours.
template <class R, class L>
concept OperandBeside = __is_base_of(OperandBase, L) || __is_base_of(OperandBase, R);

template <class I>
constexpr auto index_value(I) {
  using Result = Interface<std::int64_t, Indices<Free<I, no_range>>, Uses<>, false>;
  return Expr<Result, 1>{{}, {flat_node(FlatOp::index, DType::i64, 0, I::name)}};
}

template <class C>
constexpr auto as_condition(const C& condition) {
  if constexpr (!is_expr<C>) {
    return lift<bool>(condition);
  } else if constexpr (std::is_same_v<typename C::element_type, bool>) {
    return condition;
  } else {
    return error::condition_is_not_bool<typename C::element_type>::report();
  }
}

template <class T, class C, class A, class B>
constexpr auto select(const C& condition, const A& a, const B& b) {
  if constexpr (is_refused<C> || is_refused<A> || is_refused<B>) {
    return Refused{};
  } else {
    using First = joined_interface<T, typename C::interface, typename A::interface>;
    using Joined = joined_interface<T, First, typename B::interface>;
    if constexpr (is_conflict<Joined>) {
      return report_conflict(Joined{});
    } else {
      const Nodes<C::size + A::size> front(condition.nodes.blocks, C::size, a.nodes.blocks,
                                           A::size - 1, a.nodes[A::size - 1]);
      return Expr<Joined, C::size + A::size + B::size + 1>{
          {},
          {front.blocks, C::size + A::size, b.nodes.blocks, B::size,
           flat_node(FlatOp::select, dtype_of<T>, 3)}};
    }
  }
}

}  // namespace dsl

template <class L, dsl::OperandBeside<L> R>
constexpr auto operator+(const L& l, const R& r) {
  if constexpr (__is_base_of(dsl::ExprBase, L) && __is_base_of(dsl::ExprBase, R)) {
    using Joined = dsl::joined_numbers<typename L::interface, typename R::interface>;
    if constexpr (Joined::is_sound) {
      return Expr<Joined, L::size + R::size + 1>{
          {},
          {l.nodes.blocks, L::size, r.nodes.blocks, R::size,
           dsl::operator_node<FlatOp::add, typename L::element_type>}};
    } else {
      return dsl::binary<FlatOp::add>(l, r);
    }
  } else {
    return dsl::binary<FlatOp::add>(l, r);
  }
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto operator-(const L& l, const R& r) {
  if constexpr (__is_base_of(dsl::ExprBase, L) && __is_base_of(dsl::ExprBase, R)) {
    using Joined = dsl::joined_numbers<typename L::interface, typename R::interface>;
    if constexpr (Joined::is_sound) {
      return Expr<Joined, L::size + R::size + 1>{
          {},
          {l.nodes.blocks, L::size, r.nodes.blocks, R::size,
           dsl::operator_node<FlatOp::sub, typename L::element_type>}};
    } else {
      return dsl::binary<FlatOp::sub>(l, r);
    }
  } else {
    return dsl::binary<FlatOp::sub>(l, r);
  }
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto operator*(const L& l, const R& r) {
  if constexpr (__is_base_of(dsl::ExprBase, L) && __is_base_of(dsl::ExprBase, R)) {
    using Joined = dsl::joined_numbers<typename L::interface, typename R::interface>;
    if constexpr (Joined::is_sound) {
      return Expr<Joined, L::size + R::size + 1>{
          {},
          {l.nodes.blocks, L::size, r.nodes.blocks, R::size,
           dsl::operator_node<FlatOp::mul, typename L::element_type>}};
    } else {
      return dsl::binary<FlatOp::mul>(l, r);
    }
  } else {
    return dsl::binary<FlatOp::mul>(l, r);
  }
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto operator/(const L& l, const R& r) {
  return dsl::binary<FlatOp::div>(l, r);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto operator%(const L& l, const R& r) {
  return dsl::binary<FlatOp::mod>(l, r);
}

template <class L, dsl::OperandBeside<L> R>
constexpr auto operator==(const L& l, const R& r) {
  return dsl::binary<FlatOp::eq>(l, r);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto operator!=(const L& l, const R& r) {
  return dsl::binary<FlatOp::ne>(l, r);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto operator<(const L& l, const R& r) {
  return dsl::binary<FlatOp::lt>(l, r);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto operator<=(const L& l, const R& r) {
  return dsl::binary<FlatOp::le>(l, r);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto operator>(const L& l, const R& r) {
  return dsl::binary<FlatOp::gt>(l, r);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto operator>=(const L& l, const R& r) {
  return dsl::binary<FlatOp::ge>(l, r);
}

template <class L, dsl::OperandBeside<L> R>
constexpr auto operator&&(const L& l, const R& r) {
  return dsl::binary<FlatOp::logical_and>(l, r);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto operator||(const L& l, const R& r) {
  return dsl::binary<FlatOp::logical_or>(l, r);
}

template <dsl::Operand E>
constexpr auto operator-(const E& e) {
  return dsl::unary<FlatOp::neg>(e);
}
template <dsl::Operand E>
constexpr auto operator!(const E& e) {
  return dsl::unary<FlatOp::logical_not>(e);
}

/// NaN if one is NaN; -0 is less than +0.
template <class L, dsl::OperandBeside<L> R>
constexpr auto min(const L& l, const R& r) {
  return dsl::binary<FlatOp::min>(l, r);
}
template <class L, dsl::OperandBeside<L> R>
constexpr auto max(const L& l, const R& r) {
  return dsl::binary<FlatOp::max>(l, r);
}

/// max(x, 0).
template <dsl::Operand E>
constexpr auto relu(const E& x) {
  return dsl::binary<FlatOp::max>(x, 0);
}

/// `then_value` where `condition` holds, `else_value` elsewhere.
template <class C, class A, class B>
requires dsl::is_operand<C> || dsl::OperandBeside<B, A>
constexpr auto select(const C& condition, const A& then_value, const B& else_value) {
  using Found = dsl::first_element_type<A, B>;
  using T = std::conditional_t<std::is_void_v<Found>, A, Found>;
  return dsl::select<T>(dsl::as_condition(condition), dsl::lift<T>(then_value),
                        dsl::lift<T>(else_value));
}

/// An index as an integer (int64), for instance cast<float>(value(i)).
template <class I>
constexpr auto value(I index) {
  if constexpr (dsl::is_index<I>) {
    return dsl::index_value(index);
  } else {
    return error::not_an_index<I>::report();
  }
}

/// `x`, an expression or an index, converted to element type T; floats truncate and saturate.
template <class T, class X>
constexpr auto cast(const X& x) {
  if constexpr (dsl::is_index<X>) {
    return cast<T>(dsl::index_value(x));
  } else if constexpr (!dsl::is_expr<X>) {
    return dsl::report_operands<X>();
  } else if constexpr (std::is_same_v<typename X::element_type, T>) {
    return x;
  } else {
    return dsl::join<T>(dsl::flat_node(FlatOp::cast, dtype_of<T>), x);
  }
}

}  // namespace hone
