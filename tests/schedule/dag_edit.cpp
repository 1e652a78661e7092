#include <hone/ir/print.hpp>
#include <hone/schedule/dag_edit.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using hone::test::start_of;

TEST_CASE("readers are found wherever the load stands, in the order of the DAG") {
  const hone::ComputeDag dag = start_of(programs::triangle(5, 37)).dag();
  CHECK(hone::readers_of(dag, "B") == std::vector<std::string>{"C", "D"});
  CHECK(hone::readers_of(dag, "D").empty());
  CHECK(hone::reads(dag.node("C"), "B"));
  CHECK_FALSE(hone::reads(dag.node("C"), "A"));
  CHECK_FALSE(hone::reads(dag.node("A"), "A"));
}

TEST_CASE("every load is visited, also one inside the subscript of another") {
  using namespace programs;
  const Expr nested = at("T", {at("S", {v("i")}, hone::DType::i64)}) + at("T", {v("i")});
  std::vector<std::string> seen;
  hone::for_each_load(nested, [&](const hone::ir::Load& load) { seen.push_back(load.tensor); });
  CHECK(seen == std::vector<std::string>{"T", "S", "T"});
}

TEST_CASE("redirected loads keep their subscripts and predicates") {
  using namespace programs;
  const Expr load = hone::ir::load(hone::ir::Type{}, "T", {v("i") + num(1)},
                                   hone::ir::Boundary::none, hone::ir::lt(v("i"), num(3)));
  const Expr moved = hone::redirect_loads(load * at("S", {v("i")}), "T", "T.cache");
  CHECK(hone::ir::to_string(moved) == "(T.cache[i + 1] if i < 3) * S[i]");
}

TEST_CASE("a fresh name is the base, or the base with the first free number") {
  hone::ComputeDag dag = start_of(programs::pair(5, 37)).dag();
  CHECK(hone::fresh_name(dag, "B.local") == "B.local");
  CHECK(hone::fresh_name(dag, "B") == "B1");
  hone::DagNode taken;
  taken.name = "B1";
  dag = hone::inserted(dag, taken, "C");
  CHECK(hone::fresh_name(dag, "B") == "B2");
}

TEST_CASE("a node is inserted in front of the one named") {
  const hone::ComputeDag dag = start_of(programs::pair(5, 37)).dag();
  const hone::ComputeDag more = hone::inserted(dag, dag.node("B"), "C");
  CHECK(more.nodes.size() == dag.nodes.size() + 1);
  CHECK(more.nodes[2].name == "B");
  CHECK(more.nodes[3].name == "C");
  CHECK(hone::ir::to_string(hone::load_at_axes(dag.node("C"), "T")) == "T[i, j]");
}
