// tests/lower/run_state.hpp
// Runs a schedule and compares every element of every output with evaluate(). Inputs are small
// integers, so that the reference's error bound stays far below the weight of a single term.
#pragma once

#include <hone/measure/build.hpp>
#include <hone/program/evaluate.hpp>
#include <hone/runtime/buffer.hpp>
#include <hone/support/rng.hpp>
#include <hone/verify/guarded_run.hpp>

#include <string>
#include <vector>

namespace hone::test {

/// A dense tensor of small integers, or of a pattern that is no result.
struct Tensor {
  std::string name;
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;
  GuardedBuffer memory;

  std::int64_t elements() const {
    std::int64_t n = 1;
    for (std::int64_t e : shape) n *= e;
    return n;
  }
};

inline void set(Tensor& t, std::int64_t at, double value) {
  void* data = t.memory.data();
  switch (t.dtype) {
    case DType::f32: static_cast<float*>(data)[at] = static_cast<float>(value); break;
    case DType::f64: static_cast<double*>(data)[at] = value; break;
    case DType::i8: static_cast<std::int8_t*>(data)[at] = static_cast<std::int8_t>(value); break;
    case DType::i16: static_cast<std::int16_t*>(data)[at] = static_cast<std::int16_t>(value); break;
    case DType::u16:
      static_cast<std::uint16_t*>(data)[at] = static_cast<std::uint16_t>(value);
      break;
    case DType::u32:
      static_cast<std::uint32_t*>(data)[at] = static_cast<std::uint32_t>(value);
      break;
    case DType::i32: static_cast<std::int32_t*>(data)[at] = static_cast<std::int32_t>(value); break;
    case DType::i64: static_cast<std::int64_t*>(data)[at] = static_cast<std::int64_t>(value); break;
    case DType::u8: case DType::boolean:
      static_cast<std::uint8_t*>(data)[at] = static_cast<std::uint8_t>(value);
      break;
  }
}

inline double get(const Tensor& t, std::int64_t at) {
  const ir::Value v = element_at({t.memory.data(), t.dtype, t.shape, {}}, at);
  return is_float(t.dtype) ? v.real : static_cast<double>(v.integer);
}

inline std::vector<Tensor> make_tensors(const ComputeDag& dag, Rng& rng) {
  std::vector<Tensor> tensors;
  for (const std::string& name : dag.arguments) {
    const DagNode& node = dag.node(name);
    std::size_t bytes = size_of(node.dtype);
    for (std::int64_t extent : node.shape) bytes *= static_cast<std::size_t>(extent);
    Tensor t{name, node.dtype, node.shape, GuardedBuffer::ending_at_guard(bytes)};
    for (std::int64_t n = 0; n < t.elements(); ++n) {
      const bool unsigned_type = is_unsigned(t.dtype) || t.dtype == DType::boolean;
      const std::int64_t low = unsigned_type ? 0 : -3;
      const std::int64_t high = t.dtype == DType::boolean ? 1 : 3;
      set(t, n, node.is_placeholder() ? static_cast<double>(rng.between(low, high)) : 77);
    }
    tensors.push_back(std::move(t));
  }
  return tensors;
}

inline std::int32_t call(const BuiltKernel& kernel, std::vector<Tensor>& tensors, int threads) {
  std::vector<void*> data;
  std::vector<std::int64_t> strides;
  for (Tensor& t : tensors) {
    data.push_back(t.memory.data());
    for (std::int64_t s : dense_strides(t.shape)) strides.push_back(s);
  }
  const Runnable runnable{kernel.function, kernel.shared_bytes, kernel.worker_bytes, threads};
  std::int32_t code = 0;
  for (const int run : {1, 2}) {
    const GuardSide side = run == 1 ? GuardSide::start : GuardSide::end;
    const GuardedBuffer workspace = hone::detail::guarded_workspace(runnable, side, run);
    code = run_in(workspace.data(), runnable, {data, strides});
    if (code != 0) break;
  }
  return code;
}

/// What a comparison of all elements of all outputs found.
struct Compared {
  std::string mismatch;       // the first wrong element in words; empty if none is wrong
  std::int64_t elements = 0;  // compared, outputs up to the first wrong one
  std::int64_t unknown = 0;   // of these, those whose bound is infinite: they cannot be wrong
};

/// Compares until the first wrong element.
inline void compare(Evaluator& evaluator, const Tensor& t, Compared& found) {
  std::vector<std::int64_t> at(t.shape.size(), 0);
  for (std::int64_t n = 0; n < t.elements(); ++n) {
    std::int64_t rest = n;
    for (std::size_t d = at.size(); d-- > 0; rest /= t.shape[d]) at[d] = rest % t.shape[d];
    const Approx want = evaluator.value(t.name, at);
    const double got = get(t, n);
    ++found.elements;
    if (is_unknown(want)) ++found.unknown;
    if (agrees(want, got)) continue;
    found.mismatch = concat(t.name, " element ", n, ": got ", got, ", expected ", want.value,
                            " +- ", want.error);
    return;
  }
}

inline Compared compare_outputs(const Program& program, const std::vector<ShapeValue>& shapes,
                                const std::vector<Tensor>& tensors) {
  std::vector<NamedTensor> inputs;
  for (const Tensor& t : tensors) {
    if (program.find(t.name)->role != Role::input) continue;
    inputs.push_back({t.name, {t.memory.data(), t.dtype, t.shape, dense_strides(t.shape)}});
  }
  Evaluator evaluator(program, shapes, inputs);
  Compared found;
  for (const Tensor& t : tensors) {
    if (program.find(t.name)->role == Role::input || !found.mismatch.empty()) continue;
    compare(evaluator, t, found);
  }
  return found;
}

/// Compiles the state, runs it, compares.
inline Compared compare_state(const Program& program, const std::vector<ShapeValue>& shapes,
                              const State& state, const BuildOptions& options, Rng& rng,
                              int threads = 2) {
  const BuiltKernel kernel = build(state, options);
  std::vector<Tensor> tensors = make_tensors(state.dag(), rng);
  const std::int32_t code = call(kernel, tensors, threads);
  if (code != 0) return {concat("the kernel returned ", code)};
  return compare_outputs(program, shapes, tensors);
}

/// The first wrong element in words, empty if all is right.
inline std::string run_state(const Program& program, const std::vector<ShapeValue>& shapes,
                             const State& state, const BuildOptions& options, Rng& rng,
                             int threads = 2) {
  return compare_state(program, shapes, state, options, rng, threads).mismatch;
}

}  // namespace hone::test
