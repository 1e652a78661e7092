#include <hone/kernel/adapt/pointer.hpp>

#include <doctest/doctest.h>

namespace adapt_pointer_test {
using namespace hone;

TEST_CASE("a pointer is an address without a shape, for any rank") {
  float data[4] = {};
  float* const pointer = data;
  const ArgumentView a = detail::view_argument("A", pointer, 2);
  CHECK(a.data == data);
  CHECK(!a.is_const);
  CHECK(a.form == ArgumentForm::pointer);
  CHECK(ArgumentAdaptor<float*>::fits(5));
}

TEST_CASE("a pointer to const is const, whatever the pointer is") {
  const float data[4] = {};
  const float* pointer = data;
  CHECK(detail::view_argument("A", pointer, 1).is_const);
}

}  // namespace adapt_pointer_test
