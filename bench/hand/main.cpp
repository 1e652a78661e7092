// Schedules written by hand (examples/by_hand/) against oneDNN, OpenBLAS and Eigen, each at its
// best.
//
//   hone-bench-hand [--json FILE] [--filter TEXT] [--threads N] [--blocks 15]
//
// Without --threads on 1 and on 2. Random data, warm; contenders interleaved, medians of blocks
// (contest.hpp). "ratio" is the best peer's time by hone's, "roof" the share of this machine's
// measured limit: of its arithmetic, or of the bandwidth of the level that holds the data. Nominal
// operations count, also those with padding that a kernel skips.
#include "../peers/peer.hpp"
#include "cases.hpp"
#include "contest.hpp"
#include "hand_report.hpp"
#include "neighbours.hpp"

#include <hone/measure/roof.hpp>
#include <hone/task/task.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace hone;
using namespace hone::bench;

/// Runs every peer once: those whose result is wrong are left out.
std::vector<Contender> right_peers(const HandCase& hand_case, int threads, HandReport& report) {
  std::vector<Contender> contenders;
  for (const PeerLibrary& library : peer_libraries()) {
    if (!library.why_missing.empty()) continue;
    for (const Peer& peer : library.peers(hand_case.problem, threads)) {
      peer.prepare();
      peer.run();
      const by_hand::Distance off = by_hand::distance(peer.result(), hand_case.wanted);
      if (off.relative > by_hand::tolerance) {
        report.leave_out(concat(peer.name, " for ", hand_case.name(), " on ", threads,
                                " threads: its result is off by ", off.absolute));
      } else {
        contenders.push_back({std::string(library.name), peer.name, peer.prepare, peer.run});
      }
    }
  }
  return contenders;
}

/// The least seconds that this machine needs.
double limit_seconds(const HandCase& hand_case, int threads) {
  const Task task = make_task(hand_case.program, {}, CpuTarget::host(), threads);
  return roof_seconds(task.flops(), task.bytes(), task.bytes(), DType::f32, threads);
}

HandRow measure_case(const HandCase& hand_case, int threads, int blocks, HandReport& report) {
  std::vector<Contender> contenders = right_peers(hand_case, threads, report);
  const HandKernel kernel = compile_case(hand_case, threads);
  contenders.insert(contenders.begin(), {"hone", "hone", [] {}, [&] { kernel.run(); }});
  const Neighbours neighbours;
  run_contest(contenders, blocks);
  const double busy_cores = neighbours.busy_cores();

  const by_hand::Distance off = by_hand::distance(hand_case.output(), hand_case.wanted);
  require(off.relative <= by_hand::tolerance, hand_case.name(), " on ", threads,
          " threads: hone's result is off by ", off.absolute);
  const double ms = contenders.front().ms();
  HandRow row{hand_case.name(), threads, ms, {}, 1e3 * limit_seconds(hand_case, threads) / ms,
              kernel.compile_ms, off.absolute, busy_cores};
  for (std::size_t n = 1; n < contenders.size(); ++n) {
    row.peers.push_back({contenders[n].library, contenders[n].name, contenders[n].ms()});
  }
  return row;
}

HandReport measure(const Arguments& arguments) {
  HandReport report;
  for (const PeerLibrary& library : peer_libraries()) {
    if (library.why_missing.empty()) continue;
    report.leave_out(concat(library.name, " (", library.why_missing, ")"));
  }
  const std::string_view filter = arguments.text("--filter", "");
  const int only = static_cast<int>(arguments.count("--threads", 1));
  const bool both = arguments.text("--threads", "").empty();
  const int blocks = static_cast<int>(arguments.count("--blocks", 15));
  for (const by_hand::Entry& entry : by_hand::entries()) {
    if (entry.name.find(filter) == std::string_view::npos) continue;
    const HandCase hand_case = make_case(entry);
    for (const int threads : both ? std::vector{1, 2} : std::vector{only}) {
      report.add(measure_case(hand_case, threads, blocks, report));
    }
  }
  return report;
}

}  // namespace

int main(int count, char** texts) {
  return hone::bench::run(count, texts, {"--filter", "--threads", "--blocks"}, measure);
}
