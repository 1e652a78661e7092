#include <hone/runtime/abi.hpp>
#include <hone/runtime/thread_pool.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

using namespace hone;

// What generated code does: out[i] = in[i * stride] + 1 in a parallel loop.
struct AddOneClosure {
  void* const* data;
  const std::int64_t* strides;
};

std::int32_t add_one_body(void* closure, std::int64_t begin, std::int64_t end, std::int64_t,
                          const Context*) {
  const auto& call = *static_cast<const AddOneClosure*>(closure);
  const auto* in = static_cast<const float*>(call.data[0]);
  auto* out = static_cast<float*>(call.data[1]);
  for (std::int64_t i = begin; i < end; ++i) out[i] = in[i * call.strides[0]] + 1;
  return 0;
}

std::int32_t add_one(void* const* data, const std::int64_t* strides, const Context* context) {
  AddOneClosure closure{data, strides};
  return context->parallel_for(context, add_one_body, &closure, 5);
}

TEST_CASE("a kernel is a C function that takes buffers, strides and a context") {
  std::array<float, 10> in{0, 9, 1, 9, 2, 9, 3, 9, 4, 9};
  std::array<float, 5> out{};
  const std::array<void*, 2> data{in.data(), out.data()};
  const std::array<std::int64_t, 1> strides{2};
  const KernelFunction kernel = add_one;
  const Context context = make_context(3, nullptr);
  CHECK(kernel(data.data(), strides.data(), &context) == 0);
  CHECK(out == std::array<float, 5>{1, 2, 3, 4, 5});
}

TEST_CASE("generated code finds the workspace at offset 16") {
  alignas(64) std::array<std::byte, 64> workspace{};
  const Context context = serial_context(workspace.data());
  std::byte* found = nullptr;
  std::memcpy(&found, reinterpret_cast<const char*>(&context) + 16, sizeof found);
  CHECK(found == workspace.data());
}
