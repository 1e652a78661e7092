// Tests of hone/task/workload_key.hpp.
#include "programs.hpp"

#include <hone/task/build_dag.hpp>
#include <hone/task/workload_key.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {

using namespace programs;
using hone::build_dag;
using hone::workload_key;

std::string key(const Program& program) { return workload_key(build_dag(program)); }

/// Y(i) = value over X of 8 elements.
std::string key_of(const Expr& value) {
  return key(Writer().input("X", {8}).output("Y", {8}).assign("Y", {"i"}, value));
}

}  // namespace

TEST_CASE("the workload key is the canonical text of the DAG") {
  CHECK(key(dense(128, 3072, 768)) ==
        "hone-task-1 reassociate\n"
        "t0 input float[128,768]\n"
        "t1 input float[768,3072]\n"
        "t2 input float[3072]\n"
        "t3 temp float[128,3072] sum[768] (mul (t0 a0 r0) (t1 r0 a1))\n"
        "t4 output float[128,3072] (max (add (t3 a0 a1) (t2 a1)) float:0000000000000000)\n"
        "kernel(t0, t1, t2, t4)\n");
}

TEST_CASE("the hash of a key never changes, since stored records are found by it") {
  CHECK(hone::workload_hash(build_dag(dense(128, 3072, 768))) == 0xa84b5a84893b7856U);
}

TEST_CASE("names of tensors, axes and symbols do not matter") {
  const Program renamed =
      Writer().input("left", {"rows", 16}).input("right", {16, 9}).output("out", {"rows", 9})
          .assign("out", {"y", "x"}, sum({{"inner", 16}}, at("left", {v("y"), v("inner")}) *
                                                              at("right", {v("inner"), v("x")})));
  CHECK(workload_key(build_dag(renamed, {{"rows", 5}})) == key(matmul(5, 9, 16)));
}

TEST_CASE("extents, constants, element types, subscripts and the float mode matter") {
  const Expr x = at("X", {v("i")});
  CHECK(key(matmul(5, 9, 16)) != key(matmul(5, 16, 9)));
  CHECK(key_of(x + real(1)) != key_of(x + real(2)));
  CHECK(key_of(x + real(0.0)) != key_of(x + real(-0.0)));
  CHECK(key_of(x + real(1)) != key_of(x - real(1)));
  CHECK(key_of(x) != key_of(at("X", {num(7) - v("i")})));
  CHECK(key(softmax(4, 5)) != key(softmax(4, 5, DType::f64)));
  CHECK(key(conv_bn_relu(14, 3, 4, 3, 1, 1)) != key(conv_bn_relu(14, 3, 4, 3, 1, 0)));
  Program strict = matmul(5, 9, 16);
  strict.float_mode = hone::FloatMode::strict;
  CHECK(key(strict) != key(matmul(5, 9, 16)));
}

TEST_CASE("the order of the kernel's arguments matters") {
  Program swapped = matmul(6, 6, 6);
  std::swap(swapped.placeholders[0], swapped.placeholders[1]);
  CHECK(key(swapped) != key(matmul(6, 6, 6)));
  Program output_first = matmul(6, 6, 6);
  std::swap(output_first.placeholders[0], output_first.placeholders[2]);
  CHECK(key(output_first) != key(matmul(6, 6, 6)));
}

TEST_CASE("an input that lies in the memory of an output is another one") {
  Program apart = Writer().input("Z", {8}).input("X", {8}).output("Y", {8}).assign(
      "Y", {"i"}, at("Z", {v("i")}) + at("X", {v("i")}));
  Program updated = apart;
  updated.placeholders[0].before_of = "Y";
  CHECK(key(updated) != key(apart));
  CHECK(key(updated).find("t0 t2 before input float[8]\n") != std::string::npos);
}

TEST_CASE("a constant axis and a predicate are part of the key") {
  Program constant = matmul(4, 4, 4);
  constant.stages[0].attrs.simplify_const_axes = {"j", "k"};
  CHECK(key(constant).find(" const:a1 const:r0 ") != std::string::npos);
  CHECK(key_of(padded("X", {v("i") + num(1)})).find("(select (lt a0 int64:7) (if (lt a0 int64:7) "
                                                    "(t0 (add a0 int64:1))) float:") !=
        std::string::npos);
}

TEST_CASE("a constant is another task than a plain input") {
  Program constant = matmul(4, 5, 6);
  constant.placeholders[1].is_constant = true;
  CHECK(key(constant) != key(matmul(4, 5, 6)));
  CHECK(key(constant).find("\nt1 constant input float[6,5]\n") != std::string::npos);
}

TEST_CASE("the place of a statement is not part of the key") {
  Program placed = dense(4, 5, 6);
  placed.stages[0].where = "dense.cpp:14";
  CHECK(key(placed) == key(dense(4, 5, 6)));
}
