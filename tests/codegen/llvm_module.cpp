#include "functions.hpp"

#include <hone/codegen/llvm_module.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::CpuTarget;
using hone::ir::Buffer;
using hone::ir::Scope;

TEST_CASE("a module knows its buffers and the place of every stride") {
  const Buffer a{"A", {}, {3, 4}, Scope::input, 0, 1};
  const Buffer s{"s", {}, {}, Scope::input, 1, -1};
  const Buffer c{"C", {}, {3}, Scope::output, 2, 0};
  const auto body = hone::test::allocate(hone::test::temporary("T", {8}),
                                         hone::test::store("C", {num(0)}, real(0)));
  const CpuTarget target = CpuTarget::x86_avx2();
  hone::llvm_ir::Module module({"kernel", {a, s, c}, body}, target);
  CHECK(module.stride_slots.at("A.stride.0") == 0);
  CHECK(module.stride_slots.at("A.stride.1") == 1);
  CHECK(module.stride_slots.at("C.stride.0") == 2);
  CHECK(module.stride_slots.size() == 3);
  CHECK(module.buffer("T").elements() == 8);
  CHECK(module.buffer("C").argument == 2);
  CHECK_THROWS_WITH_AS(module.buffer("U"), "internal error in hone: no buffer named U",
                       hone::InternalError);
}

TEST_CASE("an intrinsic is declared once") {
  const CpuTarget target = CpuTarget::x86_avx2();
  const auto body = hone::test::store("C", {num(0)}, real(0));
  hone::llvm_ir::Module module({"kernel", {}, body}, target);
  module.declare("declare float @llvm.fma.f32(float, float, float)");
  module.declare("declare float @llvm.fma.f32(float, float, float)");
  CHECK(module.declarations.size() == 1);
}
