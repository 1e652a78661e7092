#include <hone/op/scalar_op.hpp>

#include <doctest/doctest.h>

TEST_CASE("the bound of a scalar function depends on the element type") {
  constexpr hone::ScalarOp op{.name = "f", .max_ulp_f32 = 1, .max_ulp_f64 = 2,
                              .llvm_intrinsic = ""};
  static_assert(op.max_ulp(hone::DType::f32) == 1);
  static_assert(op.max_ulp(hone::DType::f64) == 2);
  CHECK(op.arity == 1);
}
