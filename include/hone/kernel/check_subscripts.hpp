// kernel/check_subscripts.hpp
// The data of a call that serve as subscripts and that the program promises to check: every element
// must lie inside the dimension, or the call is refused before anything is written.
//
//   W(checked(ids(i)), j), W of 1000 rows        all elements of ids in [0, 1000)
//
// After check_arguments, which makes all views strided.
#pragma once

#include <hone/kernel/argument.hpp>
#include <hone/kernel/parameters.hpp>
#include <hone/program/program.hpp>
#include <hone/support/error.hpp>
#include <hone/support/place.hpp>
#include <hone/support/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hone {
namespace detail {

/// An element beyond its dimension.
struct OutsideElement {
  std::vector<std::int64_t> at;
  std::int64_t value = 0;
};

/// Whether one of `count` elements, `stride` apart, is outside. Read as an unsigned number, what is
/// negative is large.
template <class T>
bool any_outside(const T* row, std::int64_t count, std::int64_t stride, std::int64_t extent) {
  bool found = false;
  for (std::int64_t n = 0; n < count; ++n) {
    const auto value = static_cast<std::int64_t>(row[n * stride]);
    found = found || static_cast<std::uint64_t>(value) >= static_cast<std::uint64_t>(extent);
  }
  return found;
}

/// The first element outside [0, extent) among those from dimension d on; `at` are the subscripts
/// of the dimensions before it.
template <class T>
std::optional<OutsideElement> first_outside(const T* data, const ArgumentView& view, std::size_t d,
                                            std::vector<std::int64_t>& at, std::int64_t extent) {
  if (d == view.rank) {
    const auto value = static_cast<std::int64_t>(*data);
    if (!any_outside(data, 1, 1, extent)) return std::nullopt;
    return OutsideElement{at, value};
  }
  const bool is_row = d + 1 == view.rank;
  if (is_row && !any_outside(data, view.shape[d], view.strides[d], extent)) return std::nullopt;
  for (std::int64_t n = 0; n < view.shape[d]; ++n) {
    at.push_back(n);
    if (auto found = first_outside(data + n * view.strides[d], view, d + 1, at, extent)) {
      return found;
    }
    at.pop_back();
  }
  return std::nullopt;
}

inline std::optional<OutsideElement> first_outside(const ArgumentView& view, std::int64_t extent) {
  const auto extents = view.extents();
  if (std::find(extents.begin(), extents.end(), 0) != extents.end()) return std::nullopt;
  std::vector<std::int64_t> at;
  const auto in = [&]<class T>(const T*) {
    return first_outside(static_cast<const T*>(view.data), view, 0, at, extent);
  };
  switch (view.dtype) {
    case DType::i32: return in(static_cast<const std::int32_t*>(nullptr));
    case DType::i64: return in(static_cast<const std::int64_t*>(nullptr));
    case DType::u8: return in(static_cast<const std::uint8_t*>(nullptr));
    case DType::i8: return in(static_cast<const std::int8_t*>(nullptr));
    case DType::i16: return in(static_cast<const std::int16_t*>(nullptr));
    case DType::u16: return in(static_cast<const std::uint16_t*>(nullptr));
    case DType::u32: return in(static_cast<const std::uint32_t*>(nullptr));
    case DType::f32:
    case DType::f64:
    case DType::boolean: break;
  }
  fail<InternalError>("internal error in hone: subscripts of type ", name_of(view.dtype));
}

}  // namespace detail

class SubscriptChecks {
 public:
  SubscriptChecks(const Program& program, const Parameters& parameters) {
    for (const CheckedSubscript& check : program.checked) {
      std::size_t n = 0;
      while (n < parameters.size() && parameters[n].name != check.indices) ++n;
      const Placeholder* tensor = program.find(check.tensor);
      ensure(n < parameters.size() && tensor, check.indices, " cannot be checked");
      checks_.push_back({n, check, tensor->shape[check.dim], 0});
      const std::vector<std::string>& symbols = parameters.symbols();
      std::size_t& symbol = checks_.back().symbol;
      while (symbol < symbols.size() && symbols[symbol] != checks_.back().extent.symbol) ++symbol;
    }
  }

  bool empty() const { return checks_.empty(); }

  /// `views`: one per parameter, strided; `symbols`: their values. UserError that names the first
  /// element outside.
  void run(std::span<const ArgumentView> views, std::span<const std::int64_t> symbols) const {
    for (const Check& check : checks_) {
      const std::int64_t extent =
          check.extent.is_static() ? check.extent.value : symbols[check.symbol];
      const auto outside = detail::first_outside(views[check.argument], extent);
      if (outside) fail_outside(check.what, *outside, extent);
    }
  }

 private:
  struct Check {
    std::size_t argument;
    CheckedSubscript what;
    Extent extent;
    std::size_t symbol;  // the position of extent.symbol, if it is one
  };

  [[noreturn]] static void fail_outside(const CheckedSubscript& check,
                                        const detail::OutsideElement& element,
                                        std::int64_t extent) {
    std::vector<std::string> at;
    for (const std::int64_t n : element.at) at.push_back(std::to_string(n));
    fail<UserError>("argument ", check.indices, " holds ", element.value, " at (", join(at, ", "),
                    "), but it is the subscript of dimension ", check.dim, " of ", check.tensor,
                    ", which has ", extent, " elements", AtPlace{check.where});
  }

  std::vector<Check> checks_;
};

}  // namespace hone
