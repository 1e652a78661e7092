#include "feature/sites.hpp"

#include <doctest/doctest.h>

using namespace hone;
using feature::buffer_access;
using feature::BufferAccess;
using feature::Reuse;

namespace {

std::vector<BufferAccess> accesses(const Program& program, const char* stage,
                                   const std::string& steps = {}) {
  const Task task = programs::task_of(program);
  std::vector<BufferAccess> found;
  test::for_each_site(task, test::scheduled(task, steps), [&](const feature::StoreSite& site) {
    if (site.stage->name != stage) return;
    for (std::size_t u = 0; u < site.use_count; ++u) found.push_back(buffer_access(site, u));
  });
  return found;
}

}  // namespace

TEST_CASE("the stride is that of the innermost loop, lines that of the innermost that moves") {
  const auto a = accesses(programs::matmul(32, 64, 16), "C");  // i, j, k: C, A, B
  REQUIRE(a.size() == 3);
  CHECK(a[0].stride == 0);
  CHECK(a[0].lines == 32 * 64 / 16.0);  // k stands still, j moves by 4 bytes
  CHECK(a[1].stride == 1);
  CHECK(a[2].stride == 64);
  CHECK(a[2].lines == 32 * 64 * 16);
  CHECK(a[2].unique_bytes == 16 * 64 * 4);
  CHECK(a[2].unique_lines == 16 * 64 * 4 / 64);
}

TEST_CASE("a loop that moves no subscript reuses what it reads") {
  const auto a = accesses(programs::matmul(32, 64, 16), "C");
  CHECK(a[0].reads);
  CHECK(a[0].writes);
  CHECK(a[0].reuse.kind == Reuse::loop);
  CHECK(a[0].reuse.count == 16);
  CHECK(a[0].reuse.iterations == 1);
  CHECK(a[0].reuse.bytes == 12);
  CHECK(a[1].reuse.count == 64);                         // A along j
  CHECK(a[1].reuse.iterations == 16);
  CHECK(a[1].reuse.bytes == (1 + 16 + 16) * 4);
  CHECK(a[2].reuse.count == 32);                         // B along i
}

TEST_CASE("a transposed read has no reuse and a long stride") {
  const auto a = accesses(programs::transpose(45, 70), "Y");
  REQUIRE(a.size() == 2);
  CHECK(a[0].stride == 1);
  CHECK(a[1].stride == 45);
  CHECK(a[1].reuse.kind == Reuse::none);
  CHECK(a[1].reuse.count == 0);
}

TEST_CASE("a packed operand is read in the order of its tiles") {
  const std::string packed =
      "cache_read(B, [C]); split(B.cache, d1, [16], mask); "
      "reorder(B.cache, [d1.0, d0, d1.1]); pack(B.cache); split(C, j, [16], mask); "
      "reorder(C, [i, j.0, j.1, k])";
  const auto a = accesses(programs::matmul(32, 64, 20), "C", packed);
  REQUIRE(a.size() == 3);
  CHECK(a[2].stride == 16);  // unpacked: 64
}

TEST_CASE("a number is one line") {
  const auto a = accesses(programs::total(128), "Y");
  REQUIRE(a.size() == 2);
  CHECK(a[0].stride == 1);  // of a tensor without dimensions, as Ansor has it
  CHECK(a[0].unique_bytes == 4);
  CHECK(a[0].unique_lines == 1);
}
