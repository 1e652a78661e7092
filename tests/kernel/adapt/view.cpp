#include <hone/kernel/adapt/view.hpp>

#include <doctest/doctest.h>

namespace adapt_view_test {
using namespace hone;

TEST_CASE("hone::view passes on its shape and strides") {
  float data[12] = {};
  const auto v = view(data, {2, 3}, {6, 2});
  const ArgumentView a = detail::view_argument("A", v, 2);
  CHECK(a.data == data);
  CHECK(!a.is_const);
  CHECK(a.form == ArgumentForm::strided);
  CHECK(a.shape[0] == 2);
  CHECK(a.shape[1] == 3);
  CHECK(a.strides[0] == 6);
  CHECK(a.strides[1] == 2);
}

TEST_CASE("a view of const elements is const, and fits its own rank alone") {
  const float data[4] = {};
  auto v = view(data, {4});
  CHECK(detail::view_argument("A", v, 1).is_const);
  CHECK(ArgumentAdaptor<decltype(v)>::fits(1));
  CHECK(!ArgumentAdaptor<decltype(v)>::fits(2));
}

}  // namespace adapt_view_test
