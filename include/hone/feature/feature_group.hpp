// feature/feature_group.hpp
// What a group of features is: how many they are, their names, and how they are written for one
// store. groups.hpp has the list.
#pragma once

#include <hone/feature/feature_row.hpp>
#include <hone/feature/store_site.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <vector>

namespace hone::feature {

/// Writes numbers one after the other.
class FeatureWriter {
 public:
  explicit FeatureWriter(float* at) : at_(at) {}

  void log(double value) { *at_++ = slog(value); }
  void flag(bool value) { *at_++ = value ? 1.0f : 0.0f; }
  /// `count` flags of which number `which` is set.
  void one_of(std::size_t count, std::size_t which) {
    for (std::size_t n = 0; n < count; ++n) flag(n == which);
  }
  void zeros(std::size_t count) {
    while (count-- > 0) *at_++ = 0;
  }
  const float* at() const { return at_; }

 private:
  float* at_;
};

/// `write` writes exactly `size` numbers, `add_names` adds as many names.
template <class G>
concept FeatureGroup = requires(const StoreSite& site, FeatureWriter& out,
                                std::vector<std::string>& names) {
  { G::size } -> std::convertible_to<std::size_t>;
  { G::write(site, out) } -> std::same_as<void>;
  { G::add_names(names) } -> std::same_as<void>;
};

}  // namespace hone::feature
