#include <hone/kernel/kernel_impl.hpp>

#include <doctest/doctest.h>

#include "dense.hpp"

namespace kernel_impl_test {
using namespace hone;

TEST_CASE("a kernel takes its arguments by row unless it says otherwise") {
  const dense_by_hand::Impl by_row;
  const dense_by_hand::Impl by_col(1, {row_major, col_major});
  CHECK(by_row.layout(1) == row_major);
  CHECK(by_col.layout(0) == row_major);
  CHECK(by_col.layout(1) == col_major);
  CHECK(by_col.layout(3) == row_major);
}

TEST_CASE("a kernel that does not know better prepares nothing") {
  dense_by_hand::Impl impl;
  const std::int64_t rows[] = {2};
  constexpr int by_row[] = {1, 1, 0, 1};
  const PreparedCode code = impl.specialise_prepared({rows, by_row});
  CHECK((code.run.function == impl.specialise({rows, by_row}).function));
  CHECK(code.stage_bytes.empty());
}

}  // namespace kernel_impl_test
