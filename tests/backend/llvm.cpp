#include "installed_llvm.hpp"
#include <hone/backend/llvm.hpp>
#include <hone/runtime/abi.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

using hone::CpuTarget;
using hone::KernelFunction;
using hone::LoadedCode;

namespace {

// C(i) = A(i) + B(i), 8 elements at a time; strides[0] is the extent.
constexpr std::string_view vector_add = R"(
define i32 @kernel(ptr %data, ptr %strides, ptr %context) nounwind {
entry:
  %a = load ptr, ptr %data, align 8
  %b.slot = getelementptr ptr, ptr %data, i64 1
  %b = load ptr, ptr %b.slot, align 8
  %c.slot = getelementptr ptr, ptr %data, i64 2
  %c = load ptr, ptr %c.slot, align 8
  %n = load i64, ptr %strides, align 8
  br label %loop
loop:
  %i = phi i64 [0, %entry], [%next, %loop]
  %ai = getelementptr float, ptr %a, i64 %i
  %bi = getelementptr float, ptr %b, i64 %i
  %ci = getelementptr float, ptr %c, i64 %i
  %x = load <8 x float>, ptr %ai, align 4
  %y = load <8 x float>, ptr %bi, align 4
  %z = fadd <8 x float> %x, %y
  store <8 x float> %z, ptr %ci, align 4
  %next = add nuw nsw i64 %i, 8
  %more = icmp ult i64 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
)";

// S = sum over i of A(i): one vector accumulator that lives across the loop, then one number.
constexpr std::string_view reduction = R"(
declare float @llvm.vector.reduce.fadd.v8f32(float, <8 x float>)
define i32 @kernel(ptr %data, ptr %strides, ptr %context) nounwind {
entry:
  %a = load ptr, ptr %data, align 8
  %s.slot = getelementptr ptr, ptr %data, i64 1
  %s = load ptr, ptr %s.slot, align 8
  %n = load i64, ptr %strides, align 8
  br label %loop
loop:
  %i = phi i64 [0, %entry], [%next, %loop]
  %sum = phi <8 x float> [zeroinitializer, %entry], [%added, %loop]
  %ai = getelementptr float, ptr %a, i64 %i
  %x = load <8 x float>, ptr %ai, align 4
  %added = fadd <8 x float> %sum, %x
  %next = add nuw nsw i64 %i, 8
  %more = icmp ult i64 %next, %n
  br i1 %more, label %loop, label %done
done:
  %total = call reassoc float @llvm.vector.reduce.fadd.v8f32(float -0.0, <8 x float> %added)
  store float %total, ptr %s, align 4
  ret i32 0
}
)";

// C(i, j) = sum over k of A(i, k) * B(k, j) for 2 x 8 elements; strides = {K}.
constexpr std::string_view fma_tile = R"(
declare <8 x float> @llvm.fma.v8f32(<8 x float>, <8 x float>, <8 x float>)
define i32 @kernel(ptr %data, ptr %strides, ptr %context) nounwind {
entry:
  %a = load ptr, ptr %data, align 8
  %b.slot = getelementptr ptr, ptr %data, i64 1
  %b = load ptr, ptr %b.slot, align 8
  %c.slot = getelementptr ptr, ptr %data, i64 2
  %c = load ptr, ptr %c.slot, align 8
  %extent = load i64, ptr %strides, align 8
  br label %loop
loop:
  %k = phi i64 [0, %entry], [%next, %loop]
  %acc0 = phi <8 x float> [zeroinitializer, %entry], [%new0, %loop]
  %acc1 = phi <8 x float> [zeroinitializer, %entry], [%new1, %loop]
  %bo = mul nuw nsw i64 %k, 8
  %bk = getelementptr float, ptr %b, i64 %bo
  %bv = load <8 x float>, ptr %bk, align 4
  %a0k = getelementptr float, ptr %a, i64 %k
  %a0 = load float, ptr %a0k, align 4
  %a0e = insertelement <8 x float> poison, float %a0, i64 0
  %a0v = shufflevector <8 x float> %a0e, <8 x float> poison, <8 x i32> zeroinitializer
  %a1k = getelementptr float, ptr %a0k, i64 %extent
  %a1 = load float, ptr %a1k, align 4
  %a1e = insertelement <8 x float> poison, float %a1, i64 0
  %a1v = shufflevector <8 x float> %a1e, <8 x float> poison, <8 x i32> zeroinitializer
  %new0 = call <8 x float> @llvm.fma.v8f32(<8 x float> %a0v, <8 x float> %bv, <8 x float> %acc0)
  %new1 = call <8 x float> @llvm.fma.v8f32(<8 x float> %a1v, <8 x float> %bv, <8 x float> %acc1)
  %next = add nuw nsw i64 %k, 1
  %more = icmp ult i64 %next, %extent
  br i1 %more, label %loop, label %done
done:
  store <8 x float> %new0, ptr %c, align 4
  %c1 = getelementptr float, ptr %c, i64 8
  store <8 x float> %new1, ptr %c1, align 4
  ret i32 0
}
)";

// Adds the worker's number to every element, through the context's parallel_for.
constexpr std::string_view parallel_kernel = R"(
define internal i32 @body(ptr %closure, i64 %begin, i64 %end, i64 %worker, ptr %context) nounwind {
entry:
  br label %loop
loop:
  %i = phi i64 [%begin, %entry], [%next, %loop]
  %p = getelementptr i64, ptr %closure, i64 %i
  %x = load i64, ptr %p, align 8
  %y = add i64 %x, %worker
  store i64 %y, ptr %p, align 8
  %next = add i64 %i, 1
  %more = icmp slt i64 %next, %end
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
define i32 @kernel(ptr %data, ptr %strides, ptr %context) nounwind {
  %p = load ptr, ptr %data, align 8
  %extent = load i64, ptr %strides, align 8
  %parallel_for = load ptr, ptr %context, align 8
  %status = call i32 %parallel_for(ptr %context, ptr @body, ptr %p, i64 %extent)
  ret i32 %status
}
)";

// A loop that LLVM's O3 likes to turn into a call to memset.
constexpr std::string_view zero_fill = R"(
define i32 @kernel(ptr %data, ptr %strides, ptr %context) nounwind "no-builtins" {
entry:
  %p = load ptr, ptr %data, align 8
  %n = load i64, ptr %strides, align 8
  br label %loop
loop:
  %i = phi i64 [0, %entry], [%next, %loop]
  %pi = getelementptr float, ptr %p, i64 %i
  store float 0.0, ptr %pi, align 4
  %next = add nuw nsw i64 %i, 1
  %more = icmp ult i64 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
)";

std::string returning(int value) {
  return hone::concat("define i32 @kernel(ptr %data, ptr %strides, ptr %context) {\n  ret i32 ",
                      value, "\n}\n");
}

// What a pool does, one range after the other.
std::int32_t in_two_halves(const hone::Context* context, hone::ParallelBody body, void* closure,
                           std::int64_t extent) {
  const std::int32_t low = body(closure, 0, extent / 2, 0, context);
  const std::int32_t high = body(closure, extent / 2, extent, 1, context);
  return low != 0 ? low : high;
}

template <class... Buffers>
std::int32_t call(const LoadedCode& code, std::int64_t stride, Buffers&... buffers) {
  const hone::Context context = {in_two_halves, nullptr, nullptr, 2, nullptr};
  void* const data[] = {buffers.data()...};
  return code.symbol<KernelFunction>("kernel")(data, &stride, &context);
}

// Runs test(llvm, options) on every version, with every pipeline and code generation level.
template <class Test>
void with_every_option(Test test) {
  hone::test::on_every_llvm([&](hone::Llvm& llvm) {
    for (const char* passes : {"", "function(sroa,early-cse,loop-mssa(licm))", "default<O3>"}) {
      for (int level = 0; level <= 3; ++level) {
        CAPTURE(passes);
        CAPTURE(level);
        test(llvm, hone::LlvmOptions{.passes = passes, .codegen_level = level});
      }
    }
  });
}

}  // namespace

TEST_CASE("a vector add runs under the kernel's calling convention") {
  with_every_option([](hone::Llvm& llvm, const hone::LlvmOptions& options) {
    const auto code = hone::compile_text(vector_add, CpuTarget::host(), options, nullptr, llvm);
    std::vector<float> a(24), b(24), c(24, -1.0F);
    for (std::size_t i = 0; i < a.size(); ++i) {
      a[i] = static_cast<float>(i);
      b[i] = static_cast<float>(100 * i);
    }
    CHECK(call(code, 24, a, b, c) == 0);
    for (std::size_t i = 0; i < c.size(); ++i) CHECK(c[i] == static_cast<float>(101 * i));
  });
}

TEST_CASE("a reduction keeps its accumulator across the loop") {
  with_every_option([](hone::Llvm& llvm, const hone::LlvmOptions& options) {
    const auto code = hone::compile_text(reduction, CpuTarget::host(), options, nullptr, llvm);
    std::vector<float> a(64), sum(1, -1.0F);
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = static_cast<float>(i);
    CHECK(call(code, 64, a, sum) == 0);
    CHECK(sum[0] == 2016.0F);
  });
}

TEST_CASE("a tile of fused multiply-adds computes a matrix product") {
  if (!CpuTarget::host().fma) {
    MESSAGE("skipped: this machine has no fused multiply-add");
    return;
  }
  with_every_option([](hone::Llvm& llvm, const hone::LlvmOptions& options) {
    const auto code = hone::compile_text(fma_tile, CpuTarget::host(), options, nullptr, llvm);
    constexpr std::size_t extent = 5;
    std::vector<float> a(2 * extent), b(extent * 8), c(16, -1.0F);
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = static_cast<float>(i + 1);
    for (std::size_t i = 0; i < b.size(); ++i) b[i] = static_cast<float>(i % 7);
    CHECK(call(code, extent, a, b, c) == 0);
    for (std::size_t i = 0; i < 2; ++i) {
      for (std::size_t j = 0; j < 8; ++j) {
        float expected = 0;
        for (std::size_t k = 0; k < extent; ++k) expected += a[i * extent + k] * b[k * 8 + j];
        CHECK(c[i * 8 + j] == expected);
      }
    }
  });
}

TEST_CASE("a kernel reaches threads through its context and needs no external symbol") {
  with_every_option([](hone::Llvm& llvm, const hone::LlvmOptions& options) {
    const auto object =
        hone::emit_object(parallel_kernel, CpuTarget::host(), options, nullptr, llvm);
    CHECK(hone::undefined_symbols(object).empty());
    const LoadedCode code = hone::link_object(object, nullptr, llvm);
    std::vector<std::int64_t> elements = {10, 10, 10, 10};
    CHECK(call(code, 4, elements) == 0);
    CHECK(elements == std::vector<std::int64_t>{10, 10, 11, 11});
  });
}

TEST_CASE("the attribute no-builtins keeps LLVM from calling memset") {
  with_every_option([](hone::Llvm& llvm, const hone::LlvmOptions& options) {
    const auto object = hone::emit_object(zero_fill, CpuTarget::host(), options, nullptr, llvm);
    CHECK(hone::undefined_symbols(object).empty());
    std::vector<float> elements(37, 1.0F);
    CHECK(call(hone::link_object(object, nullptr, llvm), 37, elements) == 0);
    CHECK(elements == std::vector<float>(37, 0.0F));
  });
}

TEST_CASE("four threads compile at the same time and each gets its own code") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    std::vector<int> right(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < right.size(); ++t) {
      threads.emplace_back([&llvm, &right, t] {
        for (int i = 0; i < 20; ++i) {
          const int value = static_cast<int>(t) * 1000 + i;
          const auto code = hone::compile_text(returning(value), CpuTarget::host(),
                                               {.passes = "default<O3>"}, nullptr, llvm);
          std::vector<float> unused;
          right[t] += call(code, 0, unused) == value ? 1 : 0;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(right == std::vector<int>(4, 20));
  });
}

TEST_CASE("code of two libLLVM versions runs side by side") {
  std::vector<LoadedCode> codes;
  hone::test::on_every_llvm([&](hone::Llvm& llvm) {
    codes.push_back(hone::compile_text(returning(static_cast<int>(codes.size())), CpuTarget::host(),
                                       {}, nullptr, llvm));
  });
  std::vector<float> unused;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    CHECK(call(codes[i], 0, unused) == static_cast<std::int32_t>(i));
  }
}

TEST_CASE("the default libLLVM is opened once and is one of the accepted versions") {
  hone::Llvm& llvm = hone::default_llvm();
  CHECK(&hone::default_llvm() == &llvm);
  CHECK(llvm.api().major_version() >= hone::oldest_llvm);
  CHECK(llvm.api().major_version() <= hone::newest_llvm);
  std::vector<float> unused;
  CHECK(call(hone::compile_text(returning(42), CpuTarget::host()), 0, unused) == 42);
}

TEST_CASE("assembly and optimised text can be read") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const CpuTarget target = CpuTarget::x86_sse2();
    constexpr std::string_view text =
        "define i32 @kernel() {\n  %x = add i32 1, 2\n  ret i32 %x\n}\n";
    const auto unoptimised = hone::optimised_ir(text, target, {}, nullptr, llvm);
    CHECK(unoptimised.find("%x = add i32 1, 2\n  ret i32 %x") != std::string::npos);
    CHECK(unoptimised.find("target triple = \"x86_64-unknown-linux-gnu\"") != std::string::npos);
    const hone::LlvmOptions options = {.passes = "function(early-cse)"};
    const auto optimised = hone::optimised_ir(text, target, options, nullptr, llvm);
    CHECK(optimised.find("define i32 @kernel() {\n  ret i32 3\n}") != std::string::npos);
    const auto assembly = hone::emit_assembly(text, target, options, nullptr, llvm);
    CHECK(assembly.find("kernel:\n") != std::string::npos);
    CHECK(assembly.find("movl\t$3, %eax") != std::string::npos);
  });
}

TEST_CASE("the time of a compilation is told by phase") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    hone::CompilePhases phases;
    hone::compile_text(vector_add, CpuTarget::host(), {.passes = "default<O1>"}, &phases, llvm);
    CHECK(phases.parse_ms > 0);
    CHECK(phases.verify_ms > 0);
    CHECK(phases.passes_ms > 0);
    CHECK(phases.codegen_ms > 0);
    CHECK(phases.link_ms > 0);
    hone::CompilePhases unverified;
    hone::emit_object(vector_add, CpuTarget::host(), {.verify = false}, &unverified, llvm);
    CHECK(unverified.verify_ms == 0);
    CHECK(unverified.passes_ms == 0);
    CHECK(unverified.link_ms == 0);
  });
}
