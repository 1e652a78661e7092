// What expressions cost a file: user CPU seconds of the compiler beyond those of the include, for
// 20 statements of 64 terms each.
//
//   compile_time [--statements 20] [--terms 64] [--rounds 7] [--gcc g++] [--clang clang++-19]
//                [--json FILE] [--write FILE]
//
//   include     hone/dsl.hpp alone: what is subtracted
//   statements  every statement has terms of one kind, the kinds in turn: products of elements,
//               stencils (subscripts with offsets), reductions, functions
//   medley      terms of all kinds in every statement: the most types for the compiler
//
// budget of `statements`: 0.9 s GCC 12, 1.1 s Clang 19; longest symbol under 200 characters.
//
// Tensors, indices and operators change from term to term in a fixed pseudo-random order. The
// files are compiled in turn at -O2, and the median of the rounds counts. "longest symbol" is that
// of the object file as `nm -C` prints it; a function reads all programs, so that none is left out.
// --write FILE writes the file `statements` and ends.
#include "compilation.hpp"
#include "report.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace hone;
using bench::Arguments;
using bench::Report;

constexpr const char* declarations = R"(#include <hone/dsl.hpp>

namespace programs {

using namespace hone;
constexpr Index<"i"> i;
constexpr Index<"j"> j;
constexpr Index<"k"> k;
constexpr Index<"l"> l;
constexpr Index<"m"> m;
constexpr Index<"n"> n;
constexpr Input<"A", float, 256, 256> A;
constexpr Input<"B", float, 256, 256> B;
constexpr Input<"D", float, "K", 256> D;
constexpr Input<"image", float, 264, 264> image;
constexpr Input<"E", float, 256, 64> E;
constexpr Input<"T", float, 256, "K", 64> T;
constexpr Input<"weights", float, "K", 64> weights;
constexpr Input<"bias", float, 256> bias;
constexpr Input<"scale", float, 256> scale;
)";

using Terms = std::vector<std::string_view>;

const Terms products = {"A(i, j)",           "0.5f * B(i, j)",     "A(i, j) * B(i, j)",
                        "A(i, j) * bias(j)", "B(j, i) * scale(i)", "2 * bias(j) * scale(i)"};

const Terms stencils = {"image(i + 1, j + 3)",
                        "0.25f * image(i + 4, j + 2)",
                        "0.5f * image(i + 4, 260 - j)",
                        "zero_pad(A)(i - 1, j + 2)",
                        "0.125f * zero_pad(B)(i, j - 4)",
                        "image(i + 2, j + 6) * scale(i)"};

const Terms reductions = {"sum(k, D(k, i) * D(k, j))",     "sum(l, m, T(i, l, m) * weights(l, m))",
                          "max_over(n, A(i, n))",          "sum(n, A(i, n) * B(n, j)) * scale(i)",
                          "sum(m, 2 * E(i, m) * E(j, m))", "bias(j)"};

const Terms functions = {
    "exp(A(i, j) - bias(j))",   "relu(B(i, j))",         "select(A(i, j) < bias(j), B(i, j), 0)",
    "(bias(j) + 1) / scale(i)", "max(A(i, j), B(i, j))", "sqrt(scale(i))"};

const std::vector<Terms> kinds = {products, stencils, reductions, functions};

/// All kinds as one.
std::vector<Terms> medley() {
  Terms all;
  for (const Terms& kind : kinds) all.insert(all.end(), kind.begin(), kind.end());
  return {all};
}

/// Numbers that are the same on every machine.
class Sequence {
 public:
  std::size_t next(std::size_t bound) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % bound;
  }

 private:
  std::uint64_t state_ = 1;
};

std::string statement(std::int64_t number, std::int64_t length, const Terms& terms,
                      Sequence& sequence) {
  const std::string name = concat(number);
  std::string text = concat("constexpr Output<\"Y", name, "\", float, 256, 256> Y", name,
                            ";\nconstexpr auto program", name, " = Y", name, "(i, j) = ");
  for (std::int64_t term = 0; term < length; ++term) {
    if (term > 0) text += term % 3 == 0 ? "\n    " : " ";
    if (term > 0) text += sequence.next(4) == 0 ? "- " : "+ ";
    text += terms[sequence.next(terms.size())];
  }
  return text + ";\n";
}

std::string file_text(std::int64_t statements, std::int64_t length,
                      const std::vector<Terms>& kinds_in_turn) {
  std::string text = declarations;
  std::string uses;
  Sequence sequence;
  for (std::int64_t s = 0; s < statements; ++s) {
    const Terms& terms = kinds_in_turn[static_cast<std::size_t>(s) % kinds_in_turn.size()];
    text += statement(s, length, terms, sequence);
    uses += concat(s == 0 ? "" : ", ", "program", s, ".flat()");
  }
  return concat(text, "\n}  // namespace programs\n\nhone::FlatProgram use(int n) {\n",
                "  using namespace programs;\n  const hone::FlatProgram all[] = {", uses,
                "};\n  return all[n];\n}\n");
}

struct Source {
  std::string name;
  std::string text;
  std::vector<double> seconds;

  double median() const { return bench::quantile(seconds, 0.5); }
};

/// Characters of the longest symbol of an object file, demangled; 0 where nm is missing.
std::size_t longest_symbol(const std::string& object) {
  std::FILE* names = popen(("nm -C " + object + " | cut -c20-").c_str(), "r");
  if (!names) return 0;
  std::size_t longest = 0;
  std::size_t length = 0;
  for (int c = std::fgetc(names); c != EOF; c = std::fgetc(names)) {
    if (c != '\n') longest = std::max(longest, ++length);
    if (c == '\n') length = 0;
  }
  pclose(names);
  return longest;
}

class Compilations {
 public:
  Compilations(std::string compiler, std::int64_t statements, std::int64_t terms)
      : compiler_(std::move(compiler)),
        sources_{{"include", "#include <hone/dsl.hpp>\n", {}},
                 {"statements", file_text(statements, terms, kinds), {}},
                 {"medley", file_text(statements, terms, medley()), {}}} {}

  void run(std::int64_t rounds) {
    for (const Source& source : sources_) std::ofstream(path(source, ".cpp")) << source.text;
    for (std::int64_t round = 0; round < rounds; ++round) {
      for (Source& source : sources_) {
        source.seconds.push_back(
            bench::compile_seconds(compiler_, path(source, ".cpp"), path(source, ".o")));
      }
    }
  }

  /// `budget` is that of the first file with statements.
  void add_rows(Report& report, double budget) const {
    const double include = sources_[0].median();
    report.row(compiler_, sources_[0].name, include, "", "", "");
    for (std::size_t s = 1; s < sources_.size(); ++s) {
      const double seconds = sources_[s].median();
      const auto symbol = longest_symbol(path(sources_[s], ".o"));
      report.row(compiler_, sources_[s].name, seconds, seconds - include,
                 s == 1 ? bench::Cell(budget) : bench::Cell(""), symbol);
    }
  }

 private:
  std::string path(const Source& source, const char* suffix) const {
    return folder_.file(source.name + suffix);
  }

  std::string compiler_;
  std::vector<Source> sources_;
  bench::TemporaryFolder folder_;
};

void measure_compiler(const Arguments& arguments, const std::string& compiler, double budget,
                      Report& report) {
  if (!bench::is_installed(compiler)) {
    report.note(compiler + " is not installed");
    return;
  }
  Compilations compilations(compiler, arguments.count("--statements", 20),
                            arguments.count("--terms", 64));
  compilations.run(arguments.count("--rounds", 7));
  compilations.add_rows(report, budget);
}

Report measure(const Arguments& arguments) {
  Report report("compile_time",
                {"compiler", "file", "user s", "beyond the include", "budget", "longest symbol"});
  const std::string written(arguments.text("--write", ""));
  if (!written.empty()) {
    std::ofstream(written) << file_text(arguments.count("--statements", 20),
                                        arguments.count("--terms", 64), kinds);
    return report;
  }
  measure_compiler(arguments, std::string(arguments.text("--gcc", "g++")), 0.9, report);
  measure_compiler(arguments, std::string(arguments.text("--clang", "clang++-19")), 1.1, report);
  return report;
}

}  // namespace

int main(int count, char** texts) {
  return hone::bench::run(count, texts,
                          {"--statements", "--terms", "--rounds", "--gcc", "--clang", "--write"},
                          measure);
}
