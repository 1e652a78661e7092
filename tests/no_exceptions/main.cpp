// A program without exceptions and RTTI: tunes, calls, and gets every error as a value.
#include <hone/dyn.hpp>
#include <hone/hone.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

#include "../kernel/dlpack.hpp"
#include "check.hpp"

#if defined(__cpp_exceptions) || defined(__cpp_rtti)
#error "this is about files without exceptions and RTTI"
#endif

namespace layer {
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"A", float, "M", 19> A;
constexpr Constant<"B", float, 19, 23> B;
constexpr Output<"C", float, "M", 23> C;
constexpr auto program = C(i, j) = relu(sum(k, A(i, k) * B(k, j)));
}  // namespace layer

using namespace layer;
using Layer = Kernel<decltype(program)>;

struct Data {
  std::vector<float> a, b, c, right;

  explicit Data(std::size_t rows) : a(rows * 19), b(19 * 23), c(rows * 23, -1), right(rows * 23) {
    for (std::size_t n = 0; n < a.size(); ++n) a[n] = static_cast<float>(n * 7 % 11) - 5;
    for (std::size_t n = 0; n < b.size(); ++n) b[n] = static_cast<float>(n * 5 % 13) - 6;
    for (std::size_t n = 0; n < right.size(); ++n) {
      float sum = 0;
      for (std::size_t x = 0; x < 19; ++x) sum += a[n / 23 * 19 + x] * b[x * 23 + n % 23];
      right[n] = std::max(sum, 0.0F);
    }
  }

  bool is_untouched() const {
    return std::all_of(c.begin(), c.end(), [](float value) { return value == -1; });
  }
};

Options quick() { return {.shapes = {{"M", 31}}, .max_trials = 2}; }

void tunes_and_calls(const Layer& kernel) {
  for (const std::size_t rows : {31U, 8U}) {
    Data data(rows);
    check(kernel.try_call(A = data.a, B = data.b, C = data.c).has_value(), "a call");
    check(data.c == data.right, "what a call computes");
    data.c.assign(data.c.size(), -1);
    kernel(C = data.c, B = data.b, A = data.a);
    check(data.c == data.right, "what a call without try_ computes");
    data.c.assign(data.c.size(), -1);
    const result<PreparedKernel<decltype(program)>> prepared = kernel.try_prepare(B = data.b);
    check(prepared && prepared->try_call(A = data.a, C = data.c), "a prepared call");
    check(data.c == data.right, "what a prepared call computes");
    data.c.assign(data.c.size(), -1);
    const result<BoundKernel> bound = kernel.try_bind(A = data.a, B = data.b, C = data.c);
    check(bound && bound->try_call(), "a bound call");
    check(data.c == data.right, "what a bound call computes");
  }
}

void refuses_options() {
  refused(try_autotune(program),
          "the extent M of A has no value; give one in shapes, for instance {\"M\", 128}");
  refused(try_autotune(program, {.shapes = {{"N", 3}}}),
          "shapes: N is unknown; the symbolic extents of this program are M");
  refused(try_autotune(program, {.shapes = {buckets("M", {16, 1, any})}}),
          "buckets(\"M\", {16, 1, any}): 1 follows 16, but limits must ascend");
  Options options = quick();
  options.budget = std::chrono::seconds(0);
  refused(try_autotune(program, options),
          "budget = 0 s: a search needs time; give for instance .budget = "
          "std::chrono::seconds(10)");
  options = quick();
  options.threads = -1;
  refused(try_autotune(program, options, C, A, B),
          "threads = -1: give a positive number, or 0 for all cores");
  options = quick();
  options.layout = {{"X", col_major}};
  refused(try_autotune(program, options),
          "layout names X, which is no argument of the program; the arguments are A, B, C");
  options = quick();
  options.target = "pdp11";
  refused(try_autotune(program, options),
          "target \"pdp11\": there is no such target; use one of \"host\", \"avx512\", \"avx2\", "
          "\"sse2\", \"neon\"");
  refused(try_compile(program, "tile everything", quick()),
          "these are no schedule steps: tile everything");
}

void refuses_arguments(const Layer& kernel) {
  Data data(31);
  refused(kernel.try_call(A = data.a, B = view(data.b.data(), {19, 22}), C = data.c),
          "argument B: dimension 1 is 22, but B(19, 23) needs 23");
  refused(kernel.try_call(A = view(data.a.data(), {30, 19}), B = data.b,
                          C = view(data.c.data(), {31, 23})),
          "argument C: dimension 0 is 31, but its extent M is 30 in dimension 0 of argument A");
  refused(kernel.try_call(A = data.a, B = data.b, C = view(data.a.data(), {31, 23})),
          "output C shares memory with input A; give it memory of its own");
  refused(kernel.try_call(A = data.a, B = static_cast<float*>(nullptr), C = data.c),
          "argument B is a null pointer; pass the address of its elements");
  refused(kernel.try_bind(A = data.a, B = data.b, C = view(data.c.data(), {31, 23}, {1, 31})),
          "argument C: dimension 1 has stride 31, but this kernel needs 1; make the kernel with "
          ".layout = {{\"C\", col_major}} for data that has it in dimension 0");
  using namespace dlpack_for_tests;
  std::array<std::int64_t, 2> shape{31, 19};
  DLTensor on_device = tensor_of(data.a.data(), 2, shape.data());
  on_device.device = {kDLCUDA, 0};
  refused(kernel.try_call(A = on_device, B = data.b, C = data.c),
          "argument A lies on DLPack device type 2 (CUDA), but kernels read host memory; copy it "
          "there");
  Layer from = kernel;
  const Layer to = std::move(from);
  refused(from.try_call(A = data.a, B = data.b, C = data.c),  // NOLINT: what this is about
          "this kernel was moved from; call the one that it was moved to");
  check(data.is_untouched(), "a refused call writes nothing");
}

void knows_programs_of_the_run_time() {
  dyn::Builder builder;
  const auto x = builder.input("x", DType::i32, {"n", 9});
  const auto y = builder.output("y", DType::i32, {"n"});
  const dyn::Index n("n0"), m("m");
  builder.stage(y(n), dyn::sum({m}, x(n, m)));
  refused(try_autotune(builder.finish()),
          "the extent n of x has no value; give one in shapes, for instance {\"n\", 128}");
  const result<DynKernel> kernel =
      try_autotune(builder.finish(), {.shapes = {{"n", 7}}, .max_trials = 2});
  if (!kernel) return check(false, kernel.error().what());
  const std::vector<std::int32_t> in(63, 3);
  std::vector<std::int32_t> out(7, -1);
  refused(kernel->try_call({{"x", in}}), "argument y is missing; the program takes x, y");
  refused(kernel->try_call({{"x", in}, {"y", out}, {"z", in}}),
          "the program takes no argument z; it takes x, y");
  refused(kernel->try_prepare({}),
          "the program has no constants to prepare; declare the inputs that stay the same with "
          "dyn::Builder::constant");
  check(out == std::vector<std::int32_t>(7, -1), "a refused call by name writes nothing");
  check(kernel->try_call({{"x", in}, {"y", out}}).has_value(), "a call by name");
  check(out == std::vector<std::int32_t>(7, 27), "what a call by name computes");
}

int main() {
  const result<Layer> kernel = try_autotune(program, quick());
  if (!kernel) {
    std::fputs(kernel.error().what(), stderr);
    return 1;
  }
  tunes_and_calls(*kernel);
  refuses_options();
  refuses_arguments(*kernel);
  knows_programs_of_the_run_time();
  const result<Layer> again = try_compile(program, kernel->schedule(), quick());
  check(again && again->schedule() == kernel->schedule(), "a kernel of a schedule's text");
  aborts([] { autotune(program); },
         "the extent M of A has no value; give one in shapes, for instance {\"M\", 128}");
  Data data(31);
  aborts([&] { (*kernel)(A = data.a, B = data.b, C = view(data.a.data(), {31, 23})); },
         "output C shares memory with input A; give it memory of its own");
  return failures;
}
