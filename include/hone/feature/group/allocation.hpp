// feature/group/allocation.hpp
// The memory that a stage is computed into, if it is the kernel's own (Ansor's group 4, 4
// features). An output is its caller's: all zero.
//
//   for C.i.0 (4): for C.j.0 (2): { C.sum[6, 64] = ..; .. }
//     alloc_size 6 * 64 * 4 bytes, alloc_prod 6 * 64 * 8, alloc_outer_prod 8,
//     alloc_inner_prod: iterations of the store by 8
#pragma once

#include <hone/feature/feature_group.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hone::feature {

struct Allocation {
  static constexpr std::size_t size = 4;

  static void write(const StoreSite& site, FeatureWriter& out) {
    if (!site.is_allocated) return out.zeros(size);
    const auto element = static_cast<double>(site.uses.front().element_bytes);
    out.log(site.box_elements * element);
    out.log(site.box_elements * site.outside_iterations);
    out.log(site.outside_iterations);
    out.log(site.iterations / site.outside_iterations);
  }

  static void add_names(std::vector<std::string>& names) {
    for (const char* name : {"alloc_size", "alloc_prod", "alloc_outer_prod", "alloc_inner_prod"}) {
      names.push_back(name);
    }
  }
};
static_assert(FeatureGroup<Allocation>);

}  // namespace hone::feature
