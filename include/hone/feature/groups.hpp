// feature/groups.hpp
// The only list of feature groups: what a row consists of, in this order.
//
// To add one: write its file in group/, add its type here, and change feature_count. Model files
// name their features, so that one of another list is refused.
#pragma once

#include <hone/feature/group/allocation.hpp>
#include <hone/feature/group/buffer_access.hpp>
#include <hone/feature/group/computation.hpp>
#include <hone/feature/group/intensity.hpp>
#include <hone/feature/group/outer_scope.hpp>

#include <cstddef>
#include <tuple>

namespace hone {

using FeatureGroups = std::tuple<feature::Computation, feature::BufferAccesses, feature::Intensity,
                                 feature::Allocation, feature::OuterScope>;

namespace feature::detail {

template <FeatureGroup... Groups>
constexpr std::size_t total_size(const std::tuple<Groups...>*) {
  return (Groups::size + ...);
}

}  // namespace feature::detail

static_assert(feature::detail::total_size(static_cast<const FeatureGroups*>(nullptr)) ==
              feature_count);

}  // namespace hone
