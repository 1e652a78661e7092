// kernel/check_arguments.hpp
// The arguments of a call against the program: between the adaptors and the kernel.
//
//   extents      those of strided arguments first; they give the symbols their values
//   runs         ranges and pointers get a shape; at most one extent of each is still unknown
//   memory       addresses, the unit stride, overlaps
//
// Afterwards every view is strided, and all that the kernel relies on holds. A mistake is a
// UserError that names the argument, the dimension, what was passed and what is right.
#pragma once

#include <hone/kernel/argument.hpp>
#include <hone/kernel/overlap.hpp>
#include <hone/kernel/parameters.hpp>
#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hone {
namespace detail {

/// UserError with the text of the adaptor that refuses the data, if one does.
inline void require_accepted(const ArgumentView& view) {
  if (view.refusal) fail<UserError>(view.refusal(view));
}

// Texts that have to be put together stand behind an `if` and not in a `require`, which would make
// them at every call.
class ArgumentCheck {
 public:
  ArgumentCheck(const Parameters& parameters, std::span<ArgumentView> views,
                std::span<std::int64_t> symbols)
      : parameters_(parameters), views_(views), symbols_(symbols) {}

  void run() {
    std::fill(symbols_.begin(), symbols_.end(), unknown);
    for (std::size_t n = 0; n < views_.size(); ++n) check_elements(n);
    for (std::size_t n = 0; n < views_.size(); ++n) read_extents(n);
    shape_runs();
    for (std::size_t n = 0; n < views_.size(); ++n) check_memory(n);
    for (std::size_t n = 0; n < views_.size(); ++n) check_overlaps(n);
  }

 private:
  static constexpr std::int64_t unknown = -1;  // no extent is

  void check_elements(std::size_t n) const {
    const Parameter& p = parameters_[n];
    require_accepted(views_[n]);
    require(views_[n].dtype == p.dtype, "argument ", p.name, " holds ", name_of(views_[n].dtype),
            ", but the program declares it as ", name_of(p.dtype));
    require(!p.is_output || !views_[n].is_const, "argument ", p.name,
            " is const, a temporary or marked read-only, but the program writes it");
  }

  /// The extent of dimension d, as far as it is known yet.
  std::int64_t extent(const Parameter& p, std::size_t d) const {
    return p.shape[d].is_static() ? p.shape[d].value : symbols_[p.symbols[d]];
  }

  void read_extents(std::size_t n) {
    const Parameter& p = parameters_[n];
    ArgumentView& view = views_[n];
    if (view.form == ArgumentForm::pointer) shape_pointer(p, view);
    if (view.form == ArgumentForm::run && p.rank() == 1) make_strided(p, view);
    if (view.form == ArgumentForm::run) return;
    if (view.rank != p.rank()) {
      fail<UserError>("argument ", p.name, " has ", view.rank, " dimensions, but ",
                      p.declaration(), " has ", p.rank());
    }
    for (std::size_t d = 0; d < p.rank(); ++d) read_extent(n, d);
  }

  void read_extent(std::size_t n, std::size_t d) {
    const Parameter& p = parameters_[n];
    const std::int64_t given = views_[n].shape[d];
    require(given >= 0, "argument ", p.name, ": dimension ", d, " is ", given,
            ", but no extent is negative");
    require(given <= most_bytes, "argument ", p.name, ": dimension ", d, " is ", given,
            ", more than memory can hold");
    if (!p.shape[d].is_static()) return read_symbol(n, d);
    if (given == p.shape[d].value) return;
    fail<UserError>("argument ", p.name, ": dimension ", d, " is ", given, ", but ",
                    p.declaration(), " needs ", p.shape[d].value);
  }

  void read_symbol(std::size_t n, std::size_t d) {
    std::int64_t& value = symbols_[parameters_[n].symbols[d]];
    const std::int64_t given = views_[n].shape[d];
    if (value != unknown && value != given) fail_two_values(n, d);
    value = given;
  }

  [[noreturn]] void fail_two_values(std::size_t n, std::size_t d) const {
    const std::size_t symbol = parameters_[n].symbols[d];
    std::size_t before = 0;
    while (!has_symbol(before, symbol)) ++before;
    const std::vector<std::size_t>& dims = parameters_[before].symbols;
    fail<UserError>("argument ", parameters_[n].name, ": dimension ", d, " is ",
                    views_[n].shape[d], ", but its extent ", parameters_.symbols()[symbol], " is ",
                    symbols_[symbol], " in dimension ",
                    std::find(dims.begin(), dims.end(), symbol) - dims.begin(), " of argument ",
                    parameters_[before].name);
  }

  /// Whether a strided argument has the extent `symbol`; the first that does gave it its value.
  bool has_symbol(std::size_t n, std::size_t symbol) const {
    const std::vector<std::size_t>& dims = parameters_[n].symbols;
    return views_[n].form == ArgumentForm::strided &&
           std::find(dims.begin(), dims.end(), symbol) != dims.end();
  }

  static void make_strided(const Parameter& p, ArgumentView& view) {
    view.form = ArgumentForm::strided;
    view.rank = p.rank();
    pack_strides(p.layout, view.extents(), {view.strides.data(), view.rank});
  }

  static void shape_pointer(const Parameter& p, ArgumentView& view) {
    for (std::size_t d = 0; d < p.rank(); ++d) {
      if (!p.shape[d].is_static()) {
        fail<UserError>("argument ", p.name, " is a pointer, but ", p.declaration(),
                        " needs the value of ", p.shape[d].symbol,
                        "; pass hone::view(pointer, {extents...})");
      }
      view.shape[d] = p.shape[d].value;
    }
    make_strided(p, view);
  }

  /// Each run as soon as at most one of its extents is unknown.
  void shape_runs() {
    for (std::size_t some = find_run(max_rank); some < views_.size(); some = find_run(max_rank)) {
      const std::size_t n = find_run(1);
      if (n == views_.size()) fail_ambiguous(parameters_[some], views_[some]);
      shape_run(parameters_[n], views_[n]);
    }
  }

  /// The first run with so many unknown extents or fewer; the number of views if there is none.
  std::size_t find_run(std::size_t unknown_extents_at_most) const {
    std::size_t n = 0;
    while (n < views_.size() && (views_[n].form == ArgumentForm::strided ||
                                 unknown_extents(parameters_[n]) > unknown_extents_at_most)) {
      ++n;
    }
    return n;
  }

  [[noreturn]] static void fail_ambiguous(const Parameter& p, const ArgumentView& view) {
    fail<UserError>("argument ", p.name, " is ", view.shape[0], " elements without a shape, and ",
                    "several shapes ", p.declaration(), " have as many; pass ",
                    "hone::view(pointer, {extents...})");
  }

  std::size_t unknown_extents(const Parameter& p) const {
    std::size_t count = 0;
    for (std::size_t d = 0; d < p.rank(); ++d) count += extent(p, d) == unknown ? 1U : 0U;
    return count;
  }

  void shape_run(const Parameter& p, ArgumentView& view) {
    const std::int64_t elements = view.shape[0];
    std::int64_t known = 1;
    for (std::size_t d = 0; d < p.rank(); ++d) known *= extent(p, d) == unknown ? 1 : extent(p, d);
    const bool is_complete = unknown_extents(p) == 0;
    if (!is_complete && known == 0) fail_ambiguous(p, view);
    const bool fits = is_complete ? elements == known : elements % known == 0;
    if (!fits) {
      fail<UserError>("argument ", p.name, " has ", elements, " elements, but ", p.declaration(),
                      values_in(p), is_complete ? " needs " : " needs a multiple of ", known);
    }
    for (std::size_t d = 0; d < p.rank(); ++d) {
      if (extent(p, d) == unknown) symbols_[p.symbols[d]] = elements / known;
      view.shape[d] = extent(p, d);
    }
    make_strided(p, view);
  }

  /// " with M = 5, N = 3": what is known of the symbols of p.
  std::string values_in(const Parameter& p) const {
    std::vector<std::string> values;
    for (std::size_t d = 0; d < p.rank(); ++d) {
      if (p.shape[d].is_static() || extent(p, d) == unknown) continue;
      values.push_back(concat(p.shape[d].symbol, " = ", extent(p, d)));
    }
    return values.empty() ? "" : " with " + join(values, ", ");
  }

  void check_memory(std::size_t n) const {
    const Parameter& p = parameters_[n];
    const ArgumentView& view = views_[n];
    if (is_empty(view)) return;
    require(view.data != nullptr, "argument ", p.name,
            " is a null pointer; pass the address of its elements");
    require(is_aligned(view), "argument ", p.name, " begins at an address that is no multiple of ",
            size_of(view.dtype), ", the bytes of a ", name_of(view.dtype),
            "; copy it to aligned memory");
    const int unit = unit_dim(p.layout, p.rank());
    if (unit >= 0 && !is_unit(view, unit)) fail_layout(p, view);
    if (p.is_output && !has_distinct_elements(view)) {
      fail<UserError>("output ", p.name, " of shape ", text_of(view.shape, p.rank()),
                      " with strides ", text_of(view.strides, p.rank()),
                      " has elements that share memory; an output needs memory for each");
    }
  }

  static bool is_empty(const ArgumentView& view) {
    const auto extents = view.extents();
    return std::find(extents.begin(), extents.end(), 0) != extents.end();
  }

  static bool is_aligned(const ArgumentView& view) {
    const std::size_t mask = size_of(view.dtype) - 1;  // sizes are powers of 2
    return (reinterpret_cast<std::uintptr_t>(view.data) & mask) == 0;
  }

  static bool is_unit(const ArgumentView& view, int dim) {
    const auto d = static_cast<std::size_t>(dim);
    return view.shape[d] == 1 || view.strides[d] == 1;
  }

  static std::string text_of(std::span<const std::int64_t> numbers, std::size_t count) {
    std::vector<std::string> texts;
    for (const std::int64_t number : numbers.first(count)) texts.push_back(std::to_string(number));
    return concat("(", join(texts, ", "), ")");
  }

  [[noreturn]] static void fail_layout(const Parameter& p, const ArgumentView& view) {
    const int unit = unit_dim(p.layout, p.rank());
    const bool by_row = p.layout == Layout::row_major;
    const int other = unit_dim(by_row ? Layout::col_major : Layout::row_major, p.rank());
    const std::string option = concat(".layout = {{\"", p.name, "\", col_major}}");
    std::string advice = "; copy it to memory where it has";
    if (is_unit(view, other)) {
      advice = by_row ? concat("; make the kernel with ", option, " for data that has it in ")
                      : concat("; make the kernel without ", option, " for data that has it in ");
      advice += concat("dimension ", other);
    }
    fail<UserError>("argument ", p.name, ": dimension ", unit, " has stride ",
                    view.strides[static_cast<std::size_t>(unit)], ", but this kernel needs 1",
                    advice);
  }

  /// Each output against all inputs and the outputs before it.
  void check_overlaps(std::size_t n) const {
    if (!parameters_[n].is_output || is_empty(views_[n])) return;
    for (std::size_t m = 0; m < views_.size(); ++m) {
      if (is_empty(views_[m])) continue;
      const bool other_output = parameters_[m].is_output;
      if (m == n || (other_output && m > n) || !may_overlap(views_[n], views_[m])) continue;
      fail<UserError>("output ", parameters_[n].name, " shares memory with ",
                      other_output ? "output " : "input ", parameters_[m].name,
                      "; give it memory of its own");
    }
  }

  const Parameters& parameters_;
  std::span<ArgumentView> views_;
  std::span<std::int64_t> symbols_;
};

}  // namespace detail

/// Checks `arguments`, one per parameter in their order, and makes all of them strided. `symbols`
/// gets the value of each symbol of the program. Allocates nothing unless it throws.
inline void check_arguments(const Parameters& parameters, std::span<ArgumentView> arguments,
                            std::span<std::int64_t> symbols) {
  detail::ArgumentCheck(parameters, arguments, symbols).run();
}

}  // namespace hone
