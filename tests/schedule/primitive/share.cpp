#include <hone/schedule/by_hand.hpp>
#include <hone/schedule/primitive/share.hpp>
#include <schedule/chains.hpp>
#include <schedule/trial.hpp>

#include <doctest/doctest.h>

#include <string>

using hone::Program;
using hone::Schedule;
using hone::UserError;
using hone::test::after;
using hone::test::printed;
using hone::test::refusal;
using hone::test::start_of;
using hone::test::wrong_element;

namespace {

/// C = (A + 1) * (A - 2) and D = C + (A + 1) * (A - 2) * A.
Program product_twice(std::int64_t rows, std::int64_t columns) {
  using namespace programs;
  const std::vector<Expr> here{v("i"), v("j")};
  const Expr a = at("A", here);
  const Expr product = (a + real(1)) * (a - real(2));
  return Writer().input("A", {rows, columns}).output("C", {rows, columns})
      .output("D", {rows, columns}).assign("C", {"i", "j"}, product)
      .assign("D", {"i", "j"}, at("C", here) + product * a);
}

/// R(i) = sum(j, 2 X(i, j) - 1) and the output Y(`row`, j) = (2 X(`row`, j) - 1) * R(`row`).
Program scaled_rows(const char* row) {
  using namespace programs;
  const auto twice = [](const char* i) { return at("X", {v(i), v("j")}) * real(2) - real(1); };
  return Writer().input("X", {5, 37}).output("R", {5}).output("Y", {5, 37})
      .assign("R", {"i"}, sum({{"j", 37}}, twice("i")))
      .assign("Y", {row, "j"}, twice(row) * at("R", {v(row)}));
}

}  // namespace

TEST_CASE("share computes once what two stages both compute") {
  CHECK(printed(after(scaled_rows("i"), "share(Y, R)")) ==
        R"(allocate Y.shared: float[5, 37] in workspace
for Y.shared.i in 0..5:
  for Y.shared.j in 0..37:
    Y.shared[Y.shared.i, Y.shared.j] = X[Y.shared.i, Y.shared.j] * 2.0 - 1.0
for R.i in 0..5:
  allocate R.acc: float[] in registers
  R.acc[] = 0.0
  for R.j in 0..37:
    R.acc[] = R.acc[] + Y.shared[R.i, R.j]
  R[R.i] = R.acc[]
for Y.i in 0..5:
  for Y.j in 0..37:
    Y[Y.i, Y.j] = Y.shared[Y.i, Y.j] * R[Y.i]
)");
}

TEST_CASE("the largest common expression is shared, wherever it stands") {
  const std::string text = printed(after(product_twice(5, 37), "share(D, C)"));
  CHECK(text.find("D.shared[D.shared.i, D.shared.j] = "
                  "(A[D.shared.i, D.shared.j] + 1.0) * (A[D.shared.i, D.shared.j] - 2.0)") !=
        std::string::npos);
  CHECK(text.find("C[C.i, C.j] = D.shared[C.i, C.j]\n") != std::string::npos);
  CHECK(text.find("D[D.i, D.j] = C[D.i, D.j] + D.shared[D.i, D.j] * A[D.i, D.j]\n") !=
        std::string::npos);
}

TEST_CASE("the step of a share replays from its text") {
  const hone::State start = start_of(product_twice(5, 37));
  CHECK(to_string(after(start, "share(C, D)").steps()) == "share(C, D)");
  CHECK(to_string(after(start, "share(C, D); vectorize(C.shared, j)").steps()) ==
        "share(C, D); vectorize(C.shared, j)");
  CHECK(refusal(start, "share(C)") == "the arguments of share(C) are not those of share");
}

TEST_CASE("what is shared is the same, wherever it is computed") {
  const auto softmax = programs::softmax(7, 37);
  const std::string rows = "share(P, sm); compute_at(sm, P, i); compute_at(P.shared, P, i); ";
  CHECK(wrong_element(softmax, "share(P, sm)") == "");
  CHECK(wrong_element(softmax, "share(sm, P); vectorize(sm.shared, j); vectorize(P, j)") == "");
  CHECK(wrong_element(softmax, rows + "compute_at(mx, P, i); vectorize(P.shared, j); "
                                      "parallel(P, i)") == "");
  CHECK(wrong_element(softmax, rows + "split(P.shared, j, [16], mask); vectorize(P.shared, j.1); "
                                      "split(sm, j, [16], mask); vectorize(sm, j.1)") == "");
  CHECK(wrong_element(softmax, "share(P, sm); compute_inline(P.shared); vectorize(P, j)") == "");
  const auto twice = product_twice(13, 37);
  CHECK(wrong_element(twice, "share(C, D)") == "");
  CHECK(wrong_element(twice, "share(C, D); split(C.shared, j, [8], peel); pack(C.shared); "
                             "vectorize(D, j)") == "");
  CHECK(wrong_element(scaled_rows("i"), "share(R, Y); vectorize(R.shared, j); parallel(Y, i)") ==
        "");
}

TEST_CASE("an impossible share says why") {
  Schedule schedule(after(programs::softmax(7, 37), "vectorize(P, j)"));
  CHECK_THROWS_WITH_AS(schedule.share("Q", "sm"),
                       "share(Q, sm): there is no stage Q; the stages are mx, sm, P", UserError);
  CHECK_THROWS_WITH_AS(schedule.share("sm", "Z"),
                       "share(sm, Z): there is no stage Z; the stages are mx, sm, P", UserError);
  CHECK_THROWS_WITH_AS(schedule.share("sm", "P"),
                       "share(sm, P): P has been scheduled already; this step must come before "
                       "any other on it",
                       UserError);
  CHECK_THROWS_WITH_AS(schedule.share("sm", "sm"), "share(sm, sm): name two stages", UserError);
  CHECK_THROWS_WITH_AS(schedule.share("mx", "sm"),
                       "share(mx, sm): mx and sm compute nothing in common over axes of the same "
                       "names and extents",
                       UserError);
}

TEST_CASE("stages whose axes have other names have nothing in common") {
  CHECK(refusal(start_of(scaled_rows("r")), "share(Y, R)") ==
        "share(Y, R): Y and R compute nothing in common over axes of the same names and extents");
}

TEST_CASE("what is shared must be able to read what it is made of") {
  const auto state = after(programs::softmax(7, 37), "compute_at(sm, P, i); compute_at(mx, P, i)");
  CHECK(refusal(state, "share(P, sm)") ==
        "share(P, sm): P.shared reads mx and is not computed inside loop i of P");
}
