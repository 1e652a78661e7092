// tests/verify/dense_kernels.hpp
// A dense layer as a program, and C++ kernels of it that a tuner might have made: one that is right
// and several that are wrong in one way each.
#pragma once

#include <hone/program/dyn.hpp>
#include <hone/runtime/abi.hpp>
#include <hone/verify/runnable.hpp>

#include <cmath>
#include <csignal>
#include <cstdint>

#include <unistd.h>

namespace dense {

// C(i, j) = max(sum(k, A(i, k) * B(k, j)) + bias(j), 0) for M x 29 by 29 x 131.
inline constexpr std::int64_t columns = 131, depth = 29;

inline hone::Program program() {
  using namespace hone;
  dyn::Builder b;
  const dyn::Tensor A = b.input("A", DType::f32, {"M", depth});
  const dyn::Tensor B = b.input("B", DType::f32, {depth, columns});
  const dyn::Tensor bias = b.input("bias", DType::f32, {columns});
  const dyn::Tensor C = b.output("C", DType::f32, {"M", columns});
  const dyn::Index i("i"), j("j"), k("k");
  b.stage(C(i, j), relu(sum({k}, A(i, k) * B(k, j)) + bias(j)));
  return b.finish();
}

// The row that a kernel for `rows` rows writes last lies at C + (rows - 1) * stride.
template <class Real = float>
struct Call {
  const float* A;
  const float* B;
  const float* bias;
  Real* C;
  const std::int64_t* strides;

  Call(void* const* data, const std::int64_t* s)
      : A(static_cast<const float*>(data[0])),
        B(static_cast<const float*>(data[1])),
        bias(static_cast<const float*>(data[2])),
        C(static_cast<Real*>(data[3])),
        strides(s) {}

  const float& a(std::int64_t i, std::int64_t k) const { return A[i * strides[0] + k]; }
  const float& b(std::int64_t k, std::int64_t j) const { return B[k * strides[2] + j]; }
  Real& c(std::int64_t i, std::int64_t j) const { return C[i * strides[5] + j]; }

  Real sum(std::int64_t i, std::int64_t j, std::int64_t terms = depth) const {
    Real total = 0;
    for (std::int64_t k = 0; k < terms; ++k) total += static_cast<Real>(a(i, k)) * b(k, j);
    return total + bias[j];
  }
};

template <class Real>
Real relu(Real x) {
  return x <= 0 ? Real{0} : x;  // keeps NaN
}

template <std::int64_t rows, class Real = float>
std::int32_t right(void* const* data, const std::int64_t* strides, const hone::Context*) {
  const Call<Real> call(data, strides);
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t j = 0; j < columns; ++j) call.c(i, j) = relu(call.sum(i, j));
  }
  return 0;
}

// One bug each, all else as `right`.
enum class Bug {
  drops_a_term,
  writes_behind_the_end,
  reads_before_the_start,
  writes_between_rows,
  writes_one_element_wrong,
  writes_one_column_wrong,
  writes_its_input,
  loses_nan,
  accumulates_into_the_output,
  changes_from_run_to_run,
  refuses,
  raises_a_signal,
  runs_forever,
  exits,
};

inline std::int64_t forever() {
  volatile bool go_on = true;
  while (go_on) {
  }
  return 0;
}

template <Bug bug, std::int64_t rows>
std::int32_t wrong(void* const* data, const std::int64_t* strides, const hone::Context* context) {
  const Call<> call(data, strides);
  if (bug == Bug::refuses) return 3;
  if (bug == Bug::runs_forever) forever();
  if (bug == Bug::exits) _exit(9);
  if (bug == Bug::raises_a_signal) return raise(SIGFPE);
  if (bug == Bug::accumulates_into_the_output) {
    for (std::int64_t i = 0; i < rows; ++i) {
      for (std::int64_t j = 0; j < columns; ++j) call.c(i, j) += relu(call.sum(i, j));
    }
    return 0;
  }
  right<rows>(data, strides, context);
  if (bug == Bug::drops_a_term) call.c(2, 1) = relu(call.sum(2, 1, depth - 1));
  if (bug == Bug::writes_behind_the_end) call.c(rows - 1, columns) = 0;
  if (bug == Bug::reads_before_the_start) call.c(0, 0) += 0 * call.A[-1];
  if (bug == Bug::writes_between_rows && strides[5] > columns) call.c(0, columns + 1) = 0;
  if (bug == Bug::writes_its_input) const_cast<float&>(call.a(1, 2)) += 1;
  if (bug == Bug::writes_one_element_wrong) call.c(rows - 7, 77) += 1;
  if (bug == Bug::writes_one_column_wrong) {
    for (std::int64_t i = 0; i < rows; ++i) call.c(i, 57) += 1;
  }
  if (bug == Bug::loses_nan) {
    for (std::int64_t i = 0; i < rows; ++i) {
      for (std::int64_t j = 0; j < columns; ++j) call.c(i, j) = std::fmax(call.c(i, j), 0.0f);
    }
  }
  if (bug == Bug::changes_from_run_to_run) {
    static int runs = 0;
    if (++runs % 2 == 0) call.c(0, 1) *= 1 + 0x1p-22f;
  }
  return 0;
}

template <std::int64_t rows>
std::int32_t misses_the_tail_column(void* const* data, const std::int64_t* strides,
                                    const hone::Context*) {
  const Call<> call(data, strides);
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t j = 0; j < columns - 1; ++j) call.c(i, j) = relu(call.sum(i, j));
  }
  return 0;
}

}  // namespace dense
