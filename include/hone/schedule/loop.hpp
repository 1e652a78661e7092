// schedule/loop.hpp
// A loop of a stage, and how the loops of a stage came from its axes.
//
//   split(i, [4, 16])      i -> i.0, i.1, i.2        i = (i.0 * 4 + i.1) * 16 + i.2
//   fuse(i, j)             i, j -> i@j               i = i@j / extent(j),  j = i@j % extent(j)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hone {

enum class LoopRole : std::uint8_t { spatial, reduce };

enum class Annotation : std::uint8_t { none, parallel, vectorize, unroll, partition };

constexpr std::string_view name_of(Annotation annotation) {
  switch (annotation) {
    case Annotation::none: return "for";
    case Annotation::parallel: return "parallel";
    case Annotation::vectorize: return "vectorize";
    case Annotation::unroll: return "unroll";
    case Annotation::partition: return "partition";
  }
  return "";
}

/// What happens to the last tile when the factors do not divide the extent: `exact` rejects the
/// split, `mask` keeps one copy of the code, `peel` gives the last tile a copy of its own.
enum class Tail : std::uint8_t { exact, mask, peel };

constexpr std::string_view name_of(Tail tail) {
  switch (tail) {
    case Tail::exact: return "exact";
    case Tail::mask: return "mask";
    case Tail::peel: return "peel";
  }
  return "";
}

struct Loop {
  std::string name;         // unique within the stage
  std::int64_t extent = 1;
  LoopRole role = LoopRole::spatial;
  Annotation annotation = Annotation::none;
  friend bool operator==(const Loop&, const Loop&) = default;
};

/// parent = (parts[0] * lengths[0] + parts[1]) * lengths[1] + ... ; lengths has one entry less
/// than parts: the outermost extent is the parent's divided by all lengths, rounded up.
struct SplitRelation {
  std::string parent;
  std::vector<std::string> parts;
  std::vector<std::int64_t> lengths;
  Tail tail = Tail::mask;

  std::int64_t inner_product() const {
    std::int64_t product = 1;
    for (std::int64_t length : lengths) product *= length;
    return product;
  }
};

struct FuseRelation {
  std::vector<std::string> parents;  // outermost first
  std::string fused;
};

/// One split or fuse, in the order they were made. Exactly one of the two is set.
struct Relation {
  enum class Kind : std::uint8_t { split, fuse };
  Kind kind = Kind::split;
  SplitRelation split;
  FuseRelation fuse;
};

}  // namespace hone
