// ir/stmt.hpp
// Statements and functions: what a schedule lowers to, and what codegen prints.
//
//   stmt = For(var, extent, kind, body)        var runs over [0, extent)
//        | Store(buffer, indices, value, predicate)
//        | Block(stmts) | If(condition, then) | Allocate(buffer, body) | Let(name, value, body)
//
// A function owns the list of its buffers. Indices are one per dimension until `flatten` made them
// one element offset. A Let names a value of an index type once for all uses in its body.
#pragma once

#include <hone/ir/expr.hpp>

namespace hone::ir {

enum class LoopKind : std::uint8_t { serial, parallel, vectorized, unrolled };

/// Where a buffer lives. `registers` are SSA values: every index is a constant.
enum class Scope : std::uint8_t { input, output, workspace, stack, registers };

/// A tensor's memory. Arguments (input, output) have run-time strides, one i64 variable for each
/// dimension but the unit one, unless they are marked dense; all others are dense and row-major.
struct Buffer {
  std::string name;
  Type type;
  std::vector<std::int64_t> shape;  // in elements of `type`
  Scope scope = Scope::stack;
  std::int32_t argument = -1;       // position in `data`; -1 for temporaries
  std::int32_t unit_dim = -1;       // the dimension of stride 1 of an argument; -1: none
  bool is_dense = false;            // an argument that is row-major too, without strides

  std::int64_t elements() const {
    std::int64_t n = 1;
    for (std::int64_t extent : shape) n *= extent;
    return n;
  }
};

struct StmtNode;

class Stmt {
 public:
  Stmt() = default;
  explicit Stmt(std::shared_ptr<const StmtNode> node) : node_(std::move(node)) {}
  explicit operator bool() const { return node_ != nullptr; }
  const StmtNode* get() const { return node_.get(); }
  const StmtNode* operator->() const { return node_.get(); }
  template <class T>
  const T* as() const;

 private:
  std::shared_ptr<const StmtNode> node_;
};

struct For {
  std::string var;
  Expr extent;  // of index_type; a constant unless a tail shortens a serial loop
  LoopKind kind = LoopKind::serial;
  Stmt body;
};
struct Store {
  std::string buffer;
  std::vector<Expr> indices;
  Expr value;
  Expr predicate;  // empty: always
};
struct Block {
  std::vector<Stmt> stmts;
};
struct If {
  Expr condition;  // scalar bool
  Stmt then_body;
};
struct Allocate {
  Buffer buffer;
  Stmt body;
};
struct Let {
  std::string name;
  Expr value;
  Stmt body;
};

struct StmtNode {
  std::variant<For, Store, Block, If, Allocate, Let> data;
};

template <class T>
const T* Stmt::as() const {
  return node_ ? std::get_if<T>(&node_->data) : nullptr;
}

template <class T>
Stmt make_stmt(T data) {
  return Stmt(std::make_shared<const StmtNode>(StmtNode{std::move(data)}));
}

/// The statements in order; nested blocks are flattened, a single statement stays itself.
inline Stmt block(std::vector<Stmt> stmts) {
  std::vector<Stmt> flat;
  for (Stmt& s : stmts) {
    if (!s) continue;
    if (const Block* inner = s.as<Block>()) {
      flat.insert(flat.end(), inner->stmts.begin(), inner->stmts.end());
    } else {
      flat.push_back(std::move(s));
    }
  }
  if (flat.size() == 1) return flat.front();
  return make_stmt(Block{std::move(flat)});
}

/// A lowered kernel. `arguments` are the inputs and outputs in the order of `data`.
struct Function {
  std::string name = "kernel";
  std::vector<Buffer> arguments;
  Stmt body;
};

/// The variable that holds stride `dim` of argument `buffer`, in elements.
inline std::string stride_name(const std::string& buffer, std::size_t dim) {
  return buffer + ".stride." + std::to_string(dim);
}

}  // namespace hone::ir
