// autotune.hpp
// autotune(expression): a typed, verified kernel near the limit of this machine.
//
//   auto kernel = autotune(dense::program, {.shapes = {{"M", 128}}, .budget = 10s});
//   kernel(A = a, B = b, bias = v, C = c);
//
// The first call searches and stores what it finds; later calls, in this process or another, take
// the schedule from the store.
#pragma once

#include <hone/kernel/diagnosis.hpp>  // first, so that errors show a short way to it

#include <hone/kernel/kernel.hpp>
#include <hone/program/flat.hpp>
#include <hone/seam.hpp>

#include <concepts>
#include <type_traits>

namespace hone {

namespace detail {

template <class T>
concept TypedProgram = requires(const T& t) {
  { t.flat() } -> std::convertible_to<FlatProgram>;
};

}  // namespace detail

/// The kernel of a program written with dsl.hpp. UserError for options that make no sense (an
/// unknown symbol in shapes, a symbol without a value, an empty budget) and if no libLLVM is found.
template <detail::TypedProgram P>
Kernel<P> autotune(const P& program, const Options& options = {}) {
  return Kernel<P>(detail::tune(program.flat(), options));
}

/// The same, called with its arguments in the order of the listed placeholders.
template <detail::TypedProgram P, class... Tensors>
  requires(sizeof...(Tensors) > 0)
auto autotune(const P& program, const Options& options, Tensors... tensors) {
  return autotune(program, options).positional(tensors...);
}

/// For everything else: says what is missing.
template <class Given>
  requires(!detail::TypedProgram<Given> && !std::is_same_v<Given, Program> &&
           !std::is_same_v<Given, Refused>)
void autotune(const Given&, const Options& = {}) {
  static_assert(sizeof(error::not_a_program<Given>) > 0);
}

}  // namespace hone
