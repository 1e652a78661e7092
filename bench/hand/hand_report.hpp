// hand/hand_report.hpp
// What hone-bench-hand tells: a table, and the same as JSON
//
//   {"benchmark": "hand", "machine": .., "cores": .., "load": [before, after], "left_out": [..],
//    "cases": [{"name", "threads", "hone_ms", "peers": {name: ms}, "ratio", "roof", "compile_ms",
//               "max_error", "busy_cores"}]}
#pragma once

#include "../report.hpp"

#include <hone/support/json.hpp>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone::bench {

struct PeerTime {
  std::string library;
  std::string name;
  double ms;
};

struct HandRow {
  std::string name;
  int threads;
  double hone_ms;
  std::vector<PeerTime> peers;
  double roof;        // share of the machine's limit, a fraction
  double compile_ms;  // from the schedule to what can be called
  double max_error;   // largest distance from float64
  double busy_cores;  // that other processes used meanwhile

  /// The best time of a library's ways, or of all peers for ""; infinity if there is none.
  double best_ms(std::string_view library) const {
    double best = std::numeric_limits<double>::infinity();
    for (const PeerTime& peer : peers) {
      if (library.empty() || peer.library == library) best = std::min(best, peer.ms);
    }
    return best;
  }

  /// The best peer's time by hone's.
  double ratio() const { return best_ms("") / hone_ms; }
};

class HandReport {
 public:
  void leave_out(std::string what) {
    std::printf("left out: %s\n", what.c_str());
    left_out_.push_back(std::move(what));
  }
  void add(HandRow row) { rows_.push_back(std::move(row)); }

  void print() const {
    bool disturbed = false;
    Report table("hand", {"case", "threads", "hone ms", "oneDNN ms", "OpenBLAS ms", "Eigen ms",
                          "ratio", "roof", "compile ms", "max error", "others"});
    for (const HandRow& row : rows_) {
      table.row(row.name, row.threads, row.hone_ms, cell(row.best_ms("oneDNN")),
                cell(row.best_ms("OpenBLAS")), cell(row.best_ms("Eigen")), cell(row.ratio()),
                row.roof, row.compile_ms, row.max_error, row.busy_cores);
      disturbed = disturbed || row.busy_cores > 0.1;
    }
    if (disturbed) {
      table.note("\"others\" are cores that other processes kept busy meanwhile: measure rows with "
                 "more than 0.1 again.");
    }
    for (const std::string& what : left_out_) table.note("left out: " + what);
    table.print();
  }

  std::string json() const {
    const CpuTarget& host = CpuTarget::host();
    JsonWriter json;
    json.object([&] {
      json.field("benchmark", "hand").field("machine", host.key()).field("cores", host.cores);
      json.key("load").array([&] { json.value(load_before_).value(load_average()); });
      json.key("left_out").array([&] {
        for (const std::string& what : left_out_) json.value(what);
      });
      json.key("cases").array([&] {
        for (const HandRow& row : rows_) write(json, row);
      });
    });
    return json.text() + "\n";
  }

 private:
  /// Infinity: there is no such peer.
  static Cell cell(double number) {
    return number < std::numeric_limits<double>::infinity() ? Cell(number) : Cell("-");
  }

  static void write(JsonWriter& json, const HandRow& row) {
    json.object([&] {
      json.field("name", row.name).field("threads", row.threads).field("hone_ms", row.hone_ms);
      json.key("peers").object([&] {
        for (const PeerTime& peer : row.peers) json.field(peer.name, peer.ms);
      });
      json.field("ratio", row.ratio()).field("roof", row.roof);
      json.field("compile_ms", row.compile_ms).field("max_error", row.max_error);
      json.field("busy_cores", row.busy_cores);
    });
  }

  std::vector<HandRow> rows_;
  std::vector<std::string> left_out_;
  double load_before_ = load_average();
};

}  // namespace hone::bench
