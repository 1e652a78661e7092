// dsl/placeholder.hpp
// The tensors of a program: constexpr Input<"A", float, "M", 768> A;
//
// A placeholder is an empty constexpr object. A(i, k) reads or, left of =, writes an element;
// zero_pad(A)(i - 1) reads 0 outside; A = data names an argument of a kernel's call.
//
// The interface that other rooms read (kernel/ makes signatures of it), all static constexpr:
//   P::name          const char*       "A"
//   P::element_type  type              float
//   P::rank          std::size_t       2
//   P::extents       FlatExtent[]      {{-1, "M"}, {768, nullptr}}, outermost first
//   P::role          FlatRole          input (of a Constant too), output or temp
//   P::flat          FlatPlaceholder   all of it as a value
#pragma once

#include <hone/dsl/access.hpp>
#include <hone/dsl/fixed_string.hpp>
#include <hone/program/flat.hpp>

#include <cstddef>
#include <source_location>

namespace hone {

/// The data for one placeholder of a call: A = a. Holds a reference, never a copy; Data is an
/// lvalue reference type when the data was an lvalue.
template <class Tensor, class Data>
struct KeywordArgument {
  using placeholder = Tensor;
  using data_type = Data;
  Data&& data;
};

namespace dsl {

constexpr FlatExtent to_flat(const Dim<0>& dim) { return {dim.size, nullptr}; }
template <std::size_t N>
constexpr FlatExtent to_flat(const Dim<N>& dim) {
  return {symbolic, dim.symbol};
}

template <std::size_t N>
constexpr bool is_positive(const Dim<N>& dim) {
  if constexpr (N == 0) return dim.size > 0;
  return true;
}

/// Subscripts of a placeholder. One overload per rank, because only then can a default argument
/// note the line of the statement.
template <class Self>
struct Subscriptable : TensorBase {
  using Where = std::source_location;

  constexpr auto operator()(Where w = Where::current()) const { return access<Self>(w); }
  template <class A>
  constexpr auto operator()(A a, Where w = Where::current()) const {
    return access<Self>(w, a);
  }
  template <class A, class B>
  constexpr auto operator()(A a, B b, Where w = Where::current()) const {
    return access<Self>(w, a, b);
  }
  template <class A, class B, class C>
  constexpr auto operator()(A a, B b, C c, Where w = Where::current()) const {
    return access<Self>(w, a, b, c);
  }
  template <class A, class B, class C, class D>
  constexpr auto operator()(A a, B b, C c, D d, Where w = Where::current()) const {
    return access<Self>(w, a, b, c, d);
  }
  template <class A, class B, class C, class D, class E>
  constexpr auto operator()(A a, B b, C c, D d, E e, Where w = Where::current()) const {
    return access<Self>(w, a, b, c, d, e);
  }
  template <class A, class B, class C, class D, class E, class F, class... More>
  constexpr auto operator()(A a, B b, C c, D d, E e, F f, More... more) const {
    return access<Self>(Where(), a, b, c, d, e, f, more...);
  }
};

}  // namespace dsl

/// A tensor that the caller passes and the program reads.
template <FixedString Name, class T, Dim... Dims>
struct Input : dsl::Subscriptable<Input<Name, T, Dims...>> {
  static_assert((dsl::is_positive(Dims) && ...), "hone: an extent is at least 1");

  using element_type = T;
  static constexpr const char* name = Name.text;
  static constexpr FlatRole role = FlatRole::input;
  static constexpr std::size_t rank = sizeof...(Dims);
  static constexpr FlatExtent extents[rank + 1] = {dsl::to_flat(Dims)..., {0, nullptr}};
  static constexpr FlatPlaceholder flat{name, dtype_of<T>, role, rank, extents};

  template <class Data>
  constexpr KeywordArgument<Input, Data> operator=(Data&& data) const {
    return {static_cast<Data&&>(data)};
  }
};

/// An input that is the same in many calls, weights for instance. Kernel::prepare takes it once and
/// computes ahead what depends on constants alone; a call without that takes it like an Input.
template <FixedString Name, class T, Dim... Dims>
struct Constant : dsl::Subscriptable<Constant<Name, T, Dims...>> {
  static_assert((dsl::is_positive(Dims) && ...), "hone: an extent is at least 1");

  using element_type = T;
  static constexpr const char* name = Name.text;
  static constexpr FlatRole role = FlatRole::input;
  static constexpr std::size_t rank = sizeof...(Dims);
  static constexpr FlatExtent extents[rank + 1] = {dsl::to_flat(Dims)..., {0, nullptr}};
  static constexpr FlatPlaceholder flat{name, dtype_of<T>, role, rank, extents, true};

  template <class Data>
  constexpr KeywordArgument<Constant, Data> operator=(Data&& data) const {
    return {static_cast<Data&&>(data)};
  }
};

/// A tensor that the caller passes and the program writes; later stages may read it.
template <FixedString Name, class T, Dim... Dims>
struct Output : dsl::Subscriptable<Output<Name, T, Dims...>> {
  static_assert((dsl::is_positive(Dims) && ...), "hone: an extent is at least 1");

  using element_type = T;
  static constexpr const char* name = Name.text;
  static constexpr FlatRole role = FlatRole::output;
  static constexpr std::size_t rank = sizeof...(Dims);
  static constexpr FlatExtent extents[rank + 1] = {dsl::to_flat(Dims)..., {0, nullptr}};
  static constexpr FlatPlaceholder flat{name, dtype_of<T>, role, rank, extents};

  template <class Data>
  constexpr KeywordArgument<Output, Data> operator=(Data&& data) const {
    return {static_cast<Data&&>(data)};
  }
};

/// A tensor between two stages; the caller never sees it.
template <FixedString Name, class T, Dim... Dims>
struct Temp : dsl::Subscriptable<Temp<Name, T, Dims...>> {
  static_assert((dsl::is_positive(Dims) && ...), "hone: an extent is at least 1");

  using element_type = T;
  static constexpr const char* name = Name.text;
  static constexpr FlatRole role = FlatRole::temp;
  static constexpr std::size_t rank = sizeof...(Dims);
  static constexpr FlatExtent extents[rank + 1] = {dsl::to_flat(Dims)..., {0, nullptr}};
  static constexpr FlatPlaceholder flat{name, dtype_of<T>, role, rank, extents};
};

/// Reads of Tensor that are 0 outside of it.
template <class Tensor>
struct ZeroPadded {
  template <class... S>
  constexpr auto operator()(const S&... subscripts) const {
    using Checked = decltype(dsl::access<Tensor>(std::source_location(), subscripts...));
    if constexpr (dsl::is_refused<Checked>) {
      return Refused{};
    } else {
      return dsl::LoadExpr<Tensor, S...>{
          {}, dsl::load_nodes<Tensor>(FlatOp::load_zero_pad, subscripts...)};
    }
  }
};

/// zero_pad(X)(n, c, h - 1, w - 1): X where the subscripts are inside, 0 elsewhere. A term of a sum
/// with such a 0 as a factor may be left out, whatever the other factors are: 0 * inf counts as 0.
template <class Tensor>
constexpr auto zero_pad(Tensor) {
  if constexpr (dsl::is_tensor<Tensor>) {
    return ZeroPadded<Tensor>{};
  } else {
    return error::not_a_placeholder<Tensor>::report();
  }
}

}  // namespace hone
