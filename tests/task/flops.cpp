// Tests of hone/task/flops.hpp: the anchors of Ansor's own tests.
#include "programs.hpp"

#include <hone/task/build_dag.hpp>
#include <hone/task/flops.hpp>

#include <doctest/doctest.h>

namespace {

using namespace programs;
using hone::build_dag;
using hone::flops;

/// The operations of Y(i) = value, i < 10, with X of 14 elements.
double flops_of(const Expr& value, DType type = DType::f32) {
  return flops(build_dag(
      Writer().input("X", {14}, type).output("Y", {10}, value.type().dtype)
          .assign("Y", {"i"}, value)));
}

}  // namespace

TEST_CASE("matmul takes 2 N^3 operations, relu and bias one more for each element") {
  CHECK(flops(build_dag(matmul(64, 64, 64))) == 2.0 * 64 * 64 * 64);
  CHECK(flops(build_dag(matmul(5, 7, 3))) == 2.0 * 5 * 7 * 3);
  const hone::ComputeDag dag = build_dag(dense(64, 64, 64));
  CHECK(flops(dag) == 2.0 * 64 * 64 * 64 + 2 * 64 * 64);
  CHECK(flops(dag.node("C.sum")) == 2.0 * 64 * 64 * 64);
  CHECK(flops(dag.node("A")) == 0);
}

TEST_CASE("a convolution counts as in the benchmark suite: padding costs nothing") {
  const hone::ComputeDag dag = build_dag(conv_bn_relu(14, 256, 256, 3, 1, 1));
  CHECK(flops(dag.node("X.pad")) == 0);
  CHECK(flops(dag.node("Conv")) == 231211008);
  CHECK(flops(dag) == 231211008 + 4.0 * 256 * 14 * 14);
}

TEST_CASE("a select costs its condition and its dearer branch") {
  const Expr x = at("X", {v("i")});
  CHECK(flops_of(hone::ir::select(hone::ir::lt(real(0), x), x, real(0))) == 10);
  CHECK(flops_of(hone::ir::select(hone::ir::lt(real(0), x), x * x + x, x * x)) == 30);
}

TEST_CASE("calls and casts cost their arguments, index arithmetic costs nothing") {
  const Expr x = at("X", {v("i") + num(1)});
  CHECK(flops_of(exp(x * x)) == 10);
  CHECK(flops_of(hone::ir::cast(DType::f64, x)) == 0);
  CHECK(flops_of(hone::ir::select(hone::ir::lt(v("i") + num(1), num(5)), x, real(0))) == 0);
  CHECK(flops_of(x + hone::ir::cast(DType::f32, v("i") * num(2))) == 10);
}

TEST_CASE("integer programs are counted too") {
  const Expr x = at("X", {v("i")}, DType::i32);
  CHECK(flops_of(x * x + x, DType::i32) == 20);
  CHECK(flops_of(hone::ir::lt(x, x), DType::i32) == 10);
}

TEST_CASE("a row reduction takes one operation for each value") {
  CHECK(flops(build_dag(row_min(10, 1024))) == 10 * 1024);
}

TEST_CASE("the compulsory bytes are inputs and outputs once") {
  using hone::compulsory_bytes;
  CHECK(compulsory_bytes(build_dag(matmul(8, 9, 10))) == 4 * (8 * 10 + 10 * 9 + 8 * 9));
  CHECK(compulsory_bytes(build_dag(softmax(16, 100))) == 4 * 2 * 1600);
  CHECK(compulsory_bytes(build_dag(softmax(16, 100, DType::f64))) == 8 * 2 * 1600);
  CHECK(compulsory_bytes(build_dag(conv_bn_relu(14, 256, 256, 3, 1, 1))) ==
        2760704 + 3 * 4 * 256);
}
