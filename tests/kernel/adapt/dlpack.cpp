#include <hone/kernel/adapt/dlpack.hpp>
#include <hone/kernel/dyn_kernel.hpp>
#include <hone/kernel/kernel.hpp>
#include <hone/program/number_format.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "../dense.hpp"
#include "../dlpack.hpp"

using namespace dlpack_for_tests;
using namespace dense_by_hand;

/// The view of the argument A, as a call sees it.
template <class Tensor>
ArgumentView accepted(Tensor& tensor) {
  const ArgumentView view = hone::detail::view_argument("A", tensor, 0);
  hone::detail::require_accepted(view);
  return view;
}

struct Described {
  std::vector<float> memory = std::vector<float>(64);
  std::array<std::int64_t, 2> shape{2, 3};
  std::array<std::int64_t, 2> strides{-8, 1};
  DLTensor tensor = tensor_of(memory.data(), 2, shape.data());

  ArgumentView view() { return accepted(tensor); }
};

TEST_CASE("a DLTensor without strides is row-major") {
  Described d;
  const ArgumentView a = d.view();
  CHECK(a.data == d.memory.data());
  CHECK(a.dtype == DType::f32);
  CHECK(!a.is_const);
  CHECK(a.form == ArgumentForm::strided);
  CHECK(a.rank == 2);
  CHECK(a.shape[0] == 2);
  CHECK(a.shape[1] == 3);
  CHECK(a.strides[0] == 3);
  CHECK(a.strides[1] == 1);
}

TEST_CASE("a DLTensor keeps its strides, negative ones too, and begins at its byte offset") {
  Described d;
  d.tensor.strides = d.strides.data();
  d.tensor.byte_offset = 40;
  const ArgumentView a = d.view();
  CHECK(a.data == d.memory.data() + 10);
  CHECK(a.strides[0] == -8);
  CHECK(a.strides[1] == 1);
}

TEST_CASE("a DLTensor has every element type of kernels, and may lie in pinned memory") {
  Described d;
  for (std::size_t n = 0; n < dtype_count(); ++n) {
    const auto type = static_cast<DType>(n);
    const std::uint8_t codes[] = {kDLBool, kDLInt, kDLUInt, kDLFloat};  // as NumberKind
    d.tensor.dtype = {codes[static_cast<std::size_t>(number_format_of(type).kind)],
                      static_cast<std::uint8_t>(8 * size_of(type)), 1};
    CHECK(d.view().dtype == type);
  }
  d.tensor.device.device_type = kDLCUDAHost;
  CHECK(d.view().rank == 2);
}

TEST_CASE("a DLTensor of no dimensions needs no shape, one of no elements no data") {
  Described d;
  d.tensor.ndim = 0;
  d.tensor.shape = nullptr;
  CHECK(d.view().rank == 0);
  d.tensor.data = nullptr;
  d.tensor.byte_offset = 8;
  CHECK(d.view().data == nullptr);
}

TEST_CASE("a tensor on a device is refused") {
  Described d;
  d.tensor.device = {kDLCUDA, 0};
  CHECK_THROWS_WITH_AS(d.view(),
                       "argument A lies on DLPack device type 2 (CUDA), but kernels read host "
                       "memory; copy it there",
                       UserError);
  d.tensor.device = {kDLExtDev, 0};
  CHECK_THROWS_WITH_AS(d.view(),
                       "argument A lies on DLPack device type 12, but kernels read host memory; "
                       "copy it there",
                       UserError);
}

TEST_CASE("elements of several lanes are refused") {
  Described d;
  d.tensor.dtype.lanes = 4;
  CHECK_THROWS_WITH_AS(d.view(),
                       "argument A has elements of 4 lanes; pass a tensor of single numbers, with "
                       "the lanes as its last dimension",
                       UserError);
}

TEST_CASE("elements that kernels do not have are refused by name") {
  Described d;
  const auto expect = [&](DLDataType type, const std::string& name) {
    d.tensor.dtype = type;
    const std::string text = concat("argument A holds ", name,
                                    ", but the element types of kernels are ", dtype_names());
    CHECK_THROWS_WITH_AS(d.view(), text.c_str(), UserError);
  };
  expect({kDLFloat, 16, 1}, "float16");
  expect({kDLBfloat, 16, 1}, "bfloat16");
  expect({kDLUInt, 64, 1}, "uint64");
  expect({kDLUInt, 4, 1}, "uint4");
  expect({5, 64, 1}, "complex64");
  expect({9, 8, 1}, "type code 9 of 8 bits");
}

TEST_CASE("a number of dimensions that cannot be is refused") {
  Described d;
  d.tensor.ndim = -1;
  CHECK_THROWS_WITH_AS(d.view(),
                       "argument A has -1 dimensions; an argument of a kernel has 0 to 8",
                       UserError);
  d.tensor.ndim = 9;
  CHECK_THROWS_WITH_AS(d.view(),
                       "argument A has 9 dimensions; an argument of a kernel has 0 to 8",
                       UserError);
  d.tensor.ndim = 2;
  d.tensor.shape = nullptr;
  CHECK_THROWS_WITH_AS(d.view(), "argument A has 2 dimensions, but its shape is a null pointer",
                       UserError);
}

TEST_CASE("a managed tensor is its tensor; the flags of a versioned one say whether it is const") {
  Described d;
  DLManagedTensor managed{d.tensor, nullptr, nullptr};
  CHECK(accepted(managed).data == d.memory.data());
  DLManagedTensorVersioned versioned{{1, 1}, nullptr, nullptr, 2, d.tensor};
  CHECK(!accepted(versioned).is_const);
  versioned.flags = 3;
  CHECK(accepted(versioned).is_const);
  versioned.version = {2, 0};
  CHECK_THROWS_WITH_AS(accepted(versioned),
                       "argument A has DLPack version 2.0; hone reads version 1", UserError);
}

/// C = relu(A B + bias) for 5 rows, A and C as DLPack tensors.
struct DlpackCall {
  Data data = Data(5);
  std::array<std::int64_t, 2> a_shape{5, 3}, a_strides{3, 1}, c_shape{5, 4};
  DLTensor a = tensor_of(data.a.data(), 2, a_shape.data());
  DLManagedTensorVersioned c{
      {1, 0}, nullptr, nullptr, 0, tensor_of(data.c.data(), 2, c_shape.data())};
  Kernel<Type> kernel{state_of(std::make_shared<Impl>())};

  void run() { kernel(A = a, B = data.b, bias = data.bias, C = c); }
};

TEST_CASE("a kernel reads and writes DLPack tensors in place") {
  DlpackCall call;
  call.run();
  CHECK(call.data.c == call.data.expected);
}

TEST_CASE("a kernel reads the rows of a DLPack tensor backwards") {
  DlpackCall call;
  call.a_strides = {-3, 1};
  call.a.strides = call.a_strides.data();
  call.a.byte_offset = 12 * sizeof(float);
  call.run();
  for (std::size_t row = 0; row < 5; ++row) {
    CHECK(call.data.c[row * 4 + 1] == call.data.expected[(4 - row) * 4 + 1]);
  }
}

TEST_CASE("the stride of a DLPack tensor's dimension of extent 1 does not matter") {
  DlpackCall call;
  call.a_shape[0] = call.c_shape[0] = 1;
  call.a_strides[0] = -99;
  call.a.strides = call.a_strides.data();
  call.run();
  CHECK(call.data.c[3] == call.data.expected[3]);
  CHECK(call.data.c[4] == -1);
}

TEST_CASE("a DLPack tensor that does not fit is refused, and nothing is written") {
  const auto expect = [](const char* text, auto damage) {
    DlpackCall call;
    damage(call);
    CHECK_THROWS_WITH_AS(call.run(), text, UserError);
    CHECK(call.data.c == std::vector<float>(20, -1.0F));
  };
  expect("argument A holds double, but the program declares it as float",
         [](DlpackCall& call) { call.a.dtype.bits = 64; });
  expect("argument A has 1 dimensions, but A(M, 3) has 2",
         [](DlpackCall& call) { call.a.ndim = 1; });
  expect("argument A: dimension 1 is 4, but A(M, 3) needs 3",
         [](DlpackCall& call) { call.a_shape[1] = 4; });
  expect("argument C: dimension 0 is 5, but its extent M is 0 in dimension 0 of argument A",
         [](DlpackCall& call) { call.a_shape[0] = 0; });
  expect("argument A: dimension 1 has stride -1, but this kernel needs 1; copy it to memory where "
         "it has",
         [](DlpackCall& call) {
           call.a_strides[1] = -1;
           call.a.strides = call.a_strides.data();
         });
  expect("argument A is a null pointer; pass the address of its elements",
         [](DlpackCall& call) { call.a.data = nullptr; });
  expect("argument A begins at an address that is no multiple of 4, the bytes of a float; copy it "
         "to aligned memory",
         [](DlpackCall& call) { call.a.byte_offset = 2; });
  expect("argument C is const, a temporary or marked read-only, but the program writes it",
         [](DlpackCall& call) { call.c.flags = 1; });
  expect("argument C: dimension 0 is 4, but its extent M is 5 in dimension 0 of argument A",
         [](DlpackCall& call) { call.c_shape[0] = 4; });
  expect("output C shares memory with input A; give it memory of its own",
         [](DlpackCall& call) { call.c.dl_tensor.data = call.a.data; });
}

TEST_CASE("a kernel that is known at run time takes DLPack tensors") {
  DlpackCall call;
  const DynKernel kernel(state_of(std::make_shared<Impl>()));
  kernel.call({{"A", call.a}, {"B", call.data.b}, {"bias", call.data.bias}, {"C", call.c}});
  CHECK(call.data.c == call.data.expected);
}
