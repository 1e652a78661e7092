// task/pad.hpp
// The stage that a zero-padded read becomes. build_dag makes one for each tensor and box of
// subscripts, so that a schedule can compute it once, tile by tile, or inline it.
//
//   zero_pad(X)(c, 2*h + r - 1)    with h < 7, r < 3 and X of shape (16, 14)
//     ->  X.pad(c, y) = select(y >= 1, X(c, y - 1), 0)           y < 15
//         X.pad(c, 2*h + r)
//
// The padded tensor holds exactly the range of the subscripts, shifted to start at 0. A dimension
// whose subscript stays inside has no condition. The read carries the condition as its predicate:
// nothing outside X is touched.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <hone/ir/expr.hpp>
#include <hone/program/affine.hpp>
#include <hone/task/compute_dag.hpp>

namespace hone {

/// The subscripts with which a tensor is read under zero padding: one range for each dimension.
struct PadBox {
  std::string tensor;
  std::vector<IndexRange> ranges;
  friend bool operator==(const PadBox&, const PadBox&) = default;
};

/// The subscript moved by `offset`; a constant at the end of a sum is adjusted in place.
inline ir::Expr shifted(const ir::Expr& subscript, std::int64_t offset) {
  if (const std::int64_t* number = ir::as_integer(subscript)) return ir::index(*number + offset);
  const ir::Binary* sum = subscript.as<ir::Binary>();
  const bool adds = sum && sum->op == ir::BinaryOp::add;
  const bool subtracts = sum && sum->op == ir::BinaryOp::sub;
  if (adds || subtracts) {
    if (const std::int64_t* number = ir::as_integer(sum->b)) {
      return shifted(sum->a, adds ? offset + *number : offset - *number);
    }
  }
  if (offset == 0) return subscript;
  if (offset < 0) return subscript - ir::index(-offset);
  return subscript + ir::index(offset);
}

namespace detail {

/// The conjunction of the bounds that `y + first` may cross in a dimension; empty if none.
inline ir::Expr inside(const ir::Expr& y, const IndexRange& range, std::int64_t extent,
                       ir::Expr others) {
  const auto with = [&others](ir::Expr bound) {
    others = others ? ir::both(others, std::move(bound)) : std::move(bound);
  };
  if (range.first < 0) with(ir::ge(y, ir::index(-range.first)));
  if (range.last >= extent) with(ir::lt(y, ir::index(extent - range.first)));
  return others;
}

}  // namespace detail

/// The stage `name` that holds `box` of `tensor`, with zeros outside.
inline DagNode make_pad(std::string name, const DagNode& tensor, const PadBox& box) {
  DagNode pad;
  pad.name = std::move(name);
  pad.dtype = tensor.dtype;
  ir::Expr condition;
  std::vector<ir::Expr> subscripts;
  for (std::size_t d = 0; d < box.ranges.size(); ++d) {
    const IndexRange range = box.ranges[d];
    const IterVar axis{tensor.axes[d].name, range.last - range.first + 1};
    const ir::Expr y = ir::var(axis.name);
    pad.axes.push_back(axis);
    pad.shape.push_back(axis.extent);
    condition = detail::inside(y, range, tensor.shape[d], std::move(condition));
    subscripts.push_back(shifted(y, range.first));
  }
  const ir::Type type{tensor.dtype};
  const ir::Expr read =
      ir::load(type, tensor.name, std::move(subscripts), ir::Boundary::none, condition);
  pad.body = ir::select(condition, read, ir::constant(type, 0));
  return pad;
}

}  // namespace hone
