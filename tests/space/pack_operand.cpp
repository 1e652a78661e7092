#include "space/programs.hpp"
#include "space/states.hpp"

#include <hone/space/pack_operand.hpp>

#include <doctest/doctest.h>

namespace pack_operand_test {
using namespace hone;

inline std::vector<std::string> packable(const Program& program, const char* stage) {
  const Task task = programs::task_of(program);
  std::vector<std::string> names;
  for (const ir::Load& load : packable_reads(task.dag(), task.dag().node(stage))) {
    names.push_back(load.tensor);
  }
  return names;
}

using Tensors = std::vector<std::string>;

TEST_CASE("packable is what moves along the vectors and serves several rows") {
  CHECK(packable(programs::matmul(8, 32, 8), "C") == Tensors{"B"});
  CHECK(packable(programs::matmul_nt(8, 32, 8), "C").empty());
  CHECK(packable(programs::conv_relu_nhwc(8, 4, 16), "Y.sum") == Tensors{"W"});
  CHECK(packable(programs::column_sum(8, 32), "Y").empty());
}

TEST_CASE("an operand of a stage that is not tiled is laid out as its loops run") {
  const Task task = programs::task_of(programs::matmul(8, 32, 8));
  Attempt attempt((State(task.dag_pointer())));
  const DagNode node = attempt.node("C");
  CHECK(pack_operand(attempt, node, packable_reads(task.dag(), node)[0]));
  CHECK(states::steps_of(attempt.state()) ==
        "cache_read(B, [C]); reorder(B.cache, [d1, d0]); vectorize(B.cache, d0); pack(B.cache)");
}

}  // namespace pack_operand_test
