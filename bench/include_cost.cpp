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
#include "report.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
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

/// A folder that goes with its last user.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = std::filesystem::temp_directory_path() / "hone-bench-XXXXXX";
    require(mkdtemp(pattern.data()) != nullptr, "no folder can be made at ", pattern);
    path_ = pattern;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// User CPU seconds of a command and its children; -1 if it cannot be started.
double user_seconds(std::vector<std::string> command) {
  std::vector<char*> words;
  for (std::string& word : command) words.push_back(word.data());
  words.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawnp(&child, words[0], nullptr, nullptr, words.data(), environ) != 0) return -1;
  int status = 0;
  rusage used{};
  require(wait4(child, &status, 0, &used) == child, "the compiler was lost");
  require(WIFEXITED(status) && WEXITSTATUS(status) == 0, join(command, " "), " failed");
  return static_cast<double>(used.ru_utime.tv_sec) +
         1e-6 * static_cast<double>(used.ru_utime.tv_usec);
}

bool is_installed(const std::string& compiler) {
  return std::system(("command -v " + compiler + " > /dev/null").c_str()) == 0;
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
        user_seconds({compiler_, "-std=c++20", "-O2", "-I", HONE_SOURCE_DIR "/include", "-c",
                      file(source), "-o", folder_.file("object.o")});
    source.best = std::min(source.best, seconds);
  }

  std::string compiler_;
  std::vector<Source> sources_ = sources();
  TemporaryFolder folder_;
};

Report measure(const Arguments& arguments) {
  Report report("include_cost", {"compiler", "file", "user s", "budget s"});
  const std::array compilers{std::string(arguments.text("--gcc", "g++")),
                             std::string(arguments.text("--clang", "clang++-19"))};
  for (const std::string& compiler : compilers) {
    if (!is_installed(compiler)) {
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
