#include <hone/kernel/adapt/dlpack.hpp>
#include <hone/kernel/argument.hpp>
#include <hone/kernel/check_arguments.hpp>
#include <hone/kernel/kernel.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "dense.hpp"

// The texts of hone's own adaptors are in the tests of these: adapt/dlpack.cpp, mdspan.cpp and
// kokkos.cpp. Here is what an adaptor does that somebody else wrote.
namespace refusals_test {
/// Samples of a sensor; some are lost.
struct Samples {
  std::vector<float> values;
  std::int64_t lost = 0;
};
}  // namespace refusals_test

template <>
struct hone::ArgumentAdaptor<refusals_test::Samples> {
  static constexpr bool owns_elements = true;
  static constexpr std::size_t rank = 1;
  static constexpr bool fits(std::size_t wanted) { return wanted == 1; }

  static auto* elements(const refusals_test::Samples& samples) { return samples.values.data(); }
  static void describe(const refusals_test::Samples& samples, ArgumentView& view) {
    if (samples.lost > 0) {
      return view.refuse(
          [](const ArgumentView& refused) {
            return concat("argument ", refused.name, " has ", refused.shape[0],
                          " lost samples of ", refused.shape[1], "; repeat the measurement");
          },
          {samples.lost, static_cast<std::int64_t>(samples.values.size())});
    }
    view.form = ArgumentForm::run;
    view.shape[0] = static_cast<std::int64_t>(samples.values.size());
  }
};

namespace refusals_test {
using namespace dense_by_hand;

TEST_CASE("an adaptor of the user's own refuses data with a text of its own") {
  const Kernel<Type> kernel(state_of(std::make_shared<Impl>()));
  Data data(5);
  Samples samples{data.bias};
  kernel(A = data.a, B = data.b, bias = samples, C = data.c);
  CHECK(data.c == data.expected);
  samples.lost = 3;
  data.c.assign(20, -1);
  const auto refused = kernel.try_call(A = data.a, B = data.b, bias = samples, C = data.c);
  REQUIRE(!refused);
  CHECK(std::string(refused.error().what()) ==
        "argument bias has 3 lost samples of 4; repeat the measurement");
  CHECK(data.c == std::vector<float>(20, -1));
}

TEST_CASE("a view that nobody refuses is accepted") {
  Data data(5);
  CHECK_NOTHROW(detail::require_accepted(detail::view_argument("A", data.a, 1)));
}

}  // namespace refusals_test
