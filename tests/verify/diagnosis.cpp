#include <hone/verify/diagnosis.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace hone;

namespace {

const std::vector<ArgumentLayout> layouts = {{"A", DType::f32, false, {4, 5}, {5, 1}},
                                             {"C", DType::f64, true, {4, 5}, {5, 1}}};

struct Told {
  GateKind kind;
  std::string text;
  friend bool operator==(const Told&, const Told&) = default;
};

Told told(Finding finding, ArgumentByte place, ChildResult child = {ChildExit::ok}) {
  const GuardedResult run{child, {1, 3, finding, place}, {}};
  return {failure_of(run), diagnosis(run, layouts, 0.5)};
}

}  // namespace

TEST_CASE("every finding has its kind and its sentence") {
  CHECK(told(Finding::refused, {}) == Told{GateKind::refused, "the kernel returned the code 3"});
  CHECK(told(Finding::accessed_guard, {1, 4}) ==
        Told{GateKind::outside, "the kernel accessed byte 4 behind the end of C"});
  CHECK(told(Finding::accessed_guard, {0, -8}) ==
        Told{GateKind::outside, "the kernel accessed byte 8 before A"});
  CHECK(told(Finding::wrote_outside, {1, 0}) ==
        Told{GateKind::outside, "the kernel wrote between or beside the rows of C"});
  CHECK(told(Finding::wrote_input, {0, 24}) ==
        Told{GateKind::wrote_input, "the kernel wrote to A[1, 1], an input"});
  CHECK(told(Finding::unwritten, {1, 64}) ==
        Told{GateKind::unwritten, "the kernel did not write C[1, 3]"});
}

TEST_CASE("bits that change are told, and are a failure only after the values were looked at") {
  CHECK(told(Finding::unsteady, {1, 8}) ==
        Told{GateKind::ok, "C[0, 1] changes between runs on the same inputs"});
}

TEST_CASE("without a finding it counts how the child ended") {
  CHECK(told(Finding::none, {}, {ChildExit::timeout}) ==
        Told{GateKind::timeout, "the kernel did not finish within 0.5 s"});
  CHECK(told(Finding::none, {}, {ChildExit::signal, 4}) ==
        Told{GateKind::crash, "the kernel was killed by signal 4 (ILL)"});
  CHECK(told(Finding::none, {}, {ChildExit::code, child_threw}) ==
        Told{GateKind::crash, "the kernel ended with code 124 (an exception)"});
  CHECK(told(Finding::none, {}).kind == GateKind::ok);
}
