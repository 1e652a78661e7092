#include <hone/dsl/interface.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace hone::dsl;

namespace {

struct I;
struct J;
struct K;

template <class A, class B>
constexpr bool same = std::is_same_v<A, B>;

}  // namespace

TEST_CASE("joined lists have each entry once, in order of first appearance") {
  CHECK(same<joined<Uses<I, J>, Uses<J, K>>, Uses<I, J, K>>);
  CHECK(same<joined<Uses<>, Uses<J>>, Uses<J>>);
  CHECK(same<JoinUsesOf<Uses<I>, Uses<K, I>, Uses<J>>, Uses<I, K, J>>);
  CHECK(same<joined<Indices<Free<I, 4>>, Indices<Free<J, 5>, Free<I, 4>>>,
             Indices<Free<I, 4>, Free<J, 5>>>);
}

TEST_CASE("a number beats a symbol beats no range") {
  CHECK(same<joined<Indices<Free<I, symbolic>>, Indices<Free<I, 4>>>, Indices<Free<I, 4>>>);
  CHECK(same<joined<Indices<Free<I, 4>>, Indices<Free<I, symbolic>>>, Indices<Free<I, 4>>>);
  CHECK(same<joined<Indices<Free<I, no_range>>, Indices<Free<I, symbolic>>>,
             Indices<Free<I, symbolic>>>);
}

TEST_CASE("two numbers for one index are a conflict, and it stays one") {
  using Two = joined<Indices<Free<I, 4>>, Indices<Free<I, 5>>>;
  CHECK(same<Two, Conflict<hone::error::index_has_two_extents<I, 4, 5>>>);
  CHECK(same<joined<Two, Indices<Free<J, 1>>>, Two>);
  CHECK(same<joined<Indices<Free<J, 1>>, Two>, Two>);
}

TEST_CASE("a summed index stays summed and may not be free as well") {
  CHECK(same<joined<Indices<Summed<K>>, Indices<Summed<K>>>, Indices<Summed<K>>>);
  CHECK(same<joined<Indices<Summed<K>>, Indices<Free<K, 4>>>,
             Conflict<hone::error::index_is_free_and_summed<K>>>);
  CHECK(same<joined<Indices<Free<K, 4>>, Indices<Summed<K>>>,
             Conflict<hone::error::index_is_free_and_summed<K>>>);
}

TEST_CASE("what a list says already does not change it") {
  using All = Interface<float, Indices<Free<I, 4>, Free<J, symbolic>, Summed<K>>, Uses<J, K>, true>;
  using Part = Interface<float, Indices<Free<J, no_range>, Free<I, symbolic>>, Uses<K>, false>;
  CHECK(covers<All, Part>);
  CHECK_FALSE(covers<Part, All>);
  CHECK(same<joined_interface<float, All, Part>, All>);
  CHECK_FALSE(covers<All, Interface<float, Indices<Free<J, 5>>, Uses<>, false>>);
  CHECK_FALSE(covers<All, Interface<float, Indices<Free<K, 5>>, Uses<>, false>>);
  CHECK_FALSE(covers<Part, Interface<float, Indices<>, Uses<>, true>>);
}

TEST_CASE("the joined interface has both lists, and offsets if one has") {
  using A = Interface<float, Indices<Free<I, 4>>, Uses<J>, false>;
  using B = Interface<float, Indices<Free<J, 5>>, Uses<K>, true>;
  CHECK(same<joined_interface<bool, A, B>,
             Interface<bool, Indices<Free<I, 4>, Free<J, 5>>, Uses<J, K>, true>>);
  CHECK(joined_numbers<A, B>::is_sound);
}

TEST_CASE("arithmetic is not sound on two element types, on bool, and on conflicting extents") {
  using A = Interface<float, Indices<Free<I, 4>>, Uses<>, false>;
  using B = Interface<double, Indices<Free<I, 4>>, Uses<>, false>;
  using C = Interface<bool, Indices<Free<I, 4>>, Uses<>, false>;
  using D = Interface<float, Indices<Free<I, 5>>, Uses<>, false>;
  CHECK_FALSE(joined_numbers<A, B>::is_sound);
  CHECK_FALSE(joined_numbers<C, C>::is_sound);
  CHECK_FALSE(joined_numbers<A, D>::is_sound);
}
