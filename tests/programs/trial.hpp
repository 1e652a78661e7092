// One program of a test: declared, tuned with a few trials, run on random data, and compared with
// what plain loops make of the same data.
//
//   Trial t;
//   const auto A = t.input<float>("A", {13, 19});
//   const auto y = t.output<float>("y", {13});
//   t.stage(y(i), sum({k}, A(i, k)));
//   t.run();
//   CHECK(difference(y, [&](auto r) { Sum s; ... s += A.at(r, c); ... return s; }) == "");
#pragma once

#include "bounded.hpp"

#include <hone/dyn.hpp>
#include <hone/support/rng.hpp>
#include <hone/support/text.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace programs_test {
using namespace hone;

/// A tensor of a program and the elements that it is called with. Shapes are those of the call.
template <class T, std::size_t Rank>
struct TestTensor {
  dyn::Tensor tensor;
  std::string name;
  std::array<std::int64_t, Rank> shape;
  std::vector<T> elements;

  template <class... Subscripts>
  dyn::Access operator()(const Subscripts&... subscripts) const {
    return tensor(subscripts...);
  }

  template <class... Positions>
  T& at(Positions... position) {
    return elements[offset({static_cast<std::int64_t>(position)...})];
  }
  /// Of an element as the reference computes with it: float as a number without error.
  template <class... Positions>
  auto at(Positions... position) const {
    const T element = elements[offset({static_cast<std::int64_t>(position)...})];
    if constexpr (std::is_floating_point_v<T>)
      return Bounded(static_cast<double>(element));
    else
      return static_cast<std::int64_t>(element);
  }
  /// As `at`, and 0 outside.
  template <class... Positions>
  auto padded(Positions... position) const {
    const std::array<std::int64_t, Rank> where{static_cast<std::int64_t>(position)...};
    for (std::size_t d = 0; d < Rank; ++d) {
      if (where[d] < 0 || where[d] >= shape[d]) return decltype(at(position...))(0);
    }
    return at(position...);
  }

  std::size_t offset(const std::array<std::int64_t, Rank>& position) const {
    std::int64_t n = 0;
    for (std::size_t d = 0; d < Rank; ++d) n = n * shape[d] + position[d];
    return static_cast<std::size_t>(n);
  }
};

namespace detail {

template <class T>
void fill_random(std::vector<T>& elements, Rng& rng) {
  for (T& element : elements) {
    if constexpr (std::is_floating_point_v<T>)
      element = static_cast<T>(2 * rng.uniform() - 1);
    else
      element = static_cast<T>(rng.between(std::is_signed_v<T> ? -9 : 0, 9));
  }
}

/// The next position in row-major order; false behind the last.
template <std::size_t Rank>
bool advance(std::array<std::int64_t, Rank>& position,
             const std::array<std::int64_t, Rank>& shape) {
  for (std::size_t d = Rank; d-- > 0;) {
    if (++position[d] < shape[d]) return true;
    position[d] = 0;
  }
  return false;
}

template <class T, class Right>
std::string difference_of(T computed, const Right& right) {
  if constexpr (std::is_floating_point_v<T>) {
    const Bounded exact = right;
    // An error that says nothing would let everything pass.
    const bool says_something = exact.error <= 1e-2 * (1 + std::fabs(exact.value));
    if (!says_something) return concat("is bounded by no more than ", number_text(exact.error));
    const double distance = std::fabs(static_cast<double>(computed) - exact.value);
    if (distance <= exact.error) return "";
    return concat("is ", number_text(computed), ", not ", number_text(exact.value), " up to ",
                  number_text(exact.error));
  } else {
    if (static_cast<std::int64_t>(computed) == static_cast<std::int64_t>(right)) return "";
    return concat("is ", static_cast<std::int64_t>(computed), ", not ",
                  static_cast<std::int64_t>(right));
  }
}

}  // namespace detail

/// What is wrong with the first wrong element, or nothing. `right` gives the element at a position.
template <class T, std::size_t Rank, class Right>
std::string difference(const TestTensor<T, Rank>& computed, const Right& right) {
  std::array<std::int64_t, Rank> position{};
  do {
    const T element = computed.elements[computed.offset(position)];
    const std::string wrong = detail::difference_of(element, std::apply(right, position));
    if (wrong.empty()) continue;
    std::string where;
    for (const std::int64_t p : position) where += concat(where.empty() ? "" : ", ", p);
    return concat(computed.name, "(", where, ") ", wrong);
  } while (detail::advance(position, computed.shape));
  return "";
}

class Trial {
 public:
  /// An input of random elements: floats in [-1, 1), integers from -9 (unsigned: 0) to 9.
  template <class T, std::size_t Rank>
  TestTensor<T, Rank> input(const char* name, const std::int64_t (&shape)[Rank]) {
    return declare<T>(name, std::to_array(shape), &dyn::Builder::input);
  }
  template <class T, std::size_t Rank>
  TestTensor<T, Rank> constant(const char* name, const std::int64_t (&shape)[Rank]) {
    return declare<T>(name, std::to_array(shape), &dyn::Builder::constant);
  }
  template <class T, std::size_t Rank>
  TestTensor<T, Rank> output(const char* name, const std::int64_t (&shape)[Rank]) {
    return declare<T>(name, std::to_array(shape), &dyn::Builder::output);
  }
  /// Of rank 0.
  template <class T>
  TestTensor<T, 0> output(const char* name) {
    return declare<T>(name, std::array<std::int64_t, 0>{}, &dyn::Builder::output);
  }
  dyn::Tensor temp(const char* name, std::vector<Extent> shape, DType type = DType::f32) {
    return builder_.temp(name, type, std::move(shape));
  }
  void stage(const dyn::Access& target, const dyn::Operand& value) {
    builder_.stage(target, value);
  }

  /// Tunes with three trials, two threads, and calls the kernel.
  void run() const {
    const DynKernel kernel = autotune(builder_.finish(), {.max_trials = 3, .threads = 2});
    kernel.call(arguments_);
  }

 private:
  template <class T, std::size_t Rank, class Declare>
  TestTensor<T, Rank> declare(const char* name, const std::array<std::int64_t, Rank>& shape,
                              Declare method) {
    TestTensor<T, Rank> out{
        (builder_.*method)(name, hone::detail::DTypeOf<T>::value, {shape.begin(), shape.end()}),
        name, shape, {}};
    std::size_t count = 1;
    for (const std::int64_t extent : shape) count *= static_cast<std::size_t>(extent);
    out.elements.resize(count);
    detail::fill_random(out.elements, rng_);
    View<T, Rank> view{out.elements.data(), shape, {}};
    pack_strides(Layout::row_major, view.shape, view.strides);
    arguments_.emplace_back(name, view);
    return out;
  }

  Rng rng_{20240229};
  dyn::Builder builder_;
  std::vector<NamedArgument> arguments_;  // point into the tensors given out, wherever those move
};

}  // namespace programs_test
