#include <hone/kernel/argument.hpp>

#include <doctest/doctest.h>

#include <cstddef>

namespace argument_test {

/// A type of a user, who adds what kernels need to know of it.
struct Pixels {
  unsigned char bytes[12];
};

}  // namespace argument_test

template <>
struct hone::ArgumentAdaptor<argument_test::Pixels> {
  static constexpr bool owns_elements = true;
  static constexpr std::size_t rank = 2;
  static constexpr bool fits(std::size_t wanted) { return wanted == 2; }
  static unsigned char* elements(argument_test::Pixels& p) { return p.bytes; }
  static const unsigned char* elements(const argument_test::Pixels& p) { return p.bytes; }
  static void describe(const argument_test::Pixels&, ArgumentView& view) {
    view.shape = {4, 3};
    view.strides = {3, 1};
  }
};

namespace argument_test {
using namespace hone;

TEST_CASE("a type of the user's own becomes an argument by its adaptor") {
  static_assert(KernelArgument<Pixels>);
  Pixels pixels{};
  const ArgumentView view = detail::view_argument("image", pixels, 2);
  CHECK(view.name == "image");
  CHECK(view.dtype == DType::u8);
  CHECK(view.data == pixels.bytes);
  CHECK(!view.is_const);
  CHECK(view.form == ArgumentForm::strided);
  CHECK(view.extents().size() == 2);
  CHECK(view.extents()[0] == 4);
  CHECK(view.strides[0] == 3);
}

TEST_CASE("what is const stays const") {
  const Pixels pixels{};
  CHECK(detail::view_argument("image", pixels, 2).is_const);
}

}  // namespace argument_test
