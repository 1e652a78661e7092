// dsl/text/statement.hpp
// The statements of a text: what build.hpp made of both sides, assigned.
#pragma once

#include <hone/dsl/access.hpp>
#include <hone/dsl/statement.hpp>
#include <hone/dsl/text/build.hpp>

#include <cstddef>
#include <source_location>
#include <type_traits>

namespace hone::dsl {

template <class Target>
struct MakeStatement {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    return Refused{};
  }
};

/// The first checks are those of assign, called from here so that an error's way is short.
template <class Tensor, class... S>
struct MakeStatement<Access<Tensor, S...>> {
  template <class Written, std::size_t n>
  static constexpr auto at() {
    using E = made_operand<Written, n, 1>;
    if constexpr (is_refused<E> || !left_side_is_well_formed<Tensor, S...>()) {
      return Refused{};
    } else if constexpr (!is_expr<E>) {
      return write<Written, n>();
    } else if constexpr (!free_indices_are_on_the_left<Tensor, S...>(typename E::indices{}) ||
                         reads_its_target<Tensor>(typename E::uses{})) {
      return Refused{};
    } else if constexpr (!std::is_same_v<typename E::element_type, typename Tensor::element_type>) {
      return lift<typename Tensor::element_type>(operand_of<Written, n, 1>());
    } else if constexpr (!stays_inside<Written, n, E>()) {
      return error::subscript_runs_outside_its_tensor<Tensor>::report();
    } else {
      return write<Written, n>();
    }
  }

  template <class Written, std::size_t n>
  static constexpr auto write() {
    constexpr std::source_location nowhere;  // see written_at
    if constexpr (Written::tree.nodes[n].op == FlatOp::update) {
      return accumulate<Tensor>(assign<Tensor, S...>(operand_of<Written, n, 1>(), nowhere));
    } else {
      return assign<Tensor, S...>(operand_of<Written, n, 1>(), nowhere);
    }
  }

  template <class Written, std::size_t n, class E>
  static constexpr bool stays_inside() {
    if constexpr (E::interface::has_offsets) {
      return !reads_outside<Tensor, S...>(operand_of<Written, n, 1>());
    } else {
      return true;
    }
  }
};

}  // namespace hone::dsl
