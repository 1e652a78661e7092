#include <hone/task/compute_dag.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("nodes are found by name, and a missing one is an internal error") {
  ComputeDag dag;
  DagNode input;
  input.name = "A";
  input.kind = DagNode::Kind::placeholder;
  input.role = Role::input;
  DagNode output;
  output.name = "C";
  output.role = Role::output;
  output.reduce_axes = {{"k", 4}};
  dag.nodes = {input, output};
  CHECK(dag.find("C") == 1);
  CHECK(dag.find("B") == -1);
  CHECK(dag.node("A").is_placeholder());
  CHECK(dag.node("C").is_output());
  CHECK(dag.node("C").has_reduction());
  CHECK_THROWS_WITH_AS(dag.node("B"), "internal error in hone: no stage named B", InternalError);
}
