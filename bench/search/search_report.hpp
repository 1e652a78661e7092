// search/search_report.hpp
// The figures of the search: a table, and one JSON array of {name, value, unit, anchor, goal}.
#pragma once

#include "../report.hpp"

#include <hone/support/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hone::bench {

struct SearchFigure {
  std::string name;
  double value = 0;
  std::string unit;    // ms, s, trials: less is better; per_s, fraction, ratio: more is
  std::string anchor;  // what others need, or -
  std::string goal;
};

class SearchReport {
 public:
  void add(SearchFigure figure) {
    table_.row(figure.name, figure.value, figure.unit, figure.anchor, figure.goal);
    figures_.push_back(std::move(figure));
  }
  void note(std::string text) { table_.note(std::move(text)); }

  void print() const { table_.print(); }

  std::string json() const {
    JsonWriter json;
    json.array([&] {
      for (const SearchFigure& f : figures_) {
        json.object([&] {
          json.field("name", f.name);
          json.field("value", f.value);
          json.field("unit", f.unit);
          json.field("anchor", f.anchor);
          json.field("goal", f.goal);
        });
      }
    });
    return json.text() + "\n";
  }

 private:
  Report table_{"hone-bench-search", {"name", "value", "unit", "anchor", "goal"}};
  std::vector<SearchFigure> figures_;
};

}  // namespace hone::bench
