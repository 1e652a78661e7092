// ir/print_stmt.hpp
// Statements and functions as text; ir/print.hpp shows the form and prints the expressions.
//
// Two spaces for each level, a line for each statement, a newline at the end of each line.
#pragma once

#include <hone/ir/print.hpp>

namespace hone::ir {

constexpr std::string_view name_of(LoopKind kind) {
  switch (kind) {
    case LoopKind::serial: return "serial";
    case LoopKind::parallel: return "parallel";
    case LoopKind::vectorized: return "vectorized";
    case LoopKind::unrolled: return "unrolled";
  }
  return "";
}

constexpr std::string_view name_of(Scope scope) {
  switch (scope) {
    case Scope::input: return "in";
    case Scope::output: return "out";
    case Scope::workspace: return "workspace";
    case Scope::stack: return "stack";
    case Scope::registers: return "registers";
  }
  return "";
}

/// "A: float[128, 768]"
inline std::string to_string(const Buffer& buffer) {
  std::string shape;
  for (const std::int64_t extent : buffer.shape) {
    shape += (shape.empty() ? "" : ", ") + std::to_string(extent);
  }
  const std::string type = to_string(buffer.type);
  return buffer.name + ": " + (buffer.type.is_vector() ? "(" + type + ")" : type) + "[" + shape +
         "]";
}

namespace detail {

struct PrintStmt {
  std::string indent;

  std::string inside(const Stmt& body) const;
  std::string line(const std::string& text) const { return indent + text + "\n"; }

  std::string operator()(const For& s) const {
    const std::string kind =
        s.kind == LoopKind::serial ? "" : std::string(name_of(s.kind)) + " ";
    return line(kind + "for " + s.var + " in 0.." + in_parentheses_below(unary_level, s.extent) +
                ":") +
           inside(s.body);
  }
  std::string operator()(const Store& s) const {
    const std::string text = element_text(s.buffer, s.indices) + " = " +
                             in_parentheses_below(conditional_level + 1, s.value);
    return line(s.predicate ? text + " if " + to_string(s.predicate) : text);
  }
  std::string operator()(const Block& s) const {
    std::string text;
    for (const Stmt& each : s.stmts) text += std::visit(*this, each->data);
    return text;
  }
  std::string operator()(const If& s) const {
    return line("if " + to_string(s.condition) + ":") + inside(s.then_body);
  }
  std::string operator()(const Allocate& s) const {
    return line("allocate " + to_string(s.buffer) + " in " +
                std::string(name_of(s.buffer.scope))) +
           (s.body ? std::visit(*this, s.body->data) : std::string());
  }
  std::string operator()(const Let& s) const {
    return line("let " + s.name + " = " + to_string(s.value)) +
           (s.body ? std::visit(*this, s.body->data) : std::string());
  }
};

inline std::string PrintStmt::inside(const Stmt& body) const {
  const PrintStmt deeper{indent + "  "};
  const Block* list = body.as<Block>();
  if (!body || (list && list->stmts.empty())) return deeper.line("nothing");
  return std::visit(deeper, body->data);
}

}  // namespace detail

/// Lines that start `depth` levels in. An allocation or let holds to the end of its block.
inline std::string to_string(const Stmt& s, int depth = 0) {
  const std::string indent(2 * static_cast<std::size_t>(depth), ' ');
  return s ? std::visit(detail::PrintStmt{indent}, s->data) : indent + "nothing\n";
}

inline std::string to_string(const Function& f) {
  std::string arguments;
  for (const Buffer& b : f.arguments) {
    arguments += (arguments.empty() ? "" : ", ") + std::string(name_of(b.scope)) + " ";
    arguments += to_string(b);
  }
  return f.name + "(" + arguments + "):\n" + to_string(f.body, 1);
}

}  // namespace hone::ir
