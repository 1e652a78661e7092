#include "functions.hpp"

#include <hone/codegen/llvm_ir.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace hone::codegen_test;
using namespace programs;
using hone::CpuTarget;
using hone::ir::block;
using hone::test::allocate;
using hone::test::loop;
using hone::test::LoopKind;
using hone::test::Stmt;
using hone::test::store;

namespace {

hone::ir::Function doubled(Stmt body) {
  return {"kernel", {input("A", 0, 64), output("C", 1, 64)}, std::move(body)};
}

Expr twice(const Expr& place) { return at("A", {place}) + at("A", {place}); }

Stmt parallel(const char* var, std::int64_t extent, Stmt body) {
  return loop(var, extent, std::move(body), LoopKind::parallel);
}

hone::ir::Buffer lent(const char* name, std::int64_t floats) {
  hone::ir::Buffer buffer = hone::test::temporary(name, {floats});
  buffer.scope = hone::ir::Scope::workspace;
  return buffer;
}

std::vector<float> results(const Stmt& body) {
  std::vector<float> a(64);
  for (std::size_t n = 0; n < 64; ++n) a[n] = static_cast<float>(n);
  std::vector<float> c(64, -1);
  CHECK(run(doubled(body), CpuTarget::host(), {a.data(), c.data()}) == 0);
  return c;
}

}  // namespace

TEST_CASE("a kernel has the interface of every kernel and the target's vector width") {
  const std::string text = print_body(store("C", {num(0)}, real(0)));
  CHECK(text.starts_with("define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {\n"));
  CHECK(has(text, "  ret i32 0\n}\n"));
  CHECK(has(text, "attributes #0 = { nounwind \"no-builtins\" \"min-legal-vector-width\"=\"512\" "
                  "\"prefer-vector-width\"=\"512\" }\n"));
}

TEST_CASE("a parallel loop is a function of its own, called through the context") {
  const Stmt body = loop("o", 2, parallel("i", 8, store("C", {v("o") * num(8) + v("i")},
                                                        twice(v("o") * num(8) + v("i")))));
  const std::string text = print(doubled(body));
  CHECK(has(text, "define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, "
                  "i64 %worker, ptr %context) #0 {\n"));
  CHECK(has(text, "(ptr %context, ptr @kernel.body.0, ptr %closure"));
  CHECK(has(text, "alloca [3 x i64], align 8"));
  const auto c = results(body);
  CHECK(c[0] == 0);
  CHECK(c[15] == 30);
  CHECK(c[16] == -1);
}

TEST_CASE("a code that parallel_for returns ends the kernel and is its result") {
  std::vector<float> a(64);
  std::vector<float> c(64, -1);
  const Stmt body = block({parallel("i", 8, store("C", {v("i")}, twice(v("i")))),
                           store("C", {num(9)}, real(1))});
  CHECK(result_when_parallel_fails(doubled(body), 7, {a.data(), c.data()}) == 7);
  CHECK(c[9] == -1);
  CHECK(result_when_parallel_fails(doubled(body), 0, {a.data(), c.data()}) == 0);
  CHECK(c[9] == 1);
}

TEST_CASE("every parallel loop has a function of its own") {
  const Stmt body = block({parallel("i", 8, store("C", {v("i")}, twice(v("i")))),
                           parallel("j", 8, store("C", {v("j") + num(8)}, real(1)))});
  const std::string text = print(doubled(body));
  CHECK(has(text, "@kernel.body.0"));
  CHECK(has(text, "@kernel.body.1"));
  CHECK(results(body)[9] == 1);
}

TEST_CASE("shared workspace comes first, then a part for each worker") {
  const Stmt inner = allocate(
      lent("T", 16), block({store("T", {num(0)}, at("S", {v("i")})),
                            store("C", {v("i")}, at("T", {num(0)}) + real(1))}));
  const Stmt body = allocate(lent("S", 8), block({loop("k", 8, store("S", {v("k")}, twice(v("k")))),
                                                  parallel("i", 8, inner)}));
  const hone::LlvmText printed = print_llvm(doubled(body), CpuTarget::x86_avx512());
  CHECK(printed.shared_bytes == 64);
  CHECK(printed.worker_bytes == 64);
  CHECK(has(printed.text, "mul i64 %worker, 64"));
  const auto c = results(body);
  CHECK(c[0] == 1);
  CHECK(c[7] == 15);
}

TEST_CASE("a kernel needs no symbol from outside, whatever it does") {
  const Stmt big = allocate(
      hone::test::temporary("T", {4096}),
      block({loop("k", 4096, store("T", {v("k")}, real(0))),
             parallel("i", 8, store("C", {v("i")}, twice(v("i"))))}));
  for (const CpuTarget& target : {CpuTarget::x86_avx512(), CpuTarget::x86_avx2(),
                                  CpuTarget::x86_sse2(), CpuTarget::aarch64_neon()}) {
    CHECK(undefined(doubled(big), target).empty());
  }
}

TEST_CASE("without fused multiply-add a product and a sum are printed") {
  const Expr a = at("A", {num(0)});
  const auto function = doubled(store("C", {num(0)}, hone::ir::fma(a, a, a)));
  CHECK(has(print(function), "@llvm.fma.f32"));
  const std::string text = print(function, CpuTarget::x86_sse2());
  CHECK_FALSE(has(text, "fma"));
  CHECK(has(text, "fmul float"));
}
