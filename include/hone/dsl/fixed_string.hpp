// dsl/fixed_string.hpp
// Names and sizes as template arguments: Input<"A", float, "M", 768>.
//
// Both have exactly the size of their text, so that compilers print them as text in errors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hone {

/// A string literal as a template argument.
template <std::size_t N>
struct FixedString {
  char text[N];

  consteval FixedString(const char (&literal)[N]) {  // NOLINT: literals are names
    for (std::size_t n = 0; n < N; ++n) text[n] = literal[n];
  }
};

/// The size of a dimension: a symbol ("M") or, as Dim<0>, a number.
template <std::size_t N>
struct Dim {
  char symbol[N];

  consteval Dim(const char (&literal)[N]) {  // NOLINT: literals are symbols
    for (std::size_t n = 0; n < N; ++n) symbol[n] = literal[n];
  }
};

template <>
struct Dim<0> {
  std::int64_t size;

  consteval Dim(std::int64_t number) : size(number) {}  // NOLINT: numbers are sizes
};

template <std::size_t N>
Dim(const char (&)[N]) -> Dim<N>;

template <class Number>
requires std::is_integral_v<Number> Dim(Number)
->Dim<0>;

}  // namespace hone
