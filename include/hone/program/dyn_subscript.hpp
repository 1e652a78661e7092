// program/dyn_subscript.hpp
// Subscripts of programs that are written at run time: sums of indices, and data.
//
//   X(2 * h + r - 1)          affine
//   W(clamped(ids(i)), j)     data; what lies outside reads the nearest element
//   W(checked(ids(i)), j)     data of an input; a call with an element outside is refused
#pragma once

#include <hone/program/dyn_expr.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace hone::dyn {

/// An integer expression as a subscript. If it is checked, `checked_input` is what a call looks at.
struct DataSubscript {
  Expr value;
  std::string checked_input;
};

/// `x` as a subscript, moved to the nearest one inside the tensor.
inline DataSubscript clamped(Expr x) {
  require(is_integer(x.dtype()), "clamped(", ir::to_string(x.value), "): a subscript is an ",
          "integer, and this is ", name_of(x.dtype()), "; convert it with cast");
  return {std::move(x), {}};
}

struct Subscript {
  Affine affine{0};
  std::shared_ptr<const DataSubscript> data;  // if there is one, `affine` is of no use

  Subscript(const Index& index) : affine(index) {}    // NOLINT: conversions intended
  Subscript(Affine a) : affine(std::move(a)) {}       // NOLINT
  Subscript(std::int64_t number) : affine(number) {}  // NOLINT
  Subscript(DataSubscript taken)                      // NOLINT
      : data(std::make_shared<const DataSubscript>(std::move(taken))) {}
  Subscript(const Expr& e) {  // NOLINT
    fail<UserError>("the subscript ", ir::to_string(e.value), " is data and may lie outside the ",
                    "tensor; write clamped(...) or checked(...)");
  }

  /// The one index that this is, or nullptr.
  const std::string* alone() const { return data ? nullptr : affine.alone(); }
};

namespace detail {

inline std::string subscript_text(const Subscript& s) {
  if (!s.data) return to_text(s.affine);
  const bool is_checked = !s.data->checked_input.empty();
  return concat(is_checked ? "checked(" : "clamped(", ir::to_string(s.data->value.value), ")");
}

/// The last subscript of a dimension.
inline ir::Expr last_subscript(const Extent& extent) {
  if (extent.is_static()) return ir::index(extent.value - 1);
  return ir::var(extent.symbol) - ir::index(1);
}

inline ir::Expr to_ir(const Subscript& s, const Extent& extent) {
  if (!s.data) return to_ir(s.affine);
  const ir::Expr value = ir::cast(DType::i64, s.data->value.value);
  return ir::max(ir::min(value, last_subscript(extent)), ir::index(0));
}

}  // namespace detail
}  // namespace hone::dyn
