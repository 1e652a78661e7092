// kernel/argument.hpp
// What a caller passes for one tensor, seen without its type: address, extents and strides.
//
//   A = matrix   ->   ArgumentAdaptor<Matrix>   ->   ArgumentView   ->   check_arguments
//
// The adaptors lie in adapt/, one per kind of data; none includes the library it is for. To take a
// type of your own, specialise ArgumentAdaptor for it; adapt/scalar.hpp is the shortest example.
#pragma once

#include <hone/program/flat.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace hone {

/// Most dimensions that an argument may have.
inline constexpr std::size_t max_rank = 8;

enum class ArgumentForm : std::uint8_t {
  strided,  // the view knows its shape and its strides
  run,      // shape[0] elements without gaps; the placeholder says which shape they make
  pointer   // an address alone; the placeholder's extents must all be numbers
};

struct ArgumentView;

/// The text of the error for a view that an adaptor refuses, made at the call.
using RefusalText = std::string (*)(const ArgumentView&);

/// Not an owner; never longer in use than the call it is made for.
struct ArgumentView {
  std::string_view name;  // of the placeholder
  DType dtype = DType::f32;
  void* data = nullptr;
  bool is_const = false;  // must not be written
  ArgumentForm form = ArgumentForm::strided;
  std::size_t rank = 0;
  std::array<std::int64_t, max_rank> shape{};
  std::array<std::int64_t, max_rank> strides{};  // in elements; may be negative, or 0 in an input

  RefusalText refusal = nullptr;  // what the adaptor has against the data

  std::span<const std::int64_t> extents() const { return {shape.data(), rank}; }

  /// Makes every call with this argument a UserError. An adaptor says so here, and does not throw:
  /// its caller's file may be without exceptions. `numbers`, at most 8, are for the text, which
  /// finds them in `shape`.
  void refuse(RefusalText text, std::initializer_list<std::int64_t> numbers = {}) {
    refusal = text;
    std::size_t n = 0;
    for (const std::int64_t number : numbers) shape[n++] = number;
  }
};

/// How to read data of type Data (never const, never a reference), all static:
///
///   owns_elements            whether they go with the object: then a temporary can be no output
///   rank                     of the data, when no placeholder says otherwise
///   fits(rank)               whether it can stand for a placeholder of `rank` dimensions
///   elements(data)           the address of the element with all subscripts 0: T* or const T*
///   describe(data, view)     fills in form, shape and strides; view.rank is set and fits
///
/// Where only values tell the element type, elements() gives void* or const void*, fits() is true,
/// and describe() sets dtype and rank too; what does not fit the program is found at the call.
/// What can be no argument at all, describe() refuses: view.refuse(text).
template <class Data>
struct ArgumentAdaptor;

template <class Data>
concept KernelArgument = requires { ArgumentAdaptor<Data>::owns_elements; };

namespace detail {

template <class Data>
using adaptor_of = ArgumentAdaptor<std::remove_cvref_t<Data>>;

/// float or const float, for data of type Data&; void if only values tell.
template <class Data>
using element_of = std::remove_pointer_t<decltype(adaptor_of<Data>::elements(
    std::declval<std::remove_reference_t<Data>&>()))>;

/// `data`, seen as a tensor of `rank` dimensions.
template <class Data>
ArgumentView view_argument(std::string_view name, Data& data, std::size_t rank) {
  using Element = element_of<Data>;
  ArgumentView view;
  view.name = name;
  if constexpr (!std::is_void_v<Element>) view.dtype = dtype_of<std::remove_const_t<Element>>;
  view.data = const_cast<std::remove_const_t<Element>*>(adaptor_of<Data>::elements(data));
  view.is_const = std::is_const_v<Element>;
  view.rank = rank;
  adaptor_of<Data>::describe(data, view);
  return view;
}

}  // namespace detail
}  // namespace hone
