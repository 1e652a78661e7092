// task/scan.hpp
// A running reduction as reductions over few elements, which every schedule can vectorize and run
// in parallel: after the steps of 1, 8, 64, ... an element holds the reduction of the 8, 64, 512,
// ... elements up to it (Hillis and Steele, with 8 in the place of 2).
//
//   Y(i) = cumsum(i, X(i)), 20 elements
//     ->  Y.scan(i)  = sum(r < 8, i - r >= 0 ? X(i - r) : 0)
//         Y.scan1(i) = sum(r < 3, i - 8 * r >= 0 ? Y.scan(i - 8 * r) : 0)
//
// The reduction may be taken in this order: it is one of the orders that the language allows.
#pragma once

#include <hone/ir/meaning.hpp>
#include <hone/task/compute_dag.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hone::detail {

/// How many elements one step combines: large enough that few steps go over memory, and small
/// enough that the work of all steps, 8 for each factor of 8, stays close to that of a serial scan.
inline constexpr std::int64_t scan_radix = 8;

/// The node `name`: what `source` holds after the step that combines elements `distance` apart
/// along dimension `dim`.
inline DagNode scan_step(std::string name, const DagNode& source, ir::ReduceOp op, std::size_t dim,
                         std::int64_t distance) {
  const IterVar along = source.axes[dim];
  const std::int64_t steps = (along.extent + distance - 1) / distance;
  const IterVar back{along.name + ".back", std::min(scan_radix, steps)};
  DagNode node;
  node.name = std::move(name);
  node.dtype = source.dtype;
  node.shape = source.shape;
  node.axes = source.axes;
  node.reduce_axes = {back};
  node.reduce_op = op;
  const ir::Expr at = ir::var(along.name) - ir::index(distance) * ir::var(back.name);
  const ir::Expr inside = ir::ge(at, ir::index(0));
  std::vector<ir::Expr> subscripts;
  for (const IterVar& axis : source.axes) subscripts.push_back(ir::var(axis.name));
  subscripts[dim] = at;
  const ir::Type type{source.dtype};
  const ir::Value identity = ir::identity_of(op, source.dtype);
  node.body = ir::select(
      inside, ir::load(type, source.name, std::move(subscripts), ir::Boundary::none, inside),
      ir::make_expr(type, ir::Constant{identity.integer, identity.real}));
  return node;
}

}  // namespace hone::detail
