// schedule/name_map.hpp
// A small map from names of loops and axes to values, in the order of insertion. A stage has a few
// dozen of them: walking a list beats a tree, and one that is dropped frees one block.
#pragma once

#include <hone/support/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hone {

/// Whether two names are equal. Loop names of a stage differ at their end: look there first.
inline bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.back() == b.back() && a == b));
}

template <class Value>
class NameMap {
 public:
  using Entry = std::pair<std::string, Value>;
  using const_iterator = typename std::vector<Entry>::const_iterator;

  void reserve(std::size_t count) { entries_.reserve(count); }
  std::size_t size() const { return entries_.size(); }
  const_iterator begin() const { return entries_.begin(); }
  const_iterator end() const { return entries_.end(); }

  const_iterator find(std::string_view name) const {
    auto at = entries_.begin();
    while (at != entries_.end() && !same_name(at->first, name)) ++at;
    return at;
  }
  bool contains(std::string_view name) const { return find(name) != end(); }

  /// InternalError if there is no such name.
  const Value& at(std::string_view name) const {
    const auto found = find(name);
    ensure(found != end(), "there is no value for ", name);
    return found->second;
  }

  /// The value of the name, a new one if there is none yet.
  Value& operator[](std::string_view name) {
    const auto found = find(name);
    if (found != end()) return entries_[static_cast<std::size_t>(found - begin())].second;
    return entries_.emplace_back(std::string(name), Value()).second;
  }

 private:
  std::vector<Entry> entries_;
};

}  // namespace hone
