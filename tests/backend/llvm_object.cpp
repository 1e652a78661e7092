#include "installed_llvm.hpp"
#include <hone/backend/llvm_object.hpp>

#include <doctest/doctest.h>

#include <span>
#include <string>
#include <vector>

using hone::BackendError;
using Names = std::vector<std::string>;

namespace {

constexpr const char* calls_expf = R"(
declare float @expf(float)
define internal float @hidden(float %x) noinline { ret float %x }
define float @second(float %x) { ret float %x }
define float @first(float %x) {
  %y = call float @expf(float %x)
  %z = call float @hidden(float %y)
  ret float %z
}
)";

std::vector<char> object_of(hone::Llvm& llvm, const char* text) {
  return hone::emit_object(text, hone::CpuTarget::x86_sse2(), {}, nullptr, llvm);
}

}  // namespace

TEST_CASE("an object tells which symbols it needs and which it defines") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const std::vector<char> object = object_of(llvm, calls_expf);
    CHECK(hone::undefined_symbols(object) == Names{"expf"});
    CHECK(hone::defined_symbols(object) == Names{"first", "second"});
  });
}

TEST_CASE("a vector function that the target lacks becomes a call that is found") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const std::vector<char> object = object_of(llvm, R"(
declare <16 x float> @llvm.exp.v16f32(<16 x float>)
define void @kernel(ptr %p) {
  %x = load <16 x float>, ptr %p, align 4
  %y = call <16 x float> @llvm.exp.v16f32(<16 x float> %x)
  store <16 x float> %y, ptr %p, align 4
  ret void
}
)");
    CHECK(hone::undefined_symbols(object) == Names{"expf"});
  });
}

TEST_CASE("an object for another architecture can be read too") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const auto object =
        hone::emit_object(calls_expf, hone::CpuTarget::aarch64_neon(), {}, nullptr, llvm);
    CHECK(hone::undefined_symbols(object) == Names{"expf"});
    CHECK(hone::object_machine(object) == EM_AARCH64);
    CHECK(hone::object_machine(object_of(llvm, calls_expf)) == EM_X86_64);
  });
}

TEST_CASE("no cut-off or damaged object is read beyond its end") {
  hone::test::on_every_llvm([](hone::Llvm& llvm) {
    const std::vector<char> whole = object_of(llvm, calls_expf);
    std::size_t refused = 0;
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const std::vector<char> part(whole.begin(),
                                   whole.begin() + static_cast<std::ptrdiff_t>(size));
      try {
        hone::undefined_symbols(part);
      } catch (const BackendError&) {
        ++refused;
      }
    }
    CHECK(refused == whole.size());
    for (std::size_t place = 0; place < whole.size(); ++place) {
      std::vector<char> damaged = whole;
      damaged[place] = static_cast<char>(~static_cast<unsigned char>(damaged[place]));
      try {
        hone::undefined_symbols(damaged);
      } catch (const BackendError&) {
      }
    }
  });
}

TEST_CASE("bytes that are no object are refused") {
  const std::string text = "define i32 @kernel() { ret i32 0 } and so on, long enough for a header";
  CHECK_THROWS_WITH_AS(hone::undefined_symbols(std::span<const char>(text)),
                       "these bytes are not a relocatable ELF64 object", BackendError);
  CHECK_THROWS_WITH_AS(hone::defined_symbols({}), "these bytes are not a relocatable ELF64 object",
                       BackendError);
}
