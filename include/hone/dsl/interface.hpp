// dsl/interface.hpp
// The part of an expression that is in its type: which indices and which placeholders it has.
//
//   Indices<Free<i, 768>, Summed<k>>   i is free and runs over 768 values; k is summed away
//   Uses<A, B>                         placeholders in order of first appearance
//
// Joining two expressions joins these lists; an index with two static extents is found here.
#pragma once

#include <hone/dsl/diagnosis.hpp>
#include <hone/program/flat.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hone::dsl {

/// Instead of an extent: symbolic, or unknown because the index was nowhere alone a subscript.
inline constexpr std::int64_t symbolic = -1;
inline constexpr std::int64_t no_range = -2;

/// A free index over [0, extent).
template <class I, std::int64_t extent>
struct Free {
  using index = I;
  static constexpr bool is_free = true;
};

/// An index that was summed away; its name is taken within the statement.
template <class I>
struct Summed {
  using index = I;
  static constexpr bool is_free = false;
};

template <class... Entries>
struct Indices {};

template <class T, class... Ts>
inline constexpr bool is_one_of = (std::is_same_v<T, Ts> || ...);

/// In place of a list: the mistake that joining two lists brought to light.
template <class Diagnosis>
struct Conflict {};

// Two entries of one index become one.

template <class Entry, class New>
struct JoinEntry {
  using type = Entry;
};

template <class I, std::int64_t a, std::int64_t b>
struct JoinEntry<Free<I, a>, Free<I, b>> {
  static constexpr bool differ = a >= 0 && b >= 0 && a != b;
  using type = std::conditional_t<differ, Conflict<error::index_has_two_extents<I, a, b>>,
                                  Free<I, (a < b ? b : a)>>;
};

template <class I, std::int64_t extent>
struct JoinEntry<Free<I, extent>, Summed<I>> {
  using type = Conflict<error::index_is_free_and_summed<I>>;
};

template <class I, std::int64_t extent>
struct JoinEntry<Summed<I>, Free<I, extent>> {
  using type = Conflict<error::index_is_free_and_summed<I>>;
};

/// A list of these entries, or the conflict among them.
template <class Done, class... Entries>
struct MakeIndices {
  using type = Done;
};
template <class... Done, class Entry, class... Rest>
struct MakeIndices<Indices<Done...>, Entry, Rest...>
    : MakeIndices<Indices<Done..., Entry>, Rest...> {};
template <class... Done, class Diagnosis, class... Rest>
struct MakeIndices<Indices<Done...>, Conflict<Diagnosis>, Rest...> {
  using type = Conflict<Diagnosis>;
};

template <class List, class... New>
struct JoinIndices {
  using type = List;
};

template <class... Entries, class First, class... Rest>
struct JoinIndices<Indices<Entries...>, First, Rest...> {
  static constexpr auto insert() {
    if constexpr (is_one_of<typename First::index, typename Entries::index...>) {
      return typename MakeIndices<Indices<>, typename JoinEntry<Entries, First>::type...>::type{};
    } else {
      return Indices<Entries..., First>{};
    }
  }
  using type = typename JoinIndices<decltype(insert()), Rest...>::type;
};

template <class List>
inline constexpr bool is_conflict = false;
template <class Diagnosis>
inline constexpr bool is_conflict<Conflict<Diagnosis>> = true;

/// Reports the conflict.
template <class Diagnosis>
constexpr auto report_conflict(Conflict<Diagnosis>) {
  return Diagnosis::report();
}

template <class List, class... New>
struct JoinUses {
  using type = List;
};

template <class... Tensors, class First, class... Rest>
struct JoinUses<Uses<Tensors...>, First, Rest...> {
  using Joined =
      std::conditional_t<is_one_of<First, Tensors...>, Uses<Tensors...>, Uses<Tensors..., First>>;
  using type = typename JoinUses<Joined, Rest...>::type;
};

template <class List, class... Lists>
struct JoinUsesLists {
  using type = List;
};

template <class List, class... Tensors, class... Rest>
struct JoinUsesLists<List, Uses<Tensors...>, Rest...>
    : JoinUsesLists<typename JoinUses<List, Tensors...>::type, Rest...> {};

/// One list of all that is in the lists.
template <class... Lists>
using JoinUsesOf = typename JoinUsesLists<Uses<>, Lists...>::type;

template <class A, class B>
struct Join;

template <class... A, class... B>
struct Join<Indices<A...>, Indices<B...>> : JoinIndices<Indices<A...>, B...> {};

template <class... A>
struct Join<Indices<A...>, Indices<A...>> {
  using type = Indices<A...>;
};

template <class... A, class... B>
struct Join<Uses<A...>, Uses<B...>> : JoinUses<Uses<A...>, B...> {};

template <class... A>
struct Join<Uses<A...>, Uses<A...>> {
  using type = Uses<A...>;
};

template <class Diagnosis, class B>
struct Join<Conflict<Diagnosis>, B> {
  using type = Conflict<Diagnosis>;
};

template <class A, class Diagnosis>
struct Join<A, Conflict<Diagnosis>> {
  using type = Conflict<Diagnosis>;
};

/// The entries of both lists, each index or placeholder once, in order of first appearance.
template <class A, class B>
using joined = typename Join<A, B>::type;

}  // namespace hone::dsl
