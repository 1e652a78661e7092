#include "task/programs.hpp"

#include <hone/feature/op_counts.hpp>
#include <hone/task/build_dag.hpp>

#include <doctest/doctest.h>

using namespace hone;
using feature::OpCounts;
using feature::OpKind;

namespace {

OpCounts counts_of(const Program& program, const char* stage,
                   FloatMode mode = FloatMode::reassociate) {
  const ComputeDag dag = build_dag(program);
  return feature::op_counts(dag.node(stage), dag.node(stage).body, mode);
}

std::int64_t floats(const OpCounts& counts, OpKind kind) {
  return counts.floats[static_cast<std::size_t>(kind)];
}

}  // namespace

TEST_CASE("a sum of products is one multiplication and one addition, contracted unless strict") {
  const OpCounts counts = counts_of(programs::matmul(4, 4, 4), "C");
  CHECK(floats(counts, OpKind::mul) == 1);
  CHECK(floats(counts, OpKind::addsub) == 1);
  CHECK(floats(counts, OpKind::mad) == 1);
  CHECK(counts.arithmetic() == 2);
  const OpCounts strict = counts_of(programs::matmul(4, 4, 4), "C", FloatMode::strict);
  CHECK(floats(strict, OpKind::mad) == 0);
}

TEST_CASE("max is a comparison, exp a function, a quotient a division") {
  CHECK(floats(counts_of(programs::softmax(4, 4), "mx"), OpKind::cmp) == 1);
  CHECK(floats(counts_of(programs::softmax(4, 4), "sm"), OpKind::math_func) == 1);
  CHECK(floats(counts_of(programs::softmax(4, 4), "P"), OpKind::divmod) == 1);
}

TEST_CASE("of padding the comparisons and the select count, subscripts do not") {
  const ComputeDag dag =
      build_dag(programs::conv_bn_relu(8, 2, 2, 3, 1, 1));
  const DagNode& pad = dag.node("X.pad");
  const OpCounts counts = feature::op_counts(pad, pad.body, FloatMode::reassociate);
  CHECK(counts.selects == 1);
  CHECK(counts.integers[static_cast<std::size_t>(OpKind::cmp)] == 4);
  CHECK(counts.logical == 3);
  CHECK(counts.integers[static_cast<std::size_t>(OpKind::addsub)] == 0);
}
