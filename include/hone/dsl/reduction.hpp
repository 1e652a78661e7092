// dsl/reduction.hpp
// sum(k, A(i, k) * B(k, j)): an expression combined over all values of one or more indices.
//
// The extent of a summed index is that of a dimension where it is alone the subscript. To add a
// reduction: an op in program/flat.hpp and a function here.
#pragma once

#include <hone/dsl/expr.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hone {
namespace dsl {

/// What becomes of an entry when I is summed.
template <class I, class Entry>
struct SumEntry {
  static constexpr std::int64_t extent = no_range;  // another index
  using type = Entry;
};
template <class I, std::int64_t size>
struct SumEntry<I, Free<I, size>> {
  static constexpr std::int64_t extent = size;
  using type = Summed<I>;
};

template <class I, class List>
struct SumOver;

template <class I, class... Entries>
struct SumOver<I, Indices<Entries...>> {
  using type = Indices<typename SumEntry<I, Entries>::type...>;

  static constexpr std::int64_t extent() {
    std::int64_t found = no_range;
    ((found = SumEntry<I, Entries>::extent != no_range ? SumEntry<I, Entries>::extent : found),
     ...);
    return found;
  }

  /// Reports why I cannot be summed; true if it can.
  static constexpr bool check_index() {
    if constexpr (!is_one_of<I, typename Entries::index...>) {
      error::summed_index_does_not_occur<I>::report();
      return false;
    } else if constexpr (is_one_of<Summed<I>, Entries...>) {
      error::index_is_summed_twice<I>::report();
      return false;
    } else if constexpr (is_one_of<Free<I, no_range>, Entries...>) {
      error::index_has_no_range<I>::report();
      return false;
    } else {
      return true;
    }
  }
};

template <class List, class... Is>
struct SumOverAll {
  using type = List;
};
template <class List, class I, class... Rest>
struct SumOverAll<List, I, Rest...> : SumOverAll<typename SumOver<I, List>::type, Rest...> {};

/// T is the element type of the result.
template <FlatOp op, class T, class... Is, class E>
constexpr auto make_reduction(const E& body) {
  using List = typename E::indices;
  using Result = Interface<T, typename SumOverAll<List, Is...>::type, typename E::uses,
                           E::interface::has_offsets>;
  const FlatNode nodes[] = {flat_term(Is::name, SumOver<Is, List>::extent(), true)...,
                            flat_node(op, dtype_of<T>, sizeof...(Is))};
  return Expr<Result, E::size + sizeof...(Is) + 1>{
      {}, {{body.nodes.blocks, E::size}, nodes, sizeof...(Is) + 1}};
}

/// Peels indices off the front until the expression is left.
template <FlatOp op, class... Is, class First, class... Rest>
constexpr auto reduce(Uses<Is...>, const First& first, const Rest&... rest) {
  if constexpr (sizeof...(Rest) > 0) {
    if constexpr (is_index<First>) {
      return reduce<op>(Uses<Is..., First>{}, rest...);
    } else {
      return error::not_an_index<First>::report();
    }
  } else if constexpr (!is_expr<First>) {
    return report_operands<First>();
  } else if constexpr (std::is_same_v<typename First::element_type, bool>) {
    return error::bool_has_no_arithmetic<typename First::element_type>::report();
  } else if constexpr (!(SumOver<Is, typename First::indices>::check_index() & ... & true)) {
    return Refused{};
  } else {
    using T = typename First::element_type;
    constexpr bool is_position = op == FlatOp::arg_max || op == FlatOp::arg_min;
    return make_reduction<op, std::conditional_t<is_position, std::int64_t, T>, Is...>(first);
  }
}

template <class I, class... Entries>
constexpr bool occurs(Indices<Entries...>) {
  return is_one_of<I, typename Entries::index...>;
}

template <FlatOp op, class I, class E>
constexpr auto scan(const I&, const E& body) {
  if constexpr (!is_index<I>) {
    return error::not_an_index<I>::report();
  } else if constexpr (!is_expr<E>) {
    return report_operands<E>();
  } else if constexpr (std::is_same_v<typename E::element_type, bool>) {
    return error::bool_has_no_arithmetic<typename E::element_type>::report();
  } else if constexpr (!occurs<I>(typename E::indices{})) {
    return error::summed_index_does_not_occur<I>::report();
  } else {
    using T = typename E::element_type;
    return join<T>(flat_node(op, dtype_of<T>, 1, I::name), body);
  }
}

}  // namespace dsl

/// sum(i, j, ..., x): the sum of x over all values of the indices, in any order.
template <class I, class... More>
constexpr auto sum(const I& index, const More&... more) {
  return dsl::reduce<FlatOp::reduce_sum>(dsl::Uses<>{}, index, more...);
}

/// The product of the last argument over all values of the indices before it, in any order.
template <class I, class... More>
constexpr auto prod_over(const I& index, const More&... more) {
  return dsl::reduce<FlatOp::reduce_prod>(dsl::Uses<>{}, index, more...);
}

/// The greatest value of the last argument over all values of the indices before it.
template <class I, class... More>
constexpr auto max_over(const I& index, const More&... more) {
  return dsl::reduce<FlatOp::reduce_max>(dsl::Uses<>{}, index, more...);
}

/// The least value of the last argument over all values of the indices before it.
template <class I, class... More>
constexpr auto min_over(const I& index, const More&... more) {
  return dsl::reduce<FlatOp::reduce_min>(dsl::Uses<>{}, index, more...);
}

/// The first position (int64) at which x is greatest; a NaN counts as the greatest. Over nothing,
/// an extent of 0, it is the largest int64.
template <class I, class E>
constexpr auto argmax(const I& index, const E& x) {
  return dsl::reduce<FlatOp::arg_max>(dsl::Uses<>{}, index, x);
}

/// The first position (int64) at which x is least; a NaN counts as the least.
template <class I, class E>
constexpr auto argmin(const I& index, const E& x) {
  return dsl::reduce<FlatOp::arg_min>(dsl::Uses<>{}, index, x);
}

/// The sum of x over all values of the index up to this one, itself included. The index stays free:
/// Y(i) = cumsum(i, X(i)). So for the others.
template <class I, class E>
constexpr auto cumsum(const I& index, const E& x) {
  return dsl::scan<FlatOp::scan_sum>(index, x);
}
template <class I, class E>
constexpr auto cumprod(const I& index, const E& x) {
  return dsl::scan<FlatOp::scan_prod>(index, x);
}
template <class I, class E>
constexpr auto cummax(const I& index, const E& x) {
  return dsl::scan<FlatOp::scan_max>(index, x);
}
template <class I, class E>
constexpr auto cummin(const I& index, const E& x) {
  return dsl::scan<FlatOp::scan_min>(index, x);
}

}  // namespace hone
