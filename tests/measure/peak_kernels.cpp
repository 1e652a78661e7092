#include <hone/backend/llvm.hpp>
#include <hone/measure/peak_kernels.hpp>
#include <hone/runtime/abi.hpp>
#include <hone/runtime/buffer.hpp>
#include <hone/runtime/thread_pool.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace hone;

namespace {

const CpuTarget& host() { return CpuTarget::host(); }

/// Runs the text's loop for workers 0 and 1.
void run_both(const std::string& text, PeakWork& work) {
  const LoadedCode code = compile_text(text, host());
  const Context context = serial_context();
  for (const std::int64_t worker : {0, 1}) {
    CHECK(code.symbol<ParallelBody>("body")(&work, worker, worker + 1, worker, &context) == 0);
  }
}

}  // namespace

TEST_CASE_TEMPLATE("the multiply-add loop does what its count of operations says", T, float,
                   double) {
  const std::int64_t lanes = host().lanes(sizeof(T));
  const std::int64_t slots = peak_accumulators(host()) + 2;
  CHECK(multiply_add_flops(host(), dtype_of<T>) == static_cast<double>(2 * lanes * (slots - 2)));
  std::vector<T> chunks(static_cast<std::size_t>(2 * slots * lanes), T{3});
  for (const std::int64_t worker : {0, 1}) {
    for (std::int64_t n = 0; n < lanes; ++n) {
      chunks[static_cast<std::size_t>(worker * slots * lanes + n)] = T{2};          // x
      chunks[static_cast<std::size_t>(worker * slots * lanes + lanes + n)] = T{1};  // y
    }
  }
  PeakWork work{3, reinterpret_cast<std::byte*>(chunks.data()),
                slots * lanes * static_cast<std::int64_t>(sizeof(T))};
  run_both(multiply_add_text(host(), dtype_of<T>), work);
  for (const std::int64_t worker : {0, 1}) {
    for (std::int64_t n = 2 * lanes; n < slots * lanes; ++n) {
      CHECK(chunks[static_cast<std::size_t>(worker * slots * lanes + n)] == 31);  // ((3x+y)x+y)x+y
    }
  }
}

TEST_CASE("the reading loop reads every byte of its chunk once per round") {
  const std::int64_t block = peak_block_bytes(host());
  const AlignedBuffer data = AlignedBuffer::zeroed(static_cast<std::size_t>(6 * block));
  const auto words = data.as<std::uint32_t>();
  for (std::size_t n = 0; n < words.size(); ++n) words[n] = static_cast<std::uint32_t>(n * 77 + 5);
  std::uint32_t expected = 0;
  for (std::size_t n = 0; n < words.size() / 2; ++n) expected ^= words[n];
  PeakWork work{1, data.data(), 3 * block};
  run_both(read_text(host()), work);
  // The accumulators, which lie at the chunk's beginning now, together hold all bits.
  std::uint32_t got = 0;
  for (std::size_t n = 0; n < static_cast<std::size_t>(block) / 8; ++n) got ^= words[n];
  CHECK(got == expected);
}

TEST_CASE("an even number of rounds reads every bit away again") {
  const std::int64_t block = peak_block_bytes(host());
  const AlignedBuffer data(static_cast<std::size_t>(2 * block));
  for (std::byte& byte : data.as<std::byte>()) byte = std::byte{0x5a};
  PeakWork work{2, data.data(), block};
  run_both(read_text(host()), work);
  for (std::int64_t n = 0; n < block / 2; ++n) CHECK(data.data()[n] == std::byte{0});
}

TEST_CASE("the copying loop copies the first half of its chunk to the second") {
  const std::int64_t block = peak_block_bytes(host());
  const AlignedBuffer data = AlignedBuffer::zeroed(static_cast<std::size_t>(6 * block));
  const auto words = data.as<std::uint32_t>();
  for (std::size_t n = 0; n < words.size(); ++n) words[n] = static_cast<std::uint32_t>(n);
  PeakWork work{2, data.data(), 3 * block};
  run_both(copy_text(host()), work);
  const std::size_t half = words.size() / 4;
  for (std::size_t n = 0; n < half; ++n) {
    CHECK(words[n] == n);
    CHECK(words[half + n] == n);
    CHECK(words[2 * half + n] == 2 * half + n);
    CHECK(words[3 * half + n] == 2 * half + n);
  }
}

TEST_CASE("every target has its own vectors, and a fused multiply-add where it can") {
  const std::string wide = multiply_add_text(CpuTarget::x86_avx512(), DType::f32);
  CHECK(wide.find("call <16 x float> @llvm.fma.v16f32(") != std::string::npos);
  CHECK(peak_accumulators(CpuTarget::x86_avx512()) == 24);
  const std::string arm = multiply_add_text(CpuTarget::aarch64_neon(), DType::f64);
  CHECK(arm.find("call <2 x double> @llvm.fma.v2f64(") != std::string::npos);
  const std::string old = multiply_add_text(CpuTarget::x86_sse2(), DType::f32);
  CHECK(old.find("llvm.fma") == std::string::npos);
  CHECK(old.find("fmul <4 x float>") != std::string::npos);
  CHECK(read_text(CpuTarget::x86_avx2()).find("load <8 x i32>") != std::string::npos);
}

TEST_CASE("the machine code keeps all accumulators in registers") {
  const std::string code = emit_assembly(multiply_add_text(host(), DType::f32), host());
  const std::size_t loop = code.find("LBB0_1:");
  REQUIRE(loop != std::string::npos);
  const std::string body = code.substr(loop, code.find("\tj", loop) - loop);
  CHECK(body.find("(%rsp)") == std::string::npos);
}
