// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json_places.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace heedmap {

namespace {

using Json = nlohmann::json;

/// Walks the text and counts.
class CountingIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        ++at_;
        ++*count_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
    bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

  private:
    const char* at_;
    std::size_t* count_;
};

/// Looks for a key in one object of a text that was well formed so far, and stops at the last place
/// that is wanted.
class KeyFinder : public Json::json_sax_t {
  public:
    KeyFinder(std::size_t ordinal, const std::string& key, std::size_t most,
              const std::size_t& position)
        : ordinal_(ordinal), key_(key), most_(most), position_(position) {}

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
    bool string(string_t& /*value*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return true; }
    bool start_object(std::size_t /*size*/) override { return open(); }
    bool start_array(std::size_t /*size*/) override { return open(); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        if (open_.back() != ordinal_ || name != key_) {
            return true;
        }
        found.push_back(position_);
        return found.size() < most_;
    }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const Json::exception& /*exception*/) override {
        return false;
    }

    std::vector<std::size_t> found; ///< right behind the key's closing quotes

  private:
    bool open() {
        open_.push_back(opened_++);
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    std::size_t ordinal_;
    const std::string& key_;
    std::size_t most_;
    const std::size_t& position_;
    std::size_t opened_ = 0;
    std::vector<std::size_t> open_;
};

} // namespace

std::string json_place(std::string_view text, std::size_t at, std::size_t first_byte) {
    const std::string byte = "byte " + std::to_string(first_byte + at);
    if (text.find('\n') == std::string_view::npos) {
        return byte;
    }
    const std::string_view before = text.substr(0, at);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    return "line " + std::to_string(line) + ", " + byte;
}

std::size_t key_begin(std::string_view text, std::size_t end) {
    std::size_t at = end - 1; // the closing quote
    while (at > 0) {
        at = text.rfind('"', at - 1);
        std::size_t backslashes = 0;
        while (backslashes < at && text[at - 1 - backslashes] == '\\') {
            ++backslashes;
        }
        if (backslashes % 2 == 0) {
            break;
        }
    }
    return at;
}

std::vector<std::size_t> places_of_key(std::string_view text, std::size_t ordinal,
                                       const std::string& key, std::size_t most) {
    std::size_t position = 0;
    KeyFinder finder(ordinal, key, most, position);
    sax_parse_counted(text, finder, position);
    std::vector<std::size_t> places;
    for (const std::size_t end : finder.found) {
        places.push_back(key_begin(text, end));
    }
    return places;
}

bool sax_parse_counted(std::string_view text, Json::json_sax_t& handler, std::size_t& position) {
    std::size_t unused = 0;
    return Json::sax_parse(CountingIterator(text.data(), &position),
                           CountingIterator(text.data() + text.size(), &unused), &handler);
}

} // namespace heedmap
