// dsl/diagnosis.hpp
// What is said about a mistake at compile time. Each diagnosis is a template whose name is the
// message and whose arguments are the culprits; its report() does not compile. (A static_assert in
// the class itself would leave Clang with an incomplete class and a second error.)
//
// After a mistake the expression is Refused, which every operator passes on in silence: one
// mistake, one error. To add one: a template here, and a file in tests/compile_fail.
#pragma once

#include <hone/program/flat.hpp>

#include <cstddef>
#include <cstdint>

namespace hone {
namespace dsl {

/// Says as a base of a list what is in it: compilers answer that without a template.
template <class T>
struct Entry {};

/// Placeholder types; see dsl/interface.hpp.
template <class... Tensors>
struct Uses : Entry<Tensors>... {
  template <class List>
  static constexpr bool are_in = (__is_base_of(Entry<Tensors>, List) && ... && true);
};

/// What makes an operator ours: a base of expressions, tensors, and what is left of mistakes.
struct OperandBase {};
struct ExprBase : OperandBase {};
struct TensorBase : OperandBase {};

}  // namespace dsl

/// What is left of an expression after a mistake in it was reported.
struct Refused : dsl::OperandBase {
  using placeholders = dsl::Uses<>;
  using pending = dsl::Uses<>;

  template <class Anything>
  constexpr Refused operator=(const Anything&) const {
    return {};
  }
};

namespace error {

using hone::detail::always_false;

template <class Tensor, std::size_t given, std::size_t rank>
struct wrong_number_of_subscripts {
  static constexpr auto report() {
    static_assert(always_false<Tensor>,
                  "hone: wrong number of subscripts: give one for each dimension of the "
                  "tensor");
    return Refused{};
  }
};

template <class Index, class Target>
struct free_index_missing_on_the_left {
  static constexpr auto report() {
    static_assert(always_false<Index>,
                  "hone: free index missing on the left: write it there, or sum over it");
    return Refused{};
  }
};

template <class Index>
struct summed_index_does_not_occur {
  static constexpr auto report() {
    static_assert(always_false<Index>,
                  "hone: summed index does not occur in the expression under the sum");
    return Refused{};
  }
};

template <std::size_t given, int wanted>
struct wrong_number_of_function_arguments {
  static constexpr auto report() {
    static_assert(always_false<std::integral_constant<int, wanted>>,
                  "hone: wrong number of arguments of a function");
    return Refused{};
  }
};

template <class T>
struct subscript_is_no_integer {
  static constexpr auto report() {
    static_assert(always_false<T>,
                  "hone: a subscript is an integer: convert the data with cast");
    return Refused{};
  }
};

template <class X>
struct checked_takes_an_element_of_an_input {
  static constexpr auto report() {
    static_assert(always_false<X>,
                  "hone: checked takes an element of an input, which a call can look at before it "
                  "runs; use clamped");
    return Refused{};
  }
};

template <class Target>
struct only_outputs_are_added_to {
  static constexpr auto report() {
    static_assert(always_false<Target>,
                  "hone: only an output is added to: what the caller does not own has no value "
                  "before the call");
    return Refused{};
  }
};

template <class Index>
struct index_has_no_range {
  static constexpr auto report() {
    static_assert(always_false<Index>,
                  "hone: this index has no range: nowhere is it alone a subscript; give it "
                  "one, Index<\"k\", 3>");
    return Refused{};
  }
};

template <class Index>
struct index_is_free_and_summed {
  static constexpr auto report() {
    static_assert(always_false<Index>,
                  "hone: one index is both free and summed in a statement: take another index "
                  "for the sum");
    return Refused{};
  }
};

template <class Index>
struct index_is_summed_twice {
  static constexpr auto report() {
    static_assert(always_false<Index>,
                  "hone: one index is summed twice, one sum inside the other: take another "
                  "index for the inner sum");
    return Refused{};
  }
};

template <class Index, std::int64_t extent, std::int64_t other_extent>
struct index_has_two_extents {
  static constexpr auto report() {
    static_assert(always_false<Index>,
                  "hone: one index has two extents: it runs over dimensions of different "
                  "sizes");
    return Refused{};
  }
};

template <class Index, class Target>
struct index_twice_on_the_left {
  static constexpr auto report() {
    static_assert(always_false<Index>,
                  "hone: index twice on the left: a statement writes each element of its "
                  "tensor once");
    return Refused{};
  }
};

template <class Subscript, class Target>
struct left_side_takes_indices {
  static constexpr auto report() {
    static_assert(always_false<Subscript>,
                  "hone: the left side of a statement takes indices only, one for each "
                  "dimension");
    return Refused{};
  }
};

template <class Target>
struct left_side_is_an_input {
  static constexpr auto report() {
    static_assert(always_false<Target>,
                  "hone: an Input cannot be written, nor a Constant: declare it as Output or Temp");
    return Refused{};
  }
};

template <class Left, class Right>
struct mixed_element_types {
  static constexpr auto report() {
    static_assert(always_false<Left>,
                  "hone: mixed element types: convert one side with cast<type>(...)");
    return Refused{};
  }
};

template <class Type>
struct bool_has_no_arithmetic {
  static constexpr auto report() {
    static_assert(always_false<Type>,
                  "hone: bool has no arithmetic: use && || ! or select(condition, a, b)");
    return Refused{};
  }
};

template <class Type>
struct condition_is_not_bool {
  static constexpr auto report() {
    static_assert(always_false<Type>,
                  "hone: && || ! and select need bool: compare first, for instance x != 0");
    return Refused{};
  }
};

template <class Type>
struct remainder_needs_integers {
  static constexpr auto report() {
    static_assert(always_false<Type>, "hone: % needs integers");
    return Refused{};
  }
};

template <class Type>
struct function_needs_floating_point {
  static constexpr auto report() {
    static_assert(always_false<Type>,
                  "hone: this function needs floating point: convert its argument with "
                  "cast<float>(...)");
    return Refused{};
  }
};

template <class Tensor>
struct tensor_without_subscripts {
  static constexpr auto report() {
    static_assert(always_false<Tensor>, "hone: tensor without subscripts: write A(i, j), not A");
    return Refused{};
  }
};

template <class Index>
struct index_is_not_a_value {
  static constexpr auto report() {
    static_assert(always_false<Index>,
                  "hone: index used as a value: write cast<float>(i), or value(i) for an "
                  "integer");
    return Refused{};
  }
};

template <class Type>
struct not_a_placeholder {
  static constexpr auto report() {
    static_assert(always_false<Type>,
                  "hone: not a placeholder or an expression: declare data as Input<...> and "
                  "pass it when the kernel is called");
    return Refused{};
  }
};

template <class Type>
struct subscript_is_not_affine {
  static constexpr auto report() {
    static_assert(always_false<Type>,
                  "hone: subscript is not affine: a subscript is a sum of indices times "
                  "integers, and a constant");
    return Refused{};
  }
};

template <class Type>
struct not_an_index {
  static constexpr auto report() {
    static_assert(always_false<Type>,
                  "hone: not an index: a sum runs over Index objects, sum(i, j, expression)");
    return Refused{};
  }
};

template <class Target>
struct output_read_before_it_is_written {
  static constexpr auto report() {
    static_assert(always_false<Target>,
                  "hone: output read before it is written: an earlier stage must write it");
    return Refused{};
  }
};

template <class Tensor>
struct temp_read_before_it_is_written {
  static constexpr auto report() {
    static_assert(always_false<Tensor>,
                  "hone: temp read before it is written: put the stage that writes it first");
    return Refused{};
  }
};

template <class Tensor>
struct temp_never_written {
  static constexpr auto report() {
    static_assert(always_false<Tensor>, "hone: temp never written: an earlier stage must write it");
    return Refused{};
  }
};

template <class Target>
struct two_stages_write_one_tensor {
  static constexpr auto report() {
    static_assert(always_false<Target>,
                  "hone: two stages write one tensor: give each its own Output or Temp");
    return Refused{};
  }
};

template <class Type>
struct not_a_stage {
  static constexpr auto report() {
    static_assert(always_false<Type>,
                  "hone: not a stage: stages(...) joins statements such as C(i, j) = "
                  "expression");
    return Refused{};
  }
};

}  // namespace error

namespace dsl {

/// Reports the mistake unless `holds`; says whether it does.
template <bool holds, class Diagnosis>
constexpr bool check() {
  if constexpr (!holds) Diagnosis::report();
  return holds;
}

}  // namespace dsl
}  // namespace hone
