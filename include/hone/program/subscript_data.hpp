// program/subscript_data.hpp
// Data that serve as subscripts: W(clamped(ids(i)), j) reads ids to learn where to read W (gather,
// embedding lookup).
//
// Such a subscript is clamped to its dimension wherever it is used, so no data can make a kernel
// read outside. What a program promises to check is looked at before the kernel runs.
#pragma once

#include <hone/ir/visit.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hone {

/// A call is refused unless all elements of the input `indices` lie inside dimension `dim` of
/// `tensor`.
struct CheckedSubscript {
  std::string indices;
  std::string tensor;
  std::size_t dim = 0;
  std::string where = {};  // the first statement that asks for it; not what it is compared by

  friend bool operator==(const CheckedSubscript& a, const CheckedSubscript& b) {
    return a.indices == b.indices && a.tensor == b.tensor && a.dim == b.dim;
  }
};

namespace detail {

inline bool reads_tensor(const ir::Expr& e, std::string_view tensor) {
  bool found = false;
  ir::visit_preorder(e, [&](const ir::Expr& part) {
    const ir::Load* load = part.as<ir::Load>();
    found = found || (load != nullptr && load->tensor == tensor);
  });
  return found;
}

}  // namespace detail

/// The largest extent that elements of `indices` are subscripts of in `body`; 0 if they are none.
/// extent_of(tensor, dim) is the extent of a dimension.
template <class ExtentOf>
std::int64_t subscripted_extent(const ir::Expr& body, std::string_view indices,
                                const ExtentOf& extent_of) {
  std::int64_t largest = 0;
  ir::visit_preorder(body, [&](const ir::Expr& e) {
    const ir::Load* load = e.as<ir::Load>();
    for (std::size_t d = 0; load != nullptr && d < load->indices.size(); ++d) {
      if (!detail::reads_tensor(load->indices[d], indices)) continue;
      largest = std::max(largest, extent_of(load->tensor, d));
    }
  });
  return largest;
}

}  // namespace hone
