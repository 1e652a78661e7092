// kernel/diagnosis.hpp
// What is said about a mistaken call at compile time, in the manner of dsl/diagnosis.hpp: the name
// is the message, the arguments are the culprits.
//
// To add one: a template here, and a file in tests/compile_fail.
#pragma once

#include <hone/dsl/diagnosis.hpp>

#include <cstddef>
#include <type_traits>

namespace hone::error {

template <class Given>
struct not_a_program {
  static_assert(always_false<Given>, "hone: not a program: autotune takes a statement, C(i, j) = "
                                     "..., or several joined by stages(...)");
};

template <class Tensor, class Data>
struct output_passed_as_const {
  static_assert(always_false<Data>, "hone: output passed as const: the kernel writes it, so pass "
                                    "data that can be written");
};

template <class Tensor, class Data>
struct output_passed_as_owning_temporary {
  static_assert(always_false<Data>, "hone: output passed as an owning temporary: the result would "
                                    "go with it; pass a variable or a view");
};

template <class Tensor, class Data>
struct bind_to_owning_temporary {
  static_assert(always_false<Data>, "hone: bind to an owning temporary, or prepare one: it would "
                                    "be gone before the first call; pass a variable or a view");
};

template <class Given>
struct nothing_to_prepare {
  static_assert(always_false<Given>, "hone: nothing to prepare: the program has no Constant; "
                                     "declare the inputs that stay the same as Constant<...>");
};

template <class Tensor>
struct argument_is_missing {
  static_assert(always_false<Tensor>, "hone: argument is missing: a call names every Input, "
                                      "Constant and Output; prepare(...) the Constants, and calls "
                                      "of what it gives the others");
};

template <class Tensor>
struct argument_named_twice {
  static_assert(always_false<Tensor>, "hone: argument named twice: a call names each of its "
                                      "arguments once");
};

template <class Tensor>
struct unknown_keyword {
  static_assert(always_false<Tensor>, "hone: unknown keyword: a call names the Inputs, Constants "
                                      "and Outputs of the program; prepare(...) the Constants, and "
                                      "calls of what it gives the others");
};

template <class Data>
struct argument_without_a_name {
  static_assert(always_false<Data>, "hone: argument without a name: write kernel(A = a, C = c), or "
                                    "kernel.positional(A, C)(a, c)");
};

template <std::size_t given, std::size_t listed>
struct wrong_number_of_positional_arguments {
  static_assert(always_false<std::integral_constant<std::size_t, given>>,
                "hone: wrong number of positional arguments: give one for each placeholder in "
                "positional(...)");
};

template <class Tensor, class Element>
struct wrong_element_type {
  static_assert(always_false<Element>, "hone: wrong element type: a kernel converts nothing; pass "
                                       "elements of the placeholder's type");
};

template <class Tensor, class Data>
struct wrong_number_of_dimensions {
  static_assert(always_false<Data>, "hone: wrong number of dimensions: the data has another rank "
                                    "than its placeholder");
};

template <class Tensor, class Pointer>
struct raw_pointer_for_symbolic_extents {
  static_assert(always_false<Pointer>,
                "hone: raw pointer for a tensor with symbolic extents: pass what has a size, for "
                "instance hone::view(pointer, {rows, columns})");
};

template <class Tensor, class Data>
struct not_a_kernel_argument {
  static_assert(always_false<Data>, "hone: not a kernel argument: pass an Eigen matrix, tensor or "
                                    "map, a contiguous range, an mdspan, a DLTensor, or "
                                    "hone::view(...)");
};

template <class Tensor, std::size_t rank>
struct too_many_dimensions {
  static_assert(always_false<Tensor>, "hone: too many dimensions: an argument of a kernel has at "
                                      "most eight");
};

}  // namespace hone::error
