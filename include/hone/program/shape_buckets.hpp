// program/shape_buckets.hpp
// The buckets that a program is tuned for, and the one that a call falls into.
//
//   {buckets("M", {1, 16, any}), {"N", 64}}     0: M <= 1                  tuned for M = 1,  N = 64
//                                               1: M <= 16 and all above   tuned for M = 16, N = 64
//
// With several symbols every combination of limits is a bucket; those of the last symbol change
// fastest. Options without buckets are one bucket that holds every value. Whether the symbols are
// those of the program is checked by SymbolValues, as for single values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <hone/program/shape_option.hpp>
#include <hone/program/shape_value.hpp>
#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

namespace hone {

namespace detail {

/// buckets("M", {1, 16, any})
inline std::string buckets_text(const std::string& symbol,
                                const std::vector<std::int64_t>& limits) {
  std::vector<std::string> texts;
  for (const std::int64_t limit : limits) texts.push_back(limit == any ? "any" : concat(limit));
  return concat("buckets(\"", symbol, "\", {", join(texts, ", "), "})");
}

/// UserError unless there is a limit that is a number, they ascend and `any` is the last.
inline void check_limits(const std::string& symbol, const std::vector<std::int64_t>& limits) {
  const auto asked = [&] { return buckets_text(symbol, limits); };
  if (limits.empty()) {
    fail<UserError>(asked(), ": there is no limit; give for instance ",
                    buckets_text(symbol, {1, 16, 128, any}));
  }
  if (limits == std::vector{any}) {
    fail<UserError>(asked(), ": any takes the schedule of the limit before it; give one, for ",
                    "instance ", buckets_text(symbol, {128, any}));
  }
  for (std::size_t n = 0; n < limits.size(); ++n) {
    if (limits[n] == any && n + 1 < limits.size()) {
      fail<UserError>(asked(), ": any stands for all larger values, so it may only be the last");
    }
    if (limits[n] <= 0) {
      fail<UserError>(asked(), ": the limit ", limits[n], " is not positive, but extents are");
    }
    if (n > 0 && limits[n] <= limits[n - 1]) {
      fail<UserError>(asked(), ": ", limits[n], " follows ", limits[n - 1],
                      ", but limits must ascend");
    }
  }
}

/// UserError if the value to tune for is `any`.
inline void check_value(const ShapeOption& shape) {
  if (shape.value != any) return;
  fail<UserError>("shapes: ", shape.symbol, " = any is no value to tune for; give a number, or ",
                  buckets_text(shape.symbol, {128, any}));
}

/// The buckets of one symbol.
struct SymbolBuckets {
  std::string symbol;
  std::vector<std::int64_t> limits;  // without `any`
  bool is_bounded = false;           // values beyond the last limit are refused
  bool is_single_value = false;      // {"M", 128}

  explicit SymbolBuckets(const ShapeOption& shape) : symbol(shape.symbol) {
    is_single_value = !shape.limits;
    if (is_single_value) {
      check_value(shape);
      limits = {shape.value};
      return;
    }
    check_limits(symbol, *shape.limits);
    limits = *shape.limits;
    is_bounded = limits.back() != any;
    if (!is_bounded) limits.pop_back();
  }

  /// As it was given.
  std::string text() const {
    if (is_single_value) return concat(limits.front());
    std::vector<std::int64_t> given = limits;
    if (!is_bounded) given.push_back(any);
    return buckets_text(symbol, given);
  }

  /// "M <= 16"
  std::string heading(std::size_t bucket) const {
    const bool has_more = !is_bounded && bucket + 1 == limits.size();
    return concat(symbol, " <= ", limits[bucket], has_more ? " and all above" : "");
  }

  /// UserError for values beyond the last limit.
  std::size_t find(std::int64_t value) const {
    const auto at = std::lower_bound(limits.begin(), limits.end(), value);
    if (at != limits.end()) return static_cast<std::size_t>(at - limits.begin());
    if (is_bounded) fail_beyond(value);
    return limits.size() - 1;
  }

 private:
  [[noreturn]] void fail_beyond(std::int64_t value) const {
    std::vector<std::int64_t> open = limits;
    open.push_back(any);
    fail<UserError>("a call with ", symbol, " = ", value, ": this kernel was tuned with ", text(),
                    "; pass at most ", limits.back(), ", or tune with ",
                    buckets_text(symbol, open));
  }
};

}  // namespace detail

class ShapeBuckets {
 public:
  static constexpr std::size_t most = 64;

  /// UserError if limits are none that make buckets, a symbol has buckets and something else, or
  /// there are too many combinations.
  explicit ShapeBuckets(const std::vector<ShapeOption>& shapes) {
    for (const ShapeOption& shape : shapes) add(detail::SymbolBuckets(shape));
    for (const detail::SymbolBuckets& symbol : symbols_) {
      size_ *= symbol.limits.size();
      if (size_ > most) fail_too_many();
    }
  }

  /// How many there are; at least one.
  std::size_t size() const { return size_; }

  /// What a bucket is tuned for: its upper limits.
  std::vector<ShapeValue> values(std::size_t bucket) const {
    std::vector<ShapeValue> values;
    for_each_symbol(bucket, [&](const detail::SymbolBuckets& symbol, std::size_t limit) {
      values.push_back({symbol.symbol, symbol.limits[limit]});
    });
    return values;
  }

  /// "M <= 16, N <= 64 and all above"; nothing of symbols without buckets.
  std::string heading(std::size_t bucket) const {
    std::vector<std::string> parts;
    for_each_symbol(bucket, [&](const detail::SymbolBuckets& symbol, std::size_t limit) {
      if (!symbol.is_single_value) parts.push_back(symbol.heading(limit));
    });
    return join(parts, ", ");
  }

  /// The smallest bucket that holds a call's values. UserError if one lies beyond its last limit.
  std::size_t find(const std::vector<ShapeValue>& call) const {
    std::size_t bucket = 0;
    for (const detail::SymbolBuckets& symbol : symbols_) {
      bucket = bucket * symbol.limits.size() + symbol.find(value_of(call, symbol.symbol));
    }
    return bucket;
  }

 private:
  static std::int64_t value_of(const std::vector<ShapeValue>& call, const std::string& symbol) {
    const auto found = std::find_if(call.begin(), call.end(),
                                    [&](const ShapeValue& v) { return v.symbol == symbol; });
    ensure(found != call.end(), "a call has no value of ", symbol);
    return found->value;
  }

  /// Calls see(symbol, which of its limits).
  template <class See>
  void for_each_symbol(std::size_t bucket, const See& see) const {
    std::size_t combinations = size_;
    for (const detail::SymbolBuckets& symbol : symbols_) {
      combinations /= symbol.limits.size();
      see(symbol, bucket / combinations);
      bucket %= combinations;
    }
  }

  /// Two values of a symbol are left to SymbolValues.
  void add(detail::SymbolBuckets symbol) {
    for (const detail::SymbolBuckets& old : symbols_) {
      if (old.symbol != symbol.symbol || (old.is_single_value && symbol.is_single_value)) continue;
      fail<UserError>("shapes: ", symbol.symbol, " is given twice, as ", old.text(), " and as ",
                      symbol.text(), "; give it once");
    }
    symbols_.push_back(std::move(symbol));
  }

  [[noreturn]] void fail_too_many() const {
    std::vector<std::string> counts;
    for (const detail::SymbolBuckets& symbol : symbols_) {
      if (!symbol.is_single_value) {
        counts.push_back(concat(symbol.limits.size(), " of ", symbol.symbol));
      }
    }
    fail<UserError>("shapes: the combinations of these buckets, ", join(counts, ", "),
                    ", are more than ", most, "; give fewer limits");
  }

  std::vector<detail::SymbolBuckets> symbols_;
  std::size_t size_ = 1;
};

/// The values of options that have no buckets, for what makes one kernel of one schedule. UserError
/// for others.
inline std::vector<ShapeValue> single_values(const std::vector<ShapeOption>& shapes) {
  std::vector<ShapeValue> values;
  for (const ShapeOption& shape : shapes) {
    if (shape.limits) {
      fail<UserError>("shapes: ", detail::buckets_text(shape.symbol, *shape.limits),
                      ": a schedule by hand is one for all values; give the value that it is ",
                      "written for, for instance {\"", shape.symbol, "\", 128}");
    }
    detail::check_value(shape);
    values.push_back({shape.symbol, shape.value});
  }
  return values;
}

}  // namespace hone
