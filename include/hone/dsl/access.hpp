// dsl/access.hpp
// One element of a tensor: what A(i, 2*h + r - 1) makes. Read it, or assign to it for a statement.
#pragma once

#include <hone/dsl/data_subscript.hpp>
#include <hone/dsl/expr.hpp>
#include <hone/dsl/index.hpp>
#include <hone/dsl/statement.hpp>

#include <cstddef>
#include <source_location>
#include <type_traits>

namespace hone {
namespace dsl {

template <class S>
inline constexpr bool is_subscript =
    is_subscript_operand<S> || is_integer_literal<S> || is_data_subscript<S>;

template <class S>
inline constexpr std::size_t terms_of = 1;
template <class... Is>
inline constexpr std::size_t terms_of<AffineSubscript<Is...>> = sizeof...(Is) + 1;

template <class S>
constexpr FlatNode* append_subscript(FlatNode* to, const S& s) {
  if constexpr (is_index<S>) {
    *to++ = {FlatOp::term, DType::i64, 1, S::name, nullptr, 1, 0};
  } else {
    *to++ = flat_offset(static_cast<std::int64_t>(s));
  }
  return to;
}

template <class... Is>
constexpr FlatNode* append_subscript(FlatNode* to, const AffineSubscript<Is...>& s) {
  ((*to++ = flat_term(Is::name, s.template coefficient<Is>(), false)), ...);
  *to++ = flat_offset(s.constant());
  return to;
}

template <class E, bool is_checked>
constexpr FlatNode* append_subscript(FlatNode* to, const DataSubscript<E, is_checked>&) {
  *to++ = {FlatOp::data, DType::i64, 1, nullptr, nullptr, is_checked, 0};
  return to;
}

/// The nodes of the data among the subscripts; they stand before all terms.
template <class S>
inline constexpr std::size_t data_nodes_of = 0;
template <class E, bool is_checked>
inline constexpr std::size_t data_nodes_of<DataSubscript<E, is_checked>> = E::size;

template <class S>
constexpr FlatNode* append_data(FlatNode* to, const S& s) {
  if constexpr (is_data_subscript<S>) return copy_nodes(to, {s.value.nodes.blocks, s.value.size});
  return to;
}

/// The free indices of a subscript in dimension `dim`; an index alone gets its extent from there.
template <class Tensor, std::size_t dim, class S>
struct IndicesOf {
  using type = Indices<>;
};
template <class Tensor, std::size_t dim, FixedString Name>
struct IndicesOf<Tensor, dim, Index<Name>> {
  using type = Indices<Free<Index<Name>, Tensor::extents[dim].value>>;
};
template <class Tensor, std::size_t dim, FixedString Name, std::int64_t extent>
struct IndicesOf<Tensor, dim, Index<Name, extent>> {
  using Own = Free<Index<Name, extent>, extent>;
  using type = joined<Indices<Own>, Indices<Free<Index<Name, extent>, Tensor::extents[dim].value>>>;
};
template <class Tensor, std::size_t dim, class... Is>
struct IndicesOf<Tensor, dim, AffineSubscript<Is...>> {
  using type = Indices<Free<Is, Is::extent>...>;
};
template <class Tensor, std::size_t dim, class E, bool is_checked>
struct IndicesOf<Tensor, dim, DataSubscript<E, is_checked>> {
  using type = typename E::indices;
};

/// The placeholders that a subscript reads.
template <class S>
struct UsesOf {
  using type = Uses<>;
};
template <class E, bool is_checked>
struct UsesOf<DataSubscript<E, is_checked>> {
  using type = typename E::uses;
};

template <class Tensor, std::size_t dim, class List, class... S>
struct AccessIndices {
  using type = List;
};
template <class Tensor, std::size_t dim, class List, class First, class... Rest>
struct AccessIndices<Tensor, dim, List, First, Rest...>
    : AccessIndices<Tensor, dim + 1, joined<List, typename IndicesOf<Tensor, dim, First>::type>,
                    Rest...> {};

template <class Tensor, class... S>
using access_indices = typename AccessIndices<Tensor, 0, Indices<>, S...>::type;

template <class Tensor, class... S>
using access_uses = JoinUsesOf<Uses<Tensor>, typename UsesOf<S>::type...>;

template <class... S>
inline constexpr std::size_t nodes_of_access = (terms_of<S> + ... + 1) +
                                               (data_nodes_of<S> + ... + 0);

/// Is some subscript more, or less, than an index?
template <class... S>
inline constexpr bool has_offsets = !(is_index<S> && ... && true);

template <class Tensor, class... S>
using LoadExpr = Expr<Interface<typename Tensor::element_type, access_indices<Tensor, S...>,
                                access_uses<Tensor, S...>, has_offsets<S...>>,
                      nodes_of_access<S...>>;

template <class Tensor, class... S>
constexpr FlatNode load_node(FlatOp op) {
  return {op,      Tensor::flat.dtype, (terms_of<S> + ... + 0),
          nullptr, &Tensor::flat,      has_offsets<S...>,
          0};
}

/// The subscripts and the load.
template <class Tensor, class... S>
constexpr auto load_nodes(FlatOp op, const S&... subscripts) {
  FlatNode nodes[nodes_of_access<S...>];
  FlatNode* to = nodes;
  ((to = append_data(to, subscripts)), ...);
  ((to = append_subscript(to, subscripts)), ...);
  *to = load_node<Tensor, S...>(op);
  return Nodes<nodes_of_access<S...>>({}, nodes, nodes_of_access<S...>);
}

/// Those of A(i, k) are the same wherever it is read, so they are made once.
template <class Tensor, class... Is>
inline constexpr Nodes<sizeof...(Is) + 1> plain_load_nodes = load_nodes<Tensor>(FlatOp::load,
                                                                                Is{}...);

template <class Tensor, class... S>
constexpr auto read_nodes(const S&... subscripts) {
  if constexpr (!has_offsets<S...>) {
    return plain_load_nodes<Tensor, S...>;
  } else {
    return load_nodes<Tensor>(FlatOp::load, subscripts...);
  }
}

}  // namespace dsl

/// An element of Tensor; S are the types of its subscripts.
template <class Tensor, class... S>
struct Access : dsl::LoadExpr<Tensor, S...> {
  std::source_location where;

  constexpr Access(std::source_location from, const S&... subscripts)
      : dsl::LoadExpr<Tensor, S...>{{}, dsl::read_nodes<Tensor>(subscripts...)}, where(from) {}
  Access(const Access&) = default;

  /// A statement, and by itself a program: this element is `value`, for all values of the indices.
  template <class E>
  constexpr auto operator=(const E& value) const {
    return dsl::assign<Tensor, S...>(value, where);
  }
#if defined(__clang__)
  // GCC has no diagnose_if; see statement.hpp.
  template <dsl::HasOffsets E>
  constexpr auto operator=(const E& value) const
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"
      __attribute__((diagnose_if(dsl::reads_outside<Tensor, S...>(value),
                                 "hone: subscript_runs_outside_its_tensor: use zero_pad or smaller "
                                 "offsets",
                                 "error")))
#pragma clang diagnostic pop
  {
    return dsl::assign<Tensor, S...>(value, where);
  }
#endif
  constexpr auto operator=(const Access& value) const {
    return dsl::assign<Tensor, S...>(value, where);
  }

  /// The same, but `value` is added to what the element held before the kernel is called.
  template <class E>
  constexpr auto operator+=(const E& value) const {
    return dsl::accumulate<Tensor>(dsl::assign<Tensor, S...>(value, where));
  }
};

namespace dsl {

template <class X>
constexpr auto checked_subscript(const X&) {
  return error::checked_takes_an_element_of_an_input<X>::report();
}
template <class Tensor, class... S>
constexpr auto checked_subscript(const Access<Tensor, S...>& element) {
  if constexpr (Tensor::role != FlatRole::input) {
    return error::checked_takes_an_element_of_an_input<Tensor>::report();
  } else {
    return data_subscript<true>(
        static_cast<const dsl::LoadExpr<Tensor, S...>&>(element));
  }
}

/// An access, or Refused when the number or the kind of the subscripts is wrong.
template <class Tensor, class... S>
constexpr auto access(std::source_location where, const S&... subscripts) {
  if constexpr (sizeof...(S) != Tensor::rank) {
    return error::wrong_number_of_subscripts<Tensor, sizeof...(S), Tensor::rank>::report();
  } else if constexpr ((is_refused<S> || ...)) {
    return Refused{};
  } else if constexpr (!(check<is_subscript<S>, error::subscript_is_not_affine<S>>() & ... &
                         true)) {
    return Refused{};
  } else if constexpr (is_conflict<access_indices<Tensor, S...>>) {
    return report_conflict(access_indices<Tensor, S...>{});
  } else {
    return Access<Tensor, S...>(where, subscripts...);
  }
}

}  // namespace dsl

/// An element of an input as a subscript, of any integer type. A call looks at all elements of that
/// input first and is refused, before anything is written, if one lies outside the tensor.
template <class X>
constexpr auto checked(const X& element) {
  return dsl::checked_subscript(element);
}

}  // namespace hone
