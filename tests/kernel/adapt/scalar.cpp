#include <hone/kernel/adapt/scalar.hpp>

#include <doctest/doctest.h>

namespace adapt_scalar_test {
using namespace hone;

TEST_CASE("a number is a tensor without dimensions") {
  double alpha = 2;
  const ArgumentView a = detail::view_argument("alpha", alpha, 0);
  CHECK(a.data == &alpha);
  CHECK(a.dtype == DType::f64);
  CHECK(a.rank == 0);
  CHECK(!a.is_const);
  const bool flag = true;
  CHECK(detail::view_argument("flag", flag, 0).is_const);
  CHECK(!ArgumentAdaptor<double>::fits(1));
}

}  // namespace adapt_scalar_test
