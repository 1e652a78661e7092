// tool/demo.hpp
// The demo: three real programs tuned on this machine, a table of what came out, and the same as
// JSON with --json FILE. A second run takes the schedules from the store.
//
//   hone-demo [--budget SECONDS] [--json FILE]
#pragma once

#include <hone/dyn.hpp>
#include <hone/seam.hpp>
#include <hone/support/json.hpp>
#include <hone/support/text.hpp>
#include <hone/tool/demo_case.hpp>
#include <hone/tool/demo_programs.hpp>

#include <Eigen/Core>

#include <cstdio>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace hone::demo {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixMap = Eigen::Map<Matrix>;

struct Settings {
  double budget_seconds = 15;  // for each case
  std::string json_file;
};

inline Settings parse_arguments(int count, const char* const* arguments) {
  Settings settings;
  for (int a = 1; a < count; ++a) {
    const std::string_view argument = arguments[a];
    const bool has_value = a + 1 < count;
    if (argument == "--json" && has_value) {
      settings.json_file = arguments[++a];
    } else if (argument == "--budget" && has_value) {
      const auto seconds = parse_double(arguments[++a]);
      require(seconds && *seconds > 0, "--budget ", arguments[a], ": give a positive number");
      settings.budget_seconds = *seconds;
    } else {
      fail<UserError>("hone-demo does not know ", argument,
                      "; it takes --budget SECONDS and --json FILE");
    }
  }
  return settings;
}

/// Milliseconds of the program's plain loops, without any schedule, on one thread.
inline double naive_ms(const Program& program, std::initializer_list<NamedArgument> arguments) {
  Options options;
  options.threads = 1;
  const DynKernel plain(hone::detail::compile_steps(program, "", options).value());
  return best_ms(plain.bind(arguments), 2, 0);
}

inline Options tuning_options(const Settings& settings) {
  Options options;
  options.budget = std::chrono::duration<double>(settings.budget_seconds);
  return options;
}

inline CaseReport run_dense(const Settings& settings) {
  Rng rng(1);
  Tensor a("A", {128, 768}, rng), b("B", {768, 3072}, rng), bias("bias", {3072}, rng);
  Tensor c("C", {128, 3072}, rng);
  const auto kernel = autotune(dense::program, tuning_options(settings));
  const auto bound = kernel.bind(dense::A = a.data, dense::B = b.data, dense::bias = bias.data,
                                 dense::C = c.data);
  CaseReport report = report_of("dense+bias+relu 128x768x3072", kernel.facts(), bound);
  const Program program = reify(dense::program.flat());
  std::tie(report.max_error, report.error_bound) =
      error_of(program, c, {a.view(), b.view(), bias.view()});
  report.naive_ms = naive_ms(
      program, {{"A", a.data}, {"B", b.data}, {"bias", bias.data}, {"C", c.data}});
  const MatrixMap am(a.data.data(), 128, 768), bm(b.data.data(), 768, 3072);
  const Eigen::Map<Eigen::RowVectorXf> v(bias.data.data(), 3072);
  MatrixMap cm(c.data.data(), 128, 3072);
  report.eigen_ms = steady_ms([&] {
    cm.noalias() = am * bm;
    cm = (cm.rowwise() + v).cwiseMax(0.0f);
  });
  return report;
}

inline CaseReport run_conv(const Settings& settings) {
  Rng rng(2);
  Tensor x("X", {14, 14, 256}, rng), w("W", {3, 3, 256, 256}, rng), y("Y", {14, 14, 256}, rng);
  const auto kernel = autotune(conv::program, tuning_options(settings));
  const auto bound = kernel.bind(conv::X = x.data, conv::W = w.data, conv::Y = y.data);
  CaseReport report = report_of("conv2d 3x3+relu 14x14 256->256", kernel.facts(), bound);
  const Program program = reify(conv::program.flat());
  std::tie(report.max_error, report.error_bound) = error_of(program, y, {x.view(), w.view()});
  report.naive_ms = naive_ms(program, {{"X", x.data}, {"W", w.data}, {"Y", y.data}});
  return report;
}

inline CaseReport run_softmax(const Settings& settings) {
  Rng rng(3);
  Tensor z("Z", {1024, 1024}, rng), p("P", {1024, 1024}, rng);
  const auto kernel = autotune(softmax::program, tuning_options(settings));
  const auto bound = kernel.bind(softmax::Z = z.data, softmax::P = p.data);
  CaseReport report = report_of("softmax 1024x1024", kernel.facts(), bound);
  report.unit = "GB/s";
  report.rate = 2 * 4.0 * 1024 * 1024 / report.ms * 1e-6;
  const Program program = reify(softmax::program.flat());
  std::tie(report.max_error, report.error_bound) = error_of(program, p, {z.view()});
  report.naive_ms = naive_ms(program, {{"Z", z.data}, {"P", p.data}});
  const MatrixMap zm(z.data.data(), 1024, 1024);
  MatrixMap pm(p.data.data(), 1024, 1024);
  report.eigen_ms = steady_ms([&] {
    pm = (zm.colwise() - zm.rowwise().maxCoeff()).array().exp().matrix();
    pm.array().colwise() /= pm.rowwise().sum().array().eval();
  });
  return report;
}

inline void print(const CaseReport& r) {
  const std::string eigen = r.eigen_ms ? number_text(std::round(*r.eigen_ms * 1e3) / 1e3) : "-";
  std::printf("%-32s %8.3f ms %8.1f %-8s %5.1f %% of limit | naive %9.2f ms | Eigen %8s ms | "
              "error %.2g (bound %.2g) | %lld trials %.1f s%s\n",
              r.name.c_str(), r.ms, r.rate, r.unit.c_str(), 100 * r.roof, r.naive_ms,
              eigen.c_str(), r.max_error, r.error_bound, static_cast<long long>(r.trials),
              r.seconds, r.from_store ? " | from the store" : "");
  std::fflush(stdout);
}

inline std::string json_text(const std::vector<CaseReport>& cases) {
  JsonWriter json;
  json.object([&] {
    json.key("cases");
    json.array([&] {
      for (const CaseReport& r : cases) {
        json.object([&] {
          json.field("name", r.name);
          json.field("ms", r.ms);
          json.field("gflops", r.gflops);
          json.field("roof", r.roof);
          json.field("naive_ms", r.naive_ms);
          json.field("eigen_ms", r.eigen_ms.value_or(std::nan("")));
          json.field("max_error", r.max_error);
          json.field("error_bound", r.error_bound);
          json.field("trials", r.trials);
          json.field("seconds", r.seconds);
          json.field("from_store", r.from_store);
        });
      }
    });
  });
  return std::string(json.text());
}

inline int run(int count, const char* const* arguments) {
  try {
    const Settings settings = parse_arguments(count, arguments);
    std::vector<CaseReport> cases;
    for (auto* run_case : {run_dense, run_conv, run_softmax}) {
      cases.push_back(run_case(settings));
      print(cases.back());
    }
    if (!settings.json_file.empty()) {
      std::ofstream file(settings.json_file);
      file << json_text(cases) << '\n';
      require(static_cast<bool>(file), "--json ", settings.json_file, ": cannot be written");
    }
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hone-demo: %s\n", error.what());
    return 1;
  }
}

}  // namespace hone::demo
