#include <hone/kernel/keywords.hpp>

#include <doctest/doctest.h>
#include <Eigen/Core>

#include <span>
#include <type_traits>
#include <vector>

#include <hone/dsl.hpp>

namespace keywords_test {
using namespace hone;

constexpr Input<"A", float, "M", 3> A;
constexpr Input<"b", double, 4> b;
constexpr Output<"C", float, "M"> C;
constexpr Output<"D", float, 4> D;
constexpr Constant<"W", float, 4> W;
using TensorA = std::remove_const_t<decltype(A)>;
using TensorB = std::remove_const_t<decltype(b)>;
using TensorC = std::remove_const_t<decltype(C)>;
using TensorD = std::remove_const_t<decltype(D)>;
using TensorW = std::remove_const_t<decltype(W)>;
using Abc = Signature<TensorA, TensorB, TensorC>;
using Floats = std::vector<float>;
using Doubles = std::vector<double>;

/// The fault of a call that passes these types for A, b and C.
template <class DataA, class DataB, class DataC>
using Fault = detail::call_fault<Abc, KeywordArgument<TensorC, DataC>,
                                 KeywordArgument<TensorA, DataA>, KeywordArgument<TensorB, DataB>>;

template <class Found, class Expected>
constexpr bool same = std::is_same_v<Found, Expected>;

TEST_CASE("views come in the order of the signature, whatever the order of the call") {
  Floats a(6);
  double numbers[4] = {};
  Eigen::VectorXf c = Eigen::VectorXf::Zero(2);
  const auto views = detail::views_of<detail::NoFault, Abc>(C = c, A = a, b = numbers);
  CHECK(views[0].name == "A");
  CHECK(views[0].data == a.data());
  CHECK(views[1].name == "b");
  CHECK(views[1].data == numbers);
  CHECK(views[2].name == "C");
  CHECK(views[2].data == c.data());
  CHECK(detail::dims_of(Abc{}) == 4);
}

TEST_CASE("variables, views and temporary inputs make a call without fault") {
  CHECK(same<Fault<Floats&, Doubles&, Floats&>, detail::NoFault>);
  CHECK(same<Fault<const Floats&, Doubles, std::span<float>>, detail::NoFault>);
  CHECK(same<Fault<Eigen::MatrixXf, const double*, Eigen::Map<Eigen::VectorXf>>, detail::NoFault>);
  CHECK(same<Fault<View<const float, 2>, double (&)[4], const std::span<float>&>, detail::NoFault>);
}

TEST_CASE("the first fault of a call is the one that is found") {
  using namespace error;
  CHECK(same<detail::call_fault<Abc, KeywordArgument<TensorA, Floats&>>,
             argument_is_missing<TensorB>>);
  CHECK(same<detail::call_fault<Abc, KeywordArgument<TensorA, Floats&>,
                                KeywordArgument<TensorB, Doubles&>,
                                KeywordArgument<TensorA, Floats&>>,
             argument_named_twice<TensorA>>);
  CHECK(same<detail::call_fault<Abc, KeywordArgument<TensorD, Floats&>>,
             unknown_keyword<TensorD>>);
  CHECK(same<detail::call_fault<Abc, Floats>, argument_without_a_name<Floats>>);
}

TEST_CASE("data that does not fit its placeholder is a fault") {
  using namespace error;
  CHECK(same<Fault<Doubles&, Doubles&, Floats&>, wrong_element_type<TensorA, double>>);
  CHECK(same<Fault<const float*, Doubles&, Floats&>,
             raw_pointer_for_symbolic_extents<TensorA, const float*>>);
  CHECK(same<Fault<Eigen::VectorXf&, Doubles&, Eigen::MatrixXf&>,
             wrong_number_of_dimensions<TensorC, Eigen::MatrixXf>>);
  CHECK(same<Fault<void*, Doubles&, Floats&>, not_a_kernel_argument<TensorA, void*>>);
}

TEST_CASE("an output that cannot be written, or goes with the call, is a fault") {
  using namespace error;
  CHECK(same<Fault<Floats&, Doubles&, const Floats&>,
             output_passed_as_const<TensorC, const Floats>>);
  CHECK(same<Fault<Floats&, Doubles&, std::span<const float>>,
             output_passed_as_const<TensorC, std::span<const float>>>);
  CHECK(same<Fault<Floats&, Doubles&, Floats>, output_passed_as_owning_temporary<TensorC, Floats>>);
  CHECK(same<Fault<Floats&, Doubles&, Eigen::VectorXf>,
             output_passed_as_owning_temporary<TensorC, Eigen::VectorXf>>);
}

TEST_CASE("what is bound must be there at the first call") {
  using Bound = detail::bind_fault<Signature<TensorA>, KeywordArgument<TensorA, Floats>>;
  CHECK(same<Bound, error::bind_to_owning_temporary<TensorA, Floats>>);
  CHECK(same<detail::bind_fault<Signature<TensorA>, KeywordArgument<TensorA, std::span<float>>>,
             detail::NoFault>);
}

TEST_CASE("prepare takes the constants of a signature, as bind would") {
  using namespace error;
  using Awd = Signature<TensorA, TensorW, TensorD>;
  using Named = KeywordArgument<TensorW, Floats&>;
  CHECK(same<detail::prepare_fault<Awd, Named>, detail::NoFault>);
  CHECK(same<detail::prepare_fault<Awd, KeywordArgument<TensorW, Floats>>,
             bind_to_owning_temporary<TensorW, Floats>>);
  CHECK(same<detail::prepare_fault<Awd>, argument_is_missing<TensorW>>);
  CHECK(same<detail::prepare_fault<Awd, Named, KeywordArgument<TensorA, Floats&>>,
             unknown_keyword<TensorA>>);
  CHECK(same<detail::prepare_fault<Abc, Named>, nothing_to_prepare<Abc>>);
}

TEST_CASE("views of what no argument names are empty") {
  Floats d(4);
  const auto views = detail::views_of<detail::NoFault, Signature<TensorW, TensorD>>(D = d);
  CHECK(views[0].data == nullptr);
  CHECK(views[1].data == d.data());
}

}  // namespace keywords_test
