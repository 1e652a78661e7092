#include <hone/tool/demo_case.hpp>
#include <hone/tool/demo_programs.hpp>

#include <doctest/doctest.h>

using namespace hone;

TEST_CASE("errors are measured against float64 at sampled elements") {
  Rng rng(1);
  const demo::Tensor z("Z", {1024, 1024}, rng);
  demo::Tensor p("P", {1024, 1024}, rng);
  const auto [error, bound] =
      demo::error_of(reify(demo::softmax::program.flat()), p, {z.view()});
  CHECK(error > 0.5);  // random numbers are no softmax
  CHECK(bound < 1e-6);
}

TEST_CASE("a report scales what the kernel was measured at to the time seen here") {
  KernelFacts facts;
  facts.seconds = 1e-3;
  facts.gflops = 100;
  facts.roof = 0.5;
  int calls = 0;
  const demo::CaseReport report = demo::report_of("x", facts, [&] { ++calls; });
  CHECK(calls >= 20);
  CHECK(report.gflops == doctest::Approx(100 / report.ms));
  CHECK(report.roof == doctest::Approx(0.5 / report.ms));
}
