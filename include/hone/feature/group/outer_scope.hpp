// feature/group/outer_scope.hpp
// The loops around a store (Ansor's group 5, 3 features): how often it happens, how many loops run
// more than once, and the stage's unroll limit.
#pragma once

#include <hone/feature/feature_group.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hone::feature {

struct OuterScope {
  static constexpr std::size_t size = 3;

  static void write(const StoreSite& site, FeatureWriter& out) {
    out.log(site.iterations);
    out.log(static_cast<double>(site.path.size()));
    out.log(static_cast<double>(site.unroll_limit));
  }

  static void add_names(std::vector<std::string>& names) {
    for (const char* name : {"outer_prod", "num_loops", "auto_unroll_max_step"}) {
      names.push_back(name);
    }
  }
};
static_assert(FeatureGroup<OuterScope>);

}  // namespace hone::feature
