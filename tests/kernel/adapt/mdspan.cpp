#include <hone/kernel/adapt/mdspan.hpp>
#include <hone/kernel/check_arguments.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>

using namespace hone;

/// What std::mdspan answers, which this standard library does not have yet; Reference is that of
/// its accessor.
template <class T, std::size_t Rank, class Reference = T&>
struct Mdspan {
  using element_type = T;
  using reference = Reference;
  T* data;
  std::array<std::size_t, Rank> extents;
  std::array<std::size_t, Rank> strides;
  bool has_strides = true;

  static constexpr std::size_t rank() noexcept { return Rank; }
  constexpr std::size_t extent(std::size_t d) const { return extents[d]; }
  constexpr std::size_t stride(std::size_t d) const { return strides[d]; }
  T* data_handle() const { return data; }
  bool is_strided() const { return has_strides; }
};

TEST_CASE("an mdspan passes on its extents and strides") {
  float data[6] = {};
  const Mdspan<float, 2> m{data, {2, 3}, {1, 2}};
  const ArgumentView a = detail::view_argument("A", m, 2);
  CHECK(a.data == data);
  CHECK(!a.is_const);
  CHECK(a.shape[0] == 2);
  CHECK(a.shape[1] == 3);
  CHECK(a.strides[0] == 1);
  CHECK(a.strides[1] == 2);
  CHECK(!ArgumentAdaptor<Mdspan<float, 2>>::fits(1));
  CHECK(!ArgumentAdaptor<Mdspan<float, 2>>::owns_elements);
}

TEST_CASE("an mdspan may have no dimensions, and const elements") {
  const float number = 1;
  const Mdspan<const float, 0> m{&number, {}, {}};
  const ArgumentView a = detail::view_argument("A", m, 0);
  CHECK(a.data == &number);
  CHECK(a.is_const);
}

TEST_CASE("an mdspan whose layout has no strides is refused") {
  float data[6] = {};
  const Mdspan<float, 2> m{data, {2, 3}, {1, 2}, false};
  CHECK_THROWS_WITH_AS(detail::require_accepted(detail::view_argument("A", m, 2)),
                       "argument A is an mdspan whose layout has no strides; pass one of a strided "
                       "layout",
                       UserError);
}

TEST_CASE("an mdspan that computes its elements is no argument") {
  CHECK(KernelArgument<Mdspan<float, 2>>);
  CHECK(!KernelArgument<Mdspan<float, 2, float>>);
}
