// Tests of hone/task/pad.hpp, through build_dag.
#include "programs.hpp"

#include <hone/ir/print.hpp>
#include <hone/task/build_dag.hpp>
#include <hone/task/pad.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace programs;
using hone::build_dag;
using hone::ComputeDag;
using hone::DagNode;
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
using Axes = std::vector<hone::IterVar>;

/// Y(i) = value over X of 14 elements, i < 10.
Program over_x(const Expr& value) {
  return Writer().input("X", {14}).output("Y", {10}).assign("Y", {"i"}, value);
}

}  // namespace

TEST_CASE("a zero-padded read becomes a stage that reads nothing outside") {
  const ComputeDag dag = build_dag(conv_bn_relu(14, 16, 8, 3, 1, 1));
  CHECK(node_names(dag) == Names{"X", "W", "bias", "scale", "offset", "X.pad", "Conv", "Bias",
                                 "Mul", "Add", "Y"});
  const DagNode& pad = dag.node("X.pad");
  CHECK(pad.shape == Shape{1, 16, 16, 16});
  CHECK(pad.role == Role::temp);
  const hone::ir::Select* select = pad.body.as<hone::ir::Select>();
  REQUIRE(select);
  CHECK(hone::ir::to_string(select->condition) == "d2 >= 1 && d2 < 15 && d3 >= 1 && d3 < 15");
  const hone::ir::Load* load = select->then_value.as<hone::ir::Load>();
  REQUIRE(load);
  CHECK(load->predicate.get() == select->condition.get());
  CHECK(load->boundary == hone::ir::Boundary::none);
  CHECK(hone::ir::to_string(load->indices[1]) == "d1");
  CHECK(hone::ir::to_string(load->indices[2]) == "d2 - 1");
  CHECK(hone::ir::to_string(select->else_value) == "0.0");
  CHECK(body(dag, "Conv") == "X.pad[n, c, h * 1 + r, w * 1 + s] * W[o, c, r, s]");
}

TEST_CASE("the padded tensor holds exactly what a strided read touches") {
  const ComputeDag dag = build_dag(conv_bn_relu(224, 3, 64, 7, 2, 3));
  CHECK(dag.node("X.pad").shape == Shape{1, 3, 229, 229});
  const ComputeDag odd = build_dag(conv_bn_relu(7, 3, 5, 3, 2, 1));
  CHECK(odd.node("X.pad").shape == Shape{1, 3, 9, 9});
}

TEST_CASE("a zero-padded read that stays inside is a plain read") {
  const ComputeDag dag = build_dag(conv_bn_relu(14, 16, 8, 3, 1, 0));
  CHECK(dag.find("X.pad") < 0);
  CHECK(body(dag, "Conv") == "X[n, c, h * 1 + r - 0, w * 1 + s - 0] * W[o, c, r, s]");
}

TEST_CASE("reads with the same box share a padded stage, others get their own") {
  const Expr x = padded("X", {v("i") - num(1)});
  CHECK(node_names(build_dag(over_x(x * padded("X", {num(9) - v("i") - num(1)}) + x))) ==
        Names{"X", "X.pad", "Y"});
  const ComputeDag dag = build_dag(over_x(x + padded("X", {v("i") + num(5)})));
  CHECK(node_names(dag) == Names{"X", "X.pad", "X.pad1", "Y"});
  CHECK(body(dag, "Y") == "X.pad[i] + X.pad1[i]");
  CHECK(body(dag, "X.pad1") == "select(d0 < 9, X[d0 + 5] if d0 < 9, 0.0)");
}

TEST_CASE("a temporary can be padded after it is computed") {
  const ComputeDag dag = build_dag(
      Writer().input("X", {8}).temp("T", {8}).output("Y", {8})
          .assign("T", {"a"}, at("X", {v("a")}) * real(2))
          .assign("Y", {"i"}, padded("T", {v("i") - num(1)}) + padded("T", {v("i")})));
  CHECK(node_names(dag) == Names{"X", "T", "T.pad", "Y"});
  CHECK(dag.node("T.pad").axes == Axes{{"a", 8}});
  CHECK(body(dag, "Y") == "T.pad[i] + T[i]");
}

TEST_CASE("a subscript is moved by adjusting its constant") {
  const auto moved = [](const Expr& e, std::int64_t by) {
    return hone::ir::to_string(hone::shifted(e, by));
  };
  CHECK(moved(v("i"), 0) == "i");
  CHECK(moved(v("i"), 2) == "i + 2");
  CHECK(moved(v("i"), -2) == "i - 2");
  CHECK(moved(v("i") - num(1), 1) == "i");
  CHECK(moved(v("i") + num(3), -1) == "i + 2");
  CHECK(moved(v("i") * num(2) + v("r") - num(3), 3) == "i * 2 + r");
  CHECK(moved(num(4), -1) == "3");
}

