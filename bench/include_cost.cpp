// What including hone costs a file: user CPU seconds of the compiler.
//
//   include_cost [--rounds 5] [--heavy-rounds 1] [--gcc g++] [--clang clang++-19] [--json FILE]
//
//   empty          the floor: process start and an empty file
//   expression     hone/dsl.hpp and a dense expression        budget 0.25 s with GCC
//   compiled       hone/hone.hpp with autotune, HONE_COMPILED budget 1.0 s
//   header-only    the same without HONE_COMPILED             budget 15 s
//
// Each file is compiled with -O2 in a child process; the fastest of the rounds counts, with the
// files in turn. A compiler that is not there is left out.
#include "compilation.hpp"
#include "report.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace hone;
using bench::Arguments;
using bench::Report;

constexpr const char* expression = R"(
namespace dense {
using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Input<"A", float, 128, 768> A;
constexpr Input<"B", float, 768, 3072> B;
constexpr Input<"bias", float, 3072> bias;
constexpr Output<"C", float, 128, 3072> C;
constexpr auto program = C(i, j) = relu(sum(k, A(i, k) * B(k, j)) + bias(j));
}  // namespace dense
)";

constexpr const char* use = R"(
void run(float* a, float* b, float* bias, float* c) {
  const auto kernel = hone::autotune(dense::program);
  kernel(dense::A = a, dense::B = b, dense::bias = bias, dense::C = c);
}
)";

struct Source {
  std::string name;
  std::string text;
  bool is_heavy = false;  // takes tens of seconds
  double budget = 0;      // seconds; 0: none
  double best = std::numeric_limits<double>::infinity();
};

std::vector<Source> sources() {
  const std::string dsl = "#include <hone/dsl.hpp>\n";
  const std::string hone = "#include <hone/hone.hpp>\n";
  return {{"empty", ""},
          {"expression", dsl + expression, false, 0.25},
          {"compiled", "#define HONE_COMPILED\n" + hone + expression + use, false, 1.0},
          {"header-only", hone + expression + use, true, 15}};
}

class Compilations {
 public:
  explicit Compilations(std::string compiler) : compiler_(std::move(compiler)) {}

  void run(std::int64_t rounds, std::int64_t heavy_rounds) {
    for (const Source& source : sources_) std::ofstream(file(source)) << source.text;
    for (std::int64_t round = 0; round < rounds; ++round) {
      for (Source& source : sources_) {
        if (!source.is_heavy || round < heavy_rounds) compile(source);
      }
    }
  }

  void add_rows(Report& report) const {
    for (const Source& source : sources_) {
      report.row(compiler_, source.name, source.best, source.budget);
    }
  }

 private:
  std::string file(const Source& source) const { return folder_.file(source.name + ".cpp"); }

  void compile(Source& source) const {
    const double seconds =
        bench::compile_seconds(compiler_, file(source), folder_.file("object.o"));
    source.best = std::min(source.best, seconds);
  }

  std::string compiler_;
  std::vector<Source> sources_ = sources();
  bench::TemporaryFolder folder_;
};

Report measure(const Arguments& arguments) {
  Report report("include_cost", {"compiler", "file", "user s", "budget s"});
  const std::array compilers{std::string(arguments.text("--gcc", "g++")),
                             std::string(arguments.text("--clang", "clang++-19"))};
  for (const std::string& compiler : compilers) {
    if (!bench::is_installed(compiler)) {
      report.note(compiler + " is not installed");
      continue;
    }
    Compilations compilations(compiler);
    compilations.run(arguments.count("--rounds", 5), arguments.count("--heavy-rounds", 1));
    compilations.add_rows(report);
  }
  return report;
}

}  // namespace

int main(int count, char** texts) {
  return hone::bench::run(count, texts, {"--rounds", "--heavy-rounds", "--gcc", "--clang"},
                          measure);
}
