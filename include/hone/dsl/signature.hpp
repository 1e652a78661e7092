// dsl/signature.hpp
// The arguments of a program's kernel: its placeholders without temps, in order of first
// appearance (what the first statement reads, what it writes, and so on).
//
//   C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j))   ->   Signature<A, B, bias, C>
//
// Made once per kernel type, with Boost.Hana; hone/dsl.hpp does not include this. A program that
// reads a temp or output which nothing writes is refused here, if stages(...) did not see it.
#pragma once

#include <hone/dsl/stages.hpp>

#include <boost/hana/filter.hpp>
#include <boost/hana/integral_constant.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>
#include <boost/hana/unpack.hpp>

#include <cstddef>
#include <type_traits>

namespace hone {

/// Placeholder types; see dsl/placeholder.hpp for what each says of itself.
template <class... Tensors>
struct Signature {
  static constexpr std::size_t size = sizeof...(Tensors);

  /// The position of Tensor among the arguments, or `size`.
  template <class Tensor>
  static constexpr std::size_t find() {
    std::size_t at = 0;
    (void)((std::is_same_v<Tensor, Tensors> || (++at, false)) || ...);
    return at;
  }
};

namespace dsl {

struct IsArgument {
  template <class Tensor>
  constexpr auto operator()(boost::hana::basic_type<Tensor>) const {
    return boost::hana::bool_c<Tensor::role != FlatRole::temp>;
  }
};

template <bool wanted>
struct IsConstant {
  template <class Tensor>
  constexpr auto operator()(boost::hana::basic_type<Tensor>) const {
    return boost::hana::bool_c<Tensor::flat.is_constant == wanted>;
  }
};

template <bool constant, class... Tensors>
constexpr auto part_of(Signature<Tensors...>) {
  namespace hana = boost::hana;
  return hana::unpack(hana::filter(hana::tuple_t<Tensors...>, IsConstant<constant>{}),
                      hana::template_<Signature>);
}

template <class Program, class... Tensors>
constexpr auto make_signature(Uses<Tensors...>) {
  namespace hana = boost::hana;
  is_complete<written_by<Program>>(typename Program::pending{});
  return hana::unpack(hana::filter(hana::tuple_t<Tensors...>, IsArgument{}),
                      hana::template_<Signature>);
}

}  // namespace dsl

/// Signature<A, B, bias, C> for a ProgramExpr; empty for Refused, whose mistake was reported.
template <class Program>
using signature_of =
    typename decltype(dsl::make_signature<Program>(typename Program::placeholders{}))::type;

/// The Constants of a signature, and all the rest of it, in the same order.
template <class SignatureType>
using constants_of = typename decltype(dsl::part_of<true>(SignatureType{}))::type;
template <class SignatureType>
using without_constants = typename decltype(dsl::part_of<false>(SignatureType{}))::type;

}  // namespace hone
