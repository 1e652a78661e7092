// kernel/keywords.hpp
// The arguments of a typed call, in any order -> one ArgumentView per placeholder, in the order of
// the program.
//
//   kernel(C = c, A = a)   ->   {view of a, view of c}
//
// What types can tell is judged here, at compile time: which placeholders are named, what kind of
// data it is, its element type, whether an output can be written and outlives the call. A call has
// one fault at most, the first that is found.
#pragma once

#include <hone/kernel/diagnosis.hpp>  // first, so that errors show a short way to it

#include <hone/dsl/interface.hpp>
#include <hone/dsl/placeholder.hpp>
#include <hone/dsl/signature.hpp>
#include <hone/kernel/adaptors.hpp>
#include <hone/kernel/argument.hpp>

#include <array>
#include <cstddef>
#include <type_traits>

namespace hone::detail {

/// What is said of something that is right; of the rest, the diagnosis is.
struct NoFault {};

template <class Diagnosis>
using Fault = std::type_identity<Diagnosis>;  // does not instantiate it yet

template <class... Verdicts>
struct FirstFault {
  using type = NoFault;
};
template <class... Rest>
struct FirstFault<NoFault, Rest...> : FirstFault<Rest...> {};
template <class Diagnosis, class... Rest>
struct FirstFault<Fault<Diagnosis>, Rest...> {
  using type = Diagnosis;
};

template <class Tensor>
constexpr bool has_static_extents() {
  for (std::size_t d = 0; d < Tensor::rank; ++d) {
    if (!Tensor::extents[d].is_static()) return false;
  }
  return true;
}

/// Data is an lvalue reference where the caller has a variable.
template <class Data>
inline constexpr bool is_owning_temporary =
    !std::is_reference_v<Data> && adaptor_of<Data>::owns_elements;

/// Whether elements can be of the type T; void is judged at the call.
template <class Element, class T>
inline constexpr bool may_hold =
    std::is_void_v<Element> || std::is_same_v<std::remove_const_t<Element>, T>;

/// Whether the elements of Data can be Tensor's, to read or to write.
template <class Tensor, class Data, class Element>
constexpr auto judge_elements() {
  using Plain = std::remove_cvref_t<Data>;
  if constexpr (!may_hold<Element, typename Tensor::element_type>) {
    return Fault<error::wrong_element_type<Tensor, std::remove_const_t<Element>>>{};
  } else if constexpr (!ArgumentAdaptor<Plain>::fits(Tensor::rank)) {
    return Fault<error::wrong_number_of_dimensions<Tensor, Plain>>{};
  } else if constexpr (std::is_pointer_v<Plain> && !has_static_extents<Tensor>()) {
    return Fault<error::raw_pointer_for_symbolic_extents<Tensor, Plain>>{};
  } else if constexpr (Tensor::role == FlatRole::input) {
    return NoFault{};
  } else if constexpr (std::is_const_v<Element>) {
    return Fault<error::output_passed_as_const<Tensor, std::remove_reference_t<Data>>>{};
  } else if constexpr (is_owning_temporary<Data>) {
    return Fault<error::output_passed_as_owning_temporary<Tensor, Data>>{};
  } else {
    return NoFault{};
  }
}

/// One argument of a call whose names are right.
template <class Argument>
struct JudgeData;
template <class Tensor, class Data>
struct JudgeData<KeywordArgument<Tensor, Data>> {
  static constexpr auto judge() {
    using Plain = std::remove_cvref_t<Data>;
    if constexpr (Tensor::rank > max_rank) {
      return Fault<error::too_many_dimensions<Tensor, Tensor::rank>>{};
    } else if constexpr (!KernelArgument<Plain>) {
      return Fault<error::not_a_kernel_argument<Tensor, Plain>>{};
    } else {
      return judge_elements<Tensor, Data, element_of<Data>>();
    }
  }
  using type = decltype(judge());
};

/// The name of one argument: is it one of the signature?
template <class SignatureType, class Argument>
struct JudgeName {
  using type = Fault<error::argument_without_a_name<Argument>>;
};
template <class... Tensors, class Tensor, class Data>
struct JudgeName<Signature<Tensors...>, KeywordArgument<Tensor, Data>> {
  using type = std::conditional_t<dsl::is_one_of<Tensor, Tensors...>, NoFault,
                                  Fault<error::unknown_keyword<Tensor>>>;
};

template <class Tensor, class... Named>
constexpr auto judge_presence() {
  constexpr int times = (int{std::is_same_v<Tensor, Named>} + ... + 0);
  if constexpr (times == 0) return Fault<error::argument_is_missing<Tensor>>{};
  else if constexpr (times > 1) return Fault<error::argument_named_twice<Tensor>>{};
  else return NoFault{};
}

template <class SignatureType, class... Arguments>
struct CallFault;
template <class... Tensors, class... Arguments>
struct CallFault<Signature<Tensors...>, Arguments...> {
  static constexpr auto judge() {
    using Names = FirstFault<typename JudgeName<Signature<Tensors...>, Arguments>::type...>;
    if constexpr (!std::is_same_v<typename Names::type, NoFault>) {
      return Names{};
    } else {
      return FirstFault<decltype(judge_presence<Tensors, typename Arguments::placeholder...>())...,
                        typename JudgeData<Arguments>::type...>{};
    }
  }
  using type = typename decltype(judge())::type;
};

/// The diagnosis for a call with these arguments, or NoFault.
template <class SignatureType, class... Arguments>
using call_fault = typename CallFault<SignatureType, Arguments...>::type;

template <class Argument>
struct JudgeLifetime;
template <class Tensor, class Data>
struct JudgeLifetime<KeywordArgument<Tensor, Data>> {
  using type =
      std::conditional_t<is_owning_temporary<Data>,
                         Fault<error::bind_to_owning_temporary<Tensor, Data>>, NoFault>;
};

template <class Fault, class... Arguments>
struct BindFault {
  using type = Fault;
};
template <class... Arguments>
struct BindFault<NoFault, Arguments...> : FirstFault<typename JudgeLifetime<Arguments>::type...> {};

/// The same for bind, whose arguments must outlive it.
template <class SignatureType, class... Arguments>
using bind_fault = typename BindFault<call_fault<SignatureType, Arguments...>, Arguments...>::type;

template <class SignatureType, class Constants, class... Arguments>
struct PrepareFault {
  using type = bind_fault<Constants, Arguments...>;
};
template <class SignatureType, class... Arguments>
struct PrepareFault<SignatureType, Signature<>, Arguments...> {
  using type = error::nothing_to_prepare<SignatureType>;
};

/// The same for prepare, which takes the constants of the signature.
template <class SignatureType, class... Arguments>
using prepare_fault =
    typename PrepareFault<SignatureType, constants_of<SignatureType>, Arguments...>::type;

template <class Tensor, class First, class... Rest>
constexpr auto& data_of(const First& first, const Rest&... rest) {
  if constexpr (std::is_same_v<typename First::placeholder, Tensor>) return first.data;
  else return data_of<Tensor>(rest...);
}

template <class Tensor, class... Arguments>
ArgumentView view_of(const Arguments&... arguments) {
  if constexpr ((std::is_same_v<typename Arguments::placeholder, Tensor> || ...)) {
    return view_argument(Tensor::name, data_of<Tensor>(arguments...), Tensor::rank);
  } else {
    return {};
  }
}

template <class... Tensors, class... Arguments>
std::array<ArgumentView, sizeof...(Tensors)> named_views(Signature<Tensors...>,
                                                         const Arguments&... arguments) {
  return {view_of<Tensors>(arguments...)...};
}

/// One view per placeholder of the signature, in its order, an empty one for what no argument
/// names; none if there is a fault to report.
template <class Fault, class SignatureType, class... Arguments>
auto views_of(const Arguments&... arguments) {
  static_assert(sizeof(Fault) > 0);
  if constexpr (std::is_same_v<Fault, NoFault>) return named_views(SignatureType{}, arguments...);
  else return std::array<ArgumentView, 0>{};
}

/// Dimensions of all placeholders together.
template <class... Tensors>
constexpr std::size_t dims_of(Signature<Tensors...>) {
  return (Tensors::rank + ... + 0);
}

}  // namespace hone::detail
