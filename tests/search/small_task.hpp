// tests/search/small_task.hpp
// A small dense + bias + ReLU for tests of the search.
#pragma once

#include <hone/program/program.hpp>
#include <hone/search/request.hpp>

namespace hone::test {

inline Program small_dense(std::int64_t m, std::int64_t n, std::int64_t depth) {
  const ir::Type f{DType::f32};
  const ir::Expr i = ir::var("i"), j = ir::var("j"), k = ir::var("k");
  Program p;
  p.placeholders = {{"A", DType::f32, {m, depth}, Role::input},
                    {"B", DType::f32, {depth, n}, Role::input},
                    {"bias", DType::f32, {n}, Role::input},
                    {"C", DType::f32, {m, n}, Role::output}};
  const ir::Expr sum = ir::reduce(ir::ReduceOp::sum, {{"k", depth}},
                                  ir::load(f, "A", {i, k}) * ir::load(f, "B", {k, j}));
  const ir::Expr body = ir::max(sum + ir::load(f, "bias", {j}), ir::constant(f, 0));
  p.stages.push_back({"C", {{"i", m}, {"j", n}}, body, {}, {}});
  return p;
}

inline TuneRequest small_request(std::int64_t trials, std::uint64_t seed = 3) {
  TuneRequest request;
  request.program = small_dense(33, 47, 29);
  request.budget_seconds = 600;
  request.max_trials = trials;
  request.seed = seed;
  return request;
}

inline Task task_of(const TuneRequest& request) {
  return make_task(request.program, request.shapes, request.build.target, request.threads);
}

}  // namespace hone::test
