#include <hone/kernel/call.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "dense.hpp"

namespace call_test {
using namespace hone;
using dense_by_hand::Data;
using dense_by_hand::Impl;
using dense_by_hand::views_of;

TEST_CASE("a call finds the code for its extents and runs it on so many threads") {
  for (const int threads : {1, 3, 0}) {
    const auto impl = std::make_shared<Impl>(threads, std::vector{row_major});
    const detail::KernelState state(impl);
    for (std::int64_t rows = 1; rows < dense_by_hand::most_rows; ++rows) {
      Data data(rows);
      std::vector<ArgumentView> views = views_of(data);
      detail::CallMemory<4, 7> memory;
      detail::check_and_run(state, views, memory.arrays());
      CHECK(data.c == data.expected);
    }
    CHECK(impl->lookups == 7);
    CHECK(impl->last_unit_dims[0] == 1);
    CHECK(impl->last_unit_dims[2] == 0);
  }
}

TEST_CASE("code without strides of its own is only asked for where no row has a gap") {
  const auto impl = std::make_shared<Impl>();
  const auto state = dense_by_hand::state_of(impl);
  Data data(5);
  std::vector<ArgumentView> views = views_of(data);
  detail::CallVectors arrays(state->parameters());
  CHECK_FALSE(detail::check_call(*state, views, arrays.arrays()).has_gaps);
  views[0].strides[0] += 1;
  CHECK(detail::have_gaps(state->parameters(), views));
  views[0].shape[0] = 1;
  CHECK_FALSE(detail::have_gaps(state->parameters(), views));
}

TEST_CASE("a bound call looks nothing up and can run again, copied too") {
  const auto impl = std::make_shared<Impl>();
  Data data(5);
  std::vector<ArgumentView> views = views_of(data);
  const detail::BoundCall call = detail::bound_call(dense_by_hand::state_of(impl), views);
  CHECK(impl->lookups == 1);
  const detail::BoundCall copy = call;
  for (const detail::BoundCall& bound : {call, copy}) {
    data.c.assign(data.c.size(), -1);
    bound.run();
    CHECK(data.c == data.expected);
  }
  CHECK(impl->lookups == 1);
}

TEST_CASE("an empty view fills its places with null and zeros") {
  const auto state = dense_by_hand::state_of(std::make_shared<Impl>());
  Data data(5);
  std::vector<ArgumentView> views = views_of(data);
  detail::CallVectors arrays(state->parameters());
  detail::check_call(*state, views, arrays.arrays());
  views[1] = {};
  detail::fill_arrays(state->parameters(), views, arrays.arrays());
  CHECK(arrays.data == std::vector<void*>{data.a.data(), nullptr, data.bias.data(), data.c.data()});
  CHECK(arrays.strides == std::vector<std::int64_t>{3, 1, 0, 0, 1, 4, 1});
  CHECK(arrays.symbols == std::vector<std::int64_t>{5});
}

TEST_CASE("a kernel that fails is a bug of ours") {
  const detail::KernelState state(std::make_shared<Impl>());
  Data data(dense_by_hand::most_rows);
  std::vector<ArgumentView> views = views_of(data);
  detail::CallMemory<4, 7> memory;
  CHECK_THROWS_WITH_AS(detail::check_and_run(state, views, memory.arrays()),
                       "internal error in hone: a kernel returned the code 7", InternalError);
}

TEST_CASE("a kernel of another program is a bug of ours") {
  const auto state = dense_by_hand::state_of(std::make_shared<dense_by_hand::Impl>());
  constexpr std::string_view names[] = {"bias", "A", "C"};
  CHECK_THROWS_WITH_AS(state->check_names(names),
                       "internal error in hone: this kernel takes A, B, bias, C, but its type says "
                       "bias, A, C",
                       InternalError);
}

}  // namespace call_test
