// dsl/statement.hpp
// C(i, j) = expression: a statement, and by itself a program of one stage.
//
// The interface for the rooms that make kernels of a program P (a ProgramExpr):
//   P::placeholders   Uses<A, B, T, C>: types as in dsl/placeholder.hpp, in order of first
//                     appearance: what a statement reads, then what it writes
//   program.flat()    FlatProgram, a view of the nodes; reify makes a hone::Program of it
//   signature_of<P>   of dsl/signature.hpp: the placeholders without temps, a kernel's arguments
#pragma once

#include <hone/dsl/bounds.hpp>
#include <hone/dsl/expr.hpp>
#include <hone/dsl/index.hpp>

#include <cstddef>
#include <cstdint>
#include <source_location>
#include <type_traits>
#include <utility>

namespace hone {

/// Whole statements, producers first. Pending are the outputs and temps that are read before any
/// of these statements writes them.
template <class Placeholders, class Pending, std::size_t N>
struct ProgramExpr {
  using placeholders = Placeholders;
  using pending = Pending;
  static constexpr std::size_t size = N;

  FlatNode nodes[N];

  constexpr FlatProgram flat() const { return {nodes, N}; }
};

namespace dsl {

template <class T, class... Ts>
inline constexpr int times_in = (int{std::is_same_v<T, Ts>} + ... + 0);

template <class Target, class... S>
constexpr bool left_side_is_well_formed() {
  if constexpr (!check<Target::role != FlatRole::input, error::left_side_is_an_input<Target>>()) {
    return false;
  } else if constexpr (!(check<is_index<S>, error::left_side_takes_indices<S, Target>>() & ... &
                         true)) {
    return false;
  } else {
    return (check<times_in<S, S...> == 1, error::index_twice_on_the_left<S, Target>>() & ... &
            true);
  }
}

template <class Target, class... S, class... Entries>
constexpr bool free_indices_are_on_the_left(Indices<Entries...>) {
  return (check < !Entries::is_free || is_one_of<typename Entries::index, S...>,
          error::free_index_missing_on_the_left < typename Entries::index,
          Target >> () & ... & true);
}

template <class Target, class... S, std::size_t... dim>
constexpr Indices<Free<S, Target::extents[dim].value>...> left_indices(
    std::index_sequence<dim...>) {
  return {};
}

/// The indices of both sides; joining them compares their extents.
template <class Target, class E, class... S>
using indices_of_both =
    joined<decltype(left_indices<Target, S...>(std::index_sequence_for<S...>{})),
           typename E::indices>;

template <class Target, class... Reads>
constexpr bool reads_its_target(Uses<Reads...>) {
  if constexpr (Target::role == FlatRole::output) {
    return !check<!is_one_of<Target, Reads...>, error::output_read_before_it_is_written<Target>>();
  } else {
    return !check<!is_one_of<Target, Reads...>, error::temp_read_before_it_is_written<Target>>();
  }
}

/// The outputs and temps among the placeholders.
template <class... Tensors>
constexpr auto without_inputs(Uses<Tensors...>) {
  return JoinUsesOf<
      std::conditional_t<Tensors::role == FlatRole::input, Uses<>, Uses<Tensors>>...>{};
}

/// What a statement writes: its axes, the store, and where it was written.
template <class Target, class... S>
constexpr FlatNode* append_left(FlatNode* to, std::source_location where) {
  std::size_t dim = 0;
  ((*to++ = flat_term(S::name, Target::extents[dim++].value, true)), ...);
  *to++ = {FlatOp::store, Target::flat.dtype, sizeof...(S), nullptr, &Target::flat, 0, 0};
  *to++ = {FlatOp::where, DType::i64, 0, where.file_name(), nullptr, where.line(), 0};
  return to;
}

template <class E>
concept HasOffsets = is_expr<E> && E::interface::has_offsets;

/// Does `Target(S...) = value` read outside of a tensor? Other mistakes are not its business.
template <class Target, class... S, class E>
constexpr bool reads_outside(const E& value) {
  if constexpr (is_expr<E> && (is_index<S> && ... && true)) {
    FlatNode left[sizeof...(S) + 2];
    append_left<Target, S...>(left, {});
    return !reads_inside({{value.nodes.blocks, E::size}, left, sizeof...(S)});
  } else {
    return false;
  }
}

// Not constexpr: calling it in a constant expression is the error, and its name the message. That
// reads well on GCC only; Clang says the same by an attribute of Access::operator=.
inline void subscript_runs_outside_its_tensor() {}

template <class Target, class... S, class E>
constexpr auto make_statement(const E& value, std::source_location where) {
  using All = joined<typename E::uses, Uses<Target>>;
  ProgramExpr<All, decltype(without_inputs(typename E::uses{})), E::size + sizeof...(S) + 2> out;
  FlatNode* left = copy_nodes(out.nodes, {value.nodes.blocks, E::size});
  append_left<Target, S...>(left, where);
#if !defined(__clang__)
  if constexpr (E::interface::has_offsets) {
    if (std::is_constant_evaluated() &&
        !reads_inside({{value.nodes.blocks, E::size}, left, sizeof...(S)})) {
      subscript_runs_outside_its_tensor();
    }
  }
#endif
  return out;
}

/// The statement `Target(...) += value`, made of `Target(...) = value`.
template <class Target, class Statement>
constexpr auto accumulate(Statement statement) {
  if constexpr (is_refused<Statement>) {
    return statement;
  } else if constexpr (Target::role != FlatRole::output) {
    return error::only_outputs_are_added_to<Target>::report();
  } else if constexpr (std::is_same_v<typename Target::element_type, bool>) {
    return error::bool_has_no_arithmetic<typename Target::element_type>::report();
  } else {
    statement.nodes[Statement::size - 2].op = FlatOp::update;  // in front of the place
    return statement;
  }
}

/// The statement `Target(S...) = value`, or Refused with the mistake reported.
template <class Target, class... S, class E>
constexpr auto assign(const E& value, std::source_location where) {
  using T = typename Target::element_type;
  if constexpr (!is_expr<E>) {
    if constexpr (is_refused<decltype(lift<T>(value))>)
      return Refused{};
    else
      return assign<Target, S...>(lift<T>(value), where);
  } else if constexpr (!left_side_is_well_formed<Target, S...>()) {
    return Refused{};
  } else if constexpr (!free_indices_are_on_the_left<Target, S...>(typename E::indices{})) {
    return Refused{};
  } else if constexpr (!std::is_same_v<typename E::element_type, T>) {
    return lift<T>(value);
  } else if constexpr (is_conflict<indices_of_both<Target, E, S...>>) {
    return report_conflict(indices_of_both<Target, E, S...>{});
  } else if constexpr (reads_its_target<Target>(typename E::uses{})) {
    return Refused{};
  } else {
    return make_statement<Target, S...>(value, where);
  }
}

}  // namespace dsl
}  // namespace hone
