// Printed kernels compared with files, for a target that is the same everywhere. UPDATE_GOLDEN=1
// writes the files; look at the difference before you keep them.
//
// Three facts decide the speed of what is printed, and are checked by themselves: tail masks are
// integer bits made outside the loops, invariants stand before the loops, accumulators are SSA
// values.

#include "golden_file.hpp"

#include <hone/codegen/llvm_ir.hpp>
#include <hone/lower/lower.hpp>
#include <hone/schedule/apply.hpp>
#include <hone/task/build_dag.hpp>
#include <schedule/chains.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

using hone::Program;
using hone::State;
using hone::test::differs;

namespace {

constexpr const char* register_tile =
    "split(C, i, [4], mask); split(C, j, [32], mask); reorder(C, [i.0, j.0, i.1, j.1]); "
    "compute_at(C.sum, C, j.0); reorder(C.sum, [k, i, j]); unroll(C.sum, i); "
    "vectorize(C.sum, j); unroll(C, i.1); vectorize(C, j.1); parallel(C, i.0)";

constexpr const char* masked_tile =
    "split(C, i, [4], mask); split(C, j, [16], mask); reorder(C, [i.0, j.0, k, i.1, j.1]); "
    "unroll(C, i.1); vectorize(C, j.1)";

/// relu(conv2d), 3x3, padding 1, channels last.
Program conv() {
  using namespace programs;
  const Expr x = padded("X", {v("h") + v("r") - num(1), v("w") + v("s") - num(1), v("c")});
  const Expr taps = sum({{"r", 3}, {"s", 3}, {"c", 8}},
                        x * at("W", {v("r"), v("s"), v("c"), v("o")}));
  return Writer().input("X", {14, 14, 8}).input("W", {3, 3, 8, 32}).output("Y", {14, 14, 32})
      .assign("Y", {"h", "w", "o"}, relu(taps));
}

std::string printed(const Program& program, const char* steps) {
  const State start(std::make_shared<const hone::ComputeDag>(hone::build_dag(program)));
  const hone::Applied applied = hone::replay(start, *hone::parse_steps(steps));
  REQUIRE_MESSAGE(applied, applied.reason());
  const hone::CpuTarget target = hone::CpuTarget::x86_avx512();
  return print_llvm(lower(*applied, target), target).text;
}

/// The lines of the innermost loop that has `part`: from its label to its branch back.
std::string loop_with(const std::string& text, std::string_view part) {
  const auto at = text.find(part);
  REQUIRE(at != std::string::npos);
  auto begin = text.rfind("phi i64", at);
  begin = text.rfind(":\n", begin);
  return text.substr(begin, text.find("\n  br ", at) - begin);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("dense with bias and relu: a register tile") {
  const std::string text = printed(programs::dense(12, 64, 48), register_tile);
  CHECK(differs("dense_bias_relu.ll", text) == "");
  CHECK_FALSE(has(text, "masked"));
}

TEST_CASE("a padded 3x3 convolution") {
  CHECK(differs("conv_3x3_padded.ll",
                printed(conv(), "compute_at(Y.sum, Y, w); reorder(Y.sum, [h, w, r, s, c, o]); "
                                "vectorize(Y.sum, o); vectorize(Y, o); compute_at(X.pad, Y, h); "
                                "vectorize(X.pad, d2); parallel(Y, h)")) == "");
}

TEST_CASE("softmax, a row at a time") {
  CHECK(differs("softmax_row.ll",
                printed(programs::softmax(32, 128),
                        "split(sm, j, [16], mask); rfactor(sm, j.1, 1); "
                        "split(mx, j, [16], mask); rfactor(mx, j.1, 1); "
                        "compute_at(sm, P, i); compute_at(sm.rf, P, i); compute_at(mx, P, i); "
                        "compute_at(mx.rf, P, i); vectorize(mx.rf, j.1); vectorize(sm.rf, j.1); "
                        "vectorize(P, j); parallel(P, i)")) == "");
}

TEST_CASE("a product of odd sizes with masked tails") {
  CHECK(differs("matmul_masked_tails.ll",
                printed(programs::matmul(13, 29, 17), masked_tile)) == "");
}

TEST_CASE("an elementwise kernel in parallel") {
  CHECK(differs("elementwise_parallel.ll",
                printed(programs::pair(100, 1000),
                        "compute_inline(B); vectorize(C, j); parallel(C, i)")) == "");
}

TEST_CASE("tail masks are integer bits, made outside the reduction loop") {
  const std::string text = printed(programs::matmul(13, 29, 17), masked_tile);
  CHECK(has(text, " = bitcast i16 %"));
  CHECK(has(text, " to <16 x i1>\n"));
  const std::string inner = loop_with(text, "@llvm.fma");
  CHECK(has(inner, "@llvm.masked.load.v16f32.p0"));
  CHECK_FALSE(has(inner, "bitcast"));
  CHECK_FALSE(has(inner, "icmp slt <"));
}

TEST_CASE("what does not change in the reduction loop stands before it") {
  const std::string inner = loop_with(printed(programs::matmul(13, 29, 17), masked_tile),
                                      "@llvm.fma");
  CHECK(std::count(inner.begin(), inner.end(), '\n') <= 33);
  CHECK_FALSE(has(inner, "load i64"));
  CHECK_FALSE(has(inner, "load ptr"));
}

TEST_CASE("accumulators are SSA values across the reduction loop") {
  for (const std::string& text : {printed(programs::matmul(13, 29, 17), masked_tile),
                                 printed(programs::dense(12, 64, 48), register_tile)}) {
    const std::string inner = loop_with(text, "@llvm.fma");
    CHECK(has(inner, " = phi <16 x float> [ "));
    CHECK_FALSE(has(inner, "store"));
    CHECK_FALSE(has(inner, "br i1 %v"));
    CHECK_FALSE(has(text, "alloca float"));
  }
}
