#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/cache_read.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::printed;
using hone::test::refusal;
using hone::test::start_of;
using hone::test::wrong_element;

TEST_CASE("cache_read copies a tensor for the named readers") {
  CHECK(printed(after(programs::pair(5, 37), "cache_read(A, [B])")) ==
        R"(allocate A.cache: float[5, 37] in workspace
allocate B: float[5, 37] in workspace
for A.cache.d0 in 0..5:
  for A.cache.d1 in 0..37:
    A.cache[A.cache.d0, A.cache.d1] = A[A.cache.d0, A.cache.d1]
for B.i in 0..5:
  for B.j in 0..37:
    B[B.i, B.j] = A.cache[B.i, B.j] + 1.0
for C.i in 0..5:
  for C.j in 0..37:
    C[C.i, C.j] = B[C.i, C.j] * 2.0
)");
}

TEST_CASE("other readers keep reading the tensor, and a second copy has a new name") {
  const auto state =
      after(programs::triangle(5, 37), "cache_read(B, [D]); cache_read(B, [C, B.cache])");
  CHECK(printed(state).find("D[D.i, D.j] = B.cache[D.i, D.j] + C[D.i, D.j]") != std::string::npos);
  CHECK(printed(state).find("C[C.i, C.j] = B.cache1[C.i, C.j] * 2.0") != std::string::npos);
}

TEST_CASE("the step of a cache_read replays from its text") {
  const hone::State start = start_of(programs::triangle(5, 37));
  CHECK(to_string(after(start, "cache_read(B, [C, D])").steps()) == "cache_read(B, [C, D])");
  CHECK(refusal(start, "cache_read(B, C)") ==
        "the arguments of cache_read(B, C) are not those of cache_read");
}

TEST_CASE("copies computed close to their readers compute the same") {
  const auto product = programs::matmul(13, 29, 17);
  CHECK(wrong_element(product, "cache_read(A, [C]); compute_at(A.cache, C, i)") == "");
  CHECK(wrong_element(product,
                      "split(C, j, [8], mask); split(C, k, [4], mask); "
                      "reorder(C, [j.0, k.0, i, k.1, j.1]); cache_read(B, [C]); "
                      "compute_at(B.cache, C, k.0); vectorize(B.cache, d1); vectorize(C, j.1)") ==
        "");
}

TEST_CASE("an impossible cache_read says why and what is possible") {
  Schedule schedule(after(programs::triangle(5, 37), "compute_at(C, D, i); compute_at(B, D, i)"));
  CHECK_THROWS_WITH_AS(schedule.cache_read("E", {"B"}), "cache_read(E): there is no tensor E",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule.cache_read("B", {}),
                       "cache_read(B): name the readers; they are [C, D]", UserError);
  CHECK_THROWS_WITH_AS(schedule.cache_read("A", {"B", "C"}),
                       "cache_read(A): C does not read A; its readers are [B]", UserError);
  CHECK_THROWS_WITH_AS(
      schedule.cache_read("B", {"D"}),
      "cache_read(B, [D]): B.cache reads B and is not computed inside loop i of D", UserError);
}
