#include <hone/kernel/adapt/dlpack.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <string>

// The texts of refused tensors are in adapt/dlpack.cpp.
namespace describe_dlpack_test {
using namespace hone;

constexpr std::array<std::int64_t, 2> shape{2, 3};
constexpr detail::DlpackFacts good{1, 2, 2, 32, 1, shape.data(), nullptr};

ArgumentView described(const detail::DlpackFacts& facts) {
  ArgumentView view;
  view.name = "A";
  detail::describe_dlpack(facts, view);
  return view;
}

TEST_CASE("a DLPack tensor of host memory is described as it is") {
  const ArgumentView view = described(good);
  CHECK((view.refusal == nullptr));
  CHECK(view.dtype == DType::f32);
  CHECK(view.rank == 2);
  CHECK(view.shape[1] == 3);
  CHECK(view.strides[0] == 3);
}

TEST_CASE("a DLPack tensor that is refused says why, and nothing else is read of it") {
  detail::DlpackFacts facts = good;
  facts.device = 10;
  facts.shape = nullptr;
  const ArgumentView view = described(facts);
  REQUIRE((view.refusal != nullptr));
  CHECK(view.refusal(view) ==
        "argument A lies on DLPack device type 10 (ROCm), but kernels read host memory; copy it "
        "there");
}

TEST_CASE("a version of DLPack that hone does not know is refused") {
  ArgumentView view;
  view.name = "A";
  detail::refuse_dlpack_version(2, 1, view);
  REQUIRE((view.refusal != nullptr));
  CHECK(view.refusal(view) == "argument A has DLPack version 2.1; hone reads version 1");
}

}  // namespace describe_dlpack_test
