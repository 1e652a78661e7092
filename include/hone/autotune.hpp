// autotune.hpp
// autotune(expression): a typed, verified kernel near the limit of this machine.
//
//   auto kernel = autotune(dense::program, {.shapes = {{"M", 128}}, .budget = 10s});
//   kernel(A = a, B = b, bias = v, C = c);
//
// The first call searches and stores what it finds; later calls, in this process or another, take
// the schedule from the store. try_autotune gives a result<...> instead of throwing.
#pragma once

#include <hone/kernel/diagnosis.hpp>  // first, so that errors show a short way to it

#include <hone/kernel/kernel.hpp>
#include <hone/program/flat.hpp>
#include <hone/seam.hpp>
#include <hone/support/result.hpp>

#include <array>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace hone {

namespace detail {

template <class T>
concept TypedProgram = requires(const T& t) {
  { t.flat() } -> std::convertible_to<FlatProgram>;
};

template <class... Tensors>
constexpr std::array<std::string_view, sizeof...(Tensors)> names_of(Signature<Tensors...>) {
  return {Tensors::name...};
}

template <TypedProgram P>
inline constexpr auto argument_names = names_of(signature_of<P>{});

template <TypedProgram P>
constexpr TypedProgramRef ref(const P& program) {
  return {program.flat(), argument_names<P>};
}

}  // namespace detail

/// The kernel of a program written with dsl.hpp. UserError for options that make no sense (an
/// unknown symbol in shapes, a symbol without a value, an empty budget) and if no libLLVM is found.
template <detail::TypedProgram P>
result<Kernel<P>> try_autotune(const P& program, const Options& options = {}) {
  return detail::made<Kernel<P>>(detail::tune(detail::ref(program), options));
}
template <detail::TypedProgram P, ErrorMode mode = error_mode>
Kernel<P> autotune(const P& program, const Options& options = {}) {
  return try_autotune(program, options).template value<mode>();
}

/// The same, called with its arguments in the order of the listed placeholders.
template <detail::TypedProgram P, class... Tensors>
  requires(sizeof...(Tensors) > 0)
result<PositionalKernel<P, Tensors...>> try_autotune(const P& program, const Options& options,
                                                     Tensors...) {
  return detail::made<PositionalKernel<P, Tensors...>>(try_autotune(program, options));
}
template <detail::TypedProgram P, ErrorMode mode = error_mode, class... Tensors>
  requires(sizeof...(Tensors) > 0)
PositionalKernel<P, Tensors...> autotune(const P& program, const Options& options,
                                         Tensors... tensors) {
  return try_autotune(program, options, tensors...).template value<mode>();
}

/// The kernel of a schedule that is known: `steps` is what schedule() of a kernel said. Nothing is
/// searched, measured or stored. UserError if the steps do not fit the program.
template <detail::TypedProgram P>
result<Kernel<P>> try_compile(const P& program, const std::string& steps,
                              const Options& options = {}) {
  return detail::made<Kernel<P>>(detail::compile_steps(detail::ref(program), steps, options));
}
template <detail::TypedProgram P, ErrorMode mode = error_mode>
Kernel<P> compile(const P& program, const std::string& steps, const Options& options = {}) {
  return try_compile(program, steps, options).template value<mode>();
}

/// For everything else: says what is missing.
template <class Given>
  requires(!detail::TypedProgram<Given> && !std::is_same_v<Given, Program> &&
           !std::is_same_v<Given, Refused>)
void autotune(const Given&, const Options& = {}) {
  static_assert(sizeof(error::not_a_program<Given>) > 0);
}
template <class Given>
  requires(!detail::TypedProgram<Given> && !std::is_same_v<Given, Program> &&
           !std::is_same_v<Given, Refused>)
void try_autotune(const Given&, const Options& = {}) {
  static_assert(sizeof(error::not_a_program<Given>) > 0);
}

}  // namespace hone
