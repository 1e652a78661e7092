// Tests of hone/task/task.hpp.
#include "programs.hpp"

#include <hone/task/task.hpp>

#include <doctest/doctest.h>

using namespace programs;
using hone::CpuTarget;
using hone::make_task;
using hone::Task;

TEST_CASE("a task knows its DAG, its work, its key, its target and its threads") {
  const Task task = make_task(dense("M", 48, 32), {{"M", 16}}, CpuTarget::x86_avx512(), 2);
  CHECK(task.dag().nodes.size() == 5);
  CHECK(&task.dag() == task.dag_pointer().get());
  CHECK(task.access().needs_multi_level_tiling(task.dag().find("C.sum")));
  CHECK(task.flops() == 2.0 * 16 * 48 * 32 + 2.0 * 16 * 48);
  CHECK(task.bytes() == 4.0 * (16 * 32 + 32 * 48 + 48 + 16 * 48));
  CHECK(task.key() == hone::workload_key(task.dag()));
  CHECK(task.hash() == hone::workload_hash(task.dag()));
  CHECK(task.target() == CpuTarget::x86_avx512());
  CHECK(task.threads() == 2);
}

TEST_CASE("tasks of the same shapes have the same key, whatever the symbol") {
  const CpuTarget target = CpuTarget::x86_avx2();
  CHECK(make_task(matmul("M", 8, 8), {{"M", 4}}, target, 1).key() ==
        make_task(matmul(4, 8, 8), {}, target, 2).key());
}

TEST_CASE("a task of no threads is refused") {
  CHECK_THROWS_WITH_AS(make_task(matmul(4, 4, 4), {}, CpuTarget::x86_avx2(), 0),
                       "threads = 0, but a kernel needs at least one thread", hone::UserError);
}
