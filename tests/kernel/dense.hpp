// A kernel without a compiler: dense + bias + ReLU, written by hand to the kernel ABI, with the
// interface that tuned kernels have. It uses threads and workspace as generated code does.
#pragma once

#include <hone/dsl.hpp>
#include <hone/kernel/adaptors.hpp>
#include <hone/kernel/call.hpp>
#include <hone/kernel/kernel_impl.hpp>
#include <hone/program/reify.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dense_by_hand {
using namespace hone;

constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"A", float, "M", 3> A;
constexpr Input<"B", float, 3, 4> B;
constexpr Input<"bias", float, 4> bias;
constexpr Output<"C", float, "M", 4> C;
constexpr auto program = C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j));
using Type = decltype(program);

inline constexpr std::int64_t most_rows = 8;

/// One call of the kernel, as its parallel loop sees it.
struct Call {
  void* const* data;
  const std::int64_t* strides;

  float& at(std::size_t argument, std::size_t first_stride, std::int64_t x, std::int64_t y) const {
    auto* const base = static_cast<float*>(data[argument]);
    return base[x * strides[first_stride] + y * strides[first_stride + 1]];
  }
};

/// Rows [begin, end). The accumulators lie in the worker's share of the workspace.
inline std::int32_t rows(void* closure, std::int64_t begin, std::int64_t end, std::int64_t worker,
                         const Context* context) {
  const Call& call = *static_cast<const Call*>(closure);
  const auto* const bias_data = static_cast<const float*>(call.data[2]);
  float* const sums = reinterpret_cast<float*>(context->workspace) + worker * 16;
  for (std::int64_t row = begin; row < end; ++row) {
    for (std::int64_t col = 0; col < 4; ++col) {
      sums[col] = bias_data[col * call.strides[4]];
      for (std::int64_t n = 0; n < 3; ++n) {
        sums[col] += call.at(0, 0, row, n) * call.at(1, 2, n, col);
      }
      call.at(3, 5, row, col) = sums[col] > 0 ? sums[col] : 0;
    }
  }
  return 0;
}

template <std::int64_t count>
std::int32_t kernel(void* const* data, const std::int64_t* strides, const Context* context) {
  Call call{data, strides};
  return context->parallel_for(context, &rows, &call, count);
}

inline std::int32_t failing_kernel(void* const*, const std::int64_t*, const Context*) { return 7; }

inline constexpr KernelFunction kernels[] = {nullptr,    &kernel<1>, &kernel<2>,
                                             &kernel<3>, &kernel<4>, &kernel<5>,
                                             &kernel<6>, &kernel<7>, &failing_kernel};

class Impl : public KernelImpl {
 public:
  explicit Impl(int threads = 1, std::vector<Layout> layouts = {})
      : program_(reify(dense_by_hand::program.flat())), layouts_(std::move(layouts)) {
    for (std::size_t m = 1; m <= most_rows; ++m) codes_[m] = {kernels[m], 0, 64, threads, nullptr};
  }

  const Program& program() const override { return program_; }
  Layout layout(std::size_t argument) const override {
    return argument < layouts_.size() ? layouts_[argument] : KernelImpl::layout(argument);
  }
  const Specialisation& specialise(const CallShape& shape) override {
    ++lookups;
    last_had_gaps = shape.has_gaps;
    for (std::size_t n = 0; n < shape.unit_dims.size(); ++n) last_unit_dims[n] = shape.unit_dims[n];
    return codes_[static_cast<std::size_t>(shape.symbols[0])];
  }

  KernelFacts facts() const override { return {.seconds = 0.25, .from_store = true}; }
  std::string info() const override { return "by hand"; }
  std::string loop_nest() const override { return "for i: for j: for k"; }
  std::string schedule() const override { return "no steps"; }
  std::string source(lang) const override { return "C++"; }
  std::string explain() const override { return ""; }

  std::atomic<int> lookups{0};
  std::array<std::atomic<int>, 4> last_unit_dims{};
  std::atomic<bool> last_had_gaps{false};

 private:
  Program program_;
  std::vector<Layout> layouts_;
  std::array<Specialisation, most_rows + 1> codes_;
};

inline detail::StatePointer state_of(std::shared_ptr<KernelImpl> impl) {
  return std::make_shared<const detail::KernelState>(std::move(impl));
}

/// Data for `rows` rows, row-major, with the right answer.
struct Data {
  std::vector<float> a, b, bias, c, expected;

  explicit Data(std::int64_t rows) : b(12), bias(4) {
    for (std::int64_t n = 0; n < rows * 3; ++n) a.push_back(static_cast<float>(n % 5) - 1);
    for (std::size_t n = 0; n < 12; ++n) b[n] = static_cast<float>(n % 7) - 3;
    for (std::size_t n = 0; n < 4; ++n) bias[n] = static_cast<float>(n) - 1;
    c.resize(static_cast<std::size_t>(rows * 4), -1.0F);
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows); ++row) {
      for (std::size_t col = 0; col < 4; ++col) {
        float sum = bias[col];
        for (std::size_t n = 0; n < 3; ++n) sum += a[row * 3 + n] * b[n * 4 + col];
        expected.push_back(sum > 0 ? sum : 0);
      }
    }
  }
};

inline std::vector<ArgumentView> views_of(Data& data) {
  return {detail::view_argument("A", data.a, 1), detail::view_argument("B", data.b, 1),
          detail::view_argument("bias", data.bias, 1), detail::view_argument("C", data.c, 1)};
}

}  // namespace dense_by_hand
