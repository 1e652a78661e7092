#include <hone/kernel/adapt/kokkos.hpp>
#include <hone/kernel/check_arguments.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <type_traits>

using namespace hone;

/// What Kokkos::View<float***, LayoutStride> answers. Its rank is a number in Kokkos 3, and an
/// object that can also be called in Kokkos 4.
template <class T, class Rank, bool is_host>
struct KokkosView {
  using value_type = T;
  enum : bool { is_hostspace = is_host };
  static constexpr Rank rank{};

  T* first;

  T* data() const { return first; }
  template <class Integer>
  constexpr std::size_t extent(Integer d) const {
    return static_cast<std::size_t>(d) + 2;
  }
  template <class Integer>
  constexpr std::size_t stride(Integer d) const {
    return d == 2 ? 1 : 10 * (3 - static_cast<std::size_t>(d));
  }
};

using Three = std::integral_constant<std::size_t, 3>;

TEST_CASE("a Kokkos view passes on its extents and strides") {
  float data[100] = {};
  const KokkosView<float, Three, true> v{data};
  const ArgumentView a = detail::view_argument("A", v, 3);
  CHECK(a.data == data);
  CHECK(!a.is_const);
  CHECK(a.shape[2] == 4);
  CHECK(a.strides[0] == 30);
  CHECK(a.strides[1] == 20);
  CHECK(a.strides[2] == 1);
  CHECK(!ArgumentAdaptor<KokkosView<float, Three, true>>::owns_elements);
  CHECK(ArgumentAdaptor<KokkosView<float, Three, true>>::fits(3));
  CHECK(!ArgumentAdaptor<KokkosView<float, Three, true>>::fits(2));
}

TEST_CASE("a Kokkos view of const elements is const") {
  const float data[100] = {};
  const KokkosView<const float, Three, true> v{data};
  CHECK(detail::view_argument("A", v, 3).is_const);
}

TEST_CASE("a Kokkos view of a device's memory is refused") {
  float data[100] = {};
  const KokkosView<float, Three, false> v{data};
  CHECK_THROWS_WITH_AS(detail::require_accepted(detail::view_argument("A", v, 3)),
                       "argument A is a view outside host memory; pass its host mirror",
                       UserError);
}
