// codegen/llvm_text.hpp
// The text of one LLVM function while it is being printed: a stack of scopes, one for each loop or
// branch that is open.
//
// A value is printed in the outermost scope in which its operands are known, once: common
// subexpressions are shared and what does not change in a loop stands before it, without any pass
// over the finished text. This works because the text of a scope is appended to the scope around it
// only when it is closed; until then that scope's end is the place just before the loop.
//
//   scope 0   %1 = mul i64 %A.stride.0, 3          <- printed here although asked for in scope 2
//   scope 1     loop C.i.0
//   scope 2       loop C.sum.k: asks for 3 * A.stride.0
#pragma once

#include <hone/support/error.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hone::llvm_ir {

/// A value and the scope that it is known from.
struct Value {
  std::string name;
  int depth = 0;
};

struct TextScope {
  std::string text;
  std::string label;    // of the block that `text` ends in
  bool guards = false;  // may not run: what could trap must not move out
  std::unordered_map<std::string, std::string> values;  // right-hand side -> name
};

class FunctionText {
 public:
  FunctionText() { open("entry", false); }

  int depth() const { return static_cast<int>(scopes_.size()) - 1; }
  TextScope& top() { return scopes_.back(); }

  void open(std::string label, bool guards) {
    scopes_.push_back({{}, std::move(label), guards, {}});
  }

  /// Ends the innermost scope and hands it over.
  TextScope close() {
    TextScope scope = std::move(scopes_.back());
    scopes_.pop_back();
    return scope;
  }

  /// A line in the innermost scope.
  void line(std::string_view text) { append(top().text, text); }

  /// A line in the function's entry block, before everything else there: for alloca.
  void entry_line(std::string_view text) { append(entry_, text); }
  const std::string& entry_lines() const { return entry_; }

  std::string fresh(std::string_view stem) { return concat(stem, next_++); }

  /// The value of a right-hand side, printed at `depth` unless it is there already.
  Value shared(int depth, const std::string& right) {
    TextScope& scope = scopes_[static_cast<std::size_t>(depth)];
    const auto [known, is_new] = scope.values.try_emplace(right);
    if (is_new) {
      known->second = fresh("%v");
      append(scope.text, concat(known->second, " = ", right));
    }
    return {known->second, depth};
  }

  /// The same for what may trap: the value that a scope from `outermost` on has, or a new one
  /// printed at `depth`.
  Value shared_from(int outermost, int depth, const std::string& right) {
    for (int d = outermost; d < depth; ++d) {
      const auto& values = scopes_[static_cast<std::size_t>(d)].values;
      if (const auto known = values.find(right); known != values.end()) return {known->second, d};
    }
    return shared(depth, right);
  }

  /// The value of a right-hand side that must be computed here and now.
  Value here(const std::string& right) {
    const std::string name = fresh("%v");
    line(concat(name, " = ", right));
    return {name, depth()};
  }

  /// The outermost scope that runs whenever this one does: what may trap can move out so far.
  int guard_depth() const {
    for (int d = depth(); d > 0; --d) {
      if (scopes_[static_cast<std::size_t>(d)].guards) return d;
    }
    return 0;
  }

 private:
  static void append(std::string& out, std::string_view text) {
    out += "  ";
    out += text;
    out += '\n';
  }

  std::vector<TextScope> scopes_;
  std::string entry_;
  int next_ = 0;
};

}  // namespace hone::llvm_ir
