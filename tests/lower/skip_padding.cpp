#include "trial.hpp"

#include <hone/lower/skip_padding.hpp>
#include <schedule/chains.hpp>

#include <doctest/doctest.h>

using hone::lowering::test::lowered;
using hone::lowering::test::state_of;
using hone::lowering::test::wrong_element;

namespace {

std::string window(const std::string& steps) {
  return lowered(state_of(programs::padded_window(19), "compute_inline(X.pad); " + steps));
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a serial reduction loop runs over the taps that are inside") {
  CHECK(window("") == R"(kernel(in X: float[19], out C: float[19]):
  for C.x in 0..19:
    allocate C.acc: float[] in registers
    C.acc[0] = 0.0
    for C.r in 0..(min(20 - C.x, 3) - max(1 - C.x, 0)):
      C.acc[0] = C.acc[0] + X[C.r + C.x + max(1 - C.x, 0) - 1]
    C[C.x] = C.acc[0]
)");
}

TEST_CASE("unrolled taps that are outside are not there") {
  const std::string text = window("unroll(C, r); unroll(C, x)");
  CHECK_FALSE(has(text, "if"));
  CHECK_FALSE(has(text, "select"));
  CHECK_FALSE(has(text, "-1]"));
  CHECK(has(text, "C.acc[0] = C.acc[0] + X[0]\n"));
}

TEST_CASE("a partitioned loop inside a parallel one leaves branches at its border only") {
  const std::string text = lowered(state_of(
      programs::padded_window(20), "compute_inline(X.pad); split(C, x, [10], mask); unroll(C, r); "
                                   "partition(C, x.1); parallel(C, x.0)"));
  CHECK(has(text, "if C.x.0 >= 1:"));
  CHECK(has(text, "if C.x.0 < 1:"));
  CHECK(has(text, "for C.x.1 in 0..8:"));
  CHECK_FALSE(has(text, "select"));
}

TEST_CASE("lanes keep their mask") {
  CHECK(has(window("vectorize(C, x)"), "X[ramp("));
  CHECK(has(window("vectorize(C, x)"), " if "));
}

TEST_CASE("what would need a test for each tap stays a select") {
  CHECK(has(window("split(C, x, [4], mask); reorder(C, [x.0, r, x.1]); unroll(C, x.1)"),
            "select("));
}

TEST_CASE("a select that the program's author wrote keeps its terms: 0 * inf is NaN") {
  using namespace programs;
  const auto product = [](Expr condition) {
    const Expr chosen = hone::ir::select(std::move(condition), at("X", {v("k")}), real(0));
    return Program(Writer().input("X", {9}).input("W", {9}).output("Y", {}).assign(
        "Y", {}, sum({{"k", 9}}, chosen * at("W", {v("k")}))));
  };
  CHECK(has(lowered(state_of(product(hone::ir::ge(v("k"), num(1))), "")), "for Y.k in 0..9"));
  const auto of_data = product(hone::ir::ge(at("X", {v("k")}), real(0)));
  CHECK_FALSE(has(lowered(state_of(of_data, "unroll(Y, k)")), "if X"));
}

TEST_CASE("strict arithmetic keeps every tap") {
  programs::Program strict = programs::padded_window(19);
  strict.float_mode = hone::FloatMode::strict;
  CHECK(has(lowered(state_of(strict, "compute_inline(X.pad)")), "for C.r in 0..3"));
}

TEST_CASE("a maximum keeps its padding") {
  CHECK(wrong_element(programs::max_pool(9), "compute_inline(X.pad)") == "");
  CHECK(has(lowered(state_of(programs::max_pool(9), "compute_inline(X.pad)")), "for Y.r in 0..3"));
}

TEST_CASE("skipping taps changes no element") {
  for (const std::int64_t stride : {1, 2}) {
    for (const std::int64_t size : {1, 2, 5, 8}) {
      CAPTURE(stride);
      CAPTURE(size);
      const auto conv = programs::padded_conv(size, 3, stride);
      CHECK(wrong_element(conv, "compute_inline(X.pad)") == "");
      CHECK(wrong_element(conv, "compute_inline(X.pad); reorder(Y, [h, r, s, c, w, o]); "
                                "unroll(Y, w); unroll(Y, s)") == "");
      CHECK(wrong_element(conv, "compute_inline(X.pad); split(Y, h, [2], mask); "
                                "split(Y, w, [2], mask); "
                                "reorder(Y, [h.0, w.0, r, s, c, h.1, w.1, o]); unroll(Y, h.1); "
                                "unroll(Y, w.1); vectorize(Y, o)") == "");
      CHECK(wrong_element(conv, "compute_inline(X.pad); split(Y, r, [2], mask); unroll(Y, s); "
                                "parallel(Y, h)") == "");
    }
  }
}
