// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pattern_dialect.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace heedmap {

namespace {

struct NamedClass {
    std::string_view name;
    std::string_view ours; ///< between brackets
};

/// Oniguruma's `[:name:]`. [:graph:] and [:print:] depend on the version of Unicode too much.
constexpr NamedClass posix_classes[] = {
    {"alpha", R"(\p{Alphabetic})"}, {"alnum", R"(\p{Alphabetic}\p{Nd})"},
    {"ascii", R"(\x00-\x7F)"},      {"blank", R"(\p{Zs}\t)"},
    {"cntrl", R"(\p{Cc})"},         {"digit", R"(\p{Nd})"},
    {"lower", R"(\p{Lowercase})"},  {"punct", R"(\p{P}\p{S})"},
    {"space", white_space_class},   {"upper", R"(\p{Uppercase})"},
    {"word", word_class},           {"xdigit", "0-9A-Fa-f"},
};

/// Oniguruma's `\w` is [:word:] and Latin-1's superscript and broken numbers.
const std::string word_escape = std::string(word_class) + R"(\xB2\xB3\xB9\xBC-\xBE)";

std::optional<std::string_view> class_of_escape(char name) {
    switch (name) {
    case 's':
    case 'S':
        return white_space_class;
    case 'w':
    case 'W':
        return word_escape;
    case 'h':
    case 'H':
        return "0-9A-Fa-f";
    default:
        return std::nullopt;
    }
}

/// Whether `name` is a script, such as Han; PCRE2's plain name for it means its extensions.
bool is_script(std::string_view name) {
    const std::string text(name);
    const std::int32_t value = u_getPropertyValueEnum(UCHAR_SCRIPT, text.c_str());
    const bool category =
        u_getPropertyValueEnum(UCHAR_GENERAL_CATEGORY_MASK, text.c_str()) != UCHAR_INVALID_CODE;
    return value != UCHAR_INVALID_CODE && !category;
}

bool is_hex(std::string_view text) {
    return text.find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

class Translator {
  public:
    explicit Translator(std::string_view pattern) : rest_(pattern) {}

    Result<std::string> run();

  private:
    void read_escape();
    void read_boundary(bool at);
    void read_property(std::string_view escape);
    void read_group();
    void read_interval();
    void open_brackets();
    void read_in_brackets();
    std::string_view take(std::size_t bytes);
    void refuse(std::string what);

    std::string_view rest_;
    std::string out_;
    bool in_brackets_ = false;
    std::string refused_;
};

std::string_view Translator::take(std::size_t bytes) {
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(taken.size());
    return taken;
}

void Translator::refuse(std::string what) {
    if (refused_.empty()) {
        refused_ = std::move(what);
    }
}

Result<std::string> Translator::run() {
    while (!rest_.empty() && refused_.empty()) {
        if (rest_[0] == '\\' && rest_.size() > 1) {
            read_escape();
        } else if (in_brackets_) {
            read_in_brackets();
        } else if (rest_[0] == '[') {
            open_brackets();
        } else if (rest_.starts_with("(?")) {
            read_group();
        } else if (rest_.starts_with("{,")) {
            read_interval();
        } else {
            out_ += take(1);
        }
    }
    if (!refused_.empty()) {
        return Error{ErrorKind::invalid, {}, {}, {}, "a regular expression without " + refused_};
    }
    return std::move(out_);
}

void Translator::read_escape() {
    const std::string_view escape = take(2);
    const char name = escape[1];
    if (const auto set = class_of_escape(name)) {
        const bool others = name >= 'A' && name <= 'Z';
        if (!in_brackets_) {
            out_ += (others ? "[^" : "[") + std::string(*set) + "]";
        } else if (!others) {
            out_ += *set;
        } else if (name == 'S') {
            out_ += escape; // as in [^\S\n]: the same but for U+180E
        } else {
            refuse(std::string(escape) + " in brackets");
        }
    } else if ((name == 'b' || name == 'B') && !in_brackets_) {
        read_boundary(name == 'b');
    } else if (name == 'p' || name == 'P') {
        read_property(escape);
    } else if (name == 'u' && rest_.size() >= 4 && is_hex(rest_.substr(0, 4))) {
        out_ += R"(\x{)" + std::string(take(4)) + "}";
    } else {
        out_ += escape;
    }
}

/// A word's begin or end (`at`), or a place that is neither.
void Translator::read_boundary(bool at) {
    const std::string word = "[" + word_escape + "]";
    const std::string after = "(?<=" + word + ")";
    const std::string not_after = "(?<!" + word + ")";
    const std::string before = "(?=" + word + ")";
    const std::string not_before = "(?!" + word + ")";
    out_ += "(?:" + after + (at ? not_before : before) + "|" + not_after +
            (at ? before : not_before) + ")";
}

void Translator::read_property(std::string_view escape) {
    const std::size_t end = rest_.find('}');
    if (!rest_.starts_with('{') || end == std::string_view::npos) {
        out_ += escape;
        return;
    }
    std::string_view name = take(end + 1).substr(1, end - 1);
    const bool inverted = name.starts_with('^');
    name.remove_prefix(inverted ? 1 : 0);
    out_ += escape;
    out_ += inverted ? "{^" : "{";
    out_ += is_script(name) ? "sc:" : "";
    out_ += name;
    out_ += '}';
}

/// `(?m` lets the dot take line ends in Oniguruma, which is `(?s` in PCRE2.
void Translator::read_group() {
    out_ += take(2);
    const std::size_t letters =
        std::min(rest_.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"),
                 rest_.size());
    if (letters == rest_.size() || (rest_[letters] != ':' && rest_[letters] != ')')) {
        return; // no options
    }
    for (const char option : take(letters)) {
        if (std::string_view("imx-").find(option) == std::string_view::npos) {
            refuse(std::string("the option ") + option);
        }
        out_ += option == 'm' ? 's' : option;
    }
}

/// `{,3}` is `{0,3}`.
void Translator::read_interval() {
    const std::size_t end = rest_.find_first_not_of("0123456789", 2);
    if (end != std::string_view::npos && end > 2 && rest_[end] == '}') {
        out_ += "{0";
        take(1);
    } else {
        out_ += take(1);
    }
}

void Translator::open_brackets() {
    out_ += take(rest_.starts_with("[^") ? 2 : 1);
    in_brackets_ = true;
    if (rest_.starts_with(']')) {
        out_ += take(1); // a bracket that stands for itself
    }
}

void Translator::read_in_brackets() {
    if (rest_.starts_with("&&")) {
        refuse("&& in brackets");
    } else if (rest_[0] == '[') {
        const std::size_t end = rest_.starts_with("[:") ? rest_.find(":]") : std::string_view::npos;
        const std::string_view name =
            end == std::string_view::npos ? std::string_view() : rest_.substr(2, end - 2);
        const auto* known =
            std::find_if(std::begin(posix_classes), std::end(posix_classes),
                         [&](const NamedClass& entry) { return entry.name == name; });
        if (known == std::end(posix_classes)) {
            refuse(name.empty() ? "brackets in brackets" : "[:" + std::string(name) + ":]");
            return;
        }
        out_ += known->ours;
        take(end + 2);
    } else {
        in_brackets_ = rest_[0] != ']';
        out_ += take(1);
    }
}

} // namespace

Result<std::string> pattern_in_our_dialect(std::string_view pattern) {
    return Translator(pattern).run();
}

} // namespace heedmap
