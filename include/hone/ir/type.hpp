// ir/type.hpp
// The type of an expression: an element type and a number of lanes.
#pragma once

#include <hone/ir/dtype.hpp>

#include <cstdint>

namespace hone::ir {

/// `lanes` elements of `dtype`; lanes is 1 for scalars.
struct Type {
  DType dtype = DType::f32;
  std::int32_t lanes = 1;

  constexpr bool is_vector() const { return lanes > 1; }
  constexpr Type with_lanes(std::int32_t n) const { return {dtype, n}; }
  constexpr Type with_dtype(DType d) const { return {d, lanes}; }
  friend constexpr bool operator==(Type, Type) = default;
};

/// The type of every loop variable and subscript.
inline constexpr Type index_type{DType::i64, 1};

}  // namespace hone::ir
