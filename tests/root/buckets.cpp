// Kernels with a schedule for each bucket of a symbol's values.
#include <hone/compile.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "dense_for_tests.hpp"

#include <hone/support/error.hpp>

namespace buckets_test {
using namespace dense_for_tests;

Options quick(std::vector<std::int64_t> limits) {
  return {.shapes = {buckets("M", std::move(limits))}, .max_trials = 6, .threads = 1};
}

/// The headings and nothing else.
std::string headings(const std::string& text) {
  std::string found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    if (line.starts_with("M <= ") && line.ends_with(":")) found += line + "\n";
    at = end + 1;
  }
  return found;
}

TEST_CASE("a kernel with buckets is right within them, at their limits and above all") {
  const auto kernel = autotune(program, quick({1, 6, 20, any}));
  for (const std::size_t rows : {1U, 2U, 6U, 7U, 13U, 20U, 21U, 64U, 1U}) {
    Data data(rows);
    kernel(A = data.a, B = data.b, C = data.c);
    CHECK(data.c == data.right);
  }
}

TEST_CASE("each bucket is a task of its own in the store") {
  const auto kernel = autotune(program, quick({5, 11, any}));
  const auto one = autotune(program, {.shapes = {{"M", 5}}, .max_trials = 6, .threads = 1});
  const auto last = autotune(program, {.shapes = {{"M", 11}}, .max_trials = 6, .threads = 1});
  CHECK(one.facts().from_store);
  CHECK(last.facts().from_store);
  CHECK(kernel.schedule() == "M <= 5:\n" + one.schedule() + "\nM <= 11 and all above:\n" +
                                 last.schedule() + "\n");
  CHECK(kernel.facts().seconds == last.facts().seconds);
}

TEST_CASE("texts of a kernel with several buckets have a heading for each") {
  const auto kernel = autotune(program, quick({5, 11}));
  const std::string both = "M <= 5:\nM <= 11:\n";
  CHECK(headings(kernel.info()) == both);
  CHECK(headings(kernel.schedule()) == both);
  CHECK(headings(kernel.loop_nest()) == both);
  CHECK(headings(kernel.source()) == both);
  CHECK(headings(kernel.source(lang::c)) == both);
  CHECK(headings(kernel.explain()) == both);
  CHECK(kernel.info().starts_with("M <= 5:\n"));
}

TEST_CASE("one bucket needs no heading") {
  const auto kernel = autotune(program, quick({11, any}));
  CHECK(headings(kernel.info()).empty());
  const auto again = compile(program, kernel.schedule(), {.shapes = {{"M", 11}}, .threads = 1});
  CHECK(again.schedule() == kernel.schedule());
}

TEST_CASE("a value beyond the last bucket is refused before anything is written") {
  static constexpr Constant<"B", float, 19, 23> weights;
  static constexpr auto layer = C(i, j) = relu(sum(k, A(i, k) * weights(k, j)));
  const auto kernel = autotune(layer, quick({5, 11}));
  const char* const text =
      "a call with M = 12: this kernel was tuned with buckets(\"M\", {5, 11}); pass at most 11, "
      "or tune with buckets(\"M\", {5, 11, any})";
  Data data(12);
  const std::vector<float> before = data.c;
  const auto prepared = kernel.prepare(weights = data.b);
  for (int round = 0; round < 2; ++round) {
    CHECK_THROWS_WITH_AS(kernel(A = data.a, weights = data.b, C = data.c), text, UserError);
    CHECK_THROWS_WITH_AS(kernel.bind(A = data.a, weights = data.b, C = data.c), text, UserError);
    CHECK_THROWS_WITH_AS(prepared(A = data.a, C = data.c), text, UserError);
    const auto refused = kernel.try_call(A = data.a, weights = data.b, C = data.c);
    REQUIRE(!refused);
    CHECK(std::string(refused.error().what()) == text);
  }
  CHECK(data.c == before);
  for (const std::size_t rows : {0U, 5U, 8U}) {
    Data fits(rows);
    prepared(A = fits.a, C = fits.c);
    CHECK(fits.c == fits.right);
  }
}

TEST_CASE("no rows are in no bucket and nothing to do") {
  const auto kernel = autotune(program, quick({5, 11}));
  Data none(0);
  kernel(A = none.a, B = none.b, C = none.c);
  CHECK(none.c.empty());
}

TEST_CASE("threads may make the first calls of several buckets at once") {
  const auto kernel = autotune(program, quick({5, 11, any}));
  std::vector<int> wrong(2);
  const auto call = [&](std::size_t thread) {
    for (const std::size_t rows : {3U, 9U, 30U}) {
      Data data(rows);
      kernel(A = data.a, B = data.b, C = data.c);
      wrong[thread] += data.c == data.right ? 0 : 1;
    }
  };
  std::thread other(call, 1U);
  call(0);
  other.join();
  CHECK(wrong == std::vector<int>(2));
}

TEST_CASE("two symbols with buckets have a schedule for each combination") {
  static constexpr Input<"x", float, "M"> x;
  static constexpr Input<"y", float, "N"> y;
  static constexpr Output<"z", float, "M", "N"> z;
  static constexpr auto outer = z(i, j) = x(i) * y(j);
  const Options options{.shapes = {buckets("M", {2, 7, any}), buckets("N", {3, 16})},
                        .max_trials = 4,
                        .threads = 1};
  const auto kernel = autotune(outer, options);
  CHECK(headings(kernel.schedule()) ==
        "M <= 2, N <= 3:\nM <= 2, N <= 16:\nM <= 7 and all above, N <= 3:\n"
        "M <= 7 and all above, N <= 16:\n");
  for (const std::size_t m : {1U, 5U, 9U}) {
    for (const std::size_t n : {3U, 4U, 16U}) {
      std::vector<float> a(m, 3), b(n, 5), c(m * n);
      b.back() = 7;
      kernel(x = a, y = b, z = c);
      CHECK(std::count(c.begin(), c.end(), 15) == static_cast<std::ptrdiff_t>(m * (n - 1)));
      CHECK(std::count(c.begin(), c.end(), 21) == static_cast<std::ptrdiff_t>(m));
    }
  }
  std::vector<float> a(4), b(17), c(4 * 17);
  CHECK_THROWS_WITH_AS(kernel(x = a, y = b, z = c),
                       "a call with N = 17: this kernel was tuned with buckets(\"N\", {3, 16}); "
                       "pass at most 16, or tune with buckets(\"N\", {3, 16, any})",
                       UserError);
}

TEST_CASE("buckets that make no sense are refused before anything is tried") {
  Options options = quick({4, 2});
  options.progress = [](const Progress&) { FAIL("a trial"); };
  const auto refused = [&](const char* text) {
    CHECK_THROWS_WITH_AS(autotune(program, options), text, UserError);
    CHECK(std::string(try_autotune(program, options).error().what()) == text);
  };
  refused("buckets(\"M\", {4, 2}): 2 follows 4, but limits must ascend");
  options.shapes = {buckets("N", {4, any})};
  refused("shapes: N is unknown; the symbolic extents of this program are M");
  options.shapes = {buckets("M", {4, any}), {"N", 3}};
  refused("shapes: N is unknown; the symbolic extents of this program are M");
  options.shapes = {buckets("M", {4, any}), {"M", 3}};
  refused("shapes: M is given twice, as buckets(\"M\", {4, any}) and as 3; give it once");
  options.shapes = {buckets("M", {1, std::int64_t{1} << 62})};
  refused("the extents of A, (4611686018427387904, 19), are more than memory can hold");
}

TEST_CASE("a schedule by hand is for one value") {
  const char* const text =
      "shapes: buckets(\"M\", {1, any}): a schedule by hand is one for all values; give the value "
      "that it is written for, for instance {\"M\", 128}";
  const Schedule schedule = schedule_of(program, {{"M", 4}});
  CHECK_THROWS_WITH_AS(compile(program, schedule, quick({1, any})), text, UserError);
  CHECK_THROWS_WITH_AS(compile(program, "", quick({1, any})), text, UserError);
  CHECK_THROWS_WITH_AS(schedule_of(program, {buckets("M", {1, any})}), text, UserError);
  CHECK(std::string(try_compile(program, schedule, quick({1, any})).error().what()) == text);
}

}  // namespace buckets_test
