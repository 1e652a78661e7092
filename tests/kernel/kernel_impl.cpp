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

}  // namespace kernel_impl_test
