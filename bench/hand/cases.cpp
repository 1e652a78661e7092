#include "cases.hpp"

#include <by_hand/bind.hpp>
#include <hone/runtime/clock.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace hone::bench {

namespace {

using by_hand::Tensors;

Matmul matmul_of(const Tensors& t, bool b_is_constant) {
  const auto &a = t.at("A"), &b = t.at("B");
  const float* const bias = t.contains("bias") ? t.at("bias").data().data() : nullptr;
  return {a.shape[0], b.shape[1],      a.shape[1],   a.data().data(),
          b.data().data(), bias, b_is_constant};
}

Conv3x3 conv_of(const Tensors& t) {
  const auto &x = t.at("X"), &w = t.at("W");
  return {x.shape[0], x.shape[1], w.shape[2], w.shape[3], x.data().data(), w.data().data()};
}

Gemv gemv_of(const Tensors& t, bool transposed) {
  const auto& a = t.at("A");
  return {a.shape[0], a.shape[1], a.data().data(), t.at("x").data().data(), transposed};
}

Depthwise3x3 depthwise_of(const Tensors& t) {
  const auto& x = t.at("X");
  return {x.shape[0], x.shape[1], x.shape[2], x.data().data(), t.at("W").data().data()};
}

Softmax softmax_of(const Tensors& t) {
  const auto& z = t.at("Z");
  return {z.shape[0], z.shape[1], z.data().data()};
}

LayerNorm layer_norm_of(const Tensors& t) {
  const auto& x = t.at("X");
  return {x.shape[0],           x.shape[1], x.data().data(), t.at("gamma").data().data(),
          t.at("beta").data().data(), 1e-5f};
}

Norm norm_of(const Tensors& t) {
  const auto& a = t.at("A");
  return {a.shape[0], a.shape[1], a.data().data()};
}

Problem problem_of(std::string_view name, const Tensors& t) {
  if (name == "dense_packed") return matmul_of(t, true);
  if (name == "dense_square" || name == "dense_odd") return matmul_of(t, false);
  if (name == "conv_14" || name == "conv_7") return conv_of(t);
  if (name == "depthwise") return depthwise_of(t);
  if (name == "softmax") return softmax_of(t);
  if (name == "layer_norm") return layer_norm_of(t);
  if (name == "gemv_rows") return gemv_of(t, false);
  if (name == "gemv_columns") return gemv_of(t, true);
  if (name == "norm") return norm_of(t);
  fail<InternalError>(name, " is not known to bench/hand/cases.cpp");
}

}  // namespace

HandCase make_case(const by_hand::Entry& entry) {
  Program program = entry.program();
  Rng rng(1);
  Tensors tensors = by_hand::random_tensors(program, rng);
  by_hand::Wanted wanted = entry.wanted(tensors);
  const Problem problem = problem_of(entry.name, tensors);
  return {entry, std::move(program), std::move(tensors), std::move(wanted), problem};
}

HandKernel compile_case(const HandCase& hand_case, int threads) {
  const Schedule schedule = hand_case.entry.schedule(threads);
  HandKernel best{BoundKernel(nullptr), 1e9};
  for (int round = 0; round < 3; ++round) {  // the first loads libLLVM
    const double start = monotonic_seconds();
    const DynKernel kernel = compile(hand_case.program, schedule, {.threads = threads});
    best.run = by_hand::bind(kernel, hand_case.program, hand_case.tensors);
    best.compile_ms = std::min(best.compile_ms, 1e3 * (monotonic_seconds() - start));
  }
  return best;
}

}  // namespace hone::bench
