#include "run_state.hpp"
#include "trial.hpp"

#include <hone/ir/print_stmt.hpp>
#include <hone/lower/lower.hpp>
#include <schedule/chains.hpp>

#include <doctest/doctest.h>

#include <string>

using hone::Program;
using hone::State;
using hone::lowering::test::lowered;
using hone::lowering::test::state_of;
using hone::lowering::test::wrong_element;

namespace {

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

/// The lines inside the loop over `var`.
std::string inside_loop(const std::string& text, const std::string& var) {
  const auto head = text.find("for " + var + " in ");
  const auto indent = head - text.rfind('\n', head) - 1;
  auto end = text.find('\n', head) + 1;
  const auto begin = end;
  while (text.compare(end, indent + 2, std::string(indent + 2, ' ')) == 0) {
    end = text.find('\n', end) + 1;
  }
  return text.substr(begin, end - begin);
}

constexpr const char* tile =
    "split(C, i, [4], mask); split(C, j, [16], mask); reorder(C, [i.0, j.0, k, i.1, j.1]); "
    "unroll(C, i.1); vectorize(C, j.1)";

}  // namespace

TEST_CASE("a register tile touches its result only outside the reduction loop") {
  const std::string text = lowered(state_of(programs::matmul(13, 29, 17), tile));
  CHECK(has(text, "allocate C.acc: float[4, 16] in registers"));
  const std::string inner = inside_loop(text, "C.k");
  CHECK(count(inner, "C.acc[ramp(") == 8);
  CHECK(count(inner, "fma(") == 4);
  CHECK_FALSE(has(inner, "C[ramp("));
  CHECK_FALSE(has(inner, "C.stride"));
}

TEST_CASE("a tail has no branch in the inner loop") {
  const std::string inner =
      inside_loop(lowered(state_of(programs::matmul(13, 29, 17), tile)), "C.k");
  CHECK_FALSE(has(inner, "  if "));
  CHECK(has(inner, "if ramp(C.j.0 * 16, 1, 16) < broadcast(29, 16)"));
  const std::string serial =
      lowered(state_of(programs::matmul(13, 29, 17),
                       "split(C, j, [8], mask); reorder(C, [k, i, j.0, j.1])"));
  CHECK(has(serial, "for C.j.1 in 0..min(29 - C.j.0 * 8, 8):"));
  CHECK_FALSE(has(serial, " if "));
}

TEST_CASE("a peeled tail leaves the other tiles without any test") {
  const char* steps = "split(C, j, [16], peel); reorder(C, [i, j.0, k, j.1]); vectorize(C, j.1)";
  CHECK(lowered(state_of(programs::matmul(13, 45, 17), steps)) ==
        R"(kernel(in A: float[13, 17], in B: float[17, 45], out C: float[13, 45]):
  for C.i in 0..13:
    for C.j.0 in 0..2:
      allocate C.acc: float[16] in registers
      C.acc[ramp(0, 1, 16)] = broadcast(0.0, 16)
      for C.k in 0..17:
        C.acc[ramp(0, 1, 16)] = fma(broadcast(A[C.k + C.i * A.stride.0], 16), B[ramp(C.j.0 * 16 + C.k * B.stride.0, 1, 16)], C.acc[ramp(0, 1, 16)])
      C[ramp(C.j.0 * 16 + C.i * C.stride.0, 1, 16)] = C.acc[ramp(0, 1, 16)]
    allocate C.acc#1: float[16] in registers
    C.acc#1[ramp(0, 1, 16)] = broadcast(0.0, 16)
    for C.k in 0..17:
      C.acc#1[ramp(0, 1, 16)] = fma(broadcast(A[C.k + C.i * A.stride.0], 16), B[ramp(C.k * B.stride.0 + 32, 1, 16)] if ramp(32, 1, 16) < broadcast(45, 16), C.acc#1[ramp(0, 1, 16)])
    C[ramp(C.i * C.stride.0 + 32, 1, 16)] = C.acc#1[ramp(0, 1, 16)] if ramp(32, 1, 16) < broadcast(45, 16)
)");
  CHECK(wrong_element(programs::matmul(13, 45, 17), steps) == "");
}

TEST_CASE("small temporaries of a tile become registers, large ones workspace") {
  CHECK(has(lowered(state_of(programs::dense(13, 29, 17), "compute_at(C.sum, C, j)")),
            "allocate C.sum: float[1, 1] in registers"));
  CHECK(has(lowered(state_of(programs::pair(5, 37), "")), "allocate B: float[5, 37] in stack"));
  CHECK(has(lowered(state_of(programs::pair(130, 128), "")),
            "allocate B: float[130, 128] in workspace"));
  CHECK(has(lowered(state_of(programs::pair(5, 37), "parallel(C, i)")),
            "allocate B: float[5, 37] in workspace"));
}

TEST_CASE("products are fused with sums unless the program is strict") {
  Program program = programs::matmul(13, 29, 17);
  CHECK(has(lowered(state_of(program, "")), "fma("));
  program.float_mode = hone::FloatMode::strict;
  CHECK_FALSE(has(lowered(state_of(program, "")), "fma("));
  CHECK(wrong_element(program, tile) == "");
}

TEST_CASE("another unit dimension makes other offsets") {
  const State state = state_of(programs::transposed(5, 7), "vectorize(Y, j)");
  CHECK(hone::row_major_dims(state.dag()) == hone::UnitDims{1, 1});
  CHECK(has(lowered(state), "Y[ramp(Y.i * Y.stride.0, 1, 8)] = "));
  CHECK(has(lowered(state), "X[ramp(Y.i, X.stride.0, 8)]"));
  CHECK(has(lowered(state, {0, 1}), "X[ramp(Y.i * X.stride.1, 1, 8)]"));
}

TEST_CASE("without gaps between rows strides are numbers, except by columns") {
  const State state = state_of(programs::transposed(5, 7), "vectorize(Y, j)");
  const auto target = hone::CpuTarget::x86_avx512();
  const auto text = [&](const hone::UnitDims& dims) {
    return hone::ir::to_string(hone::lower(state, target, dims, hone::Gaps::none));
  };
  CHECK(has(text({1, 1}), "Y[ramp(Y.i * 7, 1, 8)] = "));
  CHECK(has(text({1, 1}), "X[ramp(Y.i, 5, 8)]"));
  CHECK(has(text({0, 1}), "X[ramp(Y.i * X.stride.1, 1, 8)]"));
}

TEST_CASE("a layout is read as it lies in memory") {
  const Program program = programs::transposed(5, 7);
  const State state = state_of(program, "vectorize(Y, j)");
  hone::BuildOptions options;
  options.unit_dims = {0, 1};
  const hone::BuiltKernel kernel = hone::build(state, options);
  std::vector<float> x(35);
  std::vector<float> y(35);
  for (std::size_t n = 0; n < x.size(); ++n) x[n] = static_cast<float>(n);
  void* data[] = {x.data(), y.data()};
  const std::int64_t strides[] = {1, 7, 7, 1};  // X is 7 x 5 by columns
  const hone::Context context = hone::make_context(1, nullptr);
  CHECK(kernel.function(data, strides, &context) == 0);
  for (std::size_t n = 0; n < x.size(); ++n) CHECK(y[n] == 2 * x[n]);
}

TEST_CASE("every pass keeps what the program means") {
  const auto product = programs::matmul(13, 29, 17);
  CHECK(wrong_element(product, tile) == "");
  CHECK(wrong_element(product, "split(C, i, [4], peel); split(C, j, [16], peel); "
                               "reorder(C, [i.0, j.0, k, i.1, j.1]); unroll(C, i.1); "
                               "vectorize(C, j.1)") == "");
  CHECK(wrong_element(product, "split(C, k, [4], peel); unroll(C, k.1); vectorize(C, j)") == "");
  CHECK(wrong_element(product, "split(C, i, [3, 2], mask); reorder(C, [i.2, i.0, i.1])") == "");
  CHECK(wrong_element(programs::softmax(7, 37, hone::DType::f64),
                      "compute_at(sm, P, i); compute_at(mx, P, i); vectorize(P, j); "
                      "split(sm, j, [4], mask); unroll(sm, j.1); parallel(P, i)") == "");
  CHECK(wrong_element(programs::conv_bn_relu(9, 3, 5, 3, 1, 1),
                      "compute_inline(X.pad); split(Conv, o, [4], mask); "
                      "reorder(Conv, [n, o.0, h, w, c, r, s, o.1]); vectorize(Conv, o.1); "
                      "compute_inline(Bias); compute_inline(Mul); compute_inline(Add)") == "");
}

TEST_CASE("a product keeps 1 where a tile or a vector of factors is not full") {
  using namespace programs;
  const auto product_of = [](DType type, const Expr& factor) {
    const Expr body = hone::ir::reduce(hone::ir::ReduceOp::prod, {{"k", 37}}, factor);
    return Program(Writer().input("X", {5, 37}, type).output("P", {5}, type).assign(
        "P", {"i"}, body));
  };
  const Expr x = at("X", {v("i"), v("k")});
  const Program floats = product_of(DType::f32, x * real(0.25) + real(1.5));
  const Expr n = at("X", {v("i"), v("k")}, DType::i32);
  const Program integers = product_of(DType::i32, n + hone::ir::integer(DType::i32, 4));
  for (const Program& program : {floats, integers}) {
    CHECK(wrong_element(program, "") == "");
    CHECK(wrong_element(program, "vectorize(P, k)") == "");
    CHECK(wrong_element(program, "vectorize(P, i)") == "");
    CHECK(wrong_element(program, "split(P, k, [16], mask); vectorize(P, k.1)") == "");
    CHECK(wrong_element(program, "split(P, k, [8], peel); unroll(P, k.1)") == "");
    CHECK(wrong_element(program, "split(P, i, [4], mask); reorder(P, [i.0, k, i.1]); "
                                 "unroll(P, i.1)") == "");
  }
}
