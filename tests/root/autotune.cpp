#include <hone/autotune.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

#include "dense_for_tests.hpp"

#include <hone/support/error.hpp>

namespace autotune_test {
using namespace dense_for_tests;

Options quick(std::int64_t rows) {
  Options options;
  options.shapes = {{"M", rows}};
  options.max_trials = 3;
  return options;
}

TEST_CASE("a tuned kernel is right for the extents that were listed and for others") {
  const auto kernel = autotune(program, quick(31));
  for (const std::size_t rows : {31U, 1U, 64U, 77U}) {
    Data data(rows);
    kernel(A = data.a, B = data.b, C = data.c);
    CHECK(data.c == data.right);
  }
}

TEST_CASE("listed placeholders give the order of a call") {
  const auto kernel = autotune(program, quick(31), C, A, B);
  Data data(31);
  kernel(data.c, data.a, data.b);
  CHECK(data.c == data.right);
}

TEST_CASE("a tuned kernel with constants is called with and without preparing it") {
  static constexpr Constant<"B", float, 19, 23> weights;
  static constexpr auto layer = C(i, j) = relu(sum(k, A(i, k) * weights(k, j)));
  const auto kernel = autotune(layer, quick(31));
  for (const std::size_t rows : {31U, 8U}) {
    Data data(rows);
    kernel(A = data.a, weights = data.b, C = data.c);
    CHECK(data.c == data.right);
    data.c.assign(data.c.size(), -1);
    kernel.prepare(weights = data.b)(A = data.a, C = data.c);
    CHECK(data.c == data.right);
  }
}

TEST_CASE("the progress callback is called after each trial, and may stop the search") {
  std::stop_source stop;
  std::vector<Progress> seen;
  Options options = quick(29);
  options.seed = 77;
  options.max_trials = 50;
  options.stop = stop.get_token();
  options.progress = [&](const Progress& p) {
    seen.push_back(p);
    if (p.trials == 2) stop.request_stop();
  };
  options.threads = 1;
  options.layout = {{"B", col_major}};  // nobody has tuned this one
  const auto kernel = autotune(program, options);
  if (kernel.facts().from_store) return;  // not the first run with this store
  REQUIRE(seen.size() == 2);
  CHECK(seen[1].trials == 2);
  CHECK(seen[1].best_seconds > 0);
  CHECK(kernel.facts().trials == 2);
}

TEST_CASE("the second request is answered from the store") {
  const auto first = autotune(program, quick(13));
  const auto second = autotune(program, quick(13));
  CHECK(second.facts().from_store);
  CHECK(second.schedule() == first.schedule());
  CHECK(second.info().find("from the store") != std::string::npos);
}

TEST_CASE("extents beyond memory are refused at a call, too") {
  const auto kernel = autotune(program, quick(31));
  Data data(1);
  const std::int64_t rows = std::int64_t{1} << 62;
  CHECK_THROWS_WITH_AS(
      kernel(A = view(data.a.data(), {rows, 19}), B = data.b, C = view(data.c.data(), {rows, 23})),
      "argument A: dimension 0 is 4611686018427387904, more than memory can hold", UserError);
}

TEST_CASE("options that make no sense are refused before anything is tried") {
  Options options = quick(31);
  options.budget = std::chrono::seconds(0);
  CHECK_THROWS_WITH_AS(autotune(program, options),
                       "budget = 0 s: a search needs time; give for instance .budget = "
                       "std::chrono::seconds(10)",
                       UserError);
  options = quick(31);
  options.max_trials = -2;
  CHECK_THROWS_WITH_AS(
      autotune(program, options),
      "max_trials = -2: give a positive number, or 0 for as many as the budget allows", UserError);
  options = quick(31);
  options.threads = -1;
  CHECK_THROWS_WITH_AS(autotune(program, options),
                       "threads = -1: give a positive number, or 0 for all cores", UserError);
  options = quick(31);
  options.layout = {{"X", col_major}};
  CHECK_THROWS_WITH_AS(
      autotune(program, options),
      "layout names X, which is no argument of the program; the arguments are A, B, C", UserError);
  options = quick(31);
  options.target = "pdp11";
  CHECK_THROWS_WITH_AS(autotune(program, options),
                       "target \"pdp11\": there is no such target; use one of \"host\", "
                       "\"avx512\", \"avx2\", \"sse2\", \"neon\"",
                       UserError);
}

TEST_CASE("the error of autotune may be a value") {
  const result<Kernel<decltype(program)>> refused = try_autotune(program);
  REQUIRE(!refused);
  CHECK(refused.error().kind() == ErrorKind::user);
  CHECK(std::string(refused.error().what()) ==
        "the extent M of A has no value; give one in shapes, for instance {\"M\", 128}");
  CHECK(try_autotune(program, {}, C, A, B).error().what() ==
        std::string(refused.error().what()));
  const auto kernel = try_autotune(program, quick(31), C, A, B);
  REQUIRE(kernel.has_value());
  Data data(31);
  CHECK(kernel->try_call(data.c, data.a, data.b).has_value());
  CHECK(data.c == data.right);
}

TEST_CASE("what a callback throws comes out of autotune as it is") {
  struct Enough {};
  Options options = quick(27);
  options.seed = 91;
  options.threads = 1;
  options.layout = {{"A", col_major}};  // nobody has tuned this one
  options.progress = [](const Progress&) { throw Enough(); };
  CHECK_THROWS_AS(autotune(program, options), Enough);
  const auto refused = try_autotune(program, options);
  REQUIRE(!refused);
  CHECK(refused.error().kind() == ErrorKind::other);
  CHECK(std::string(refused.error().what()) == "an exception that is no std::exception");
  CHECK_THROWS_AS(refused.value(), Enough);
}

TEST_CASE("a kernel is made again from its schedule's text, without a search") {
  const auto tuned = autotune(program, quick(31));
  const auto kernel = compile(program, tuned.schedule(), quick(31));
  CHECK(kernel.schedule() == tuned.schedule());
  Data data(31);
  kernel(A = data.a, B = data.b, C = data.c);
  CHECK(data.c == data.right);
  CHECK_THROWS_WITH_AS(compile(program, "tile everything", quick(31)),
                       "these are no schedule steps: tile everything", UserError);
  CHECK(std::string(try_compile(program, "tile everything", quick(31)).error().what()) ==
        "these are no schedule steps: tile everything");
}

TEST_CASE("symbols need one value each, and nothing else does") {
  CHECK_THROWS_WITH_AS(autotune(program),
                       "the extent M of A has no value; give one in shapes, for instance "
                       "{\"M\", 128}",
                       UserError);
  CHECK_THROWS_WITH_AS(autotune(program, {.shapes = {{"N", 3}}}),
                       "shapes: N is unknown; the symbolic extents of this program are M",
                       UserError);
  CHECK_THROWS_WITH_AS(autotune(program, {.shapes = {{"M", 0}}}),
                       "shapes: M = 0, but extents must be positive", UserError);
  CHECK_THROWS_WITH_AS(autotune(program, {.shapes = {{"M", std::int64_t{1} << 62}}}),
                       "the extents of A, (4611686018427387904, 19), are more than memory can hold",
                       UserError);
  CHECK_THROWS_WITH_AS(autotune(program, {.shapes = {{"M", 3}, {"M", 4}}}),
                       "shapes: M is given twice, as 3 and as 4; give it once", UserError);
}

}  // namespace autotune_test
