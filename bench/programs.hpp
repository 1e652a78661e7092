// bench/programs.hpp
// The programs that are measured: those of the demo, and two that it lacks.
#pragma once

#include <hone/dyn.hpp>
#include <hone/program/reify.hpp>
#include <hone/task/task.hpp>
#include <hone/tool/demo_programs.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace hone::bench {

struct NamedProgram {
  std::string name;
  Program program;
};

inline NamedProgram demo_dense() {
  return {"dense 128x768x3072", reify(demo::dense::program.flat())};
}

inline NamedProgram demo_conv() {
  return {"conv 3x3 14x14x256", reify(demo::conv::program.flat())};
}

inline NamedProgram demo_softmax() {
  return {"softmax 1024", reify(demo::softmax::program.flat())};
}

/// Dense + bias + ReLU of extents that no tile divides.
inline NamedProgram odd_dense() {
  dyn::Builder b;
  const auto A = b.input("A", DType::f32, {127, 253});
  const auto B = b.input("B", DType::f32, {253, 509});
  const auto bias = b.input("bias", DType::f32, {509});
  const auto C = b.output("C", DType::f32, {127, 509});
  const dyn::Index i("i"), j("j"), k("k");
  b.stage(C(i, j), relu(sum({k}, A(i, k) * B(k, j)) + bias(j)));
  return {"dense 127x253x509 (tails)", b.finish()};
}

/// max(X * Y + b, 0) on what fits the second-level cache.
inline NamedProgram elementwise() {
  dyn::Builder b;
  const auto X = b.input("X", DType::f32, {128, 512});
  const auto Y = b.input("Y", DType::f32, {128, 512});
  const auto bias = b.input("bias", DType::f32, {512});
  const auto Z = b.output("Z", DType::f32, {128, 512});
  const dyn::Index i("i"), j("j");
  b.stage(Z(i, j), relu(X(i, j) * Y(i, j) + bias(j)));
  return {"elementwise 128x512", b.finish()};
}

inline Task task_of(const NamedProgram& named, int threads) {
  return make_task(named.program, {}, CpuTarget::host(), threads);
}

}  // namespace hone::bench
