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

/// What a list with an entry covers: the entry, and what joining it with that would not change.
template <class I>
struct HasIndex {};
template <class T>
struct Covered;
template <class I, std::int64_t extent>
struct Covered<Free<I, extent>>
    : HasIndex<I>, Entry<Free<I, extent>>, Entry<Free<I, symbolic>>, Entry<Free<I, no_range>> {};
template <class I>
struct Covered<Free<I, symbolic>>
    : HasIndex<I>, Entry<Free<I, symbolic>>, Entry<Free<I, no_range>> {};
template <class I>
struct Covered<Free<I, no_range>> : HasIndex<I>, Entry<Free<I, no_range>> {};
template <class I>
struct Covered<Summed<I>> : HasIndex<I>, Entry<Summed<I>> {};

template <class... Entries>
struct Indices : Covered<Entries>... {
  template <class List>
  static constexpr bool are_in = (__is_base_of(Entry<Entries>, List) && ... && true);
};

template <class T, class... Ts>
inline constexpr bool is_one_of = (__is_same(T, Ts) || ...);

/// In place of a list: the mistake that joining two lists brought to light.
template <class Diagnosis>
struct Conflict {
  static constexpr bool is_sound = false;
};

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

template <class List, class New, bool covers = __is_base_of(Entry<New>, List),
          bool has_index = __is_base_of(HasIndex<typename New::index>, List)>
struct AddEntry {
  using type = List;
};
template <class... Entries, class New>
struct AddEntry<Indices<Entries...>, New, false, false> {
  using type = Indices<Entries..., New>;
};
template <class... Entries, class New>
struct AddEntry<Indices<Entries...>, New, false, true>
    : MakeIndices<Indices<>, typename JoinEntry<Entries, New>::type...> {};

template <class List, class... New>
struct JoinIndices {
  using type = List;
};
template <class... Entries, class First, class... Rest>
struct JoinIndices<Indices<Entries...>, First, Rest...>
    : JoinIndices<typename AddEntry<Indices<Entries...>, First>::type, Rest...> {};

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
  static constexpr bool has_first = __is_base_of(Entry<First>, Uses<Tensors...>);
  using Joined = std::conditional_t<has_first, Uses<Tensors...>, Uses<Tensors..., First>>;
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

/// All that the type of an expression says: its element type, both lists, and whether there are
/// subscripts that may be outside because they are more than an index.
template <class T, class IndexList, class UseList, bool offsets>
struct Interface : ExprBase {
  static constexpr bool is_sound = true;
  using element_type = T;
  using indices = IndexList;
  using uses = UseList;
  static constexpr bool has_offsets = offsets;
};

/// Is all that B says of indices, placeholders and offsets said by A?
template <class A, class B>
inline constexpr bool covers =
    (A::has_offsets || !B::has_offsets) &&
    B::indices::template are_in<typename A::indices>&& B::uses::template are_in<typename A::uses>;

template <class T, class IndexList, class UseList, bool offsets>
struct MakeInterface {
  using type = Interface<T, IndexList, UseList, offsets>;
};
template <class T, class Diagnosis, class UseList, bool offsets>
struct MakeInterface<T, Conflict<Diagnosis>, UseList, offsets> {
  using type = Conflict<Diagnosis>;
};

template <class T, class A, class B, bool is_covered = covers<A, B>>
struct JoinInterfaces
    : MakeInterface<T, joined<typename A::indices, typename B::indices>,
                    joined<typename A::uses, typename B::uses>, A::has_offsets || B::has_offsets> {
};
template <class T, class A, class B>
struct JoinInterfaces<T, A, B, true> {
  using type = Interface<T, typename A::indices, typename A::uses, A::has_offsets>;
};
template <class T, class Diagnosis, class B>
struct JoinInterfaces<T, Conflict<Diagnosis>, B, false> {
  using type = Conflict<Diagnosis>;
};

/// The interface of element type T with the lists of both, or a Conflict.
template <class T, class A, class B>
using joined_interface = typename JoinInterfaces<T, A, B>::type;

template <class A, class B,
          bool are_numbers = __is_same(typename A::element_type, typename B::element_type) &&
                             !__is_same(typename A::element_type, bool)>
struct JoinNumbers {
  struct type {
    static constexpr bool is_sound = false;
  };
};
template <class A, class B>
struct JoinNumbers<A, B, true> : JoinInterfaces<typename A::element_type, A, B> {};

/// The same for arithmetic; not `is_sound` if something is wrong with the operands.
template <class A, class B>
using joined_numbers = typename JoinNumbers<A, B>::type;

}  // namespace hone::dsl
