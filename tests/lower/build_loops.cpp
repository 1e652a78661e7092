#include "trial.hpp"

#include <hone/ir/print_stmt.hpp>
#include <hone/lower/build_loops.hpp>
#include <schedule/chains.hpp>

#include <doctest/doctest.h>

#include <string>

using hone::lowering::test::state_of;
using hone::lowering::test::wrong_element;

namespace {

std::string built(const hone::Program& program, const char* steps) {
  CHECK(wrong_element(program, steps) == "");
  const auto target = hone::CpuTarget::x86_avx512();
  return to_string(hone::lowering::build_loops(state_of(program, steps), target));
}

constexpr const char* tile =
    "split(C, i, [4], mask); split(C, j, [16], mask); reorder(C, [i.0, j.0, k, i.1, j.1]); "
    "unroll(C, i.1); vectorize(C, j.1)";

}  // namespace

TEST_CASE("a reduction over an unrolled and vectorized tile accumulates in registers") {
  CHECK(built(programs::matmul(13, 29, 17), tile) == R"(for C.i.0 in 0..4:
  for C.j.0 in 0..2:
    allocate C.acc: float[4, 16] in registers
    unrolled for C.i.1 in 0..4:
      vectorized for C.j.1.lane in 0..16:
        C.acc[C.i.1, C.j.1.lane] = 0.0
    for C.k in 0..17:
      unrolled for C.i.1 in 0..4:
        vectorized for C.j.1.lane in 0..16:
          C.acc[C.i.1, C.j.1.lane] = C.acc[C.i.1, C.j.1.lane] + A[max(min(C.i.0 * 4 + C.i.1, 12), 0), C.k] * (B[C.k, C.j.0 * 16 + C.j.1.lane] if C.j.0 * 16 + C.j.1.lane < 29)
    unrolled for C.i.1 in 0..4:
      vectorized for C.j.1.lane in 0..16:
        if C.i.0 * 4 + C.i.1 < 13:
          C[C.i.0 * 4 + C.i.1, C.j.0 * 16 + C.j.1.lane] = C.acc[C.i.1, C.j.1.lane] if C.j.0 * 16 + C.j.1.lane < 29
)");
}

TEST_CASE("under an outer reduction loop accumulators go on from what is stored") {
  CHECK(built(programs::matmul(13, 32, 17),
              "split(C, k, [4], mask); split(C, j, [16], mask); "
              "reorder(C, [k.0, i, j.0, k.1, j.1]); vectorize(C, j.1)") == R"(for C.i in 0..13:
  for C.j.0 in 0..2:
    vectorized for C.j.1.lane in 0..16:
      C[C.i, C.j.0 * 16 + C.j.1.lane] = 0.0
for C.k.0 in 0..5:
  for C.i in 0..13:
    for C.j.0 in 0..2:
      allocate C.acc: float[16] in registers
      vectorized for C.j.1.lane in 0..16:
        C.acc[C.j.1.lane] = C[C.i, C.j.0 * 16 + C.j.1.lane]
      for C.k.1 in 0..min(4, 17 - C.k.0 * 4):
        vectorized for C.j.1.lane in 0..16:
          C.acc[C.j.1.lane] = C.acc[C.j.1.lane] + A[C.i, C.k.0 * 4 + C.k.1] * B[C.k.0 * 4 + C.k.1, C.j.0 * 16 + C.j.1.lane]
      vectorized for C.j.1.lane in 0..16:
        C[C.i, C.j.0 * 16 + C.j.1.lane] = C.acc[C.j.1.lane]
)");
}

TEST_CASE("more accumulators than any machine holds stay in memory") {
  const std::string text = built(programs::matmul(13, 29, 5), "reorder(C, [k, i, j]); "
                                                              "unroll(C, i); unroll(C, j)");
  CHECK(text.find("registers") == std::string::npos);
  CHECK(text.find("C[C.i, C.j] = C[C.i, C.j] + A[C.i, C.k] * B[C.k, C.j]") != std::string::npos);
}

TEST_CASE("an attached stage is stored at its place in a box of its own") {
  CHECK(built(programs::dense(13, 29, 17), "compute_at(C.sum, C, j)") == R"(for C.i in 0..13:
  for C.j in 0..29:
    allocate C.sum: float[1, 1] in stack
    allocate C.sum.acc: float[] in registers
    C.sum.acc[] = 0.0
    for C.sum.k in 0..17:
      C.sum.acc[] = C.sum.acc[] + A[C.i, C.sum.k] * B[C.sum.k, C.j]
    C.sum[0, 0] = C.sum.acc[]
    C[C.i, C.j] = max(C.sum[0, 0] + bias[C.j], 0.0)
)");
}

TEST_CASE("a box is as large as its vectors, so that they are stored whole") {
  const std::string text = built(programs::window(19, 1), "split(C, x, [4], mask); "
                                                          "compute_at(B, C, x.0); "
                                                          "vectorize(B, y)");
  CHECK(text.find("allocate B: float[8] in stack") != std::string::npos);
  CHECK(text.find("    B[B.y.lane] = (A[C.x.0 * 4 + B.y.lane] if ") != std::string::npos);
}

TEST_CASE("every kind of reduction starts from its identity") {
  CHECK(built(programs::row_min(5, 12), "").find("Y.acc[] = inf\n") != std::string::npos);
  CHECK(built(programs::max_pool(9), "compute_inline(X.pad)").find("Y.acc[] = -inf\n") !=
        std::string::npos);
}

TEST_CASE("what a vector adds beyond its tile does not reach the next tile") {
  CHECK(wrong_element(programs::softmax(20, 12),
                      "reorder(P, [j, i]); compute_at(sm, P, j); split(sm, i, [6], mask); "
                      "split(sm, j, [5], mask); reorder(sm, [j.0, i.0, j.1, i.1]); "
                      "vectorize(sm, i.1)") == "");
  CHECK(wrong_element(programs::softmax(20, 12),
                      "reorder(P, [j, i]); compute_at(sm, P, j); split(sm, i, [4], mask); "
                      "split(sm, i.1, [3], mask); reorder(sm, [j, i.0, i.1.0, i.1.1]); "
                      "unroll(sm, i.1.1); unroll(sm, i.1.0)") == "");
}

TEST_CASE("a tile writes nothing into a tile that was computed before it") {
  const std::string split = "reorder(C, [j, i]); compute_at(B, C, j); split(B, i, [5], mask); "
                            "split(B, i.1, [4], mask); vectorize(B, i.1.1); ";
  for (const char* order : {"[i.0, i.1.0, j, i.1.1]", "[i.1.0, j, i.0, i.1.1]"}) {
    CAPTURE(order);
    CHECK(wrong_element(programs::pair(17, 9), split + "reorder(B, " + order + ")") == "");
  }
}

TEST_CASE("a start value does not reach into a tile that was summed before") {
  CHECK(wrong_element(programs::softmax(20, 12),
                      "reorder(P, [j, i]); compute_at(sm, P, j); split(sm, i, [5], mask); "
                      "split(sm, i.1, [2], mask); reorder(sm, [i.1.0, i.1.1, j, i.0]); "
                      "unroll(sm, i.1.1)") == "");
}
