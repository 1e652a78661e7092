// program/element_memo.hpp
// Remembers computed elements of one tensor, so that softmax's row maximum is computed once and not
// for every element of the row. Memory grows with the elements that were asked for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include <hone/program/error_bound.hpp>

namespace hone {

class ElementMemo {
 public:
  explicit ElementMemo(std::int64_t elements)
      : page_of_(static_cast<std::size_t>((elements + page_size - 1) / page_size), -1) {}

  /// The element at a row-major offset, or nullptr if it is not known.
  const Approx* find(std::int64_t offset) const {
    const std::int32_t page = page_of_[static_cast<std::size_t>(offset / page_size)];
    if (page < 0) return nullptr;
    const Page& found = pages_[static_cast<std::size_t>(page)];
    const auto place = static_cast<std::size_t>(offset % page_size);
    return found.known >> place & 1U ? &found.elements[place] : nullptr;
  }

  void set(std::int64_t offset, const Approx& element) {
    std::int32_t& page = page_of_[static_cast<std::size_t>(offset / page_size)];
    if (page < 0) {
      page = static_cast<std::int32_t>(pages_.size());
      pages_.emplace_back();
    }
    Page& target = pages_[static_cast<std::size_t>(page)];
    const auto place = static_cast<std::size_t>(offset % page_size);
    target.elements[place] = element;
    target.known |= std::uint64_t{1} << place;
  }

 private:
  static constexpr std::int64_t page_size = 64;
  struct Page {
    std::array<Approx, page_size> elements;
    std::uint64_t known = 0;  // a bit for each element
  };
  std::vector<std::int32_t> page_of_;  // -1: none of its elements is known
  std::deque<Page> pages_;
};

}  // namespace hone
