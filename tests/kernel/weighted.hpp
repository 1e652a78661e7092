// A kernel with constants and without a compiler: weighted sums of rows, written by hand to the
// kernel ABI in its two parts. The stage that is prepared holds the weights in reverse order.
#pragma once

#include <hone/dsl.hpp>
#include <hone/kernel/call.hpp>
#include <hone/kernel/kernel_impl.hpp>
#include <hone/program/reify.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace weighted_by_hand {
using namespace hone;

constexpr Index<"i"> i;
constexpr Index<"k"> k;
constexpr Constant<"w", float, 4> w;
constexpr Constant<"shift", float> shift;
constexpr Input<"x", float, "N", 4> x;
constexpr Output<"y", float, "N"> y;
constexpr auto program = y(i) = sum(k, x(i, k) * w(k)) + shift();

/// The same of three rows: a program without symbols.
constexpr Input<"x", float, 3, 4> x3;
constexpr Output<"y", float, 3> y3;
constexpr auto program3 = y3(i) = sum(k, x3(i, k) * w(k)) + shift();

inline std::int32_t prepare(void* const* data, const std::int64_t* strides, const Context*) {
  for (std::int64_t n = 0; n < 4; ++n) {
    static_cast<float*>(data[4])[3 - n] = static_cast<const float*>(data[1])[n * strides[2]];
  }
  return 0;
}

template <std::int64_t rows>
std::int32_t run(void* const* data, const std::int64_t* strides, const Context*) {
  for (std::int64_t row = 0; row < rows; ++row) {
    float sum = *static_cast<const float*>(data[2]);
    for (std::int64_t n = 0; n < 4; ++n) {
      sum += static_cast<const float*>(data[0])[row * strides[0] + n * strides[1]] *
             static_cast<const float*>(data[4])[3 - n];
    }
    static_cast<float*>(data[3])[row * strides[3]] = sum;
  }
  return 0;
}

class Impl : public KernelImpl {
 public:
  explicit Impl(FlatProgram flat) : program_(reify(flat)) {}

  const Program& program() const override { return program_; }
  const Specialisation& specialise(const CallShape&) override {
    return unprepared_;
  }
  PreparedCode specialise_prepared(const CallShape& shape) override {
    ++prepared;
    constexpr KernelFunction runs[] = {nullptr, &run<1>, &run<2>, &run<3>, &run<4>};
    const std::int64_t rows = shape.symbols.empty() ? 3 : shape.symbols[0];
    return {{&weighted_by_hand::prepare, 0, 0, 1, nullptr},
            {runs[rows], 0, 0, 1, nullptr},
            {4 * sizeof(float)}};
  }

  std::string info() const override { return "by hand"; }
  std::string loop_nest() const override { return ""; }
  std::string schedule() const override { return ""; }
  std::string source(lang) const override { return ""; }
  std::string explain() const override { return ""; }

  std::atomic<int> prepared{0};  // how often the code was asked for: once for each preparation

 private:
  Program program_;
  Specialisation unprepared_;
};

struct Made {
  std::shared_ptr<Impl> impl;
  detail::StatePointer state;
};

inline Made make(FlatProgram flat) {
  auto impl = std::make_shared<Impl>(flat);
  return {impl, std::make_shared<const detail::KernelState>(impl)};
}

/// Data for so many rows, with the right answer for the weights and the shift.
struct Data {
  std::vector<float> x, y, expected;

  Data(std::size_t rows, const std::vector<float>& weights, float start) : y(rows, -1) {
    for (std::size_t n = 0; n < rows * 4; ++n) x.push_back(static_cast<float>(n % 5) - 1);
    for (std::size_t row = 0; row < rows; ++row) {
      float sum = start;
      for (std::size_t n = 0; n < 4; ++n) sum += x[row * 4 + n] * weights[n];
      expected.push_back(sum);
    }
  }
};

}  // namespace weighted_by_hand
