#include <hone/kernel/diagnosis.hpp>

#include <doctest/doctest.h>

#include <type_traits>

namespace kernel_diagnosis_test {
using namespace hone;

// What they say when they are instantiated is checked by tests/compile_fail/kernel_*.cpp.
TEST_CASE("to name a diagnosis is no error yet") {
  using Named = std::type_identity<error::output_passed_as_const<int, float>>;
  CHECK(std::is_same_v<Named::type, error::output_passed_as_const<int, float>>);
}

}  // namespace kernel_diagnosis_test
