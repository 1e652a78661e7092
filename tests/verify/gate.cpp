#include "dense_kernels.hpp"

#include <hone/verify/gate.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

using namespace hone;
using dense::Bug;

namespace {

constexpr std::int64_t rows = 37;  // 4,847 elements: more than are sampled
const std::vector<ShapeValue> shapes = {{"M", rows}};
const GateOptions quick = {.elements = 512, .seconds = 5};

GateResult check_dense(KernelFunction function, const GateOptions& options = quick,
                       const Runnable* reference64 = nullptr) {
  return check(dense::program(), shapes, {.function = function}, options, reference64);
}

GateResult check_bug(KernelFunction function, GateKind kind) {
  const GateResult result = check_dense(function);
  CHECK(name_of(result.kind) == name_of(kind));
  CHECK_FALSE(result.passed);
  return result;
}

/// Y(i) = body of X(i), 600 elements.
template <class Body>
Program map_program(DType from, DType to, const Body& body) {
  dyn::Builder b;
  const dyn::Tensor X = b.input("X", from, {600});
  const dyn::Tensor Y = b.output("Y", to, {600});
  const dyn::Index i("i");
  b.stage(Y(i), body(X(i)));
  return b.finish();
}

/// Y[i] = f(X[i])
template <class From, class To, To (*f)(From)>
std::int32_t map_kernel(void* const* data, const std::int64_t*, const Context*) {
  for (int i = 0; i < 600; ++i) {
    static_cast<To*>(data[1])[i] = f(static_cast<const From*>(data[0])[i]);
  }
  return 0;
}

std::uint8_t is_positive(float x) { return x > 0 ? 1 : 0; }
std::uint8_t is_positive_as_255(float x) { return x > 0 ? 255 : 0; }
std::uint8_t never(float) { return 0; }
float if_large(float x) { return x > 1000 ? x : 0; }
std::int32_t wrapped_square(std::int32_t x) { return x * x; }

}  // namespace

TEST_CASE("a right kernel passes") {
  const GateResult result = check_dense(&dense::right<rows>);
  CHECK(result.passed);
  CHECK(result.kind == GateKind::ok);
  CHECK(result.text == "");
  CHECK(result.doubt == "");
  CHECK(result.is_convincing());
  CHECK(result.bit_for_bit);
  CHECK_FALSE(result.in_full);
  CHECK(result.checked >= 3 * 512);
  CHECK(result.unknown * 100 < result.checked);
  CHECK(result.max_error > 0);
  CHECK(result.max_error < result.error_bound);
  CHECK(result.error_bound < 1e-4);
}

TEST_CASE("at least 4,096 elements of every output are checked, and all if there are fewer") {
  const GateResult sampled = check_dense(&dense::right<rows>, {});
  CHECK(sampled.checked >= 3 * 4096);
  const GateResult all =
      check(dense::program(), {{"M", 2}}, {.function = &dense::right<2>});
  CHECK(all.passed);
  CHECK(all.checked == 3 * 2 * dense::columns);
}

TEST_CASE("a float64 kernel adds a comparison of all elements") {
  const Runnable float64 = {.function = &dense::right<rows, double>};
  const GateResult result = check_dense(&dense::right<rows>, quick, &float64);
  CHECK(result.passed);
  CHECK(result.in_full);
}

TEST_CASE("one wrong element among those that are not sampled is found by the float64 kernel") {
  const Runnable float64 = {.function = &dense::right<rows, double>};
  const Runnable candidate = {.function = &dense::wrong<Bug::writes_one_element_wrong, rows>};
  GateOptions few = quick;
  few.elements = 16;
  const GateResult unseen = check(dense::program(), shapes, candidate, few);
  CHECK(unseen.passed);
  const GateResult seen = check(dense::program(), shapes, candidate, few, &float64);
  CHECK(seen.kind == GateKind::wrong);
  CHECK(seen.text.starts_with("C[30, 77] is "));
  CHECK(seen.text.ends_with(" (1 of 1 checked elements are wrong)"));
}

TEST_CASE("the first and last columns of the schedule's tiles are always looked at") {
  const Runnable candidate = {.function = &dense::wrong<Bug::writes_one_column_wrong, rows>};
  GateOptions few = quick;
  few.elements = 16;
  CHECK(check(dense::program(), shapes, candidate, few).passed);
  for (const std::int64_t tile : {57, 58}) {
    few.tiles = {{"C", {{}, {tile}}}};
    const GateResult result = check(dense::program(), shapes, candidate, few);
    CHECK(result.kind == GateKind::wrong);
    CHECK(result.text.find(", 57] is ") != std::string::npos);
  }
}

TEST_CASE("a wrong float64 kernel is not believed") {
  const Runnable float64 = {.function = [](void* const* data, const std::int64_t* strides,
                                           const Context* context) {
    dense::right<rows, double>(data, strides, context);
    dense::Call<double>(data, strides).c(0, 0) = -1;
    return std::int32_t{0};
  }};
  const GateResult result = check_dense(&dense::right<rows>, quick, &float64);
  CHECK(result.kind == GateKind::bad_reference);
  CHECK(result.text.starts_with("the float64 kernel is not right: C[0, 0] is -1, but must be "));
}

TEST_CASE("a float64 kernel that refuses is not believed either") {
  const Runnable float64 = {.function = &dense::wrong<Bug::refuses, rows>};
  const GateResult result = check_dense(&dense::right<rows>, quick, &float64);
  CHECK(result.kind == GateKind::bad_reference);
  CHECK(result.text == "the float64 kernel is not right: the kernel returned the code 3");
}

TEST_CASE("a kernel that drops one term of one sum is wrong") {
  const GateResult result = check_dense(&dense::wrong<Bug::drops_a_term, rows>, {});
  CHECK(result.kind == GateKind::wrong);
  CHECK(result.text.starts_with("C[2, 1] is "));
  CHECK(result.text.find(", but must be ") != std::string::npos);
  CHECK(result.text.find(" within ") != std::string::npos);
}

TEST_CASE("a kernel that adds to its output instead of setting it is wrong") {
  const GateResult result =
      check_bug(&dense::wrong<Bug::accumulates_into_the_output, rows>, GateKind::wrong);
  CHECK(result.text.starts_with("C[0, 0] is nan, but must be "));
}

TEST_CASE("a kernel that loses a NaN is wrong") {
  const GateResult result = check_bug(&dense::wrong<Bug::loses_nan, rows>, GateKind::wrong);
  CHECK(result.text.find(" is 0, but must be nan (") != std::string::npos);
  CHECK(result.text.ends_with(
      " checked elements are wrong), with NaN and infinities among the inputs"));
}

TEST_CASE("a kernel that misses the last column has not written it") {
  const GateResult result = check_bug(&dense::misses_the_tail_column<rows>, GateKind::unwritten);
  CHECK(result.text == "the kernel did not write C[0, 130]");
}

TEST_CASE("a kernel that writes one element too far is caught") {
  const GateResult result =
      check_bug(&dense::wrong<Bug::writes_behind_the_end, rows>, GateKind::outside);
  CHECK(result.text == "the kernel accessed byte 1 behind the end of C");
}

TEST_CASE("a kernel that reads before an argument is caught") {
  const GateResult result =
      check_bug(&dense::wrong<Bug::reads_before_the_start, rows>, GateKind::outside);
  CHECK(result.text == "the kernel accessed byte 4 before A");
}

TEST_CASE("a kernel that writes between the rows of an argument is caught") {
  const GateResult result =
      check_bug(&dense::wrong<Bug::writes_between_rows, rows>, GateKind::outside);
  CHECK(result.text == "the kernel wrote between or beside the rows of C");
}

TEST_CASE("a kernel that writes to its input is caught") {
  const GateResult result =
      check_bug(&dense::wrong<Bug::writes_its_input, rows>, GateKind::wrote_input);
  CHECK(result.text == "the kernel wrote to A[1, 2], an input");
}

TEST_CASE("a kernel whose bits change from run to run is caught, though both are near enough") {
  const GateResult result =
      check_bug(&dense::wrong<Bug::changes_from_run_to_run, rows>, GateKind::unsteady);
  CHECK(result.text == "C[0, 1] changes between runs on the same inputs");
}

TEST_CASE("a kernel that refuses is told by its code") {
  const GateResult result = check_bug(&dense::wrong<Bug::refuses, rows>, GateKind::refused);
  CHECK(result.text == "the kernel returned the code 3");
}

TEST_CASE("a kernel that ends the process is a crash") {
  CHECK(check_bug(&dense::wrong<Bug::raises_a_signal, rows>, GateKind::crash).text ==
        "the kernel was killed by signal 8 (FPE)");
  CHECK(check_bug(&dense::wrong<Bug::exits, rows>, GateKind::crash).text ==
        "the kernel ended with code 9");
}

TEST_CASE("a kernel that runs forever is ended when its time is up") {
  const GateResult result =
      check_dense(&dense::wrong<Bug::runs_forever, rows>, {.seconds = 0.05});
  CHECK(result.kind == GateKind::timeout);
  CHECK(result.text == "the kernel did not finish within 0.05 s");
}

TEST_CASE("a difference that any tolerance hides shows on small integers") {
  const GateResult result = check_dense([](void* const* data, const std::int64_t* strides,
                                           const Context* context) {
    dense::right<rows>(data, strides, context);
    for (std::int64_t j = 0; j < dense::columns; ++j) {
      float& c = dense::Call<>(data, strides).c(0, j);
      c = std::nextafter(c, 0.0f);
    }
    return std::int32_t{0};
  });
  CHECK(result.kind == GateKind::wrong);
  CHECK(result.text ==
        "C[0, 0] is 56.999996, but must be 57 (6 of 512 checked elements are wrong), on small "
        "integers");
}

TEST_CASE("a kernel that uses threads and a workspace passes") {
  const auto kernel = [](void* const* data, const std::int64_t* strides, const Context* context) {
    struct Closure {
      void* const* data;
      const std::int64_t* strides;
    } closure{data, strides};
    const auto body = [](void* where, std::int64_t begin, std::int64_t end, std::int64_t worker,
                         const Context* c) {
      const auto& [d, s] = *static_cast<Closure*>(where);
      auto* const row = reinterpret_cast<float*>(c->workspace + 64 + worker * 576);
      const dense::Call<> call(d, s);
      for (std::int64_t i = begin; i < end; ++i) {
        for (std::int64_t j = 0; j < dense::columns; ++j) row[j] = dense::relu(call.sum(i, j));
        std::copy(row, row + dense::columns, &call.c(i, 0));
      }
      return std::int32_t{0};
    };
    return context->parallel_for(context, body, &closure, rows);
  };
  const Runnable threaded = {kernel, 64, 576, 2};
  CHECK(check(dense::program(), shapes, threaded, quick).text == "");
}

TEST_CASE("the layout of the arguments is the options'") {
  dyn::Builder b;
  const dyn::Tensor X = b.input("X", DType::f64, {40, 30});
  const dyn::Tensor Y = b.output("Y", DType::f64, {40, 30});
  const dyn::Index i("i"), j("j");
  b.stage(Y(i, j), X(i, j) + X(i, j));
  const Program twice = b.finish();
  const Runnable column_major = {
      .function = [](void* const* data, const std::int64_t* strides, const Context*) {
        for (std::int64_t r = 0; r < 40; ++r) {
          for (std::int64_t c = 0; c < 30; ++c) {
            static_cast<double*>(data[1])[r * strides[2] + c] =
                2 * static_cast<const double*>(data[0])[r + c * strides[1]];
          }
        }
        return std::int32_t{0};
      }};
  CHECK(check(twice, {}, column_major, {.unit_dims = {0, 1}}).text == "");
  CHECK(check(twice, {}, column_major, {.unit_dims = {1, 1}}).kind != GateKind::ok);
}

TEST_CASE("integers are checked exactly") {
  const Program squares =
      map_program(DType::i32, DType::i32, [](const auto& x) { return x * x; });
  CHECK(check(squares, {}, {.function = &map_kernel<std::int32_t, std::int32_t, wrapped_square>})
            .passed);
}

TEST_CASE("a bool that is neither 0 nor 1 is wrong") {
  const Program positive =
      map_program(DType::f32, DType::boolean, [](const auto& x) { return x > 0; });
  CHECK(check(positive, {}, {.function = &map_kernel<float, std::uint8_t, is_positive>}).passed);
  const GateResult result =
      check(positive, {}, {.function = &map_kernel<float, std::uint8_t, is_positive_as_255>});
  CHECK(result.kind == GateKind::wrong);
  CHECK(result.text.find(" is 255, but must be 1 (") != std::string::npos);
}

TEST_CASE("a kernel whose output must nearly always be 0 passes with a doubt") {
  const Program large =
      map_program(DType::f32, DType::f32, [](const auto& x) { return select(x > 1000, x, 0); });
  const GateResult result = check(large, {}, {.function = &map_kernel<float, float, if_large>});
  CHECK(result.passed);
  CHECK_FALSE(result.is_convincing());
  CHECK(result.doubt == "600 of 600 checked elements of Y must be 0");
}

TEST_CASE("elements about which nothing can be said are counted, and a doubt if they prevail") {
  const Program noise = map_program(
      DType::f32, DType::boolean, [](const auto& x) { return exp(x) - exp(x) > 0; });
  const GateResult result = check(noise, {}, {.function = &map_kernel<float, std::uint8_t, never>});
  CHECK(result.passed);
  CHECK(result.unknown >= 600);
  CHECK(result.doubt == "nothing can be said about 600 of 600 checked elements of Y");
}

TEST_CASE("elements that could not be computed in time leave a doubt") {
  const GateResult result = check_dense(&dense::right<rows>, {.evaluate_seconds = -1});
  CHECK(result.passed);
  CHECK(result.checked == 0);
  CHECK(result.doubt.starts_with("only 0 of "));
  CHECK(result.doubt.ends_with(" elements of C could be computed in -1 s"));
}

TEST_CASE("a request that makes no sense is refused") {
  const Runnable kernel = {.function = &dense::right<rows>};
  CHECK_THROWS_WITH_AS(static_cast<void>(check(dense::program(), {}, kernel)),
                       "the extent M of A has no value; give one in shapes, for instance "
                       "{\"M\", 128}",
                       UserError);
}
