#include <hone/kernel/handle.hpp>

#include <doctest/doctest.h>

#include <vector>

#include "dense.hpp"
#include "weighted.hpp"

namespace handle_test {
using namespace hone;
using dense_by_hand::Data;
using dense_by_hand::views_of;

TEST_CASE("a call needs memory for its arrays, which may be longer than the program's") {
  const auto state = dense_by_hand::state_of(std::make_shared<dense_by_hand::Impl>());
  Data data(5);
  std::vector<ArgumentView> views = views_of(data);
  detail::CallMemory<4, 7> memory;
  detail::call(state.get(), views, memory.arrays()).value();
  CHECK(data.c == data.expected);
  CHECK(memory.symbols[0] == 5);
}

TEST_CASE("a bound kernel keeps the code when its kernel is gone") {
  auto state = dense_by_hand::state_of(std::make_shared<dense_by_hand::Impl>());
  Data data(5);
  std::vector<ArgumentView> views = views_of(data);
  const BoundKernel run(detail::bind(std::move(state), views).value());
  const BoundKernel copy = run;
  copy();
  CHECK(data.c == data.expected);
}

TEST_CASE("a kernel that was moved from says so") {
  KernelHandle kernel(dense_by_hand::state_of(std::make_shared<dense_by_hand::Impl>()));
  const KernelHandle moved = std::move(kernel);
  CHECK(moved.info() == "by hand");
  constexpr const char* text = "this kernel was moved from; call the one that it was moved to";
  CHECK_THROWS_WITH_AS(kernel.info(), text, UserError);  // NOLINT: what this is about
  const BoundKernel bound(nullptr);
  CHECK_THROWS_WITH_AS(bound(), text, UserError);
}

TEST_CASE("copies of a kernel tell the same") {
  const KernelHandle kernel(dense_by_hand::state_of(std::make_shared<dense_by_hand::Impl>()));
  const KernelHandle copy = kernel;
  CHECK(copy.info() == "by hand");
  CHECK(copy.facts().seconds == kernel.facts().seconds);
}

TEST_CASE("a prepared kernel is called and bound with what is no constant") {
  std::vector<float> weights{1, 2, 3, 4};
  float shift = 5;
  const std::vector<ArgumentView> constants{{}, detail::view_argument("w", weights, 1),
                                            detail::view_argument("shift", shift, 0), {}};
  const detail::PreparedPointer prepared =
      detail::prepare(weighted_by_hand::make(weighted_by_hand::program.flat()).state, constants)
          .value();
  weighted_by_hand::Data one(2, weights, shift), other(3, weights, shift);
  for (weighted_by_hand::Data* data : {&one, &other}) {
    std::vector<ArgumentView> views{detail::view_argument("x", data->x, 1), {}, {},
                                    detail::view_argument("y", data->y, 1)};
    detail::CallMemory<4, 4> memory;
    if (data == &one) detail::call(prepared.get(), views, memory.arrays()).value();
    else BoundKernel(detail::bind(prepared, views).value())();
    CHECK(data->y == data->expected);
  }
}

}  // namespace handle_test
