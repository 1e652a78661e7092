// kernel/empty_call.hpp
// Calls with an extent of 0. Nothing is compiled for them: most write nothing at all, and what is
// left are reductions over nothing, which the Evaluator computes element by element.
//
//   C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j))     M = 0: nothing to do
//                                                           K = 0: C(i, j) = relu(bias(j))
#pragma once

#include <hone/kernel/argument.hpp>
#include <hone/kernel/parameters.hpp>
#include <hone/program/evaluate.hpp>
#include <hone/program/program.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hone::detail {

inline bool has_empty_extent(std::span<const std::int64_t> symbols) {
  return std::find(symbols.begin(), symbols.end(), 0) != symbols.end();
}

/// Writes the outputs of calls with an empty extent.
class EmptyCall {
 public:
  EmptyCall(const Program& program, const Parameters& parameters,
            std::span<const ArgumentView> views, std::span<const std::int64_t> symbols)
      : parameters_(parameters),
        views_(views),
        evaluator_(program, shapes(parameters, symbols), inputs(program, parameters, views)) {}

  void run() {
    std::vector<std::vector<Approx>> results;  // all of them first: an output may be updated
    for (std::size_t n = 0; n < views_.size(); ++n) results.push_back(elements(n));
    for (std::size_t n = 0; n < views_.size(); ++n) write(n, results[n]);
  }

 private:
  static std::vector<ShapeValue> shapes(const Parameters& parameters,
                                        std::span<const std::int64_t> symbols) {
    std::vector<ShapeValue> values;
    for (std::size_t s = 0; s < symbols.size(); ++s) {
      values.push_back({parameters.symbols()[s], symbols[s]});
    }
    return values;
  }

  static std::vector<NamedTensor> inputs(const Program& program, const Parameters& parameters,
                                         std::span<const ArgumentView> views) {
    std::vector<NamedTensor> tensors;
    std::size_t argument = 0;
    for (const Placeholder& tensor : program.placeholders) {
      if (tensor.role == Role::temp) continue;
      const ArgumentView& view = views[parameters.parameter_of()[argument++]];
      if (tensor.role == Role::input) tensors.push_back({tensor.name, tensor_view(view)});
    }
    return tensors;
  }

  static TensorView tensor_view(const ArgumentView& view) {
    const std::int64_t* const shape = view.shape.data();
    const std::int64_t* const strides = view.strides.data();
    return {view.data, view.dtype, {shape, shape + view.rank}, {strides, strides + view.rank}};
  }

  /// Calls visit(subscripts) for every element of an argument, in row-major order.
  template <class Visit>
  static void for_each_element(const ArgumentView& view, const Visit& visit) {
    const auto extents = view.extents();
    if (std::find(extents.begin(), extents.end(), 0) != extents.end()) return;
    std::vector<std::int64_t> at(view.rank);
    for (;;) {
      visit(at);
      std::size_t d = view.rank;
      while (d > 0 && ++at[d - 1] == extents[d - 1]) at[--d] = 0;
      if (d == 0) return;
    }
  }

  std::vector<Approx> elements(std::size_t n) {
    std::vector<Approx> found;
    if (!parameters_[n].is_output) return found;
    for_each_element(views_[n], [&](const std::vector<std::int64_t>& at) {
      found.push_back(evaluator_.value(parameters_[n].name, at));
    });
    return found;
  }

  void write(std::size_t n, const std::vector<Approx>& elements) const {
    if (elements.empty()) return;
    std::size_t next = 0;
    for_each_element(views_[n], [&](const std::vector<std::int64_t>& at) {
      std::int64_t offset = 0;
      for (std::size_t d = 0; d < at.size(); ++d) offset += at[d] * views_[n].strides[d];
      set_element(views_[n].dtype, views_[n].data, offset, elements[next++]);
    });
  }

  static void set_element(DType type, void* data, std::int64_t offset, const Approx& value) {
    const auto set = [&]<class T>(T element) { static_cast<T*>(data)[offset] = element; };
    switch (type) {
      case DType::f32: return set(static_cast<float>(value.value));
      case DType::f64: return set(value.value);
      case DType::i32: return set(static_cast<std::int32_t>(value.integer));
      case DType::i64: return set(value.integer);
      case DType::u8: return set(static_cast<std::uint8_t>(value.integer));
      case DType::boolean: return set(static_cast<std::uint8_t>(value.integer));
      case DType::i8: return set(static_cast<std::int8_t>(value.integer));
      case DType::i16: return set(static_cast<std::int16_t>(value.integer));
      case DType::u16: return set(static_cast<std::uint16_t>(value.integer));
      case DType::u32: return set(static_cast<std::uint32_t>(value.integer));
    }
  }

  const Parameters& parameters_;
  std::span<const ArgumentView> views_;
  Evaluator evaluator_;
};

}  // namespace hone::detail
