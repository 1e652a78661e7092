// dsl/text/build.hpp
// The nodes of a text said to the operators of the typed language, one by one, operands first: so
// a text becomes what the written-out statement would, and its mistakes are found by the same code.
//
// Each node is a function. StatementText (dsl/literal.hpp) names all of them, operands first, so
// that an error's way is short: compilers print every function on it.
#pragma once

#include <hone/dsl/functions.hpp>
#include <hone/dsl/placeholder.hpp>
#include <hone/dsl/reduction.hpp>
#include <hone/dsl/text/problem.hpp>
#include <hone/dsl/text/written.hpp>

#include <cstddef>
#include <source_location>
#include <type_traits>
#include <utility>

namespace hone::dsl {

/// What makes the nodes of a kind: at<Written, n>().
template <TextKind kind>
struct Make;

/// What makes a statement that writes a Target; see statement.hpp.
template <class Target>
struct MakeStatement;

template <class Written, std::size_t n, TextKind kind = Written::kind(n)>
struct MakerOf {
  using type = Make<kind>;
};
template <class Written, std::size_t n>
struct MakerOf<Written, n, TextKind::statement> {
  static constexpr std::size_t target = Written::tree.operand(n, 0);
  using Target = typename MakerOf<Written, target>::type;
  using type = MakeStatement<decltype(Target::template at<Written, target>())>;
};

/// What makes node n of a text: MakeNode<Written, n>::template at<Written, n>().
template <class Written, std::size_t n>
using MakeNode = typename MakerOf<Written, n>::type;

template <class Written, std::size_t n>
using made_of = decltype(MakeNode<Written, n>::template at<Written, n>());

/// Operand c of node n.
template <class Written, std::size_t n, std::size_t c>
constexpr auto operand_of() {
  constexpr std::size_t node = Written::tree.operand(n, c);
  return MakeNode<Written, node>::template at<Written, node>();
}

template <class Written, std::size_t n, std::size_t c>
using made_operand = decltype(operand_of<Written, n, c>());

template <class Written, std::size_t n>
using target_of = typename Written::template given_at<Written::names.given[n]>;

template <>
struct Make<TextKind::refused> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    return Refused{};
  }
};

template <>
struct Make<TextKind::integer> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    constexpr std::int64_t number = Written::tree.nodes[n].integer;
    if constexpr (number == static_cast<int>(number)) {
      return static_cast<int>(number);
    } else {
      return number;
    }
  }
};

template <>
struct Make<TextKind::real> {
  template <class Written, std::size_t n>
  static constexpr double at() {
    return Written::tree.nodes[n].real;
  }
};

template <>
struct Make<TextKind::single> {
  template <class Written, std::size_t n>
  static constexpr float at() {
    return static_cast<float>(Written::tree.nodes[n].real);
  }
};

template <>
struct Make<TextKind::boolean> {
  template <class Written, std::size_t n>
  static constexpr bool at() {
    return Written::tree.nodes[n].integer != 0;
  }
};

template <>
struct Make<TextKind::name> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    constexpr const TextNode& node = Written::tree.nodes[n];
    if constexpr (Written::names.given[n] != Written::names.none) {
      return target_of<Written, n>{};
    } else {
      return Index<piece_of<Written::text, node.begin, node.length>()>{};
    }
  }
};

template <class Written, std::size_t n, std::size_t... c>
constexpr auto make_load(std::index_sequence<c...>) {
  return access<target_of<Written, n>>(std::source_location(), operand_of<Written, n, c>()...);
}

template <class Written, std::size_t n>
using operand_numbers = std::make_index_sequence<Written::tree.nodes[n].count>;

template <>
struct Make<TextKind::load> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    return make_load<Written, n>(operand_numbers<Written, n>{});
  }
};

template <class Written, std::size_t n, std::size_t... c>
constexpr auto make_padded_load(std::index_sequence<c...>) {
  return ZeroPadded<target_of<Written, n>>{}(operand_of<Written, n, c>()...);
}

template <>
struct Make<TextKind::load_zero_pad> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    return make_padded_load<Written, n>(operand_numbers<Written, n>{});
  }
};

template <>
struct Make<TextKind::unary> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    constexpr FlatOp op = Written::tree.nodes[n].op;
    if constexpr (is_operand<made_operand<Written, n, 0>>) {
      return unary<op>(operand_of<Written, n, 0>());
    } else if constexpr (op == FlatOp::neg) {
      return -operand_of<Written, n, 0>();
    } else {
      return !operand_of<Written, n, 0>();
    }
  }
};

/// Numbers and subscripts have the operators of C++ and of dsl/index.hpp.
template <FlatOp op, class L, class R>
constexpr auto join_plain(const L& l, const R& r) {
  if constexpr (op == FlatOp::add) return l + r;
  if constexpr (op == FlatOp::sub) return l - r;
  if constexpr (op == FlatOp::mul) return l * r;
  if constexpr (op == FlatOp::div) return l / r;
  if constexpr (op == FlatOp::mod) return l % r;
  if constexpr (op > FlatOp::mod) return binary<op>(l, r);
}

/// Is the integer a value of T? See constant in dsl/expr.hpp.
template <class T, class Integer>
constexpr bool is_representable(Integer number) {
  const auto converted = static_cast<T>(number);
  return static_cast<Integer>(converted) == number && (converted < T{}) == (number < Integer{});
}

/// The operand beside one of type Beside.
template <class Written, std::size_t node, class Beside>
constexpr auto operand_beside() {
  using Maker = MakeNode<Written, node>;
  if constexpr (is_expr<Beside> && is_integer_literal<made_of<Written, node>>) {
    constexpr auto number = Maker::template at<Written, node>();
    if constexpr (!is_representable<typename Beside::element_type>(number)) {
      return error::number_is_not_representable<typename Beside::element_type, number>::report();
    } else {
      return number;
    }
  } else {
    return Maker::template at<Written, node>();
  }
}

template <class L, class R>
using InterfaceOfBoth =
    joined_interface<typename L::element_type, typename L::interface, typename R::interface>;

/// Does some index have two extents in these?
template <class L, class R>
inline constexpr bool has_conflict = false;
template <class L, class R>
requires is_expr<L> && is_expr<R>
inline constexpr bool has_conflict<L, R> = is_conflict<InterfaceOfBoth<L, R>>;

template <>
struct Make<TextKind::binary> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    constexpr FlatOp op = Written::tree.nodes[n].op;
    constexpr std::size_t left = Written::tree.operand(n, 0);
    constexpr std::size_t right = Written::tree.operand(n, 1);
    using L = made_of<Written, left>;
    using R = made_of<Written, right>;
    if constexpr (has_conflict<L, R>) {
      return report_conflict(InterfaceOfBoth<L, R>{});
    } else if constexpr (is_expr<L> && is_expr<R>) {
      return binary<op>(MakeNode<Written, left>::template at<Written, left>(),
                        MakeNode<Written, right>::template at<Written, right>());
    } else if constexpr (is_operand<L> || is_operand<R>) {
      return binary<op>(operand_beside<Written, left, R>(), operand_beside<Written, right, L>());
    } else {
      return join_plain<op>(operand_of<Written, n, 0>(), operand_of<Written, n, 1>());
    }
  }
};

template <>
struct Make<TextKind::relu> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    return binary<FlatOp::max>(operand_of<Written, n, 0>(), 0);
  }
};

template <>
struct Make<TextKind::select> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    return hone::select(operand_of<Written, n, 0>(), operand_of<Written, n, 1>(),
                        operand_of<Written, n, 2>());
  }
};

template <DType type>
constexpr auto element_of() {
  if constexpr (type == DType::f32) return float{};
  if constexpr (type == DType::f64) return double{};
  if constexpr (type == DType::i8) return std::int8_t{};
  if constexpr (type == DType::i16) return std::int16_t{};
  if constexpr (type == DType::i32) return std::int32_t{};
  if constexpr (type == DType::i64) return std::int64_t{};
  if constexpr (type == DType::u8) return std::uint8_t{};
  if constexpr (type == DType::u16) return std::uint16_t{};
  if constexpr (type == DType::u32) return std::uint32_t{};
  if constexpr (type == DType::boolean) return bool{};
}

template <>
struct Make<TextKind::cast> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    constexpr DType type = text_types[Written::tree.nodes[n].integer].type;
    return cast<decltype(element_of<type>())>(operand_of<Written, n, 0>());
  }
};

template <>
struct Make<TextKind::value> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    return value(operand_of<Written, n, 0>());
  }
};

template <>
struct Make<TextKind::clamped> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    return clamped(operand_of<Written, n, 0>());
  }
};

template <>
struct Make<TextKind::checked> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    return checked_subscript(operand_of<Written, n, 0>());
  }
};

template <>
struct Make<TextKind::call> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    constexpr const TextFunction& function = text_functions[Written::tree.nodes[n].integer];
    if constexpr (function.arity == 1) {
      return call(function.name, operand_of<Written, n, 0>());
    } else {
      return call(function.name, operand_of<Written, n, 0>(), operand_of<Written, n, 1>());
    }
  }
};

template <class Written, std::size_t n, const auto& function, std::size_t... c>
constexpr auto make_own_call(OwnFunction<function>, std::index_sequence<c...>) {
  return apply<function>(operand_of<Written, n, c>()...);
}

template <>
struct Make<TextKind::own_call> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    return make_own_call<Written, n>(target_of<Written, n>{}, operand_numbers<Written, n>{});
  }
};

template <class Written, std::size_t n, std::size_t... c>
constexpr auto indices_of_node(std::index_sequence<c...>)
    -> Uses<decltype(operand_of<Written, n, c>())...>;

/// The operands of a reduction before the last, as Uses.
template <class Written, std::size_t n>
using indices_of = decltype(indices_of_node<Written, n>(
    std::make_index_sequence<Written::tree.nodes[n].count - 1>{}));

template <class... Is>
constexpr bool are_indices(Uses<Is...>) {
  return (check<is_index<Is>, error::not_an_index<Is>>() & ... & true);
}

template <>
struct Make<TextKind::reduction> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    constexpr const TextNode& node = Written::tree.nodes[n];
    using Is = indices_of<Written, n>;
    if constexpr (!are_indices(Is{})) {
      return Refused{};
    } else {
      return reduce<node.op>(Is{}, operand_of<Written, n, node.count - 1>());
    }
  }
};

template <>
struct Make<TextKind::scan> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    return scan<Written::tree.nodes[n].op>(operand_of<Written, n, 0>(),
                                           operand_of<Written, n, 1>());
  }
};

}  // namespace hone::dsl
