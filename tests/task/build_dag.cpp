// Tests of hone/task/build_dag.hpp.
#include "programs.hpp"

#include <hone/ir/print.hpp>
#include <hone/task/build_dag.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using namespace programs;
using hone::build_dag;
using hone::ComputeDag;
using hone::DagNode;
using hone::IterVar;
using hone::Stage;
using hone::UserError;
using Names = std::vector<std::string>;

Names node_names(const ComputeDag& dag) {
  Names names;
  for (const DagNode& node : dag.nodes) names.push_back(node.name);
  return names;
}

std::string body(const ComputeDag& dag, const char* name) {
  return hone::ir::to_string(dag.node(name).body);
}

using Shape = std::vector<std::int64_t>;
using Axes = std::vector<IterVar>;

}  // namespace

TEST_CASE("a statement that is one reduction stays one stage") {
  const ComputeDag dag = build_dag(matmul(128, 3072, 768));
  CHECK(node_names(dag) == Names{"A", "B", "C"});
  CHECK(dag.arguments == Names{"A", "B", "C"});
  const DagNode& c = dag.node("C");
  CHECK(c.axes == Axes{{"i", 128}, {"j", 3072}});
  CHECK(c.reduce_axes == Axes{{"k", 768}});
  CHECK(c.shape == Shape{128, 3072});
  CHECK(c.is_output());
  CHECK(body(dag, "C") == "A[i, k] * B[k, j]");
  CHECK(dag.node("A").is_placeholder());
  CHECK(dag.node("A").shape == Shape{128, 768});
}

TEST_CASE("a reduction inside a body becomes a stage of its own") {
  const ComputeDag dag = build_dag(dense("M", 3072, 768), {{"M", 128}});
  CHECK(node_names(dag) == Names{"A", "B", "bias", "C.sum", "C"});
  CHECK(dag.arguments == Names{"A", "B", "bias", "C"});
  CHECK(dag.node("C.sum").axes == Axes{{"i", 128}, {"j", 3072}});
  CHECK(dag.node("C.sum").reduce_axes == Axes{{"k", 768}});
  CHECK(dag.node("C.sum").role == Role::temp);
  CHECK(body(dag, "C.sum") == "A[i, k] * B[k, j]");
  CHECK(body(dag, "C") == "max(C.sum[i, j] + bias[j], 0.0)");
  CHECK_FALSE(dag.node("C").has_reduction());
}

TEST_CASE("a reduction has only the axes that occur in it, and equal ones are shared") {
  const auto z = [](const char* j) { return at("Z", {v("i"), v(j)}); };
  const Expr shifted_exp = exp(z("k") - max_over({{"l", 100}}, z("l")));
  const Program program =
      Writer().input("Z", {16, 100}).output("P", {16, 100})
          .assign("P", {"i", "j"},
                  exp(z("j") - max_over({{"m", 100}}, z("m"))) / sum({{"k", 100}}, shifted_exp));
  const ComputeDag dag = build_dag(program);
  CHECK(node_names(dag) == Names{"Z", "P.max", "P.sum", "P"});
  CHECK(dag.node("P.max").axes == Axes{{"i", 16}});
  CHECK(dag.node("P.max").reduce_op == hone::ir::ReduceOp::max);
  CHECK(body(dag, "P.sum") == "exp(Z[i, k] - P.max[i])");
  CHECK(body(dag, "P") == "exp(Z[i, j] - P.max[i]) / P.sum[i]");
}

TEST_CASE("a second reduction of a statement has a numbered name") {
  const Expr a = sum({{"k", 4}}, at("A", {v("i"), v("k")}));
  const Expr b = sum({{"k", 4}}, at("A", {v("i"), v("k")}) * real(2));
  const ComputeDag dag = build_dag(
      Writer().input("A", {3, 4}).output("Y", {3}).assign("Y", {"i"}, a / b));
  CHECK(node_names(dag) == Names{"A", "Y.sum", "Y.sum1", "Y"});
}

TEST_CASE("a reduction inside a reduction keeps the axes around it that it uses") {
  const Expr inner = sum({{"l", 5}}, at("B", {v("k"), v("l")}));
  const ComputeDag dag = build_dag(
      Writer().input("A", {3, 4}).input("B", {4, 5}).output("Y", {3})
          .assign("Y", {"i"}, sum({{"k", 4}}, at("A", {v("i"), v("k")}) * inner)));
  CHECK(node_names(dag) == Names{"A", "B", "Y.sum", "Y"});
  CHECK(dag.node("Y.sum").axes == Axes{{"k", 4}});
  CHECK(dag.node("Y.sum").reduce_axes == Axes{{"l", 5}});
  CHECK(body(dag, "Y") == "A[i, k] * Y.sum[k]");
}

TEST_CASE("a reduction that uses no axis gives a scalar stage") {
  const ComputeDag dag = build_dag(
      Writer().input("A", {4}).output("Y", {4})
          .assign("Y", {"i"}, at("A", {v("i")}) / sum({{"k", 4}}, at("A", {v("k")}))));
  CHECK(dag.node("Y.sum").shape.empty());
  CHECK(body(dag, "Y") == "A[i] / Y.sum[]");
}

TEST_CASE("the names of new stages avoid the program's tensors") {
  const ComputeDag dag = build_dag(
      Writer().input("Y.sum", {4}).output("Y", {})
          .assign("Y", {}, real(1) + sum({{"k", 4}}, at("Y.sum", {v("k")}))));
  CHECK(node_names(dag) == Names{"Y.sum", "Y.sum1", "Y"});
}

TEST_CASE("a symbol used as a value becomes its number") {
  Expr mean = sum({{"j", "N"}}, at("X", {v("i"), v("j")})) /
              hone::ir::cast(DType::f32, hone::ir::var("N"));
  const ComputeDag dag = build_dag(
      Writer().input("X", {2, "N"}).output("Y", {2}).assign("Y", {"i"}, mean), {{"N", 50}});
  CHECK(body(dag, "Y") == "Y.sum[i] / float(50)");
}


TEST_CASE("a constant of the program is one of the DAG") {
  Program program = matmul(4, 5, 6);
  program.placeholders[1].is_constant = true;
  const ComputeDag dag = build_dag(program);
  CHECK(dag.node("B").is_constant);
  CHECK(dag.node("B").role == hone::Role::input);
  CHECK_FALSE(dag.node("A").is_constant);
  CHECK_FALSE(dag.node("C").is_constant);
}
