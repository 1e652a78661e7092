// dsl/access.hpp
// One element of a tensor: what A(i, 2*h + r - 1) makes. Read it, or assign to it for a statement.
#pragma once

#include <hone/dsl/expr.hpp>
#include <hone/dsl/index.hpp>
#include <hone/dsl/statement.hpp>

#include <cstddef>
#include <source_location>
#include <type_traits>

namespace hone {
namespace dsl {

template <class S>
inline constexpr bool is_subscript = is_subscript_operand<S> || is_integer_literal<S>;

template <class S>
inline constexpr std::size_t terms_of = 1;
template <class... Is>
inline constexpr std::size_t terms_of<AffineSubscript<Is...>> = sizeof...(Is) + 1;

template <class S>
constexpr FlatNode* append_subscript(FlatNode* to, const S& s) {
  if constexpr (is_index<S>) {
    *to++ = flat_term(S::name, 1, true);
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

/// The free indices of a subscript in dimension `dim`; an index alone gets its extent from there.
template <class Tensor, std::size_t dim, class S>
struct IndicesOf {
  using type = Indices<>;
};
template <class Tensor, std::size_t dim, FixedString Name>
struct IndicesOf<Tensor, dim, Index<Name>> {
  using type = Indices<Free<Index<Name>, Tensor::extents[dim].value>>;
};
template <class Tensor, std::size_t dim, class... Is>
struct IndicesOf<Tensor, dim, AffineSubscript<Is...>> {
  using type = Indices<Free<Is, no_range>...>;
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
using LoadExpr = Expr<typename Tensor::element_type, access_indices<Tensor, S...>, Uses<Tensor>,
                      (terms_of<S> + ... + 1)>;

template <class Tensor, class... S>
constexpr LoadExpr<Tensor, S...> load(FlatOp op, const S&... subscripts) {
  LoadExpr<Tensor, S...> out;
  FlatNode* to = out.nodes;
  ((to = append_subscript(to, subscripts)), ...);
  *to = {op, Tensor::flat.dtype, (terms_of<S> + ... + 0), nullptr, &Tensor::flat, 0, 0};
  return out;
}

}  // namespace dsl

/// An element of Tensor; S are the types of its subscripts.
template <class Tensor, class... S>
struct Access : dsl::LoadExpr<Tensor, S...> {
  std::source_location where;

  constexpr Access(std::source_location from, const S&... subscripts)
      : dsl::LoadExpr<Tensor, S...>(dsl::load<Tensor>(FlatOp::load, subscripts...)), where(from) {}
  Access(const Access&) = default;

  /// A statement, and by itself a program: this element is `value`, for all values of the indices.
  template <class E>
  constexpr auto operator=(const E& value) const
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat"  // GCC has no diagnose_if; see statement.hpp
      __attribute__((diagnose_if(dsl::reads_outside<Tensor, S...>(value),
                                 "hone: subscript_runs_outside_its_tensor: use zero_pad or smaller "
                                 "offsets",
                                 "error")))
#pragma clang diagnostic pop
#endif
  {
    return dsl::assign<Tensor, S...>(value, where);
  }
  constexpr auto operator=(const Access& value) const {
    return dsl::assign<Tensor, S...>(value, where);
  }
};

namespace dsl {

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
}  // namespace hone
