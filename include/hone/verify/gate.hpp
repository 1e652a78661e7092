// verify/gate.hpp
// Decides whether a kernel computes its program. Nothing that hone tuned is handed out unchecked.
//
//   random numbers     two guarded runs in a child ─> sampled elements against the Evaluator
//                                                  ─> all elements against a float64 kernel
//   small integers     the same, on data for which the program is exact: bit for bit (the sign of
//                      a zero aside)
//   special values     NaN and infinities among random numbers: sampled elements only
//
// The judge is the program as it was written (program/evaluate.hpp), never lowered code. Whatever
// a kernel does, the gate answers with a value; it throws only for requests that make no sense.
#pragma once

#include <hone/program/evaluate.hpp>
#include <hone/program/program.hpp>
#include <hone/program/sample_data.hpp>
#include <hone/support/error.hpp>
#include <hone/support/rng.hpp>
#include <hone/support/text.hpp>
#include <hone/verify/argument_layout.hpp>
#include <hone/verify/compare.hpp>
#include <hone/verify/diagnosis.hpp>
#include <hone/verify/gate_result.hpp>
#include <hone/verify/guarded_run.hpp>
#include <hone/verify/runnable.hpp>
#include <hone/verify/sample_inputs.hpp>
#include <hone/verify/sample_points.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hone {

namespace detail {

/// Elements between the rows of the second run's arguments: odd, so that rows begin unaligned.
inline constexpr std::int64_t row_gap = 3;

inline ArgumentLayout in_float64(ArgumentLayout output) {
  if (is_float(output.dtype)) output.dtype = DType::f64;
  return output;
}

/// The arguments of the float64 kernel: row-major, its float outputs doubles.
inline std::vector<ArgumentLayout> float64_layouts(const Program& program,
                                                   const std::vector<ShapeValue>& shapes) {
  std::vector<ArgumentLayout> layouts = argument_layouts(program, shapes);
  for (ArgumentLayout& layout : layouts) {
    if (layout.is_output) layout = in_float64(layout);
    layout.before_of.clear();
  }
  return layouts;
}

/// One check of one kernel.
class Gate {
 public:
  Gate(const Program& program, const std::vector<ShapeValue>& shapes, const Runnable& candidate,
       const GateOptions& options, const Runnable* reference64)
      : program_(program),
        shapes_(shapes),
        candidate_(candidate),
        options_(options),
        reference64_(reference64),
        layouts_(argument_layouts(program, shapes, options.unit_dims)),
        gapped_(argument_layouts(program, shapes, options.unit_dims, row_gap)),
        rng_(options.seed) {}

  GateResult run() {
    if (!passes_random() || !passes_integers() || !passes_special()) return result_;
    result_.in_full = reference64_ != nullptr;
    result_.passed = true;
    return result_;
  }

 private:
  bool passes_random() { return passes(SampleInputs::random(layouts_, rng_), reference64_); }

  /// A check that proves something takes the doubt away that the one before left.
  bool passes_integers() {
    const std::int64_t magnitude = exact_magnitude(program_, shapes_);
    if (magnitude == 0) return true;
    const std::string before = std::exchange(result_.doubt, {});
    suffix_ = ", on small integers";
    result_.bit_for_bit = true;
    if (!passes(SampleInputs::integers(layouts_, magnitude, rng_), reference64_)) return false;
    if (!result_.doubt.empty()) result_.doubt = before;
    return true;
  }

  /// Many elements become NaN: that is the point, and no reason for doubt.
  bool passes_special() {
    const std::string before = result_.doubt;
    suffix_ = ", with NaN and infinities among the inputs";
    if (!passes(SampleInputs::special(program_, layouts_, rng_), nullptr)) return false;
    result_.doubt = before;
    return true;
  }

  bool passes(const SampleInputs& inputs, const Runnable* reference64) {
    const GuardedResult got =
        run_guarded({candidate_, inputs.pointers(), layouts_, gapped_, options_.seconds,
                     options_.gapped_kernel});
    if (const GateKind kind = failure_of(got); kind != GateKind::ok) {
      return fails(kind, diagnosis(got, layouts_, options_.seconds));
    }
    const GuardedResult float64 = run_reference(reference64, inputs.pointers());
    if (failure_of(float64) != GateKind::ok) {
      return reference_fails(diagnosis(float64, layouts_, options_.reference_seconds));
    }
    Evaluator evaluator(program_, shapes_, inputs.tensors());
    for (std::size_t a = 0; a < layouts_.size(); ++a) {
      if (!layouts_[a].is_output) continue;
      const std::byte* const reference = reference64 ? float64.outputs[a].data() : nullptr;
      if (!output_passes(evaluator, layouts_[a], got.outputs[a].data(), reference)) return false;
    }
    if (got.note.finding != Finding::unsteady) return true;
    return fails(GateKind::unsteady, diagnosis(got, layouts_, options_.seconds));
  }

  bool fails(GateKind kind, const std::string& text) {
    result_.kind = kind;
    result_.text = text + suffix_;
    return false;
  }

  bool reference_fails(const std::string& text) {
    return fails(GateKind::bad_reference, concat("the float64 kernel is not right: ", text));
  }

  GuardedResult run_reference(const Runnable* reference64,
                              std::span<const std::byte* const> inputs) const {
    if (!reference64) return {};
    return run_guarded({*reference64, inputs, float64_layouts(program_, shapes_), {},
                        options_.reference_seconds});
  }

  /// `float64`: the float64 kernel's elements, or null.
  bool output_passes(Evaluator& evaluator, const ArgumentLayout& layout, const std::byte* got,
                     const std::byte* float64) {
    const std::vector<std::int64_t> points =
        sample_points(layout.shape, tiles_of(layout.name), options_.elements, rng_);
    const ExpectedElements expected =
        expect(evaluator, layout, points, options_.evaluate_seconds);
    const Comparison found = compare(layout, got, expected);
    count(found);
    doubt(layout, found, points.size());
    if (found.wrong > 0) return is_wrong(found);
    if (!float64) return true;
    const Comparison reference = compare(in_float64(layout), float64, finite_part(expected));
    if (reference.wrong > 0) return reference_fails(reference.first_wrong);
    return suspects_pass(evaluator, layout, got, float64, BoundEnvelope(expected));
  }

  bool suspects_pass(Evaluator& evaluator, const ArgumentLayout& layout, const std::byte* got,
                     const std::byte* float64, const BoundEnvelope& envelope) {
    const auto most = static_cast<std::size_t>(options_.elements);
    const std::vector<std::int64_t> numbers = suspects(layout, got, float64, envelope, most);
    const Comparison found =
        compare(layout, got, expect(evaluator, layout, numbers, options_.evaluate_seconds));
    count(found);
    return found.wrong == 0 || is_wrong(found);
  }

  bool is_wrong(const Comparison& found) {
    return fails(GateKind::wrong, concat(found.first_wrong, " (", found.wrong, " of ",
                                         found.checked, " checked elements are wrong)"));
  }

  void count(const Comparison& found) {
    result_.checked += found.checked;
    result_.unknown += found.unknown;
    result_.max_error = std::max(result_.max_error, found.max_error);
    result_.error_bound = std::max(result_.error_bound, found.error_bound);
  }

  /// Says why this comparison proves little, if it does and nothing was said before.
  void doubt(const ArgumentLayout& layout, const Comparison& found, std::size_t wanted) {
    if (!result_.doubt.empty()) return;
    const std::int64_t known = found.checked - found.unknown;
    if (found.checked < static_cast<std::int64_t>(wanted)) {
      result_.doubt = concat("only ", found.checked, " of ", wanted, " elements of ", layout.name,
                             " could be computed in ", number_text(options_.evaluate_seconds),
                             " s");
    } else if (2 * found.unknown > found.checked) {
      result_.doubt = concat("nothing can be said about ", found.unknown, " of ", found.checked,
                             " checked elements of ", layout.name);
    } else if (10 * found.zeros > 9 * known) {
      result_.doubt = concat(found.zeros, " of ", known, " checked elements of ", layout.name,
                             " must be 0");
    }
  }

  AxisTiles tiles_of(const std::string& tensor) const {
    for (const TensorTiles& known : options_.tiles) {
      if (known.tensor == tensor) return known.tiles;
    }
    return {};
  }

  const Program& program_;
  const std::vector<ShapeValue>& shapes_;
  const Runnable& candidate_;
  const GateOptions& options_;
  const Runnable* reference64_;
  std::vector<ArgumentLayout> layouts_;
  std::vector<ArgumentLayout> gapped_;
  Rng rng_;
  std::string suffix_;  // of texts: which data
  GateResult result_;
};

}  // namespace detail

/// Checks a kernel of the program with these extents. `reference64`, if given, is a plain loop nest
/// of the same program with row-major arguments, in double: its inputs have the program's element
/// types, its float outputs are doubles, its other outputs are the program's. UserError where the
/// program or the shapes make no sense, BackendError if no child process can be made.
inline GateResult check(const Program& program, const std::vector<ShapeValue>& shapes,
                        const Runnable& candidate, const GateOptions& options = {},
                        const Runnable* reference64 = nullptr) {
  return detail::Gate(program, shapes, candidate, options, reference64).run();
}

}  // namespace hone
