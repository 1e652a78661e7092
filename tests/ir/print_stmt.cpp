#include <hone/ir/print_stmt.hpp>

#include <doctest/doctest.h>

namespace hone::ir {

TEST_CASE("a function prints as loops, stores and masks under its signature") {
  const Type f32{DType::f32};
  const Expr i = var("C.i.0");
  const Expr j = var("j");
  const Stmt store = make_stmt(Store{"C", {i * index(8), j},
                                     max(load(f32, "A", {i * index(8), j}), constant(f32, 0)),
                                     lt(j, index(3000))});
  const Stmt inner = make_stmt(For{"j", index(3072), LoopKind::vectorized, store});
  const Stmt outer = make_stmt(For{"C.i.0", index(16), LoopKind::parallel, inner});
  const Function f{"relu",
                   {Buffer{"A", f32, {128, 3072}, Scope::input, 0, 1},
                    Buffer{"C", f32, {128, 3072}, Scope::output, 1, 1}},
                   outer};
  CHECK(to_string(f) ==
        "relu(in A: float[128, 3072], out C: float[128, 3072]):\n"
        "  parallel for C.i.0 in 0..16:\n"
        "    vectorized for j in 0..3072:\n"
        "      C[C.i.0 * 8, j] = max(A[C.i.0 * 8, j], 0.0) if j < 3000\n");
}

TEST_CASE("allocations, lets and branches print one line each") {
  const Type f32{DType::f32};
  const Stmt store = make_stmt(Store{"acc", {index(0), index(1)}, constant(f32, 1), {}});
  const Stmt branch = make_stmt(If{lt(var("x"), index(4)), store});
  const Stmt let = make_stmt(Let{"x", var("i") / index(8), block({store, branch})});
  const Buffer acc{"acc", f32.with_lanes(16), {6, 4}, Scope::registers};
  const Stmt loop = make_stmt(
      For{"i", var("n") - index(1), LoopKind::serial, make_stmt(Allocate{acc, let})});
  CHECK(to_string(loop) ==
        "for i in 0..(n - 1):\n"
        "  allocate acc: (float x 16)[6, 4] in registers\n"
        "  let x = i / 8\n"
        "  acc[0, 1] = 1.0\n"
        "  if x < 4:\n"
        "    acc[0, 1] = 1.0\n");
}

TEST_CASE("an empty body prints as nothing") {
  CHECK(to_string(make_stmt(For{"i", index(2), LoopKind::unrolled, Stmt()})) ==
        "unrolled for i in 0..2:\n"
        "  nothing\n");
  CHECK(to_string(Stmt()) == "nothing\n");
}

}  // namespace hone::ir
