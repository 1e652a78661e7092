// Records that tests store, compare and find again.
#pragma once

#include <hone/store/record.hpp>

#include <cstdint>
#include <string>

namespace hone_test {

inline hone::RecordKey dense_key() {
  return {.workload = "hone-task-1 reassociate\nt0 input float[128,768]\n",
          .target = "x86_64/znver4/AuthenticAMD-25-17/avx,avx2",
          .threads = 2};
}

/// A verified time.
inline hone::Record measured(double seconds, const std::string& steps = "parallel(C, i)") {
  return {.key = dense_key(),
          .steps = steps,
          .kind = hone::RecordKind::measured,
          .seconds = seconds,
          .verified = true};
}

inline hone::Record wrong(const std::string& steps) {
  return {.key = dense_key(), .steps = steps, .kind = hone::RecordKind::wrong};
}

/// A record in which no field has its default, and texts hold what is hard to write.
inline hone::Record full_record() {
  return {.key = {.workload = "line\nwith \"quotes\" \\ and \t \x01 \xc3\xa9",
                  .target = "aarch64/generic/generic/neon",
                  .threads = 64,
                  .float_mode = "strict",
                  .layout = "A:1,C:0"},
          .steps = "split(C, i, [4, 16], mask); parallel(C, i.0)",
          .kind = hone::RecordKind::timeout,
          .seconds = 0.1,
          .spread = 1.0 / 3,
          .verified = true,
          .trial = 1'000'000'007,
          .seed = 0xffff'ffff'ffff'fffe,
          .time = 1'700'000'000,
          .hone_version = "0.1.0",
          .llvm_version = "19.1.7",
          .load = "3 other processes"};
}

}  // namespace hone_test
