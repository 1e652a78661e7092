// program/shape_option.hpp
// What options may say of a symbolic extent: one value to tune for, or buckets of values.
//
//   .shapes = {{"M", 128}}                               tuned for 128; other values run too
//   .shapes = {buckets("M", {1, 16, 128, any})}          a schedule each for M <= 1, M <= 16 and
//                                                        all above; the last is tuned for 128
//
// Light: options include it. What is checked, and what a call makes of it, is in shape_buckets.hpp.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hone {

/// So that no enumerator or variable of hone that is called `any`, too, shadows this one.
inline namespace bucket_limits {

/// As the last limit of buckets: all larger values, with the schedule of the limit before it.
inline constexpr std::int64_t any = std::numeric_limits<std::int64_t>::max();

}  // namespace bucket_limits

/// {"M", 128}, or buckets(...). With limits the value is not looked at.
struct ShapeOption {
  std::string symbol;
  std::int64_t value = 0;
  std::optional<std::vector<std::int64_t>> limits = {};
};

/// One schedule for each bucket of the symbol's values, which ends at a limit and begins behind the
/// one before. Limits are positive and ascend; `any` may be the last.
inline ShapeOption buckets(std::string symbol, std::vector<std::int64_t> limits) {
  return {std::move(symbol), 0, std::move(limits)};
}

}  // namespace hone
