#include "trial.hpp"

#include <hone/dyn.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

namespace {
using namespace programs_test;

const dyn::Index b("b"), i("i"), j("j"), k("k"), l("l"), m("m");

TEST_CASE("a matrix product, with either side transposed or not") {
  using Sizes = std::tuple<std::int64_t, std::int64_t, std::int64_t>;
  for (const auto& [M, N, K] : {Sizes{37, 29, 23}, Sizes{1, 17, 1}}) {
    for (const bool of_a : {false, true}) {
      for (const bool of_b : {false, true}) {
        if (M == 1 && of_a != of_b) continue;
        Trial t;
        const auto A = of_a ? t.input<float>("A", {K, M}) : t.input<float>("A", {M, K});
        const auto B = of_b ? t.input<float>("B", {N, K}) : t.input<float>("B", {K, N});
        const auto C = t.output<float>("C", {M, N});
        t.stage(C(i, j), dyn::sum({k}, (of_a ? A(k, i) : A(i, k)) * (of_b ? B(j, k) : B(k, j))));
        t.run();
        const auto right = [&, inner = K](std::int64_t r, std::int64_t c) {
          Sum sum;
          for (std::int64_t n = 0; n < inner; ++n) {
            sum += (of_a ? A.at(n, r) : A.at(r, n)) * (of_b ? B.at(c, n) : B.at(n, c));
          }
          return sum;
        };
        CHECK(difference(C, right) == "");
      }
    }
  }
}

TEST_CASE("a product of bytes in int32 is exact") {
  Trial t;
  const auto A = t.input<std::uint8_t>("A", {31, 41});
  const auto B = t.input<std::int32_t>("B", {41, 19});
  const auto C = t.output<std::int32_t>("C", {31, 19});
  t.stage(C(i, j), dyn::sum({k}, dyn::cast(DType::i32, A(i, k)) * B(k, j)));
  t.run();
  CHECK(difference(C, [&](std::int64_t r, std::int64_t c) {
          std::int64_t sum = 0;
          for (std::int64_t n = 0; n < 41; ++n) sum += A.at(r, n) * B.at(n, c);
          return sum;
        }) == "");
}

TEST_CASE("a product for each matrix of a batch, one side shared") {
  Trial t;
  const auto A = t.input<float>("A", {5, 11, 13});
  const auto B = t.input<float>("B", {5, 13, 7});
  const auto S = t.input<float>("S", {7, 3});
  const auto C = t.output<float>("C", {5, 11, 7});
  const auto D = t.output<float>("D", {5, 11, 3});
  t.stage(C(b, i, j), dyn::sum({k}, A(b, i, k) * B(b, k, j)));
  t.stage(D(b, i, l), dyn::sum({j}, C(b, i, j) * S(j, l)));
  t.run();
  const auto product = [&](std::int64_t n, std::int64_t r, std::int64_t c) {
    Sum sum;
    for (std::int64_t x = 0; x < 13; ++x) sum += A.at(n, r, x) * B.at(n, x, c);
    return Bounded(sum);
  };
  CHECK(difference(C, product) == "");
  CHECK(difference(D, [&](std::int64_t n, std::int64_t r, std::int64_t c) {
          Sum sum;
          for (std::int64_t x = 0; x < 7; ++x) sum += product(n, r, x) * S.at(x, c);
          return sum;
        }) == "");
}

TEST_CASE("an einsum of three operands: A[i,j] B[j,k] C[k,l]") {
  Trial t;
  const auto A = t.input<float>("A", {7, 5});
  const auto B = t.input<float>("B", {5, 11});
  const auto C = t.input<float>("C", {11, 3});
  const auto Y = t.output<float>("Y", {7, 3});
  t.stage(Y(i, l), dyn::sum({j, k}, A(i, j) * B(j, k) * C(k, l)));
  t.run();
  CHECK(difference(Y, [&](std::int64_t r, std::int64_t c) {
          Sum sum;
          for (std::int64_t x = 0; x < 5; ++x) {
            for (std::int64_t y = 0; y < 11; ++y) sum += A.at(r, x) * B.at(x, y) * C.at(y, c);
          }
          return sum;
        }) == "");
}

TEST_CASE("an einsum of four operands: A[b,i,j] v[j] B[j,k,l] w[b,l], summed over j and l") {
  Trial t;
  const auto A = t.input<float>("A", {3, 5, 7});
  const auto v = t.input<float>("v", {7});
  const auto B = t.input<float>("B", {7, 2, 13});
  const auto w = t.input<float>("w", {3, 13});
  const auto Y = t.output<float>("Y", {3, 5, 2});
  t.stage(Y(b, i, k), dyn::sum({j, l}, A(b, i, j) * v(j) * B(j, k, l) * w(b, l)));
  t.run();
  CHECK(difference(Y, [&](std::int64_t n, std::int64_t r, std::int64_t c) {
          Sum sum;
          for (std::int64_t x = 0; x < 7; ++x) {
            for (std::int64_t y = 0; y < 13; ++y) {
              sum += A.at(n, r, x) * v.at(x) * B.at(x, c, y) * w.at(n, y);
            }
          }
          return sum;
        }) == "");
}

/// C = A B of any size: A from its last row to its first, every third row of B, and gaps in C.
struct AnySize {
  static constexpr std::int64_t inner = 7, most_rows = 31, most_columns = 67;

  AnySize() {
    Rng rng(7);
    programs_test::detail::fill_random(of_a, rng);
    programs_test::detail::fill_random(of_b, rng);
  }

  std::int32_t right(std::int64_t row, std::int64_t column) const {
    std::int32_t sum = 0;
    for (std::int64_t n = 0; n < inner; ++n) {
      sum += last_row[-13 * row + n] * of_b[static_cast<std::size_t>(201 * n + column)];
    }
    return sum;
  }

  /// How many elements of `c` are wrong: within the size asked for, or written to beside it.
  std::int64_t wrong(const std::vector<std::int32_t>& c, std::int64_t rows,
                     std::int64_t columns) const {
    std::int64_t count = 0;
    for (std::int64_t r = 0; r < most_rows; ++r) {
      for (std::int64_t n = 0; n < most_columns; ++n) {
        const std::int32_t element = c[static_cast<std::size_t>(most_columns * r + n)];
        count += element != (r < rows && n < columns ? right(r, n) : -1);
      }
    }
    return count;
  }

  std::vector<std::int32_t> of_a = std::vector<std::int32_t>(13 * most_rows);
  std::vector<std::int32_t> of_b = std::vector<std::int32_t>(3 * inner * most_columns);
  const std::int32_t* last_row = &of_a.back() - 12;
};

TEST_CASE_FIXTURE(AnySize, "one product for any number of rows and columns, with gaps") {
  dyn::Builder builder;
  const auto A = builder.input("A", DType::i32, {"M", inner});
  const auto B = builder.input("B", DType::i32, {inner, "N"});
  const auto C = builder.output("C", DType::i32, {"M", "N"});
  builder.stage(C(i, j), dyn::sum({k}, A(i, k) * B(k, j)));
  const Options options{.shapes = {{"M", 13}, {"N", 11}}, .max_trials = 3, .threads = 2};
  const DynKernel kernel = autotune(builder.finish(), options);
  for (const std::int64_t rows : {1, 5, 13, 31}) {
    for (const std::int64_t columns : {1, 11, 67}) {
      std::vector<std::int32_t> c(most_rows * most_columns, -1);
      kernel.call({{"A", view(last_row, {rows, inner}, {-13, 1})},
                   {"B", view(of_b.data(), {inner, columns}, {201, 1})},
                   {"C", view(c.data(), {rows, columns}, {most_columns, 1})}});
      CHECK(wrong(c, rows, columns) == 0);
    }
  }
}

TEST_CASE("a diagonal, a trace and an outer product") {
  Trial t;
  const auto A = t.input<float>("A", {17, 17});
  const auto diagonal = t.output<float>("diagonal", {17});
  const auto trace = t.output<float>("trace");
  const auto outer = t.output<float>("outer", {17, 17});
  t.stage(diagonal(i), A(i, i));
  t.stage(trace(), dyn::sum({i}, A(i, i)));
  t.stage(outer(i, j), diagonal(i) * A(3, j));
  t.run();
  CHECK(difference(diagonal, [&](std::int64_t r) { return A.at(r, r); }) == "");
  CHECK(difference(trace, [&] {
          Sum sum;
          for (std::int64_t r = 0; r < 17; ++r) sum += A.at(r, r);
          return sum;
        }) == "");
  CHECK(difference(outer, [&](auto r, auto c) { return A.at(r, r) * A.at(3, c); }) == "");
}

}  // namespace
