#include <hone/tuned_kernel.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../search/small_task.hpp"

using namespace hone;

namespace {

/// One schedule, for all values.
KernelOrigin origin_of(std::vector<Step> steps) {
  return {std::vector<Layout>(4, row_major), ShapeBuckets({}),
          {{{}, std::move(steps), "info", {}}}};
}

TunedKernel small_kernel(std::vector<Step> steps) {
  Program program = test::small_dense(33, 47, 29);
  return {std::move(program), {CpuTarget::host(), {}, Gaps::none, {}}, 1,
          origin_of(std::move(steps))};
}

/// The same for any number of rows, in two buckets: rows one by one up to 4, in fours above.
TunedKernel kernel_with_buckets() {
  Program program = test::small_dense(33, 47, 29);
  for (const std::size_t p : {0U, 3U}) program.placeholders[p].shape[0] = Extent("M");
  program.stages[0].axes[0].extent = Extent("M");
  KernelOrigin origin{std::vector<Layout>(4, row_major), ShapeBuckets({buckets("M", {4, 9})}), {}};
  KernelFacts slow, fast;
  slow.seconds = 2;
  fast.seconds = 1;
  origin.tuned = {{{{"M", 4}}, {}, "one by one\n", fast},
                  {{{"M", 9}}, *parse_steps("split(C, i, [4], mask)"), "in fours\n", slow}};
  return {std::move(program), {CpuTarget::host(), {}, Gaps::none, {}}, 1, std::move(origin)};
}

constexpr int rows_dims[] = {1, 1, 0, 1};
constexpr CallShape by_row{{}, rows_dims};

}  // namespace

TEST_CASE("code for the same values is made once") {
  TunedKernel kernel = small_kernel({});
  const Specialisation& first = kernel.specialise(by_row);
  CHECK((first.function != nullptr));
  CHECK(&kernel.specialise(by_row) == &first);
  constexpr int column_dims[] = {0, 1, 0, 1};
  CHECK((kernel.specialise({{}, column_dims}).function != first.function));
  CHECK((kernel.specialise({{}, rows_dims, true}).function != first.function));
}

TEST_CASE("what a kernel prints belongs to its steps") {
  const TunedKernel plain = small_kernel({});
  const TunedKernel split = small_kernel(*parse_steps("split(C, i, [4], mask)"));
  CHECK(plain.schedule() == "");
  CHECK(split.schedule() == "split(C, i, [4], mask)");
  CHECK(plain.loop_nest() != split.loop_nest());
  CHECK(split.source(lang::llvm).find("define") != std::string::npos);
  CHECK(split.info() == "info");
}

TEST_CASE("steps that do not apply to a program give its default schedule") {
  TunedKernel kernel = small_kernel(*parse_steps("split(nowhere, i, [4], mask)"));
  CHECK((kernel.specialise(by_row).function != nullptr));
}

TEST_CASE("what a kernel with buckets prints has a heading for each, its facts are of the last") {
  const TunedKernel kernel = kernel_with_buckets();
  CHECK(kernel.info() == "M <= 4:\none by one\nM <= 9:\nin fours\n");
  CHECK(kernel.schedule() == "M <= 4:\nM <= 9:\nsplit(C, i, [4], mask)\n");
  CHECK(kernel.facts().seconds == 2);
  const std::string loops = kernel.loop_nest();
  const std::size_t second = loops.find("\nM <= 9:\n");
  REQUIRE(second != std::string::npos);
  CHECK(loops.starts_with("M <= 4:\n"));
  CHECK(loops.find("i.0") > second);
  CHECK(loops.find("i.0") != std::string::npos);
}

TEST_CASE("code is made for the values of a call, and none beyond the buckets") {
  TunedKernel kernel = kernel_with_buckets();
  const auto at = [&](std::int64_t rows) {
    const std::int64_t symbols[] = {rows};
    return kernel.specialise({symbols, rows_dims}).function;
  };
  CHECK((at(3) != at(4)));
  CHECK((at(3) == at(3)));
  CHECK_THROWS_WITH_AS(at(10),
                       "a call with M = 10: this kernel was tuned with buckets(\"M\", {4, 9}); "
                       "pass at most 9, or tune with buckets(\"M\", {4, 9, any})",
                       UserError);
}

TEST_CASE("prepared code for the same values is made once, and is the ordinary one without need") {
  TunedKernel kernel = small_kernel({});
  const PreparedCode plain = kernel.specialise_prepared(by_row);
  CHECK(plain.stage_bytes.empty());
  CHECK((plain.run.function == kernel.specialise(by_row).function));

  Program program = test::small_dense(33, 47, 29);
  for (Placeholder& p : program.placeholders) p.is_constant = p.name == "B";
  TunedKernel packing(program, {CpuTarget::host(), {}, Gaps::none, {}}, 1,
                      origin_of(*parse_steps("cache_read(B, [C.sum])")));
  const PreparedCode packed = packing.specialise_prepared(by_row);
  CHECK(packed.stage_bytes == std::vector<std::int64_t>{29 * 47 * 4});
  CHECK((packing.specialise_prepared(by_row).run.function == packed.run.function));
  CHECK((packed.run.function != packed.prepare.function));
}

namespace {

TunedKernel placed_kernel() {
  Program program = test::small_dense(33, 47, 29);
  program.stages[0].where = "dense.cpp:14";
  return {std::move(program), {CpuTarget::host(), {}, Gaps::none, {}}, 1,
          origin_of(*parse_steps("split(C, i, [4], mask); vectorize(C, j)"))};
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a kernel shows itself in three languages, under the name of its statement") {
  const TunedKernel kernel = placed_kernel();
  CHECK(has(kernel.source(lang::llvm), "define i32 @C_at_dense_cpp_14(ptr %data"));
  CHECK(has(kernel.source(lang::assembly), "\nC_at_dense_cpp_14:"));
  CHECK(has(kernel.source(lang::c), "\nint32_t C_at_dense_cpp_14(void *const *data"));
  CHECK(has(small_kernel({}).source(lang::c), "\nint32_t kernel(void *const *data"));
}

TEST_CASE("a kernel explains its loops under the statement and its place") {
  const std::string text = placed_kernel().explain();
  CHECK(text.starts_with("C.sum of C[i, j] = max(sum(k, A[i, k] * B[k, j]) + bias[j], 0.0)"
                         "  (at dense.cpp:14)\n"));
  CHECK(has(text, "mask, last 1 of 4"));
  CHECK(has(text, "split(C, i, [4], mask)"));
  CHECK(has(text, "\ntraffic of a call: L1 <- L2 "));
}

TEST_CASE("the place of a statement changes neither code nor keys") {
  Program here = test::small_dense(33, 47, 29);
  Program there = here;
  here.stages[0].where = "here.cpp:1";
  there.stages[0].where = "there.cpp:2";
  const auto text_of = [](const Program& program) {
    const Task task = make_task(program, {}, CpuTarget::host(), 1);
    return concat(task.key(), print_state(default_schedule(task), {}).text);
  };
  CHECK(text_of(here) == text_of(there));
}
