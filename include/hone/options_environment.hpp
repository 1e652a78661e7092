// options_environment.hpp
// Options reflected with Boost.Hana: environment variables override the members that one word can
// set. HONE_ and the member's name in capitals: HONE_BUDGET=2.5, HONE_THREADS=1.
//
// To add one: its name in the list below.
#pragma once

#include <hone/options.hpp>
#include <hone/support/error.hpp>
#include <hone/support/text.hpp>

#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/core/to.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/keys.hpp>
#include <boost/hana/at_key.hpp>
#include <boost/hana/string.hpp>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <string>
#include <type_traits>

BOOST_HANA_ADAPT_STRUCT(hone::Options, budget, max_trials, seed, threads, target);

namespace hone {

namespace detail {

inline std::string environment_name(std::string_view member) {
  std::string name = "HONE_";
  for (char c : member) name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

inline void set_from(std::string& member, const std::string&, const std::string& text) {
  member = text;
}

inline void set_from(std::chrono::duration<double>& member, const std::string& name,
                     const std::string& text) {
  const auto seconds = parse_double(text);
  require(seconds.has_value(), name, "=", text, ": give a number of seconds");
  member = std::chrono::duration<double>(*seconds);
}

template <class Integer>
  requires std::is_integral_v<Integer>
void set_from(Integer& member, const std::string& name, const std::string& text) {
  const auto number = parse_int64(text);
  const bool fits = number && *number >= 0 &&
                    static_cast<std::uint64_t>(*number) <=
                        static_cast<std::uint64_t>(std::numeric_limits<Integer>::max());
  require(fits, name, "=", text, ": give a whole number from 0 to ",
          std::min<std::uint64_t>(std::numeric_limits<Integer>::max(),
                                  std::numeric_limits<std::int64_t>::max()));
  member = static_cast<Integer>(*number);
}

}  // namespace detail

/// The options with what the environment says in their place. UserError if that is no value.
inline Options with_environment(Options options) {
  boost::hana::for_each(boost::hana::keys(options), [&](auto key) {
    const std::string name =
        detail::environment_name(boost::hana::to<const char*>(key));
    const char* text = std::getenv(name.c_str());
    if (text != nullptr) detail::set_from(boost::hana::at_key(options, key), name, text);
  });
  return options;
}

}  // namespace hone
