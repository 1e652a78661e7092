#include "dense_kernels.hpp"

#include <hone/verify/guarded_run.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

using namespace hone;
using dense::Bug;

namespace {

const std::vector<float> ones(29 * 131, 1.0f);
const auto* const data = reinterpret_cast<const std::byte*>(ones.data());
const std::vector<const std::byte*> inputs = {data, data, data, nullptr};

GuardedRequest request(KernelFunction function) {
  const std::vector<ShapeValue> shapes = {{"M", 9}};
  return {{.function = function},
          inputs,
          argument_layouts(dense::program(), shapes),
          argument_layouts(dense::program(), shapes, {}, 3),
          5};
}

}  // namespace

TEST_CASE("a right kernel's outputs come back dense, after two runs") {
  const GuardedResult result = run_guarded(request(&dense::right<9>));
  CHECK(result.child == ChildResult{ChildExit::ok, 0});
  CHECK(result.note.finding == Finding::none);
  CHECK(result.note.run == 2);
  REQUIRE(result.outputs.size() == 4);
  CHECK(result.outputs[0].size() == 0);
  for (const float c : result.outputs[3].as<float>()) CHECK(c == 30);
}

TEST_CASE("arguments with gaps can have a kernel of their own") {
  GuardedRequest two = request(&dense::right<9>);
  two.gapped_kernel = Runnable{.function = &dense::wrong<Bug::writes_between_rows, 9>};
  const GuardedResult result = run_guarded(two);
  CHECK(result.note.run == 2);
  CHECK(result.note.finding == Finding::wrote_outside);
}

TEST_CASE("without a second layout there is one run") {
  GuardedRequest once = request(&dense::right<9>);
  once.gapped.clear();
  const GuardedResult result = run_guarded(once);
  CHECK(result.note.run == 1);
  CHECK(result.outputs[3].as<float>().back() == 30);
}

TEST_CASE("a fault beside an argument is noted before it ends the child") {
  const GuardedResult result = run_guarded(request(&dense::wrong<Bug::writes_behind_the_end, 9>));
  CHECK(result.child == ChildResult{ChildExit::signal, SIGSEGV});
  CHECK(result.note.finding == Finding::accessed_guard);
  CHECK(result.note.run == 1);
  CHECK(result.note.place.argument == 3);
}

TEST_CASE("the second run finds what the first cannot") {
  const GuardedResult before = run_guarded(request(&dense::wrong<Bug::reads_before_the_start, 9>));
  CHECK(before.note.finding == Finding::accessed_guard);
  CHECK(before.note.run == 2);
  const GuardedResult gap = run_guarded(request(&dense::wrong<Bug::writes_between_rows, 9>));
  CHECK(gap.note.finding == Finding::wrote_outside);
  CHECK(gap.note.run == 2);
}

TEST_CASE("a fault elsewhere is no argument's") {
  const GuardedResult result = run_guarded(request(
      [](void* const*, const std::int64_t*, const Context*) -> std::int32_t {
        volatile std::uintptr_t never_mapped = 64;
        return *reinterpret_cast<volatile std::int32_t*>(never_mapped);
      }));
  CHECK(result.child == ChildResult{ChildExit::signal, SIGSEGV});
  CHECK(result.note.finding == Finding::none);
}

TEST_CASE("a kernel that refuses is not called again") {
  const GuardedResult result = run_guarded(request(&dense::wrong<Bug::refuses, 9>));
  CHECK(result.note.finding == Finding::refused);
  CHECK(result.note.code == 3);
  CHECK(result.note.run == 1);
}

TEST_CASE("an element that was never written outweighs one that changes") {
  const GuardedResult result = run_guarded(request(
      [](void* const* d, const std::int64_t* s, const Context*) {
        static float run = 0;
        run += 1;
        const dense::Call<> call(d, s);
        for (std::int64_t i = 0; i < 9; ++i) {
          for (std::int64_t j = 0; j < dense::columns; ++j) {
            if (i != 4 || j != 5) call.c(i, j) = run;
          }
        }
        return std::int32_t{0};
      }));
  CHECK(result.note.finding == Finding::unwritten);
  CHECK(result.note.place.byte == (4 * dense::columns + 5) * 4);
}
