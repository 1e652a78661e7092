// What a call through hone costs beyond the kernel's own function. Budget: 50 ns for a bound
// kernel.
//
//   call_overhead [--blocks 200] [--json FILE]
//
// A function of 16 elements stands for the generated code, on one thread: the raw function with its
// arrays and context ready, the bound kernel, and the keyword call, which checks its arguments
// every time. The calls take turns block by block, and the fastest block of each counts.
#include "report.hpp"
#include <hone/dsl.hpp>
#include <hone/kernel/call.hpp>
#include <hone/kernel/kernel.hpp>
#include <hone/program/reify.hpp>
#include <hone/runtime/clock.hpp>
#include <hone/runtime/thread_pool.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace hone;
using bench::Arguments;
using bench::Report;

constexpr Index<"i"> i;
constexpr Input<"x", float, 16> x;
constexpr Output<"y", float, 16> y;
constexpr auto program = y(i) = x(i) + 1.0f;

/// What generated code would be; what it computes costs nothing next to the call.
std::int32_t add_one(void* const* data, const std::int64_t*, const Context*) {
  const auto* in = static_cast<const float*>(data[0]);
  auto* out = static_cast<float*>(data[1]);
  for (int n = 0; n < 16; ++n) out[n] = in[n] + 1;
  return 0;
}

// Read at run time, so that the compiler cannot see through the calls that are timed.
KernelFunction volatile generated = &add_one;

class AddOne final : public KernelImpl {
 public:
  explicit AddOne(std::int64_t workspace_bytes)
      : code_{generated, workspace_bytes, 0, 1, nullptr} {}

  const Program& program() const override { return program_; }
  const Specialisation& specialise(const CallShape&) override {
    return code_;
  }
  std::string info() const override { return {}; }
  std::string loop_nest() const override { return {}; }
  std::string schedule() const override { return {}; }
  std::string source(hone::lang) const override { return {}; }
  std::string explain() const override { return {}; }

 private:
  Program program_ = reify(::program.flat());
  Specialisation code_;
};

detail::StatePointer add_one_kernel(std::int64_t workspace_bytes) {
  return std::make_shared<const detail::KernelState>(std::make_shared<AddOne>(workspace_bytes));
}

/// Nanoseconds of one call, over a block of calls.
template <class Call>
double block_ns(const Call& call) {
  constexpr int calls = 20000;
  const double start = monotonic_seconds();
  for (int n = 0; n < calls; ++n) call();
  return 1e9 * (monotonic_seconds() - start) / calls;
}

/// The fastest block of each call.
template <class... Calls>
std::array<double, sizeof...(Calls)> fastest_ns(std::int64_t blocks, const Calls&... calls) {
  std::array<double, sizeof...(Calls)> best;
  best.fill(std::numeric_limits<double>::infinity());
  for (std::int64_t b = 0; b < blocks; ++b) {
    std::size_t c = 0;
    ((best[c] = std::min(best[c], block_ns(calls)), ++c), ...);
  }
  return best;
}

Report measure(const Arguments& arguments) {
  Report report("call_overhead", {"call", "ns", "overhead ns", "budget ns"});
  const Kernel<decltype(program)> kernel(add_one_kernel(0));
  const Kernel<decltype(program)> with_workspace(add_one_kernel(65536));

  const KernelFunction function = generated;
  std::array<float, 16> in{1}, out{};
  const auto bound = kernel.bind(x = in, y = out);
  const auto bound_with_workspace = with_workspace.bind(x = in, y = out);
  const std::array<void*, 2> data{in.data(), out.data()};
  const std::array<std::int64_t, 2> strides{1, 1};
  const Context context = make_context(1, nullptr);
  const auto [raw_ns, bound_ns, workspace_ns, keyword_ns] = fastest_ns(
      arguments.count("--blocks", 200), [&] { function(data.data(), strides.data(), &context); },
      [&] { bound(); }, [&] { bound_with_workspace(); }, [&] { kernel(x = in, y = out); });
  report.row("raw function", raw_ns, 0, 0);
  report.row("bound kernel", bound_ns, bound_ns - raw_ns, 50);
  report.row("bound kernel with a workspace", workspace_ns, workspace_ns - raw_ns, 50);
  report.row("keyword call", keyword_ns, keyword_ns - raw_ns, "none");
  return report;
}

}  // namespace

int main(int count, char** texts) { return hone::bench::run(count, texts, {"--blocks"}, measure); }
