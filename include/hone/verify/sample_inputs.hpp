// verify/sample_inputs.hpp
// Values for all inputs of a program, dense and row-major: what the gate's candidate, its float64
// kernel and the Evaluator all read. Data that serve as subscripts cover their dimension and step
// out of it at both ends.
#pragma once

#include <hone/ir/visit.hpp>
#include <hone/program/program.hpp>
#include <hone/program/sample_data.hpp>
#include <hone/program/tensor_view.hpp>
#include <hone/runtime/buffer.hpp>
#include <hone/support/rng.hpp>
#include <hone/verify/argument_layout.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace hone {

class SampleInputs {
 public:
  /// As fill_random fills them.
  static SampleInputs random(const std::vector<ArgumentLayout>& arguments, Rng& rng) {
    return SampleInputs(arguments, rng, [&](const ArgumentLayout& layout, void* data) {
      fill_random(data, layout.dtype, layout.elements(), rng);
    });
  }

  /// As fill_exact_integers fills them.
  static SampleInputs integers(const std::vector<ArgumentLayout>& arguments,
                               std::int64_t magnitude, Rng& rng) {
    return SampleInputs(arguments, rng, [&](const ArgumentLayout& layout, void* data) {
      fill_exact_integers(data, layout.dtype, layout.elements(), magnitude, rng);
    });
  }

  /// As fill_random fills them, with NaN and infinities among the floats: in every 16th element,
  /// or in 8 elements of each input where the program has reductions, which spread them.
  static SampleInputs special(const Program& program, const std::vector<ArgumentLayout>& arguments,
                              Rng& rng) {
    const bool spreads = has_reduction(program);
    return SampleInputs(arguments, rng, [&](const ArgumentLayout& layout, void* data) {
      fill_random(data, layout.dtype, layout.elements(), rng);
      const std::int64_t count = spreads ? 8 : layout.elements() / 16 + 1;
      if (layout.dtype == DType::f32) plant(static_cast<float*>(data), layout, count, rng);
      if (layout.dtype == DType::f64) plant(static_cast<double*>(data), layout, count, rng);
    });
  }

  /// For the Evaluator; valid while this lives.
  const std::vector<NamedTensor>& tensors() const { return tensors_; }

  /// The elements of every argument; null for outputs.
  const std::vector<const std::byte*>& pointers() const { return pointers_; }

 private:
  static bool has_reduction(const Program& program) {
    bool found = false;
    for (const Stage& stage : program.stages) {
      ir::visit_preorder(stage.body, [&](const ir::Expr& e) {
        found = found || e.as<ir::Reduce>() != nullptr;
      });
    }
    return found;
  }

  template <class T>
  static void plant(T* elements, const ArgumentLayout& layout, std::int64_t count, Rng& rng) {
    using Limits = std::numeric_limits<T>;
    const T values[] = {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()};
    for (std::int64_t n = 0; n < count; ++n) {
      elements[rng.between(0, layout.elements() - 1)] = values[n % 3];
    }
  }

  template <class Fill>
  SampleInputs(const std::vector<ArgumentLayout>& arguments, Rng& rng, const Fill& fill) {
    for (const ArgumentLayout& layout : arguments) {
      pointers_.push_back(nullptr);
      if (layout.is_output) continue;
      buffers_.emplace_back(layout.dense_bytes());
      std::byte* const data = buffers_.back().data();
      if (layout.subscripted > 0 && is_integer(layout.dtype)) {
        fill_subscripts(data, layout.dtype, layout.elements(), layout.subscripted, rng);
      } else {
        fill(layout, data);
      }
      pointers_.back() = data;
      tensors_.push_back(
          {layout.name, {data, layout.dtype, layout.shape, dense_strides(layout.shape)}});
    }
  }

  std::vector<AlignedBuffer> buffers_;
  std::vector<NamedTensor> tensors_;
  std::vector<const std::byte*> pointers_;
};

}  // namespace hone
