// dsl/text/node_list.hpp
// The nodes of a text while it is read. What was written before is found again by its hash, so that
// it becomes one node.
#pragma once

#include <hone/dsl/text/tree.hpp>

#include <cstddef>
#include <cstdint>

namespace hone::dsl {

/// The operands of a node while they are read.
struct TextOperands {
  static constexpr std::size_t most = 16;

  std::uint16_t nodes[most] = {};
  std::size_t count = 0;
};

class TextNodeList {
 public:
  using Id = std::uint16_t;

  /// `nodes` and `links` have room for what TextTree says.
  constexpr TextNodeList(const char* text, TextNode* nodes, Id* links)
      : text_(text), nodes_(nodes), links_(links) {}

  constexpr std::size_t size() const { return size_; }

  /// The node, which may be an earlier one.
  constexpr Id add(TextNode node, const TextOperands& operands) {
    std::size_t hash =
        std::size_t(node.kind) + 3 * std::size_t(node.op) + static_cast<std::size_t>(node.integer);
    for (std::size_t c = 0; c < operands.count; ++c) hash = 7 * hash + operands.nodes[c];
    for (std::size_t n = 0; n < node.length; ++n) {
      hash = 7 * hash + static_cast<unsigned char>(text_[node.begin + n]);
    }
    Id& newest = newest_[hash % buckets];
    if (node.kind != TextKind::statement) {
      for (Id n = newest; n != 0; n = nodes_[n - 1U].next) {
        if (is_same(nodes_[n - 1U], node, operands)) return static_cast<Id>(n - 1);
      }
    }
    node.first = static_cast<Id>(links_used_);
    node.count = static_cast<Id>(operands.count);
    node.next = newest;
    for (std::size_t c = 0; c < operands.count; ++c) links_[links_used_++] = operands.nodes[c];
    nodes_[size_] = node;
    newest = static_cast<Id>(size_ + 1);
    return static_cast<Id>(size_++);
  }

 private:
  static constexpr std::size_t buckets = 64;

  constexpr bool is_same(const TextNode& a, const TextNode& b, const TextOperands& operands) const {
    if (a.kind != b.kind || a.op != b.op || a.integer != b.integer || a.length != b.length ||
        a.count != operands.count || a.real < b.real || a.real > b.real) {
      return false;
    }
    for (std::size_t c = 0; c < operands.count; ++c) {
      if (links_[a.first + c] != operands.nodes[c]) return false;
    }
    for (std::size_t n = 0; n < a.length; ++n) {
      if (text_[a.begin + n] != text_[b.begin + n]) return false;
    }
    return true;
  }

  const char* text_;
  TextNode* nodes_;
  Id* links_;
  std::size_t size_ = 0;
  std::size_t links_used_ = 0;
  Id newest_[buckets] = {};  // for each hash the newest node, counted from 1
};

}  // namespace hone::dsl
