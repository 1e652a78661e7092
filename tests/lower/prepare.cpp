#include "trial.hpp"

#include <hone/ir/print_stmt.hpp>
#include <hone/lower/prepare.hpp>
#include <schedule/chains.hpp>

#include <doctest/doctest.h>

using hone::CpuTarget;
using hone::lower_prepared;
using hone::PreparedFunctions;
using hone::lowering::test::state_of;

namespace {

PreparedFunctions parts_of(const std::string& steps) {
  programs::Program product = programs::matmul(2, 4, 3);
  product.placeholders[1].is_constant = true;
  const hone::State state = state_of(product, steps);
  return lower_prepared(state, CpuTarget::x86_avx512(), hone::row_major_dims(state.dag()));
}

}  // namespace

TEST_CASE("what depends on constants alone is computed ahead") {
  const PreparedFunctions parts = parts_of("cache_read(B, [C]); reorder(B.cache, [d1, d0]); "
                                           "pack(B.cache)");
  CHECK(to_string(parts.prepare) ==
        R"(kernel(in A: float[2, 3], in B: float[3, 4], out C: float[2, 4], out B.cache: float[4, 3]):
  for B.cache.d1 in 0..4:
    for B.cache.d0 in 0..3:
      B.cache[B.cache.d1 * 3 + B.cache.d0] = B[B.cache.d1 + B.cache.d0 * B.stride.0]
)");
  CHECK(to_string(parts.run) ==
        R"(kernel(in A: float[2, 3], in B: float[3, 4], out C: float[2, 4], in B.cache: float[4, 3]):
  for C.i in 0..2:
    for C.j in 0..4:
      allocate C.acc: float[] in registers
      C.acc[0] = 0.0
      for C.k in 0..3:
        C.acc[0] = fma(A[C.k + C.i * A.stride.0], B.cache[C.j * 3 + C.k], C.acc[0])
      C[C.j + C.i * C.stride.0] = C.acc[0]
)");
  REQUIRE(parts.prepared.size() == 1);
  CHECK(parts.prepared[0].argument == 3);
  CHECK(parts.prepared[0].elements() == 12);
}

TEST_CASE("nothing is prepared where no constant has a stage of its own at root") {
  CHECK_FALSE(parts_of("").is_needed());
  CHECK_FALSE(parts_of("cache_read(A, [C])").is_needed());
  CHECK_FALSE(parts_of("cache_read(B, [C]); compute_at(B.cache, C, i)").is_needed());
  CHECK(parts_of("cache_read(A, [C]); cache_read(B, [C])").prepared.size() == 1);
}

TEST_CASE("a chain of stages from constants is prepared whole") {
  const PreparedFunctions parts =
      parts_of("cache_read(B, [C]); cache_read(B.cache, [C]); compute_inline(B.cache)");
  REQUIRE(parts.prepared.size() == 1);
  CHECK(parts.prepared[0].name == "B.cache.cache");
}
