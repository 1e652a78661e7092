// support/json.hpp
// Writes JSON, on one line and in the order of the calls; hone reads none here.
//
//   JsonWriter json;
//   json.object([&] {
//     json.field("name", "dense");
//     json.key("ms").array([&] { json.value(1.5).value(2); });
//   });
//   json.text()   ->   {"name": "dense", "ms": [1.5, 2]}
//
// Objects and arrays close with the scope of their body, so that they always balance.
#pragma once

#include <hone/support/text.hpp>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace hone {

class JsonWriter {
 public:
  template <class Body>
  JsonWriter& object(Body&& body) {
    return enclosed('{', body, '}');
  }

  template <class Body>
  JsonWriter& array(Body&& body) {
    return enclosed('[', body, ']');
  }

  /// The name of the member whose value comes next.
  JsonWriter& key(std::string_view name) {
    separate();
    text_ += quote_json(name) + ": ";
    first_ = true;  // no comma between a name and its value
    return *this;
  }

  JsonWriter& value(std::string_view text) { return raw(quote_json(text)); }
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::nullptr_t) { return raw("null"); }

  template <std::same_as<bool> T>
  JsonWriter& value(T truth) {
    return raw(truth ? "true" : "false");
  }

  template <std::integral T>
  requires(!std::same_as<T, bool>) JsonWriter& value(T number) {
    return raw(std::to_string(number));
  }

  /// The shortest text that reads back as the same number; null for NaN and the infinities, which
  /// JSON cannot say.
  template <std::floating_point T>
  JsonWriter& value(T number) {
    return raw(std::isfinite(number) ? number_text(number) : "null");
  }

  template <class T>
  JsonWriter& field(std::string_view name, const T& content) {
    return key(name).value(content);
  }

  const std::string& text() const { return text_; }

 private:
  void separate() {
    if (!first_) text_ += ", ";
    first_ = false;
  }

  JsonWriter& raw(std::string_view token) {
    separate();
    text_ += token;
    return *this;
  }

  template <class Body>
  JsonWriter& enclosed(char open, Body& body, char close) {
    separate();
    text_ += open;
    first_ = true;
    body();
    text_ += close;
    first_ = false;
    return *this;
  }

  std::string text_;
  bool first_ = true;
};

}  // namespace hone
