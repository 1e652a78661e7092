// verify/compare.hpp
// Compares a kernel's outputs with what the program means.
//
//   sampled elements    each against the Evaluator's value, within the Evaluator's bound
//   all elements        against a float64 kernel, within an envelope of the sampled bounds; what
//                       lies outside is only suspect, and the Evaluator judges it
//
// The envelope is factor * (|value| + mean |value|), with the smallest factor that covers every
// sampled bound. So a bound that was not sampled may well lie above it, and no element is called
// wrong by anything but its own bound.
#pragma once

#include <hone/program/error_bound.hpp>
#include <hone/program/evaluate.hpp>
#include <hone/program/tensor_view.hpp>
#include <hone/runtime/clock.hpp>
#include <hone/support/text.hpp>
#include <hone/verify/argument_layout.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace hone {

/// What the program says about some elements of one output, by their row-major numbers.
struct ExpectedElements {
  std::vector<std::int64_t> numbers;
  std::vector<Approx> values;  // parallel to numbers
};

/// What a comparison found.
struct Comparison {
  std::int64_t checked = 0;
  std::int64_t unknown = 0;  // elements about which the program's bounds say nothing
  std::int64_t zeros = 0;    // checked ones that must be 0
  double max_error = 0;      // over the elements whose bounds are known
  double error_bound = 0;    // the largest bound
  std::int64_t wrong = 0;
  std::string first_wrong{};  // "C[3, 5] is 1, but must be 2 within 0.5"; the lowest number
};

namespace detail {

/// The element as the double that bounds are about. Booleans keep their byte: 2 is no bool.
inline ir::Value output_element(const std::byte* dense, DType type, std::int64_t number) {
  const DType as = type == DType::boolean ? DType::u8 : type;
  return element_at({dense, as, {}, {}}, number);
}

inline double as_double(const ir::Value& value) {
  return is_float(value.dtype) ? value.real : static_cast<double>(value.integer);
}

inline bool matches(const Approx& expected, const ir::Value& got) {
  if (is_float(got.dtype)) return agrees(expected, got.real);
  return is_unknown(expected) || got.integer == expected.integer;
}

/// Zero for equal infinities and two NaNs, infinite if only one is finite.
inline double distance(double a, double b) {
  if (ir::is_nan(a) || ir::is_nan(b)) return ir::is_nan(a) && ir::is_nan(b) ? 0 : infinity;
  if (a == b) return 0;
  return is_finite(a) && is_finite(b) ? std::fabs(a - b) : infinity;
}

inline std::string wrong_text(const ArgumentLayout& layout, std::int64_t number,
                              const Approx& expected, const ir::Value& got) {
  const std::string what = layout.element_text(number);
  if (!is_float(got.dtype)) {
    return concat(what, " is ", got.integer, ", but must be ", expected.integer);
  }
  const bool single = got.dtype == DType::f32;
  const std::string is =
      single ? number_text(static_cast<float>(got.real)) : number_text(got.real);
  const std::string within = is_exact(expected) ? "" : " within " + number_text(expected.error);
  return concat(what, " is ", is, ", but must be ", number_text(expected.value), within);
}

}  // namespace detail

/// Asks the Evaluator about the elements, in order, until the time is up.
inline ExpectedElements expect(Evaluator& evaluator, const ArgumentLayout& layout,
                               const std::vector<std::int64_t>& numbers, double seconds) {
  ExpectedElements expected;
  const double end = monotonic_seconds() + seconds;
  for (const std::int64_t number : numbers) {
    if (monotonic_seconds() > end) break;
    expected.numbers.push_back(number);
    expected.values.push_back(evaluator.value(layout.name, layout.subscripts(number)));
  }
  return expected;
}

/// The elements whose values are finite: a float64 kernel need not overflow where floats do.
inline ExpectedElements finite_part(const ExpectedElements& expected) {
  ExpectedElements finite;
  for (std::size_t n = 0; n < expected.numbers.size(); ++n) {
    if (!detail::is_finite(expected.values[n].value)) continue;
    finite.numbers.push_back(expected.numbers[n]);
    finite.values.push_back(expected.values[n]);
  }
  return finite;
}

/// Compares the elements of `dense`, whose type is the layout's.
inline Comparison compare(const ArgumentLayout& layout, const std::byte* dense,
                          const ExpectedElements& expected) {
  Comparison found;
  std::int64_t first = std::numeric_limits<std::int64_t>::max();
  for (std::size_t n = 0; n < expected.numbers.size(); ++n) {
    const Approx& value = expected.values[n];
    const std::int64_t number = expected.numbers[n];
    const ir::Value got = detail::output_element(dense, layout.dtype, number);
    ++found.checked;
    if (is_unknown(value)) {
      ++found.unknown;
      continue;
    }
    if (std::fabs(value.value) <= value.error) ++found.zeros;
    const double error = detail::distance(value.value, detail::as_double(got));
    found.max_error = std::max(found.max_error, error);
    found.error_bound = std::max(found.error_bound, value.error);
    if (detail::matches(value, got)) continue;
    ++found.wrong;
    if (number > first) continue;
    first = number;
    found.first_wrong = detail::wrong_text(layout, number, value, got);
  }
  return found;
}

/// How large the bounds of elements are that nobody asked the Evaluator about.
class BoundEnvelope {
 public:
  explicit BoundEnvelope(const ExpectedElements& expected) {
    std::int64_t known = 0;
    for (const Approx& value : expected.values) {
      if (!is_known(value)) continue;
      mean_ += std::fabs(value.value);
      ++known;
    }
    if (known > 0) mean_ /= static_cast<double>(known);
    for (const Approx& value : expected.values) {
      if (!is_known(value) || is_exact(value)) continue;
      factor_ = std::max(factor_, value.error / (std::fabs(value.value) + mean_));
    }
  }

  double at(double value) const { return factor_ * (std::fabs(value) + mean_); }

 private:
  static bool is_known(const Approx& value) {
    return !is_unknown(value) && detail::is_finite(value.value);
  }

  double mean_ = 0;
  double factor_ = 0;
};

/// The elements of `dense` that lie further from the float64 kernel's than the envelope allows, the
/// worst first, at most `most`. The float64 kernel gives its integers and booleans as the program
/// says.
inline std::vector<std::int64_t> suspects(const ArgumentLayout& layout, const std::byte* dense,
                                          const std::byte* float64, const BoundEnvelope& envelope,
                                          std::size_t most) {
  constexpr std::size_t limit = 1 << 20;  // enough to find bad ones among, whatever the size
  const DType reference_type = is_float(layout.dtype) ? DType::f64 : layout.dtype;
  std::vector<std::pair<double, std::int64_t>> found;
  for (std::int64_t number = 0; number < layout.elements() && found.size() < limit; ++number) {
    const double got = detail::as_double(detail::output_element(dense, layout.dtype, number));
    const double want = detail::as_double(detail::output_element(float64, reference_type, number));
    const double distance = detail::distance(got, want);
    const double allowed = detail::is_finite(want) ? envelope.at(want) : 0;
    if (distance > allowed) found.emplace_back(allowed - distance, number);
  }
  std::sort(found.begin(), found.end());
  if (found.size() > most) found.resize(most);
  std::vector<std::int64_t> numbers;
  for (const auto& [excess, number] : found) numbers.push_back(number);
  return numbers;
}

}  // namespace hone
