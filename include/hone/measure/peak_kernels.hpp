// measure/peak_kernels.hpp
// LLVM IR texts of the loops that show what a machine can do at most: multiply-adds that wait for
// nothing, and memory that is only read or only copied. roof.hpp compiles and times them.
//
// Each text defines `body`, a ParallelBody whose closure is a PeakWork; every worker works on a
// chunk of its own. The loops are as simple as their instructions allow: full vectors, as many
// independent accumulators as hide the latency.
#pragma once

#include <hone/ir/dtype.hpp>
#include <hone/support/error.hpp>
#include <hone/support/target.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace hone {

/// What the loops work on; the texts know its layout.
struct PeakWork {
  std::int64_t rounds;       // how often each worker goes over its chunk
  std::byte* data;           // 64-byte aligned
  std::int64_t chunk_bytes;  // per worker, a multiple of peak_block_bytes(target)
};

namespace detail {

inline constexpr int peak_streams = 8;  // vectors that one step of a memory loop takes

/// Replaces every `key` in the text.
inline void put(std::string& text, std::string_view key, const std::string& value) {
  for (std::size_t at = text.find(key); at != std::string::npos;
       at = text.find(key, at + value.size())) {
    text.replace(at, key.size(), value);
  }
}

/// The start of every text: %rounds, %chunk (the worker's) and %bytes of it.
inline constexpr std::string_view peak_prologue = R"(
define i32 @body(ptr %work, i64 %begin, i64 %end, i64 %worker, ptr %context) nounwind {
entry:
  %rounds = load i64, ptr %work, align 8
  %data.slot = getelementptr i8, ptr %work, i64 8
  %data = load ptr, ptr %data.slot, align 8
  %bytes.slot = getelementptr i8, ptr %work, i64 16
  %bytes = load i64, ptr %bytes.slot, align 8
  %from = mul i64 %worker, %bytes
  %chunk = getelementptr i8, ptr %data, i64 %from
)";

inline std::string vector_type(const CpuTarget& target, DType type) {
  const int lanes = target.lanes(static_cast<int>(size_of(type)));
  return concat("<", lanes, " x ", type == DType::f32 ? "float" : "double", ">");
}

/// The address of the chunk's vector number `slot`, as %a<slot>.
inline std::string vector_address(const CpuTarget& target, int slot) {
  return concat("  %a", slot, " = getelementptr i8, ptr %chunk, i64 ",
                slot * (target.vector_bits / 8), "\n");
}

/// acc = acc * x + y, in one instruction where the target has it.
inline std::string multiply_add(const CpuTarget& target, DType type, int slot) {
  const std::string vector = vector_type(target, type);
  if (!target.fma) {
    return concat("  %p", slot, " = fmul ", vector, " %acc", slot, ", %x\n  %next", slot,
                  " = fadd ", vector, " %p", slot, ", %y\n");
  }
  const char* const element = type == DType::f32 ? "f32" : "f64";
  const int lanes = target.lanes(static_cast<int>(size_of(type)));
  return concat("  %next", slot, " = call ", vector, " @llvm.fma.v", lanes, element, "(", vector,
                " %acc", slot, ", ", vector, " %x, ", vector, " %y)\n");
}

inline std::string fma_declaration(const CpuTarget& target, DType type) {
  if (!target.fma) return "";
  const std::string v = vector_type(target, type);
  const int lanes = target.lanes(static_cast<int>(size_of(type)));
  return concat("declare ", v, " @llvm.fma.v", lanes, type == DType::f32 ? "f32" : "f64", "(", v,
                ", ", v, ", ", v, ")\n");
}

}  // namespace detail

/// What chunks are multiples of: one step of the copying loop.
inline std::int64_t peak_block_bytes(const CpuTarget& target) {
  return std::int64_t{2} * detail::peak_streams * target.vector_bits / 8;
}

/// Independent accumulators of the multiply-add loop: three quarters of the registers.
inline int peak_accumulators(const CpuTarget& target) { return target.vector_registers * 3 / 4; }

/// Floating-point operations that one worker does in one round of the multiply-add loop.
inline double multiply_add_flops(const CpuTarget& target, DType type) {
  return 2.0 * peak_accumulators(target) * target.lanes(static_cast<int>(size_of(type)));
}

/// The multiply-add loop. Its chunk holds the vectors x and y, then one per accumulator.
inline std::string multiply_add_text(const CpuTarget& target, DType type) {
  const std::string vector = detail::vector_type(target, type);
  std::string loads, phis, steps, stores;
  for (int slot = 0; slot < peak_accumulators(target) + 2; ++slot) {
    loads += detail::vector_address(target, slot);
    const std::string name = slot == 0 ? "x" : slot == 1 ? "y" : concat("start", slot);
    loads += concat("  %", name, " = load ", vector, ", ptr %a", slot, ", align 8\n");
    if (slot < 2) continue;
    phis += concat("  %acc", slot, " = phi ", vector, " [%start", slot, ", %entry], [%next", slot,
                   ", %loop]\n");
    steps += detail::multiply_add(target, type, slot);
    stores += concat("  store ", vector, " %next", slot, ", ptr %a", slot, ", align 8\n");
  }
  return concat(detail::fma_declaration(target, type), detail::peak_prologue, loads,
                "  br label %loop\nloop:\n  %round = phi i64 [0, %entry], [%more, %loop]\n", phis,
                steps, "  %more = add nuw nsw i64 %round, 1\n",
                "  %again = icmp ult i64 %more, %rounds\n",
                "  br i1 %again, label %loop, label %done\ndone:\n", stores, "  ret i32 0\n}\n");
}

namespace detail {

/// A loop over rounds around a loop over [0, limit) in steps of `step` bytes; `phis` and `steps`
/// are the inner loop's, `%at` its offset.
inline constexpr std::string_view sweep_text = R"(
  br label %sweep
sweep:
  %round = phi i64 [0, %entry], [%more, %swept]
OUTER  br label %loop
loop:
  %at = phi i64 [0, %sweep], [%then, %loop]
INNER  %then = add nuw nsw i64 %at, STEP
  %on = icmp ult i64 %then, %limit
  br i1 %on, label %loop, label %swept
swept:
  %more = add nuw nsw i64 %round, 1
  %again = icmp ult i64 %more, %rounds
  br i1 %again, label %sweep, label %done
done:
)";

inline std::string sweep(const std::string& outer, const std::string& inner, int step) {
  std::string text(sweep_text);
  put(text, "OUTER", outer);
  put(text, "INNER", inner);
  put(text, "STEP", std::to_string(step));
  return text;
}

}  // namespace detail

/// Reads every byte of the chunk once per round; the bits go into as many accumulators as one step
/// has vectors, which end in the chunk's beginning.
inline std::string read_text(const CpuTarget& target) {
  const int bytes = target.vector_bits / 8;
  const std::string vector = concat("<", target.lanes(4), " x i32>");
  std::string outer, inner, stores;
  for (int n = 0; n < detail::peak_streams; ++n) {
    outer += concat("  %old", n, " = phi ", vector, " [zeroinitializer, %entry], [%new", n,
                    ", %swept]\n");
    inner += concat("  %acc", n, " = phi ", vector, " [%old", n, ", %sweep], [%new", n,
                    ", %loop]\n");
    stores += detail::vector_address(target, n);
    stores += concat("  store ", vector, " %new", n, ", ptr %a", n, ", align 8\n");
  }
  for (int n = 0; n < detail::peak_streams; ++n) {
    inner += concat("  %o", n, " = add nuw nsw i64 %at, ", n * bytes, "\n  %p", n,
                    " = getelementptr i8, ptr %chunk, i64 %o", n, "\n  %v", n, " = load ", vector,
                    ", ptr %p", n, ", align 8\n  %new", n, " = xor ", vector, " %acc", n, ", %v",
                    n, "\n");
  }
  return concat(detail::peak_prologue, "  %limit = add i64 %bytes, 0",
                detail::sweep(outer, inner, detail::peak_streams * bytes), stores,
                "  ret i32 0\n}\n");
}

/// Copies the first half of the chunk to the second once per round.
inline std::string copy_text(const CpuTarget& target) {
  const int bytes = target.vector_bits / 8;
  const std::string vector = concat("<", target.lanes(4), " x i32>");
  std::string inner;
  for (int n = 0; n < detail::peak_streams; ++n) {
    inner += concat("  %o", n, " = add nuw nsw i64 %at, ", n * bytes, "\n  %p", n,
                    " = getelementptr i8, ptr %chunk, i64 %o", n, "\n  %q", n,
                    " = getelementptr i8, ptr %target, i64 %o", n, "\n  %v", n, " = load ", vector,
                    ", ptr %p", n, ", align 8\n  store ", vector, " %v", n, ", ptr %q", n,
                    ", align 8\n");
  }
  return concat(detail::peak_prologue,
                "  %limit = lshr i64 %bytes, 1\n  %target = getelementptr i8, ptr %chunk, i64 "
                "%limit",
                detail::sweep("", inner, detail::peak_streams * bytes), "  ret i32 0\n}\n");
}

}  // namespace hone
