// feature/loop_touches.hpp
// What the stores inside each loop touch, in the order in which they run.
//
//   for j: { B = f(A);  C = g(B) }      at C's turn:  j: A once, B twice, C once
//
// A buffer that two stores of one loop touch is reused before the loop goes on.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hone::feature {

class LoopTouches {
 public:
  /// The touches of one buffer inside one loop.
  struct Touch {
    int buffer = -1;
    int stores = 0;             // that touch it
    double least_elements = 0;  // that one of them touches
    std::size_t next = 0;
  };

  void clear() {
    loops_.clear();
    touches_.assign(1, {});
  }

  void add(std::size_t loop, int buffer, double elements, double element_bytes) {
    if (loop >= loops_.size()) loops_.resize(loop + 1);
    loops_[loop].bytes += elements * element_bytes;
    loops_[loop].element_bytes += element_bytes;
    if (const std::size_t known = find(loop, buffer)) {
      ++touches_[known].stores;
      touches_[known].least_elements = std::min(touches_[known].least_elements, elements);
      return;
    }
    touches_.push_back({buffer, 1, elements, loops_[loop].first});
    loops_[loop].first = touches_.size() - 1;
  }

  /// The buffer must have been touched inside the loop.
  const Touch& of(std::size_t loop, int buffer) const {
    return touches_[find(loop, buffer)];
  }

  /// Bytes that one run of the loop touches.
  double bytes(std::size_t loop) const { return loops_[loop].bytes; }
  /// The same if every buffer were a single element.
  double element_bytes(std::size_t loop) const { return loops_[loop].element_bytes; }

 private:
  struct Loop {
    std::size_t first = 0;  // 0: none
    double bytes = 0;
    double element_bytes = 0;
  };

  /// 0 if there is none: the entry before all others.
  std::size_t find(std::size_t loop, int buffer) const {
    std::size_t t = loops_[loop].first;
    while (t != 0 && touches_[t].buffer != buffer) t = touches_[t].next;
    return t;
  }

  std::vector<Loop> loops_;
  std::vector<Touch> touches_;
};

}  // namespace hone::feature
