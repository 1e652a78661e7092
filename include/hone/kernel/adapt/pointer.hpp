// kernel/adapt/pointer.hpp
// A raw pointer as an argument: elements without gaps, in the argument's layout. Only for
// placeholders whose extents are all numbers, because a pointer has none to compare.
#pragma once

#include <hone/kernel/argument.hpp>

#include <cstddef>
#include <type_traits>

namespace hone {

template <class Pointer>
  requires std::is_pointer_v<Pointer> && std::is_object_v<std::remove_pointer_t<Pointer>>
struct ArgumentAdaptor<Pointer> {
  static constexpr bool owns_elements = false;
  static constexpr std::size_t rank = 0;
  static constexpr bool fits(std::size_t) { return true; }

  static Pointer elements(const Pointer& pointer) { return pointer; }

  static void describe(const Pointer&, ArgumentView& view) { view.form = ArgumentForm::pointer; }
};

}  // namespace hone
