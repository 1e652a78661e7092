// verify/argument_layout.hpp
// Where the elements of a kernel's arguments lie in memory, for buffers that the gate makes.
//
// A kernel knows which dimension of an argument has stride 1; all other strides are values of a
// call. So the gate also calls it with gaps between the rows:
//
//   A(2, 3), gap 0    a a a b b b             strides 3, 1
//   A(2, 3), gap 2    a a a . . b b b         strides 5, 1
#pragma once

#include <hone/ir/dtype.hpp>
#include <hone/program/program.hpp>
#include <hone/program/symbols.hpp>
#include <hone/program/tensor_view.hpp>
#include <hone/support/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace hone {

struct ArgumentLayout {
  std::string name;
  DType dtype = DType::f32;
  bool is_output = false;
  std::vector<std::int64_t> shape;
  std::vector<std::int64_t> strides;  // in elements
  std::string before_of = {};         // the output whose memory this input is
  std::int64_t subscripted = 0;       // the extent that its elements are subscripts of, if any

  std::int64_t elements() const {
    std::int64_t product = 1;
    for (const std::int64_t extent : shape) product *= extent;
    return product;
  }

  /// Elements from the first to behind the last, gaps included.
  std::int64_t reach() const {
    std::int64_t last = 0;
    for (std::size_t d = 0; d < shape.size(); ++d) last += (shape[d] - 1) * strides[d];
    return last + 1;
  }

  std::size_t element_bytes() const { return size_of(dtype); }
  std::size_t dense_bytes() const { return static_cast<std::size_t>(elements()) * element_bytes(); }
  std::size_t placed_bytes() const { return static_cast<std::size_t>(reach()) * element_bytes(); }

  /// The subscripts of the element with that row-major number.
  std::vector<std::int64_t> subscripts(std::int64_t number) const {
    std::vector<std::int64_t> found(shape.size());
    for (std::size_t d = shape.size(); d-- > 0; number /= shape[d]) found[d] = number % shape[d];
    return found;
  }

  /// "C[3, 5]".
  std::string element_text(std::int64_t number) const {
    std::string text;
    for (const std::int64_t index : subscripts(number)) {
      text += concat(text.empty() ? "" : ", ", index);
    }
    return concat(name, "[", text, "]");
  }
};

namespace detail {

/// The dimensions from the innermost to the outermost. Where the first one is innermost, the
/// others follow in order: column-major.
inline std::vector<std::size_t> memory_order(std::size_t rank, int unit_dim) {
  std::vector<std::size_t> order;
  if (unit_dim == 0) {
    for (std::size_t d = 0; d < rank; ++d) order.push_back(d);
    return order;
  }
  if (unit_dim > 0) order.push_back(static_cast<std::size_t>(unit_dim));
  for (std::size_t d = rank; d-- > 0;) {
    if (static_cast<int>(d) != unit_dim) order.push_back(d);
  }
  return order;
}

inline std::vector<std::int64_t> strides_with_gaps(const std::vector<std::int64_t>& shape,
                                                   int unit_dim, std::int64_t gap) {
  std::vector<std::int64_t> strides(shape.size());
  std::int64_t next = 1;
  for (const std::size_t d : memory_order(shape.size(), unit_dim)) {
    strides[d] = next;
    next = next * shape[d] + gap;
  }
  return strides;
}

}  // namespace detail

namespace detail {

inline std::int64_t subscripted_extent(const Program& program, const SymbolValues& symbols,
                                       const std::string& indices) {
  const auto extent_of = [&](const std::string& tensor, std::size_t dim) {
    return symbols.value(program.find(tensor)->shape[dim]);
  };
  std::int64_t largest = 0;
  for (const Stage& stage : program.stages) {
    largest = std::max(largest, hone::subscripted_extent(stage.body, indices, extent_of));
  }
  return largest;
}

}  // namespace detail

/// The layouts of the program's arguments. `unit_dims`: for each argument the dimension of stride
/// 1, or empty for row-major. UserError if a symbol has no value.
inline std::vector<ArgumentLayout> argument_layouts(const Program& program,
                                                    const std::vector<ShapeValue>& shapes,
                                                    const std::vector<int>& unit_dims = {},
                                                    std::int64_t gap = 0) {
  const SymbolValues symbols(program, shapes);
  std::vector<ArgumentLayout> layouts;
  for (const Placeholder& tensor : program.placeholders) {
    if (tensor.role == Role::temp) continue;
    const std::size_t n = layouts.size();
    ensure(unit_dims.empty() || n < unit_dims.size(), "no unit dimension is given for ",
           tensor.name);
    const std::vector<std::int64_t> shape = symbols.values(tensor.shape);
    const int unit_dim = unit_dims.empty() ? static_cast<int>(shape.size()) - 1 : unit_dims[n];
    layouts.push_back({tensor.name, tensor.dtype, tensor.role == Role::output, shape,
                       detail::strides_with_gaps(shape, unit_dim, gap), tensor.before_of,
                       detail::subscripted_extent(program, symbols, tensor.name)});
  }
  return layouts;
}

/// Calls visit(number, offset) for every element, in row-major order of the numbers; the offset is
/// in elements.
template <class Visit>
void for_each_element(const ArgumentLayout& layout, const Visit& visit) {
  const std::size_t rank = layout.shape.size();
  const std::int64_t row = rank == 0 ? 1 : layout.shape.back();
  const std::int64_t step = rank == 0 ? 0 : layout.strides.back();
  for (std::int64_t number = 0; number < layout.elements(); number += row) {
    const std::vector<std::int64_t> at = layout.subscripts(number);
    std::int64_t offset = 0;
    for (std::size_t d = 0; d < rank; ++d) offset += at[d] * layout.strides[d];
    for (std::int64_t i = 0; i < row; ++i) visit(number + i, offset + i * step);
  }
}

/// Copies dense row-major elements to their places.
inline void scatter(const ArgumentLayout& layout, const std::byte* dense, std::byte* placed) {
  const auto bytes = static_cast<std::int64_t>(layout.element_bytes());
  for_each_element(layout, [&](std::int64_t number, std::int64_t offset) {
    std::memcpy(placed + offset * bytes, dense + number * bytes, layout.element_bytes());
  });
}

/// Copies the elements from their places into dense row-major memory.
inline void gather(const ArgumentLayout& layout, const std::byte* placed, std::byte* dense) {
  const auto bytes = static_cast<std::int64_t>(layout.element_bytes());
  for_each_element(layout, [&](std::int64_t number, std::int64_t offset) {
    std::memcpy(dense + number * bytes, placed + offset * bytes, layout.element_bytes());
  });
}

}  // namespace hone
