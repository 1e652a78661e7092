#include "space/programs.hpp"

#include <hone/schedule/apply.hpp>
#include <hone/space/vector_axis.hpp>

#include <doctest/doctest.h>

using namespace hone;
using namespace programs;

namespace {

Stride stride(const char* axis, std::vector<Expr> subscripts) {
  const Expr load = at("X", std::move(subscripts));
  return stride_along(axis, *load.as<ir::Load>());
}

}  // namespace

TEST_CASE("a read moves by one element along an axis of its last subscript") {
  CHECK(stride("j", {v("i"), v("j")}) == Stride::unit);
  CHECK(stride("j", {v("i"), v("j") + v("s") - num(1)}) == Stride::unit);
  CHECK(stride("j", {v("i"), v("k")}) == Stride::none);
  CHECK(stride("j", {v("j"), v("k")}) == Stride::other);
  CHECK(stride("j", {v("j"), v("j")}) == Stride::other);
  CHECK(stride("j", {v("i"), num(2) * v("j")}) == Stride::other);
  CHECK(stride("j", {v("i"), v("j") / num(2)}) == Stride::other);
  CHECK(stride("j", {v("i"), v("j") + v("j") / num(2)}) == Stride::other);
}

TEST_CASE("reads of a stage are counted by how they move, inlined stages included") {
  const Task task = task_of(conv_bn_relu(14, 3, 8, 3, 1, 1));
  State state(task.dag_pointer());
  CHECK(reads_of(state, state.dag().node("Y")).size() == 1);
  for (const char* name : {"Bias", "Mul", "Add"}) state = *ComputeInline{name}.apply(state);
  const std::vector<ir::Load> loads = reads_of(state, state.dag().node("Y"));
  CHECK(loads.size() == 4);
  CHECK(count_reads(loads, "w", Stride::unit) == 1);
  CHECK(count_reads(loads, "w", Stride::none) == 3);
  CHECK(reads_vectors(loads, "w"));
  CHECK_FALSE(reads_vectors(loads, "h"));
}

TEST_CASE("lanes are those of the element type") {
  const Task task = task_of(softmax(8, 8, DType::f64));
  CHECK(lanes_of(task.dag().node("P"), CpuTarget::x86_avx512()) == 8);
  CHECK(lanes_of(task.dag().node("P"), CpuTarget::x86_sse2()) == 2);
}
