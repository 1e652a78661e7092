// ir/validate.hpp
// Is a lowered function well formed? Runs between passes and always before codegen: what LLVM calls
// a fatal error ends the process.
//
//   problems(f)    one line for each violation: "check: where: what is wrong"
//   validate(f)    InternalError with the problems and the printed function, if there are any
//
// The rules themselves are the lists of ir/checks.hpp.
#pragma once

#include <hone/ir/checks.hpp>
#include <hone/ir/visit_stmt.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hone::ir {

namespace detail {

/// The first line of a statement, without the colon of a loop.
inline std::string headline(const Stmt& s) {
  const std::string text = to_string(s);
  const std::string line = text.substr(0, text.find('\n'));
  return line.back() == ':' ? line.substr(0, line.size() - 1) : line;
}

/// Whether a handle that must be there is empty; nothing else can be looked at then.
inline bool has_holes(const Expr& e) {
  bool holes = !e;
  if (e) for_each_child(e, [&](const Expr& child) { holes = holes || has_holes(child); });
  return holes;
}

inline bool has_holes(const Stmt& s) {
  if (!s) return true;
  bool holes = false;
  for_each_expr(s, [&](const Expr& e) { holes = holes || has_holes(e); });
  for_each_child(s, [&](const Stmt& child) { holes = holes || has_holes(child); });
  return holes;
}

/// What `s` brings into the view of its body, for as long as this lives.
class Entered {
 public:
  Entered(const Stmt& s, Surroundings& around)
      : around_(around), names_(around.names.size()), buffers_(around.buffers.size()),
        loops_(around.loops.size()) {
    if (const For* loop = s.as<For>()) {
      const bool lanes = loop->kind == LoopKind::unrolled || loop->kind == LoopKind::vectorized;
      around.names.push_back({loop->var, index_type, lanes});
      around.loops.push_back(loop->kind);
    } else if (const Let* let = s.as<Let>()) {
      around.names.push_back({let->name, let->value.type()});
    } else if (const Allocate* allocate = s.as<Allocate>()) {
      around.buffers.push_back(allocate->buffer);
    }
  }
  Entered(const Entered&) = delete;
  Entered& operator=(const Entered&) = delete;
  ~Entered() {
    around_.names.erase(around_.names.begin() + static_cast<std::ptrdiff_t>(names_),
                        around_.names.end());
    around_.buffers.erase(around_.buffers.begin() + static_cast<std::ptrdiff_t>(buffers_),
                          around_.buffers.end());
    around_.loops.erase(around_.loops.begin() + static_cast<std::ptrdiff_t>(loops_),
                        around_.loops.end());
  }

 private:
  Surroundings& around_;
  std::size_t names_, buffers_, loops_;
};

inline void check_expr(const Expr& e, const Surroundings& around, std::vector<std::string>& found) {
  for (const ExprCheck& check : expr_checks) {
    const std::string wrong = check.wrong(e, around);
    if (!wrong.empty()) found.push_back(concat(check.name, ": ", to_string(e), ": ", wrong));
  }
}

inline void find_problems(const Stmt& s, Surroundings& around, std::vector<std::string>& found) {
  for (const StmtCheck& check : stmt_checks) {
    const std::string wrong = check.wrong(s, around);
    if (!wrong.empty()) found.push_back(concat(check.name, ": ", headline(s), ": ", wrong));
  }
  for_each_expr(s, [&](const Expr& whole) {
    visit_preorder(whole, [&](const Expr& e) { check_expr(e, around, found); });
  });
  const Entered entered(s, around);
  for_each_child(s, [&](const Stmt& child) { find_problems(child, around, found); });
}

/// The arguments and their strides, which every expression of the function may use.
inline Surroundings of_arguments(const Function& f, std::vector<std::string>& found) {
  Surroundings around;
  for (const Buffer& b : f.arguments) {
    const bool argument = b.scope == Scope::input || b.scope == Scope::output;
    if (!argument) {
      found.push_back(concat("arguments: ", to_string(b), ": its scope is ", name_of(b.scope)));
    }
    if (around.find_buffer(b.name)) found.push_back(concat("arguments: ", b.name, " twice"));
    around.buffers.push_back(b);
    for (std::size_t dim = 0; dim < b.shape.size(); ++dim) {
      around.names.push_back({stride_name(b.name, dim), index_type});
    }
  }
  return around;
}

}  // namespace detail

/// Every violation, outermost first; empty if the function is well formed.
inline std::vector<std::string> problems(const Function& f) {
  std::vector<std::string> found;
  detail::Surroundings around = detail::of_arguments(f, found);
  if (detail::has_holes(f.body)) return {"complete: an expression or statement is missing"};
  detail::find_problems(f.body, around, found);
  return found;
}

/// InternalError with all problems and the function, unless it is well formed.
inline void validate(const Function& f) {
  const std::vector<std::string> found = problems(f);
  if (found.empty()) return;
  std::string text;
  for (const std::string& each : found) text += each + "\n";
  fail<InternalError>("internal error in hone: the lowered function is not well formed\n", text,
                      to_string(f));
}

}  // namespace hone::ir
