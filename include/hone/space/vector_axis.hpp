// space/vector_axis.hpp
// How reads move along an axis: what decides which loop is vectorized.
//
//   C(i, j) = sum(k, A(i, k) * B(k, j))      along j: A stays, B moves by one element
//                                            along i: A moves by rows, B stays
#pragma once

#include <hone/ir/linear.hpp>
#include <hone/ir/visit.hpp>
#include <hone/schedule/infer_bound.hpp>
#include <hone/support/target.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace hone {

/// How the place of a read moves when an axis goes one further, tensors being row-major.
enum class Stride : std::uint8_t { none, unit, other };

inline Stride stride_along(std::string_view axis, const ir::Load& load) {
  Stride stride = Stride::none;
  for (std::size_t d = 0; d < load.indices.size(); ++d) {
    if (!ir::contains_var(load.indices[d], axis)) continue;
    if (d + 1 != load.indices.size()) return Stride::other;
    stride = Stride::other;
    for (const ir::LinearForm::Term& term : ir::linear_form(load.indices[d]).terms) {
      const ir::Var* var = term.value.as<ir::Var>();
      if (var && var->name == axis) {
        stride = term.coefficient == 1 ? Stride::unit : Stride::other;
      } else if (ir::contains_var(term.value, axis)) {
        return Stride::other;
      }
    }
  }
  return stride;
}

/// The reads of a stage, those of inlined stages included.
inline std::vector<ir::Load> reads_of(const State& state, const DagNode& node) {
  std::vector<ir::Load> loads;
  for_each_load(detail::inline_loads(state, node.body),
                [&](const ir::Load& load) { loads.push_back(load); });
  return loads;
}

/// How many of the reads move that way along the axis.
inline int count_reads(const std::vector<ir::Load>& loads, std::string_view axis, Stride stride) {
  int count = 0;
  for (const ir::Load& load : loads) count += stride_along(axis, load) == stride ? 1 : 0;
  return count;
}

/// Whether vectors along the axis are read without gathering.
inline bool reads_vectors(const std::vector<ir::Load>& loads, std::string_view axis) {
  return count_reads(loads, axis, Stride::other) == 0;
}

/// Elements in one vector of what the stage computes.
inline std::int64_t lanes_of(const DagNode& node, const CpuTarget& target) {
  return std::max(1, target.lanes(static_cast<int>(size_of(node.dtype))));
}

}  // namespace hone
