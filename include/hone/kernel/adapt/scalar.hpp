// kernel/adapt/scalar.hpp
// A number as an argument, for placeholders without dimensions: kernel(alpha = 2.0F, loss = sum).
#pragma once

#include <hone/kernel/argument.hpp>

#include <cstddef>
#include <type_traits>

namespace hone {

template <class Number>
  requires std::is_arithmetic_v<Number>
struct ArgumentAdaptor<Number> {
  static constexpr bool owns_elements = true;
  static constexpr std::size_t rank = 0;
  static constexpr bool fits(std::size_t wanted) { return wanted == 0; }

  static Number* elements(Number& number) { return &number; }
  static const Number* elements(const Number& number) { return &number; }

  static void describe(const Number&, ArgumentView&) {}
};

}  // namespace hone
